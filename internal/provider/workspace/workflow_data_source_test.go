package workspace_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

func TestAccWorkflowDataSource(t *testing.T) {
	t.Parallel()
	triage := look("workflow", `ruleset_id = "391"`)
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: look("workflow"), PlanOnly: true, ExpectError: acctest.ExpectMessage(`"ruleset_id" is required`)},
		resource.TestStep{Config: triage, ConfigStateChecks: has("workflow", map[string]knownvalue.Check{
			"id": knownvalue.StringExact("67890"), "title": knownvalue.StringExact("Triage"), "description": knownvalue.StringExact("Asks what it is about"),
			"trigger_type": knownvalue.StringExact("inbound_conversation"), "state": knownvalue.StringExact("live"),
			"target_channels": texts("chat"), "preferred_devices": texts("desktop", "mobile"),
			"created_at": knownvalue.StringExact("2024-12-18T16:00:00Z"), "updated_at": knownvalue.StringExact("2024-12-18T16:00:00Z"),
			"definition": knownvalue.StringExact(`{"app_id":12345,"export_version":"1.0","workflow":{"attributes":[],"created_at":"2024-12-18T16:00:00Z",` +
				`"description":"Asks what it is about","embedded_rules":[],"id":"67890","preferred_devices":["desktop","mobile"],` +
				`"snapshot":{"steps":[{"id":"1","team_id":"5017690","type":"assign"}]},"state":"live","target_channels":["chat"],"targeting":{},` +
				`"title":"Triage","trigger_type":"inbound_conversation","updated_at":"2024-12-18T16:00:00Z"}}`),
		})},
		// The time of the export is not in the output.
		resource.TestStep{Config: triage + "output \"definition\" {\n  value = data.intercom_workflow.test.definition\n}\n"},
		resource.TestStep{Config: triage + "output \"definition\" {\n  value = data.intercom_workflow.test.definition\n}\n", ConfigPlanChecks: acctest.NoChange()},
		resource.TestStep{ // its own id
			Config:      look("workflow", `ruleset_id = "67890"`),
			ExpectError: acctest.ExpectMessage("No such workflow", "not the workflow's own id", "GET /export/workflows/67890: 404 not_found: Workflow not found"),
		},
	)
	acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.WorkflowsRestricted: true})).Test(resource.TestStep{
		Config:      triage,
		ExpectError: acctest.ExpectMessage("Cannot read: Intercom answered 403 api_plan_restricted", "The plan of the workspace does not have this feature in the API."),
	})
	w.Settings = `  api_version = "2.14"`
	w.Test(resource.TestStep{Config: triage, ExpectError: acctest.ExpectMessage("The API version is too old", "2.15")})
}
