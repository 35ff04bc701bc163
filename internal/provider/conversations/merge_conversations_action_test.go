package conversations_test

import (
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// merging merges the sample's closed conversation into the open one.
func merging() session.Config {
	return session.Config{"from_conversation_id": emulator.SampleClosedConversationID, "into_conversation_id": emulator.SampleConversationID}
}

func TestMergeConversations(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for _, want := range []string{"is merged into conversation 471", "was merged into conversation 471 before"} {
		if said, err := w.Invoke("intercom_merge_conversations", merging(), nil); err != nil || said[1] != "Conversation 472 "+want {
			t.Errorf("%q, %v", said, err)
		}
	}
	if kind := lastPart(t, w, emulator.SampleConversationID)["part_type"]; kind != "merged_primary_conversation" {
		t.Error(kind)
	}
}

func TestMergeConversationsIsRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Undescribed) // no description has a 404 of it
	for want, config := range map[string]session.Config{
		"A conversation cannot be merged into itself": {"into_conversation_id": emulator.SampleClosedConversationID},
		"has digits only":  {"into_conversation_id": "last"},
		"422 merge_failed": {"into_conversation_id": "1"},
		"404 not_found":    {"from_conversation_id": "1", "into_conversation_id": emulator.SampleConversationID},
	} {
		if config["from_conversation_id"] == nil {
			config["from_conversation_id"] = emulator.SampleClosedConversationID
		}
		if _, err := w.Invoke("intercom_merge_conversations", config, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
	_, err := w.Invoke("intercom_merge_conversations", merging(), session.Config{"api_version": "2.15"})
	if err == nil || !strings.Contains(err.Error(), `requires api_version "2.16"`) {
		t.Error(err)
	}
}

// A conversation that is closed and linked to a ticket was not merged into that one.
func TestMergeConversationsMergedIntoAThird(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	begun := message("in_app", emulator.SampleUserID)
	begun["create_conversation_without_contact_reply"] = true
	if _, err := w.Invoke("intercom_send_message", begun, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Invoke("intercom_merge_conversations", merging(), nil); err != nil {
		t.Fatal(err)
	}
	all, _ := w.Do("GET", "/conversations?per_page=150", nil)["conversations"].([]any)
	third, _ := all[len(all)-1].(map[string]any)
	config := merging()
	config["into_conversation_id"] = third["id"]
	if _, err := w.Invoke("intercom_merge_conversations", config, nil); err == nil || !strings.Contains(err.Error(), "has already been merged") {
		t.Error(err)
	}
}

// The answer was lost: the conversation says that it was merged, whether or not it is
// linked, and nothing is sent again.
func TestMergeConversationsUnheard(t *testing.T) {
	t.Parallel()
	for _, unlinked := range []bool{false, true} {
		w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.MergesUnlinked: unlinked}))
		w.Breaks(emulator.Fault{Pattern: "POST /conversations/*/merge", Cut: "after"})()
		if said, err := w.Invoke("intercom_merge_conversations", merging(), nil); err != nil || said[1] != "Conversation 472 is merged into conversation 471" {
			t.Errorf("%t: %q, %v", unlinked, said, err)
		}
		if count := w.RequestCount("POST", "/conversations/472/merge"); count != 1 {
			t.Errorf("it was sent %d times", count)
		}
	}
}

// A ticket takes a permission of its own.
func TestMergeConversationsWithoutPermission(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, func(_ *acctest.Workspace, options *emulator.Options) { options.Without = []string{"write_tickets"} })
	w.Do("POST", "/conversations/472/convert", map[string]any{"ticket_type_id": emulator.SampleTicketTypeID})
	if _, err := w.Invoke("intercom_merge_conversations", merging(), nil); err == nil || !strings.Contains(err.Error(), "Write tickets") {
		t.Error(err)
	}
}
