package tickets_test

import (
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

func TestUnlinkTicket(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := trackerLink(session.Config{"conversation_id": emulator.SampleClosedConversationID})
	for _, want := range []string{"Unlinked conversation 472 from ticket 627", "Conversation 472 is not linked to ticket 627"} {
		said, err := w.Invoke("intercom_unlink_ticket", config, nil)
		if err != nil || said[0] != "Unlinking conversation 472 from ticket 627" || said[1] != want {
			t.Errorf("%q, %v", said, err)
		}
	}
	for _, path := range []string{"/tickets/627", "/conversations/472"} {
		if got := linkedTo(t, w, path); got != "" {
			t.Errorf("%s is linked to %s", path, got)
		}
	}
}
