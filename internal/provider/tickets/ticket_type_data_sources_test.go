package tickets_test

import (
	"net/http"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// lookup is the configuration of a data source.
func lookup(source string, lines ...string) string {
	return block(`data "intercom_`+source+`" "test"`, lines...)
}

// refusals are steps in which a data source fails.
func refusals(source string, cases []refusal) []resource.TestStep {
	var steps []resource.TestStep
	for _, refused := range cases {
		steps = append(steps, resource.TestStep{Config: lookup(source, refused.line), PlanOnly: true, ExpectError: acctest.ExpectMessage(refused.said...)})
	}
	return steps
}

type refusal struct {
	line string
	said []string
}

func TestAccTicketTypeDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	const address = "data.intercom_ticket_type.test"
	bugs := []statecheck.StateCheck{
		text(address, "id", emulator.SampleTicketTypeID),
		text(address, "name", "Bug report"),
		text(address, "description", "Something does not work"),
		text(address, "category", "Customer"),
		text(address, "icon", "🐛"),
		known(address, "is_internal", knownvalue.Bool(false)),
		text(address, "default_title_attribute_id", "72"),
		text(address, "default_description_attribute_id", "73"),
		known(address, "ticket_states", knownvalue.ListSizeExact(4)),
	}
	w.Test(
		resource.TestStep{Config: lookup("ticket_type", `id = "71"`), ConfigStateChecks: bugs},
		resource.TestStep{Config: lookup("ticket_type", `name = "Bug report"`), ConfigStateChecks: bugs},
	)
}

func TestAccTicketTypeDataSourceRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	twin := map[string]any{"name": "Twin"}
	one := `[id,name]`
	steps := refusals("ticket_type", []refusal{
		{`name = "Fax request"`, []string{`No ticket type named "Fax request"`, "The workspace has these:", "- Bug report (Customer, id 71)"}},
		{`id = "999"`, []string{"Cannot read: there is no such object", "GET /ticket_types/999: 404 not_found", "request id"}},
		{``, []string{"Exactly one of these attributes must be configured:", one}},
		{"id = \"71\"\n  name = \"Bug report\"", []string{"Exactly one of these attributes must be configured:", one}},
		{`name = ""`, []string{"name string length must be at least 1"}},
		{`id = ".."`, []string{"id must be an id as Intercom shows it"}},
	})
	w.Test(append(steps, resource.TestStep{
		PreConfig: func() {
			w.Do(http.MethodPost, "/ticket_types", twin)
			w.Do(http.MethodPost, "/ticket_types", twin)
		},
		Config: lookup("ticket_type", `name = "Twin"`), PlanOnly: true,
		ExpectError: acctest.ExpectMessage(`Several match ticket type named "Twin"`, "Name one of them by its id:", "- Twin (Customer, id 1001)", "- Twin (Customer, id 1004)"),
	})...)
}

func TestAccTicketTypesDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	const address = "data.intercom_ticket_types.test"
	w.Test(
		resource.TestStep{
			Config: lookup("ticket_types"),
			ConfigStateChecks: []statecheck.StateCheck{
				known(address, "ticket_types", knownvalue.ListSizeExact(2)), // the archived one is left out
				statecheck.ExpectKnownValue(address, tfjsonpath.New("ticket_types").AtSliceIndex(0), knownvalue.ObjectPartial(map[string]knownvalue.Check{
					"id": knownvalue.StringExact("71"), "name": knownvalue.StringExact("Bug report"),
					"default_title_attribute_id": knownvalue.StringExact("72"),
				})),
			},
		},
		resource.TestStep{
			PreConfig: changeKind(t, w, "Bug report", map[string]any{"archived": true}),
			Config:    lookup("ticket_types"), ConfigStateChecks: []statecheck.StateCheck{known(address, "ticket_types", knownvalue.ListSizeExact(1))},
		},
		resource.TestStep{
			PreConfig: w.Breaks(emulator.Fault{Pattern: "GET /ticket_types", Status: http.StatusForbidden}),
			Config:    lookup("ticket_types"), ExpectError: acctest.ExpectMessage("Cannot read: Intercom answered 403", address, "GET /ticket_types: 403", "request id"),
		},
	)
}
