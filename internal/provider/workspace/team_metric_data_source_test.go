package workspace_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

func TestAccTeamMetricsDataSource(t *testing.T) {
	t.Parallel()
	counts := func(idle int64) map[string]knownvalue.Check {
		return map[string]knownvalue.Check{"team_metrics": knownvalue.ListExact([]knownvalue.Check{knownvalue.ObjectExact(map[string]knownvalue.Check{
			"admin_id": knownvalue.StringExact(emulator.SampleAdminID), "open": knownvalue.Int64Exact(1), "idle": knownvalue.Int64Exact(idle), "snoozed": knownvalue.Int64Exact(0),
		})})}
	}
	const support = `team_id = "` + emulator.SampleTeamID + `"`
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: look("team_metrics", support, "idle_threshold = 86401"), PlanOnly: true, ExpectError: acctest.ExpectMessage("between 1 and 86400")},
		resource.TestStep{Config: look("team_metrics", `team_id = "1"`), ExpectError: acctest.ExpectMessage("404 team_not_found")},
		resource.TestStep{Config: look("team_metrics", support), ConfigStateChecks: has("team_metrics", counts(1))},
		resource.TestStep{
			PreConfig: w.Outside("POST", "/conversations/"+emulator.SampleConversationID+"/reply", map[string]any{
				"message_type": "comment", "type": "user", "intercom_user_id": emulator.SampleUserID, "body": "Still?",
			}),
			Config: look("team_metrics", support, "idle_threshold = 3600"), ConfigStateChecks: has("team_metrics", counts(0)),
		},
	)
	acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.TeamMetricsRestricted: true})).Test(resource.TestStep{
		Config:      look("team_metrics", support),
		ExpectError: acctest.ExpectMessage("Cannot read: Intercom answered 403 api_plan_restricted", "not enabled for your workspace. The plan of the workspace does not have"),
	})
}
