package conversations_test

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

const (
	one = "data.intercom_conversation.test"
	all = "data.intercom_conversations.test"
)

func conversation(id string) string {
	return fmt.Sprintf("data \"intercom_conversation\" \"test\" {\n  id = %q\n}\n", id)
}

func conversations(lines string) string {
	return "data \"intercom_conversations\" \"test\" {\n" + lines + "\n}\n"
}

// has checks texts and nulls (the empty text) of the conversation.
func has(values map[string]string) []statecheck.StateCheck {
	var checks []statecheck.StateCheck
	for name, value := range values {
		check := knownvalue.Check(knownvalue.Null())
		if value != "" {
			check = knownvalue.StringExact(value)
		}
		checks = append(checks, statecheck.ExpectKnownValue(one, tfjsonpath.New(name), check))
	}
	return checks
}

func TestAccConversationDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	part := func(values map[string]knownvalue.Check) knownvalue.Check { return knownvalue.ObjectPartial(values) }
	exact := knownvalue.StringExact
	w.Test(
		resource.TestStep{
			Config: conversation(emulator.SampleConversationID),
			ConfigStateChecks: append(has(map[string]string{
				"title": "Export fails", "state": "open", "priority": "high", "admin_assignee_id": "991267460",
				"team_assignee_id": emulator.SampleTeamID, "company_id": "", "waiting_since": "2024-12-18T16:00:00Z", "snoozed_until": "",
			}),
				statecheck.ExpectKnownValue(one, tfjsonpath.New("custom_attributes"), knownvalue.ObjectExact(map[string]knownvalue.Check{
					"Product area": exact("Exports"), "Attempts": knownvalue.Int64Exact(3),
				})),
				statecheck.ExpectKnownValue(one, tfjsonpath.New("tag_ids"), knownvalue.SetExact([]knownvalue.Check{exact(emulator.SampleSegmentTagID)})),
				statecheck.ExpectKnownValue(one, tfjsonpath.New("admin_ids"), knownvalue.SetExact([]knownvalue.Check{exact("991267460")})),
				statecheck.ExpectKnownValue(one, tfjsonpath.New("source"), part(map[string]knownvalue.Check{
					"subject": exact("Export"), "author_type": exact("user"), "author_name": exact("Uma User"), "author_email": exact("uma@example.com"),
				})),
				statecheck.ExpectKnownValue(one, tfjsonpath.New("linked_objects"), knownvalue.ListExact([]knownvalue.Check{
					knownvalue.ObjectExact(map[string]knownvalue.Check{
						"type": exact("ticket"), "id": exact(emulator.SampleTicketID), "category": exact("Customer"),
					}),
				})),
				statecheck.ExpectKnownValue(one, tfjsonpath.New("parts"), knownvalue.ListExact([]knownvalue.Check{
					part(map[string]knownvalue.Check{"part_type": exact("comment"), "author_name": exact("Bela Support")}),
					part(map[string]knownvalue.Check{
						"part_type": exact("assignment"), "body": knownvalue.Null(), "assigned_to_type": exact("team"), "assigned_to_id": exact(emulator.SampleTeamID),
					}),
					part(map[string]knownvalue.Check{"body": exact("<p>CSV.</p>"), "author_id": exact(emulator.SampleUserID)}),
				})),
			),
		},
		resource.TestStep{
			Config: conversation(emulator.SampleClosedConversationID),
			ConfigStateChecks: append(
				has(map[string]string{"state": "closed", "priority": "none", "admin_assignee_id": "", "team_assignee_id": "", "rating_remark": "Quick"}),
				statecheck.ExpectKnownValue(one, tfjsonpath.New("rating"), knownvalue.Int64Exact(5)),
				statecheck.ExpectKnownValue(one, tfjsonpath.New("custom_attributes"), knownvalue.ObjectExact(map[string]knownvalue.Check{})),
			),
		},
		resource.TestStep{Config: conversation("1"), ExpectError: acctest.ExpectMessage("Cannot read: there is no such object", "GET /conversations/1: 404 not_found")},
	)
}

// Until 2.15 nobody is null and not 0, and a priority is one of two.
func TestAccConversationDataSourceVersions(t *testing.T) {
	t.Parallel()
	for version, priorities := range map[string][2]string{
		"2.10": {"priority", "not_priority"}, "2.15": {"priority", "not_priority"}, "2.16": {"high", "none"}, "Preview": {"high", "none"},
	} {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Settings = fmt.Sprintf("api_version = %q", version)
			w.Test(
				resource.TestStep{
					Config:            conversation(emulator.SampleConversationID),
					ConfigStateChecks: has(map[string]string{"priority": priorities[0], "admin_assignee_id": "991267460"}),
				},
				resource.TestStep{
					Config:            conversation(emulator.SampleClosedConversationID),
					ConfigStateChecks: has(map[string]string{"priority": priorities[1], "admin_assignee_id": "", "team_assignee_id": ""}),
				},
			)
		})
	}
}

func TestAccConversationDataSourceOtherKey(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.TeammatesAsAdmins: true}), acctest.Undescribed)
	w.Test(resource.TestStep{
		Config: conversation(emulator.SampleConversationID),
		ConfigStateChecks: []statecheck.StateCheck{
			statecheck.ExpectKnownValue(one, tfjsonpath.New("admin_ids"), knownvalue.SetExact([]knownvalue.Check{knownvalue.StringExact("991267460")})),
		},
	})
}

func TestAccConversationsDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	found := func(ids ...string) []statecheck.StateCheck {
		var each []knownvalue.Check
		for _, id := range ids {
			each = append(each, knownvalue.ObjectPartial(map[string]knownvalue.Check{"id": knownvalue.StringExact(id)}))
		}
		return []statecheck.StateCheck{statecheck.ExpectKnownValue(all, tfjsonpath.New("conversations"), knownvalue.ListExact(each))}
	}
	filter := func(field, operator, value string) string {
		return fmt.Sprintf("filter {\n  field = %q\n  operator = %q\n  value = %q\n}\n", field, operator, value)
	}
	open, closed := emulator.SampleConversationID, emulator.SampleClosedConversationID
	w.Test(
		resource.TestStep{Config: conversations(""), ConfigStateChecks: append(found(open, closed),
			statecheck.ExpectKnownValue(all, tfjsonpath.New("conversations").AtSliceIndex(0).AtMapKey("custom_attributes"), knownvalue.MapExact(map[string]knownvalue.Check{
				"Product area": knownvalue.StringExact("Exports"), "Attempts": knownvalue.StringExact("3"),
			})))},
		resource.TestStep{Config: conversations(filter("state", "=", "closed")), ConfigStateChecks: found(closed)},
		resource.TestStep{Config: conversations(filter("open", "=", "true")), ConfigStateChecks: found(open)},
		resource.TestStep{Config: conversations(filter("tag_ids", "=", "102") + filter("contact_ids", "=", emulator.SampleUserID)), ConfigStateChecks: found(open)},
		resource.TestStep{Config: conversations("match = \"any\"\n" + filter("tag_ids", "=", "102") + filter("state", "=", "closed")), ConfigStateChecks: found(open, closed)},
		resource.TestStep{Config: conversations(filter("waiting_since", "<", "2025-01-01T00:00:00Z") + filter("waiting_since", ">", "2024-01-01T00:00:00Z")), ConfigStateChecks: found(open)},
		resource.TestStep{Config: conversations(filter("id", "=", "1")), ConfigStateChecks: found()},
	)
}
