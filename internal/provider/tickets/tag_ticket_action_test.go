package tickets_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// tagsOf are the ids of the tags of the sample's ticket.
func tagsOf(t *testing.T, w *acctest.Workspace) (ids []string) {
	t.Helper()
	for _, ticket := range w.Do("GET", "/_emulator/tickets", nil)["data"].([]any) { //nolint:forcetypeassert // the emulator's own answer
		ticket := ticket.(map[string]any) //nolint:forcetypeassert // likewise
		if ticket["id"] != emulator.SampleTicketID {
			continue
		}
		for _, tag := range ticket["tags"].(map[string]any)["data"].([]any) { //nolint:forcetypeassert // likewise
			ids = append(ids, fmt.Sprint(tag.(map[string]any)["id"])) //nolint:forcetypeassert // likewise
		}
	}
	return ids
}

// ticketTag is a tag on the sample's ticket.
func ticketTag(different session.Config) session.Config {
	config := session.Config{"ticket_id": emulator.SampleTicketID, "tag_id": emulator.SampleTagID, "admin_id": bela}
	for name, value := range different {
		config[name] = value
	}
	return config
}

// That the ticket has the tag already is success; since when is said.
func TestTagTicket(t *testing.T) {
	t.Parallel()
	for _, renews := range []bool{false, true} {
		w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.TaggingTicketsAgainRenews: renews}))
		for range 2 {
			said, err := w.Invoke("intercom_tag_ticket", ticketTag(nil), nil)
			if err != nil || said[0] != "Putting tag 101 on ticket 626" || !strings.HasPrefix(said[1], "Ticket 626 has tag 101, since 20") {
				t.Errorf("%q, %v", said, err)
			}
		}
		if tags := tagsOf(t, w); fmt.Sprint(tags) != "[103 101]" {
			t.Errorf("the ticket has %v", tags)
		}
	}
}

func TestTagTicketRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for _, action := range []string{"intercom_tag_ticket", "intercom_untag_ticket"} {
		for want, config := range map[string]session.Config{
			"No such tag":          {"tag_id": "1"},
			"No such teammate":     {"admin_id": "1"},
			"404 ticket_not_found": {"ticket_id": "33"},
		} {
			if _, err := w.Invoke(action, ticketTag(config), nil); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %s: %v", action, want, err)
			}
		}
	}
	if tags := tagsOf(t, w); fmt.Sprint(tags) != "[103]" {
		t.Errorf("the ticket has %v", tags)
	}
}
