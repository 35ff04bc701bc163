package conversations_test

import (
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// participants are the ids of the contacts of a conversation.
func participants(w *acctest.Workspace, id string) string {
	contacts, _ := w.Do("GET", "/conversations/"+id, nil)["contacts"].(map[string]any)
	all, _ := contacts["contacts"].([]any)
	var ids []string
	for _, one := range all {
		contact, _ := one.(map[string]any)
		id, _ := contact["id"].(string)
		ids = append(ids, id)
	}
	return strings.Join(ids, " ")
}

func TestAddConversationContact(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	id := emulator.SampleConversationID
	config := session.Config{"conversation_id": id, "contact_id": emulator.SampleOtherUserID, "admin_id": bela}
	for _, want := range []string{"is in conversation " + id, "was in conversation " + id + " before"} {
		said, err := w.Invoke("intercom_add_conversation_contact", config, nil)
		if err != nil || len(said) != 2 || said[1] != "Contact "+emulator.SampleOtherUserID+" "+want {
			t.Errorf("%q, %v", said, err)
		}
	}
	if count := w.RequestCount("POST", "/conversations/"+id+"/customers"); count != 1 {
		t.Errorf("it was sent %d times", count)
	}
	if got := participants(w, id); got != emulator.SampleUserID+" "+emulator.SampleOtherUserID {
		t.Errorf("they are %s", got)
	}
	for want, wrong := range map[string]session.Config{
		"No such teammate": {"admin_id": "1"},
		"404 not_found: R": {"conversation_id": "1"},
		"/customers: 404":  {"contact_id": "6762f0dd1bb69f9f2193ffff"},
	} {
		for _, name := range []string{"conversation_id", "contact_id", "admin_id"} {
			if wrong[name] == nil {
				wrong[name] = config[name]
			}
		}
		if _, err := w.Invoke("intercom_add_conversation_contact", wrong, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
}

// The answer is lost, and what is sent again is refused, or not: the contact is in the
// conversation.
func TestAddConversationContactUnheard(t *testing.T) {
	t.Parallel()
	for _, refused := range []bool{false, true} {
		w := acctest.New(t, acctest.Undescribed, acctest.Quirks(emulator.Quirks{emulator.ParticipantsAddedOnce: refused}))
		w.Breaks(emulator.Fault{Pattern: "POST /conversations/*/customers", Cut: "after", Count: 1})()
		config := session.Config{"conversation_id": emulator.SampleConversationID, "contact_id": emulator.SampleLeadID, "admin_id": bela}
		said, err := w.Invoke("intercom_add_conversation_contact", config, nil)
		if err != nil || !strings.Contains(said[1], "is in conversation") {
			t.Errorf("%t: %q, %v", refused, said, err)
		}
	}
}
