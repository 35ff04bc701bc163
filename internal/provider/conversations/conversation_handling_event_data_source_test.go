package conversations_test

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// listOf is a data source that lists what a conversation has.
func listOf(kind, conversationID string) string {
	return fmt.Sprintf("data \"intercom_%s\" \"test\" {\n  conversation_id = %q\n}\n", kind, conversationID)
}

// listHas checks what a data source lists, of each the members that are named.
func listHas(kind string, each ...map[string]knownvalue.Check) []statecheck.StateCheck {
	checks := []knownvalue.Check{}
	for _, one := range each {
		checks = append(checks, knownvalue.ObjectPartial(one))
	}
	return []statecheck.StateCheck{statecheck.ExpectKnownValue("data.intercom_"+kind+".test", tfjsonpath.New(kind), knownvalue.ListExact(checks))}
}

func TestAccConversationHandlingEventsDataSource(t *testing.T) {
	t.Parallel()
	const kind = "conversation_handling_events"
	w := acctest.New(t)
	exact := knownvalue.StringExact
	w.Test(
		resource.TestStep{Config: listOf(kind, emulator.SampleConversationID), ConfigStateChecks: listHas(kind,
			map[string]knownvalue.Check{
				"type": exact("paused"), "timestamp": exact("2024-12-18T16:00:00Z"), "reason": exact("Away"),
				"actor_type": exact("admin"), "actor_id": exact(bela), "actor_name": exact("Bela Support"), "actor_email": exact("bela@example.com"),
			},
			map[string]knownvalue.Check{"type": exact("resumed"), "timestamp": exact("2024-12-18T16:01:00Z"), "reason": knownvalue.Null()},
		)},
		resource.TestStep{Config: listOf(kind, emulator.SampleClosedConversationID), ConfigStateChecks: listHas(kind)},
		resource.TestStep{Config: listOf(kind, "1"), ExpectError: acctest.ExpectMessage("Cannot read: there is no such object")},
	)
	w.Settings = `  api_version = "2.14"`
	w.Test(resource.TestStep{
		Config:      listOf(kind, emulator.SampleConversationID),
		ExpectError: acctest.ExpectMessage("The API version is too old", "data.intercom_conversation_handling_events", `"2.15"`),
	})
}
