package workspace_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// They are asked for in Preview, whatever the version.
func TestAccSLARuleDataSources(t *testing.T) {
	t.Parallel()
	const created = "2024-12-18T16:00:00Z"
	vip := map[string]knownvalue.Check{
		"id": knownvalue.StringExact(emulator.SampleSLARuleID), "name": knownvalue.StringExact("VIP customers"),
		"first_reply_time_in_seconds": knownvalue.Int64Exact(3600), "next_reply_time_in_seconds": knownvalue.Int64Exact(7200), "time_to_close_in_seconds": knownvalue.Int64Exact(172800),
		"resolution_time_in_seconds": knownvalue.Null(), "speed_of_answer_in_seconds": knownvalue.Null(), "archived": knownvalue.Bool(false), "archived_at": knownvalue.Null(),
		"created_at": knownvalue.StringExact(created), "updated_at": knownvalue.StringExact(created),
	}
	launch := map[string]knownvalue.Check{
		"id": knownvalue.StringExact(emulator.SampleArchivedSLARuleID), "archived": knownvalue.Bool(true), "archived_at": knownvalue.StringExact("2024-12-18T16:00:01Z"),
		"resolution_time_in_seconds": knownvalue.Int64Exact(86400), "speed_of_answer_in_seconds": knownvalue.Int64Exact(30), "first_reply_time_in_seconds": knownvalue.Null(),
	}
	rules := func(all ...knownvalue.Check) map[string]knownvalue.Check {
		return map[string]knownvalue.Check{"sla_rules": knownvalue.ListExact(all)}
	}
	acctest.New(t).Test(
		resource.TestStep{Config: look("sla_rule", `name = "VIP customers"`), ConfigStateChecks: has("sla_rule", vip)},
		resource.TestStep{Config: look("sla_rule", `id = "382"`), ConfigStateChecks: has("sla_rule", launch)},
		resource.TestStep{Config: look("sla_rule", `name = "Launch week"`), ExpectError: acctest.ExpectMessage(`No SLA rule named "Launch week"`, "VIP customers (id 381)")},
		resource.TestStep{Config: look("sla_rule", `id = "1"`), ExpectError: acctest.ExpectMessage("Cannot read: there is no such object", "GET /sla_rules/1: 404 not_found")},
		resource.TestStep{Config: look("sla_rules"), ConfigStateChecks: has("sla_rules", rules(knownvalue.ObjectExact(vip)))},
		resource.TestStep{
			Config: look("sla_rules", "include_archived = true"), ConfigStateChecks: has("sla_rules", rules(knownvalue.ObjectExact(vip), knownvalue.ObjectPartial(launch))),
		},
	)
}
