package tickets_test

import (
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

func TestUntagTicket(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for _, want := range []string{"Ticket 626 does not have tag 103 any more", "Ticket 626 does not have tag 103"} {
		said, err := w.Invoke("intercom_untag_ticket", ticketTag(session.Config{"tag_id": "103"}), nil)
		if err != nil || said[0] != "Taking tag 103 off ticket 626" || said[1] != want {
			t.Errorf("%q, %v", said, err)
		}
	}
	if tags := tagsOf(t, w); len(tags) != 0 {
		t.Errorf("the ticket has %v", tags)
	}
}
