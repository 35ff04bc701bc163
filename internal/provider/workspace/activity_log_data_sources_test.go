package workspace_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
)

func TestAccActivityLogsDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	exact := knownvalue.StringExact
	logged := func(kinds ...string) map[string]knownvalue.Check {
		each := []knownvalue.Check{}
		for _, kind := range kinds {
			each = append(each, knownvalue.ObjectPartial(map[string]knownvalue.Check{"activity_type": exact(kind)}))
		}
		return map[string]knownvalue.Check{"activity_logs": knownvalue.ListExact(each)}
	}
	const whole = `created_at_after = "2024-12-18T00:00:00Z"`
	w.Test(
		resource.TestStep{
			Config:      look("activity_logs", whole, `created_at_before = "2024-12-17T00:00:00Z"`),
			ExpectError: acctest.ExpectMessage("The span ends before it begins"),
		},
		resource.TestStep{
			Config:            look("activity_logs", whole),
			ConfigStateChecks: has("activity_logs", logged("admin_away_mode_change", "app_name_change", "admin_login_success")),
		},
		resource.TestStep{
			Config: look("activity_logs", `created_at_after = "2024-12-18T16:30:00Z"`, `created_at_before = "2024-12-18T17:30:00Z"`),
			ConfigStateChecks: has("activity_logs", map[string]knownvalue.Check{"activity_logs": knownvalue.ListExact([]knownvalue.Check{
				knownvalue.ObjectExact(map[string]knownvalue.Check{
					"id": exact("c0ffee00-0000-4000-8000-000000000902"), "activity_type": exact("app_name_change"),
					"activity_description": exact("Ada Automation changed your app name from before to after."), "created_at": exact("2024-12-18T17:00:00Z"),
					"metadata": knownvalue.MapExact(map[string]knownvalue.Check{"before": exact("before"), "after": exact("after")}),
					"performed_by": knownvalue.ObjectExact(map[string]knownvalue.Check{
						"type": exact("admin"), "id": exact("991267459"), "email": exact("ada@example.com"), "ip": exact("198.51.100.25"),
					}),
				}),
			})}),
		},
		resource.TestStep{
			Config:            look("activity_logs", whole, `event_types = ["admin_login_success", "app_name_change"]`),
			ConfigStateChecks: has("activity_logs", logged("app_name_change", "admin_login_success")),
		},
	)
	w = acctest.New(t)
	w.Settings = `  api_version = "2.15"`
	w.Test(
		resource.TestStep{
			Config:      look("activity_logs", whole, `event_types = ["app_name_change"]`),
			ExpectError: acctest.ExpectMessage("The API version is too old", `event_types requires api_version "2.16" or newer`),
		},
		resource.TestStep{Config: look("activity_logs", whole), ConfigStateChecks: has("activity_logs", logged("admin_away_mode_change", "app_name_change", "admin_login_success"))},
	)
}

func TestAccActivityLogEventTypesDataSource(t *testing.T) {
	t.Parallel()
	acctest.New(t).Test(resource.TestStep{
		Config: look("activity_log_event_types"),
		ConfigStateChecks: has("activity_log_event_types", map[string]knownvalue.Check{"event_types": knownvalue.ListExact([]knownvalue.Check{
			knownvalue.StringExact("admin_login_success"), knownvalue.StringExact("admin_away_mode_change"),
			knownvalue.StringExact("app_name_change"), knownvalue.StringExact("message_state_change"),
		})}),
	})
}
