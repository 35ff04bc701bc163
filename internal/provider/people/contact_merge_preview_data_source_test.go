package people_test

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

func TestAccContactMergePreviewDataSource(t *testing.T) {
	t.Parallel()
	const kind = "contact_merge_preview"
	preview := func(from, into string, more ...string) string {
		return look(kind, append(more, fmt.Sprintf("from_contact_id = %q", from), fmt.Sprintf("into_contact_id = %q", into))...)
	}
	each := func(objects ...knownvalue.Check) knownvalue.Check { return knownvalue.ListExact(objects) }
	text := knownvalue.StringExact
	allowed := map[string]knownvalue.Check{
		"allowed": knownvalue.Bool(true), "reasons": each(), "attribute_change_count": knownvalue.Int64Exact(1),
		"attribute_changes": each(knownvalue.ObjectExact(map[string]knownvalue.Check{
			"field": text("name"), "outcome": text("discarded"), "from_value": text("Uma before she signed up"), "into_value": text("Uma User"), "new_into_value": text("Uma User"),
		})),
		"reassignments": knownvalue.MapExact(map[string]knownvalue.Check{
			"conversations": knownvalue.ObjectExact(map[string]knownvalue.Check{"from": knownvalue.Int64Exact(1), "into": knownvalue.Int64Exact(1)}),
		}),
	}
	blocked := func(code string) map[string]knownvalue.Check {
		return map[string]knownvalue.Check{
			"allowed": knownvalue.Bool(false), "attribute_changes": each(), "reassignments": knownvalue.MapExact(map[string]knownvalue.Check{}),
			"reasons": each(knownvalue.ObjectPartial(map[string]knownvalue.Check{"code": text(code)})),
		}
	}
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: preview(emulator.SampleLeadID, emulator.SampleUserID), ConfigStateChecks: has(kind, allowed)},
		resource.TestStep{Config: preview(emulator.SampleLeadID, emulator.SampleOtherUserID), ConfigStateChecks: has(kind, blocked("no_shared_identifier"))},
		resource.TestStep{
			Config:            preview(emulator.SampleLeadID, emulator.SampleOtherUserID, "skip_duplicate_validation = true"),
			ConfigStateChecks: has(kind, map[string]knownvalue.Check{"allowed": knownvalue.Bool(true)}),
		},
		resource.TestStep{Config: preview(emulator.SampleUserID, emulator.SampleLeadID), ConfigStateChecks: has(kind, blocked("invalid_merge_role_pair"))},
	)
}
