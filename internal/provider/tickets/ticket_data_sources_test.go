package tickets_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

func lookTicket(id string) string {
	return fmt.Sprintf("data \"intercom_ticket\" \"test\" {\n  id = %q\n}\n", id)
}

func lookTickets(lines string) string {
	return "data \"intercom_tickets\" \"test\" {\n" + lines + "}\n"
}

// shows are the members that every version has in the same way.
func shows(stateID knownvalue.Check) map[string]knownvalue.Check {
	exact := knownvalue.StringExact
	return map[string]knownvalue.Check{
		"ticket_id": exact("33"), "ticket_type_id": exact(emulator.SampleTicketTypeID), "category": exact("Customer"),
		"contact_id": exact(emulator.SampleUserID), "ticket_state_id": stateID, "state_category": exact("in_progress"),
		"state_internal_label": exact("In progress"), "state_external_label": exact("In progress"),
		"admin_assignee_id": exact(bela), "team_assignee_id": exact(emulator.SampleTeamID), "snoozed_until": knownvalue.Null(),
		"open": knownvalue.Bool(true), "created_at": exact("2024-12-18T16:00:00Z"),
	}
}

// A state is a text until 2.11, and assignees are texts until 2.15.
func TestAccTicketDataSource(t *testing.T) {
	t.Parallel()
	exact := knownvalue.StringExact
	for version, stateID := range map[string]knownvalue.Check{
		"2.10": knownvalue.Null(), "2.12": exact("8270"), "2.15": exact("8270"), "2.16": exact("8270"), "Preview": exact("8270"),
	} {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Settings = fmt.Sprintf("api_version = %q", version)
			var checks []statecheck.StateCheck
			for name, check := range shows(stateID) {
				checks = append(checks, statecheck.ExpectKnownValue("data.intercom_ticket.test", tfjsonpath.New(name), check))
			}
			w.Test(
				resource.TestStep{Config: lookTicket(emulator.SampleTicketID), ConfigStateChecks: append(checks,
					statecheck.ExpectKnownValue("data.intercom_ticket.test", tfjsonpath.New("attributes"), knownvalue.ObjectExact(map[string]knownvalue.Check{
						"_default_title_": exact("Export fails"), "_default_description_": exact("The CSV has no rows."), "Severity": exact("High"),
					})),
					statecheck.ExpectKnownValue("data.intercom_ticket.test", tfjsonpath.New("parts"), knownvalue.ListExact([]knownvalue.Check{
						knownvalue.ObjectPartial(map[string]knownvalue.Check{
							"body": exact("<p>The CSV has no rows.</p>"), "author_email": exact("uma@example.com"), "ticket_state": knownvalue.Null(),
						}),
						knownvalue.ObjectPartial(map[string]knownvalue.Check{
							"part_type": exact("ticket_state_updated_by_admin"), "ticket_state": exact("in_progress"), "previous_ticket_state": exact("submitted"),
						}),
					})),
				)},
				resource.TestStep{Config: lookTicket("1"), ExpectError: acctest.ExpectMessage("Cannot read: there is no such object", "GET /tickets/1: 404")},
			)
		})
	}
}

func TestAccTicketsDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	made := fmt.Sprint(w.Do(http.MethodPost, "/tickets", map[string]any{
		"ticket_type_id": emulator.SampleTicketTypeID, "contacts": []any{map[string]any{"id": emulator.SampleOtherUserID}},
		"ticket_attributes": map[string]any{"_default_title_": "Login"},
	})["id"])
	found := func(ids ...string) []statecheck.StateCheck {
		var each []knownvalue.Check
		for _, id := range ids {
			each = append(each, knownvalue.ObjectPartial(map[string]knownvalue.Check{"id": knownvalue.StringExact(id)}))
		}
		return []statecheck.StateCheck{statecheck.ExpectKnownValue("data.intercom_tickets.test", tfjsonpath.New("tickets"), knownvalue.ListExact(each))}
	}
	filter := func(field, value string) string {
		return lookTickets(fmt.Sprintf("filter {\n  field = %q\n  operator = \"=\"\n  value = %q\n}\n", field, value))
	}
	w.Test(
		resource.TestStep{Config: lookTickets(""), ConfigStateChecks: append(found(emulator.SampleTicketID, emulator.SampleTrackerTicketID, made),
			statecheck.ExpectKnownValue("data.intercom_tickets.test", tfjsonpath.New("tickets").AtSliceIndex(0).AtMapKey("attributes"), knownvalue.MapExact(map[string]knownvalue.Check{
				"_default_title_": knownvalue.StringExact("Export fails"), "_default_description_": knownvalue.StringExact("The CSV has no rows."),
				"Severity": knownvalue.StringExact("High"),
			})),
			statecheck.ExpectKnownValue("data.intercom_tickets.test", tfjsonpath.New("tickets").AtSliceIndex(1).AtMapKey("admin_assignee_id"), knownvalue.Null()),
		)},
		resource.TestStep{Config: filter("state", "submitted"), ConfigStateChecks: found(made)},
		resource.TestStep{Config: filter("category", "request"), ConfigStateChecks: found(emulator.SampleTicketID, made)},
		resource.TestStep{Config: filter("category", "Customer"), ConfigStateChecks: found()},
		resource.TestStep{Config: filter("ticket_attribute.80", "c0ffee00-0000-4000-8000-000000000002"), ConfigStateChecks: found(emulator.SampleTicketID)},
	)
}
