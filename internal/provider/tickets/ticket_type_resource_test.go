package tickets_test

import (
	"net/http"
	"regexp"
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

const (
	ticket       = "\U0001F39F"
	ticketStyled = ticket + "\uFE0F" // Intercom's default
)

func TestAccTicketType(t *testing.T) {
	t.Parallel()
	w := acctest.Lifecycle(t)
	w.Test(acctest.Life(t, kindAddress, acctest.Steps{
		Create: resource.TestStep{
			Config: kind(`name = "Terraform acceptance"`, `description = "Made by a test"`, `category = "Back-office"`, `icon = "🐛"`),
			ConfigStateChecks: []statecheck.StateCheck{
				text(kindAddress, "name", "Terraform acceptance"),
				text(kindAddress, "description", "Made by a test"),
				text(kindAddress, "category", "Back-office"),
				text(kindAddress, "icon", "🐛"),
				known(kindAddress, "default_title_attribute_id", knownvalue.NotNull()),
				known(kindAddress, "default_description_attribute_id", knownvalue.NotNull()),
			},
		},
		Update: resource.TestStep{
			Config: kind(`name = "Terraform acceptance two"`, `category = "Back-office"`, `icon = "👩🏽‍🚒"`),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
				planned(kindAddress, plancheck.ResourceActionUpdate),
			}},
			ConfigStateChecks: []statecheck.StateCheck{
				text(kindAddress, "name", "Terraform acceptance two"),
				text(kindAddress, "description", ""),
				text(kindAddress, "category", "Back-office"),
				text(kindAddress, "icon", "👩🏽‍🚒"),
			},
		},
		Action: plancheck.ResourceActionUpdate,
	})...)
}

func TestAccTicketTypeDefaults(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{
			Config: kind(`name = "Plain"`),
			ConfigStateChecks: []statecheck.StateCheck{
				text(kindAddress, "description", ""),
				text(kindAddress, "category", "Customer"),
				text(kindAddress, "icon", ticketStyled),
				known(kindAddress, "is_internal", knownvalue.Bool(false)),
				known(kindAddress, "ticket_states", knownvalue.ListPartial(map[int]knownvalue.Check{
					2: knownvalue.ObjectExact(map[string]knownvalue.Check{
						"id": knownvalue.StringExact("8271"), "category": knownvalue.StringExact("waiting_on_customer"),
						"internal_label": knownvalue.StringExact("Waiting on customer"), "external_label": knownvalue.StringExact("Waiting on you"),
					}),
				})),
			},
		},
		resource.TestStep{Config: kind(`name = "Plain"`, `description = ""`), ConfigPlanChecks: acctest.NoChange()},
		resource.TestStep{Config: kind(`name = "Plain"`, `description = "Not so plain"`, `is_internal = true`)},
		resource.TestStep{
			Config: kind(`name = "Plain"`),
			ConfigStateChecks: []statecheck.StateCheck{
				text(kindAddress, "description", ""),
				known(kindAddress, "is_internal", knownvalue.Bool(true)), // left out, it is left as it is
			},
		},
	)
	if destroyed := kindNamed(t, w, "Plain"); destroyed["archived"] != true {
		t.Errorf("destroying the ticket type did not archive it: %v", destroyed)
	}
}

func TestAccTicketTypeDestroyWarning(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	made := map[string]any{"id": "71", "name": "Bug report"}
	archived := []string{"The ticket type will be archived, not deleted"}
	if got := warnings(t, w, "intercom_ticket_type", made, nil); !slices.Equal(got, archived) {
		t.Errorf("the plan to destroy warns of %q", got)
	}
	if got := warnings(t, w, "intercom_ticket_type", made, map[string]any{"id": "71", "name": "Bug"}); got != nil {
		t.Errorf("the plan to change warns of %q", got)
	}
}

// TestAccTicketTypeIconStyle writes an emoji with and without its variation
// selector, in the configuration and in Intercom.
func TestAccTicketTypeIconStyle(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	icon := func(icon string) string { return kind(`name = "Style"`, `icon = "`+icon+`"`) }
	w.Test(
		resource.TestStep{Config: kind(`name = "Style"`)},
		resource.TestStep{Config: icon(ticket), ConfigPlanChecks: acctest.NoChange()},
		resource.TestStep{ResourceName: kindAddress, ImportState: true, ImportStateKind: resource.ImportBlockWithID},
		resource.TestStep{Config: icon(ticketStyled), ConfigPlanChecks: acctest.NoChange()},
		resource.TestStep{
			Config: icon(ticketStyled), ConfigPlanChecks: acctest.NoChange(),
			PreConfig: changeKind(t, w, "Style", map[string]any{"icon": ticket}),
		},
		resource.TestStep{Config: icon("☎️"), ConfigStateChecks: []statecheck.StateCheck{text(kindAddress, "icon", "☎️")}},
		resource.TestStep{
			Config: icon("☎️"), ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{planned(kindAddress, plancheck.ResourceActionUpdate)}},
			PreConfig: changeKind(t, w, "Style", map[string]any{"icon": ticketStyled}),
		},
	)
}

