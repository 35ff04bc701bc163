package fin_test

import (
	"net/http"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

const audienceAddress = "intercom_audience.test"

func audience(attributes ...string) string { return block(audienceAddress, attributes...) }

const (
	onPlan = `predicates = [{ attribute = "custom_attributes.plan", type = "string", comparison = "eq", value = "pro" }]`
	onTwo  = `predicates = [
  { attribute = "custom_attributes.plan", type = "string", comparison = "eq", value = "pro" },
  { attribute = "company.name", type = "string", comparison = "in", values = ["Acme", "Bolt"] },
]`
	turned = `predicates = [
  { attribute = "company.name", type = "string", comparison = "in", values = ["Bolt", "Acme"] },
  { attribute = "custom_attributes.plan", type = "string", comparison = "eq", values = ["pro"] },
]`
	onUsers = `role_predicates = [{ attribute = "role", type = "role", comparison = "eq", value = "user" }]`
)

// quirksOfAudiences are the ways in which Intercom may answer.
var quirksOfAudiences = map[string]emulator.Quirks{
	"usual":              {},
	"values as lists":    {emulator.PredicateValuesListed: true},
	"another order":      {emulator.PredicatesReordered: true},
	"no roles":           {emulator.AudienceRolesByDefault: false},
	"roles for an empty": {emulator.EmptyAudienceRolesByDefault: true},
}

func TestAccAudience(t *testing.T) {
	t.Parallel()
	w := acctest.Lifecycle(t)
	w.Test(acctest.Life(t, audienceAddress, acctest.Steps{
		Create: resource.TestStep{Config: audience(`name = "Terraform acceptance"`, onTwo), ConfigStateChecks: []statecheck.StateCheck{
			known(audienceAddress, "name", knownvalue.StringExact("Terraform acceptance")), known(audienceAddress, "predicates", knownvalue.ListSizeExact(2)),
			known(audienceAddress, "role_predicates", knownvalue.ListExact([]knownvalue.Check{knownvalue.ObjectPartial(map[string]knownvalue.Check{
				"values": knownvalue.SetSizeExact(3), "value": knownvalue.Null(),
			})})),
		}},
		Update: resource.TestStep{Config: audience(`name = "Terraform acceptance two"`, onPlan, onUsers), ConfigStateChecks: []statecheck.StateCheck{
			known(audienceAddress, "predicates", knownvalue.ListSizeExact(1)),
			known(audienceAddress, "role_predicates", knownvalue.ListExact([]knownvalue.Check{knownvalue.ObjectPartial(map[string]knownvalue.Check{
				"values": knownvalue.Null(), "value": knownvalue.StringExact("user"),
			})})),
		}},
		Action: plancheck.ResourceActionUpdate,
	})...)
}

// TestAccAudienceForms writes the same conditions in several forms, of which
// Intercom may answer with one of its own.
func TestAccAudienceForms(t *testing.T) {
	t.Parallel()
	for name, quirks := range quirksOfAudiences {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, acctest.Quirks(quirks))
			w.Test(
				resource.TestStep{Config: audience(`name = "A"`, onTwo)},
				resource.TestStep{Config: audience(`name = "A"`, turned), ConfigPlanChecks: acctest.NoChange()},
				resource.TestStep{Config: audience(`name = "A"`, onTwo, onUsers)},
				resource.TestStep{Config: audience(`name = "A"`, onTwo), ConfigPlanChecks: acctest.NoChange()}, // left out, it stays
				resource.TestStep{Config: audience(`name = "A"`, `role_predicates = []`), ConfigStateChecks: []statecheck.StateCheck{
					known(audienceAddress, "predicates", knownvalue.ListSizeExact(0)), known(audienceAddress, "role_predicates", knownvalue.ListSizeExact(0)),
				}},
				resource.TestStep{Config: audience(`name = "A"`, `predicates = []`, `role_predicates = []`), ConfigPlanChecks: acctest.NoChange()},
				resource.TestStep{ResourceName: audienceAddress, ImportState: true, ImportStateId: "name:A"},
			)
		})
	}
}

func TestAccAudienceDrift(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{
			Config: audience(`name = "Enterprise accounts"`), ResourceName: audienceAddress,
			ImportState: true, ImportStateId: "name:Enterprise accounts", ImportStatePersist: true,
		},
		resource.TestStep{
			PreConfig: func() {
				w.Do(http.MethodPut, "/audiences/"+emulator.SampleAudienceID, map[string]any{"predicates": []any{}, "name": "Renamed"})
			},
			Config: audience(`name = "Enterprise accounts"`, onPlan),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
				plancheck.ExpectResourceAction(audienceAddress, plancheck.ResourceActionUpdate),
			}},
		},
		resource.TestStep{
			PreConfig: func() { w.Do(http.MethodDelete, "/audiences/"+emulator.SampleAudienceID, nil) },
			Config:    audience(`name = "Enterprise accounts"`, onPlan),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
				plancheck.ExpectResourceAction(audienceAddress, plancheck.ResourceActionCreate),
			}},
		},
	)
}

func TestAccAudienceBadInput(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	condition := func(members string) string {
		return `predicates = [{ attribute = "a", type = "string", ` + members + ` }]`
	}
	for config, want := range map[string]string{
		audience(`name = " x"`): "must be a string in one line",
		audience(`name = "x"`, condition(`comparison = "eq", value = "1", values = ["1"]`)): "cannot be specified when",
		audience(`name = "x"`, condition(`comparison = "", value = "1"`)):                   "must be a string in one line",
	} {
		w.Test(resource.TestStep{Config: config, PlanOnly: true, ExpectError: acctest.ExpectMessage(want)})
	}
	w.Settings = "  api_version = \"2.15\""
	w.Test(resource.TestStep{Config: audience(`name = "x"`), PlanOnly: true, ExpectError: acctest.ExpectMessage("The API version is too old", "2.16")})
}

// TestAccAudienceNameTaken shows what Intercom says, should names be unique.
func TestAccAudienceNameTaken(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.AudienceNamesUnique: true}))
	w.Test(resource.TestStep{Config: audience(`name = "Everyone"`), ExpectError: acctest.ExpectMessage("422 validation_error", "Name has already been taken")})
}

// TestAccAudienceUnclear cuts the connection after the audience was made.
func TestAccAudienceUnclear(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(resource.TestStep{
		PreConfig:   w.Breaks(emulator.Fault{Pattern: "POST /audiences", Cut: "after", Count: 1}),
		Config:      audience(`name = "Unclear"`),
		ExpectError: acctest.ExpectMessage("Cannot tell whether the create happened", "one like it", "terraform import"),
	})
}
