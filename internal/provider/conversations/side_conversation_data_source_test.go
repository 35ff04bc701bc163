package conversations_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

func TestAccSideConversationsDataSource(t *testing.T) {
	t.Parallel()
	const kind = "side_conversations"
	acctest.New(t).Test(
		resource.TestStep{Config: listOf(kind, emulator.SampleConversationID), ConfigStateChecks: listHas(kind, map[string]knownvalue.Check{
			"id": knownvalue.StringExact("456"),
			"parts": knownvalue.ListExact([]knownvalue.Check{knownvalue.ObjectPartial(map[string]knownvalue.Check{
				"id": knownvalue.StringExact("9101"), "part_type": knownvalue.StringExact("comment"), "author_id": knownvalue.StringExact(bela),
				"body": knownvalue.StringExact("<p>Is the export known to fail?</p>"),
			})}),
		})},
		resource.TestStep{Config: listOf(kind, emulator.SampleClosedConversationID), ConfigStateChecks: listHas(kind)},
		resource.TestStep{Config: listOf(kind, "1"), ExpectError: acctest.ExpectMessage("Cannot read: there is no such object")},
	)
}
