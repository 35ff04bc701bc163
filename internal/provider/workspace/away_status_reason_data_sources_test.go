package workspace_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// onABreak is an away status reason of the sample workspace.
func onABreak() map[string]knownvalue.Check {
	return map[string]knownvalue.Check{
		"id": knownvalue.StringExact(emulator.SampleAwayReasonID), "label": knownvalue.StringExact("On a break"), "emoji": knownvalue.StringExact("☕"),
		"order": knownvalue.Int64Exact(1), "created_at": knownvalue.StringExact("2024-12-18T16:00:00Z"), "updated_at": knownvalue.StringExact("2024-12-18T16:00:00Z"),
	}
}

func TestAccAwayStatusReasonDataSource(t *testing.T) {
	t.Parallel()
	acctest.New(t).Test(
		resource.TestStep{Config: look("away_status_reason", `label = "On a break"`), ConfigStateChecks: has("away_status_reason", onABreak())},
		resource.TestStep{Config: look("away_status_reason", `id = "12345"`), ConfigStateChecks: has("away_status_reason", onABreak())},
		resource.TestStep{ // it was deleted
			Config:      look("away_status_reason", `id = "12346"`),
			ExpectError: acctest.ExpectMessage("No away status reason with the id 12346", "The workspace has these:", "On a break (id 12345)", "In training (id 12347)"),
		},
	)
}

func TestAccAwayStatusReasonsDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	steps := []resource.TestStep{{
		Config: look("away_status_reasons"),
		ConfigStateChecks: has("away_status_reasons", map[string]knownvalue.Check{"away_status_reasons": knownvalue.ListExact([]knownvalue.Check{
			knownvalue.ObjectExact(onABreak()), knownvalue.ObjectPartial(map[string]knownvalue.Check{"label": knownvalue.StringExact("In training")}),
		})}),
	}}
	w.Test(steps...)
	w = acctest.New(t)
	w.Settings = `  api_version = "2.13"`
	w.Test(resource.TestStep{Config: look("away_status_reasons"), ExpectError: acctest.ExpectMessage("The API version is too old", "2.14")})
}
