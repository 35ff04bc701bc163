package acctest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/engine"
)

// Steps are what a resource's life differs in.
type Steps struct {
	Create, Update resource.TestStep
	Action         plancheck.ResourceActionType // that the update plans
	Identity       []string                     // attributes of the import id, in order; nil means "id"
}

// Life is the least test of a resource: made, planned again without a change,
// imported in each way without a change, changed by the expected action,
// planned again. Terraform destroys it in the end.
func Life(t *testing.T, address string, steps Steps) []resource.TestStep {
	t.Helper()
	steps.Create.ConfigPlanChecks.PostApplyPostRefresh = append(steps.Create.ConfigPlanChecks.PostApplyPostRefresh, plancheck.ExpectEmptyPlan())
	steps.Update.ConfigPlanChecks.PostApplyPostRefresh = append(steps.Update.ConfigPlanChecks.PostApplyPostRefresh, plancheck.ExpectEmptyPlan())
	steps.Update.ConfigPlanChecks.PreApply = append(steps.Update.ConfigPlanChecks.PreApply, plancheck.ExpectResourceAction(address, steps.Action))
	return append(append([]resource.TestStep{steps.Create}, Imports(t, address, steps.Identity...)...), steps.Update)
}

// Imports imports an object that exists: by id string, with an import block by
// id, and with one by identity. Each must end in an empty plan.
func Imports(t *testing.T, address string, identity ...string) []resource.TestStep {
	t.Helper()
	if len(identity) == 0 {
		identity = []string{"id"}
	}
	id := func(state *terraform.State) (string, error) {
		object, ok := state.RootModule().Resources[address]
		if !ok {
			return "", fmt.Errorf("%s is not in the state", address)
		}
		var parts []string
		for _, name := range identity {
			parts = append(parts, object.Primary.Attributes[name])
		}
		return strings.Join(parts, "/"), nil
	}
	steps := []resource.TestStep{
		{
			ResourceName: address, ImportState: true, ImportStateIdFunc: id, ImportStateVerify: true, ImportStateVerifyIdentifierAttribute: identity[len(identity)-1],
			ImportStateVerifyIgnore: append(rewritten, toldOnce...),
		},
		{ResourceName: address, ImportState: true, ImportStateIdFunc: id, ImportStateKind: resource.ImportBlockWithID},
	}
	if Has(t, engine.Identity, "the import by identity") {
		steps = append(steps, resource.TestStep{ResourceName: address, ImportState: true, ImportStateKind: resource.ImportBlockWithResourceIdentity})
	}
	return steps
}

// rewritten are attributes that an import takes as Intercom wrote them, in place of
// as they are configured. That this is no difference is for the plan to say.
var rewritten = []string{"body", "body_markdown", "json_blocks", "translated_content"}

// toldOnce are attributes that Intercom tells when an object is created, and an
// import cannot know.
var toldOnce = []string{"secret"}

// NoChange are plan checks for a step that must change nothing.
func NoChange() resource.ConfigPlanChecks {
	return resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}}
}
