package conversations_test

import (
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

func TestRedactConversation(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	id := emulator.SampleConversationID
	for called, config := range map[string]session.Config{
		"Part 9003":      {"conversation_part_id": "9003"},
		"Source 4039471": {"source_id": "4039471"},
	} {
		config["conversation_id"] = id
		for _, want := range []string{" is redacted", " was redacted before"} {
			said, err := w.Invoke("intercom_redact_conversation", config, nil)
			if err != nil || len(said) != 2 || said[1] != called+" of conversation "+id+want {
				t.Errorf("%q, %v", said, err)
			}
		}
	}
	if count := w.RequestCount("POST", "/conversations/redact"); count != 2 {
		t.Errorf("it was sent %d times", count)
	}
	source, _ := w.Do("GET", "/conversations/"+id, nil)["source"].(map[string]any)
	for _, redacted := range []map[string]any{lastPart(t, w, id), source} {
		if body, _ := redacted["body"].(string); redacted["redacted"] != true || strings.Contains(body, "CSV") || strings.Contains(body, "export") {
			t.Errorf("%v", redacted)
		}
	}
}

func TestRedactConversationIsRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	begun := message("in_app", emulator.SampleUserID)
	begun["create_conversation_without_contact_reply"] = true
	if _, err := w.Invoke("intercom_send_message", begun, nil); err != nil {
		t.Fatal(err)
	}
	all, _ := w.Do("GET", "/conversations?per_page=150", nil)["conversations"].([]any)
	sent, _ := all[len(all)-1].(map[string]any)
	source, _ := sent["source"].(map[string]any)
	if source["delivered_as"] != "admin_initiated" {
		t.Fatalf("%v", sent)
	}
	for want, config := range map[string]session.Config{
		"Exactly one of these attributes":             {"conversation_part_id": "9003", "source_id": "4039471"},
		"No such conversation":                        {"conversation_id": "1", "conversation_part_id": "9003"},
		"404 conversation_part_or_message_not_found:": {"conversation_part_id": "1"},
		"There is no text to be redacted":             {"conversation_part_id": "9002"},
		"A teammate began the conversation":           {"conversation_id": sent["id"], "source_id": source["id"]},
	} {
		if config["conversation_id"] == nil {
			config["conversation_id"] = emulator.SampleConversationID
		}
		if _, err := w.Invoke("intercom_redact_conversation", config, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
}

// The answer is lost, and what is sent again is refused, or not: the part is redacted.
func TestRedactConversationUnheard(t *testing.T) {
	t.Parallel()
	for _, refused := range []bool{false, true} {
		w := acctest.New(t, acctest.Undescribed, acctest.Quirks(emulator.Quirks{emulator.RedactedOnce: refused}))
		w.Breaks(emulator.Fault{Pattern: "POST /conversations/redact", Cut: "after", Count: 1})()
		config := session.Config{"conversation_id": emulator.SampleConversationID, "conversation_part_id": "9003"}
		if said, err := w.Invoke("intercom_redact_conversation", config, nil); err != nil || !strings.Contains(said[1], "is redacted") {
			t.Errorf("%t: %q, %v", refused, said, err)
		}
	}
}
