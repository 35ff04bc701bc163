package conversations_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// lastPart is what happened in a conversation last.
func lastPart(t *testing.T, w *acctest.Workspace, id string) map[string]any {
	t.Helper()
	parts, _ := w.Do("GET", "/conversations/"+id, nil)["conversation_parts"].(map[string]any)
	all, _ := parts["conversation_parts"].([]any)
	last, _ := all[len(all)-1].(map[string]any)
	return last
}

func TestReplyConversation(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	id := emulator.SampleConversationID
	for want, config := range map[string]session.Config{
		"comment admin": {"admin_id": bela},
		"note admin":    {"admin_id": bela, "note": true},
		"comment user":  {"contact_id": emulator.SampleUserID},
	} {
		config["conversation_id"], config["body"] = id, "It works again"
		if _, err := w.Invoke("intercom_reply_conversation", config, nil); err != nil {
			t.Fatal(err)
		}
		part := lastPart(t, w, id)
		author, _ := part["author"].(map[string]any)
		if got := fmt.Sprint(part["part_type"], " ", author["type"]); got != want {
			t.Errorf("%s, not %s", got, want)
		}
	}
	for want, config := range map[string]session.Config{
		"A contact writes no notes":       {"contact_id": emulator.SampleUserID, "note": true},
		"Exactly one of these attributes": {},
		"No such teammate":                {"admin_id": "1"},
		"404 not_found":                   {"admin_id": bela, "conversation_id": "1"},
	} {
		if config["conversation_id"] == nil {
			config["conversation_id"] = id
		}
		config["body"] = "It works again"
		if _, err := w.Invoke("intercom_reply_conversation", config, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
}
