package tickets_test

import (
	"net/http"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
)

func TestAccTicketTypeAttributesDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	const address = "data.intercom_ticket_type_attributes.test"
	builtIn := func(id, name string) knownvalue.Check {
		return knownvalue.ObjectPartial(map[string]knownvalue.Check{
			"id": knownvalue.StringExact(id), "ticket_type_id": knownvalue.StringExact("71"), "name": knownvalue.StringExact(name),
			"data_type": knownvalue.StringExact("string"), "built_in": knownvalue.Bool(true), "options": knownvalue.Null(),
		})
	}
	severity := knownvalue.ObjectExact(map[string]knownvalue.Check{
		"id": knownvalue.StringExact("80"), "ticket_type_id": knownvalue.StringExact("71"), "name": knownvalue.StringExact("Severity"),
		"description": knownvalue.StringExact("How bad it is"), "data_type": knownvalue.StringExact("list"), "built_in": knownvalue.Bool(false), "archived": knownvalue.Bool(false),
		"required_to_create": knownvalue.Bool(false), "required_to_create_for_contacts": knownvalue.Bool(false),
		"visible_on_create": knownvalue.Bool(true), "visible_to_contacts": knownvalue.Bool(true),
		"multiline": knownvalue.Null(), "allow_multiple_values": knownvalue.Null(),
		// The third item is archived.
		"options": knownvalue.ListExact([]knownvalue.Check{knownvalue.StringExact("Low"), knownvalue.StringExact("High")}),
		"option_ids": knownvalue.MapExact(map[string]knownvalue.Check{
			"Low":  knownvalue.StringExact("c0ffee00-0000-4000-8000-000000000001"),
			"High": knownvalue.StringExact("c0ffee00-0000-4000-8000-000000000002"),
		}),
	})
	has := func(attributes ...knownvalue.Check) []statecheck.StateCheck {
		return []statecheck.StateCheck{known(address, "ticket_type_attributes", knownvalue.ListExact(attributes))}
	}
	title, description := builtIn("72", "_default_title_"), builtIn("73", "_default_description_")
	w.Test(
		resource.TestStep{Config: lookup("ticket_type_attributes", `ticket_type_id = "71"`), ConfigStateChecks: has(title, description, severity)},
		resource.TestStep{
			PreConfig: w.Outside(http.MethodPut, "/ticket_types/71/attributes/80", map[string]any{"name": "Severity", "archived": true}),
			Config:    lookup("ticket_type_attributes", `ticket_type_id = "71"`), ConfigStateChecks: has(title, description),
		},
	)
	if requests := w.RequestCount(http.MethodGet, "/ticket_types/71"); requests != 0 {
		t.Errorf("%d single reads, though the list has all", requests)
	}
	w.Test(refusals("ticket_type_attributes", []refusal{
		{`ticket_type_id = "a/b"`, []string{"ticket_type_id must be an id as Intercom shows it"}},
		{`ticket_type_id = "1"`, []string{"Cannot read: there is no such object", "GET /ticket_types/1: 404", "(request id "}},
	})...)
}
