package conversations_test

import (
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

func TestRemoveConversationContact(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	id := emulator.SampleClosedConversationID
	config := session.Config{"conversation_id": id, "contact_id": emulator.SampleLeadID, "admin_id": bela}
	for _, want := range []string{"is not in conversation " + id + " any more", "was not in conversation " + id} {
		said, err := w.Invoke("intercom_remove_conversation_contact", config, nil)
		if err != nil || len(said) != 2 || said[1] != "Contact "+emulator.SampleLeadID+" "+want {
			t.Errorf("%q, %v", said, err)
		}
	}
	if count := w.RequestCount("DELETE", "/conversations/"+id+"/customers/"+emulator.SampleLeadID); count != 1 {
		t.Errorf("it was sent %d times", count)
	}
	if got := participants(w, id); got != emulator.SampleOtherUserID {
		t.Errorf("they are %s", got)
	}
	config["contact_id"] = emulator.SampleOtherUserID
	_, err := w.Invoke("intercom_remove_conversation_contact", config, nil)
	if err == nil || !strings.Contains(err.Error(), "422 parameter_invalid: Removing the last customer is not allowed") {
		t.Errorf("the last one: %v", err)
	}
	config["conversation_id"] = "1"
	if _, err := w.Invoke("intercom_remove_conversation_contact", config, nil); err == nil || !strings.Contains(err.Error(), "404 not_found") {
		t.Errorf("no conversation: %v", err)
	}
}

// The answer is lost, and the repetition finds the contact removed.
func TestRemoveConversationContactUnheard(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Breaks(emulator.Fault{Pattern: "DELETE /conversations/*/customers/*", Cut: "after", Count: 1})()
	config := session.Config{"conversation_id": emulator.SampleClosedConversationID, "contact_id": emulator.SampleLeadID, "admin_id": bela}
	if said, err := w.Invoke("intercom_remove_conversation_contact", config, nil); err != nil || !strings.Contains(said[1], "any more") {
		t.Errorf("%q, %v", said, err)
	}
}