func TestAccTicketTypeChangedOutside(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := kind(`name = "Ours"`, `description = "As we want it"`, `category = "Tracker"`, `icon = "🐛"`, `is_internal = false`)
	ours := []statecheck.StateCheck{
		text(kindAddress, "name", "Ours"),
		text(kindAddress, "description", "As we want it"),
		text(kindAddress, "category", "Tracker"),
		text(kindAddress, "icon", "🐛"),
		known(kindAddress, "is_internal", knownvalue.Bool(false)),
	}
	theirs := map[string]any{"name": "Theirs", "description": "", "category": "Customer", "icon": ticket, "is_internal": true}
	w.Test(
		resource.TestStep{Config: config, ConfigStateChecks: ours},
		resource.TestStep{
			PreConfig: changeKind(t, w, "Ours", theirs), Config: config, ConfigStateChecks: ours,
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{planned(kindAddress, plancheck.ResourceActionUpdate)}},
		},
		resource.TestStep{
			PreConfig: changeKind(t, w, "Ours", map[string]any{"archived": true}), Config: config, ConfigStateChecks: ours,
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{planned(kindAddress, plancheck.ResourceActionUpdate)}},
		},
	)
}

func TestAccTicketTypeCategory(t *testing.T) {
	t.Parallel()
	for name, fixed := range map[string]bool{"changes": false, "is fixed": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.TicketTypeCategoryFixed: fixed}))
			change := resource.TestStep{
				Config:            kind(`name = "New name"`, `category = "Tracker"`),
				ConfigStateChecks: []statecheck.StateCheck{text(kindAddress, "category", "Tracker")},
				ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
					planned(kindAddress, plancheck.ResourceActionUpdate),
				}},
			}
			after := "Tracker"
			if fixed {
				change.ExpectError = acctest.ExpectMessage("Intercom did not take over category", kindAddress, "It is Customer, not Tracker; everything else was saved.",
					`Configure "Customer"`, "-replace")
				after = "Customer"
			}
			w.Test(
				resource.TestStep{Config: kind(`name = "Old name"`)},
				change,
				resource.TestStep{
					Config:           kind(`name = "New name"`, `category = "`+after+`"`),
					ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan(), stateIsTrue{}}},
				},
			)
		})
	}
}

// TestAccTicketTypeInternalIgnored has Intercom answer as if is_internal had
// not been sent: it says that the setting is limited, not what that means.
func TestAccTicketTypeInternalIgnored(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: kind(`name = "Limited"`)},
		resource.TestStep{
			PreConfig: func() {
				answer := asJSON(t, kindNamed(t, w, "Limited"))
				w.Breaks(emulator.Fault{Pattern: "PUT /ticket_types/*", Count: 1, Status: http.StatusOK, Body: answer})()
			},
			Config:      kind(`name = "Limited"`, `is_internal = true`),
			ExpectError: acctest.ExpectMessage("Intercom did not take over is_internal", kindAddress, "It is false, not true;", "leave it out"),
		},
		resource.TestStep{
			Config: kind(`name = "Limited"`),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
				plancheck.ExpectEmptyPlan(), stateIsTrue{},
			}},
		},
	)
}

func TestAccTicketTypeInvalid(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	name := `name must be a string in one line, not empty, without white space at either end`
	var steps []resource.TestStep
	for line, said := range map[string]string{
		`name = ""`:     name,
		`name = " x"`:   name,
		`name = "x\ny"`: name,
		"name = \"x\"\n  category = \"customer\"": `category must be "Customer", "Back-office" or "Tracker"`,
		"name = \"x\"\n  icon = \"ab\"":           `icon must be one emoji.`,
		"name = \"x\"\n  icon = \"🐛🐛\"":           `icon must be one emoji.`,
	} {
		steps = append(steps, resource.TestStep{Config: kind(line), PlanOnly: true, ExpectError: acctest.ExpectMessage(said)})
	}
	w.Test(steps...)
}

func TestAccTicketTypeImportRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	refusesImport(t, w, "intercom_ticket_type", "imported by <id>", "71/72", "/", "..", "7 1", "71\n")
	var steps []resource.TestStep
	for _, id := range []string{"999", emulator.SampleTagID} {
		steps = append(steps, resource.TestStep{
			Config: kind(`name = "x"`), ResourceName: kindAddress, ImportState: true, ImportStateId: id,
			ExpectError: regexp.MustCompile(`Cannot import: there is no such`),
		})
	}
	w.Test(steps...)
}
