package tickets_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

func TestAccTicketStateDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	const address = "data.intercom_ticket_state.test"
	waiting := []statecheck.StateCheck{
		text(address, "id", "8271"),
		text(address, "category", "waiting_on_customer"),
		text(address, "internal_label", "Waiting on customer"),
		text(address, "external_label", "Waiting on you"),
		known(address, "archived", knownvalue.Bool(false)),
		known(address, "ticket_type_ids", knownvalue.SetExact([]knownvalue.Check{
			knownvalue.StringExact(emulator.SampleTicketTypeID), knownvalue.StringExact(emulator.SampleArchivedTicketID),
			knownvalue.StringExact(emulator.SampleTrackerTypeID),
		})),
	}
	w.Test(
		resource.TestStep{Config: lookup("ticket_state", `id = "8271"`), ConfigStateChecks: waiting},
		resource.TestStep{
			Config:            lookup("ticket_state", `category = "waiting_on_customer"`, `internal_label = "Waiting on customer"`),
			ConfigStateChecks: waiting,
		},
	)
}

func TestAccTicketStateDataSourceRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	together := []string{"These attributes must be configured together: [category,internal_label]"}
	one := []string{"Exactly one of these attributes must be configured: [id,internal_label]"}
	w.Test(refusals("ticket_state", []refusal{
		{
			"category = \"resolved\"\n  internal_label = \"Submitted\"",
			[]string{`No ticket state "Submitted" in the category resolved`, "- Submitted (submitted, id 8269)", "- Resolved (resolved, id 8272)"},
		},
		{`id = "1"`, []string{`No ticket state with the id "1"`, "- Submitted (submitted, id 8269)"}},
		{"category = \"done\"\n  internal_label = \"Resolved\"", []string{`category must be "submitted", "in_progress"`}},
		{`internal_label = "Resolved"`, together},
		{"id = \"8272\"\n  category = \"resolved\"", together},
		{`category = "resolved"`, one},
		{"id = \"8272\"\n  category = \"resolved\"\n  internal_label = \"Resolved\"", one},
		{"", one},
	})...)
}

func TestAccTicketStatesDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	const address = "data.intercom_ticket_states.test"
	var states []knownvalue.Check
	for _, id := range []string{"8269", "8270", "8271", "8272"} {
		states = append(states, knownvalue.ObjectPartial(map[string]knownvalue.Check{"id": knownvalue.StringExact(id), "archived": knownvalue.Bool(false)}))
	}
	w.Test(resource.TestStep{
		Config:            lookup("ticket_states"),
		ConfigStateChecks: []statecheck.StateCheck{known(address, "ticket_states", knownvalue.ListExact(states))},
	})
}

// TestAccTicketsVersions runs the area against the oldest version of the API,
// which has no ticket states, and against the newest.
func TestAccTicketsVersions(t *testing.T) {
	t.Parallel()
	for version, states := range map[string]int{"2.10": 0, "Preview": 4} {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Settings = `api_version = "` + version + `"`
			config := func(name string) string {
				return kind(`name = "`+name+`"`) + lookup("ticket_types") +
					attribute("ticket_type_id = intercom_ticket_type.test.id", `name = "`+name+`"`, `data_type = "list"`, `options = ["a", "b"]`)
			}
			look := resource.TestStep{
				Config: lookup("ticket_state", `id = "8271"`) + lookup("ticket_states"),
				ConfigStateChecks: []statecheck.StateCheck{
					text("data.intercom_ticket_state.test", "category", "waiting_on_customer"),
					known("data.intercom_ticket_states.test", "ticket_states", knownvalue.ListSizeExact(states)),
				},
			}
			if states == 0 {
				said := func(address string) []string {
					return []string{"The API version is too old", "with " + address, `requires api_version "2.12" or newer; the provider is configured with "` + version + `"`}
				}
				look.ExpectError = saysBoth(said("data.intercom_ticket_state.test"), said("data.intercom_ticket_states.test"))
			}
			w.Test(
				resource.TestStep{
					Config: config("Versioned"),
					ConfigStateChecks: []statecheck.StateCheck{
						known(kindAddress, "ticket_states", knownvalue.ListSizeExact(states)),
						statecheck.ExpectKnownValue("data.intercom_ticket_types.test", tfjsonpath.New("ticket_types").AtSliceIndex(0).AtMapKey("ticket_states"),
							knownvalue.ListSizeExact(states)),
					},
				},
				resource.TestStep{ResourceName: kindAddress, ImportState: true, ImportStateVerify: true},
				resource.TestStep{
					Config: config("Changed"),
					ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
						planned(kindAddress, plancheck.ResourceActionUpdate), planned(attributeAddress, plancheck.ResourceActionUpdate),
					}},
				},
				look,
			)
		})
	}
}

// TestAccTicketsNumericIDs has ids come as numbers, as they were seen to.
func TestAccTicketsNumericIDs(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.NumericIDs: true}), acctest.Undescribed)
	w.Test(
		resource.TestStep{
			Config: kind(`name = "Numbers"`) + lookup("ticket_state", `id = "8272"`) +
				attribute("ticket_type_id = intercom_ticket_type.test.id", `name = "Number"`, `data_type = "integer"`),
			ConfigStateChecks: []statecheck.StateCheck{
				text(kindAddress, "id", "1001"), text(kindAddress, "default_title_attribute_id", "1002"), text(attributeAddress, "id", "1004"),
			},
		},
		resource.TestStep{ResourceName: kindAddress, ImportState: true, ImportStateVerify: true},
		resource.TestStep{ResourceName: attributeAddress, ImportState: true, ImportStateId: "1001/1004", ImportStateVerify: true},
	)
}
