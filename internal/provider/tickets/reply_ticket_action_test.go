package tickets_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// lastPart is what happened to a ticket last.
func lastPart(t *testing.T, w *acctest.Workspace, id string) map[string]any {
	t.Helper()
	parts, _ := w.Do("GET", "/tickets/"+id, nil)["ticket_parts"].(map[string]any)
	all, _ := parts["ticket_parts"].([]any)
	last, _ := all[len(all)-1].(map[string]any)
	return last
}

func TestReplyTicket(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	id := emulator.SampleTicketID
	for want, config := range map[string]session.Config{
		"Replied: comment admin":   {"admin_id": bela},
		"Added a note: note admin": {"admin_id": bela, "note": true},
		"Replied: comment user":    {"contact_id": emulator.SampleUserID},
	} {
		config["ticket_id"], config["body"] = id, "It works again"
		said, err := w.Invoke("intercom_reply_ticket", config, nil)
		if err != nil {
			t.Fatal(err)
		}
		part := lastPart(t, w, id)
		author, _ := part["author"].(map[string]any)
		done, rest, _ := strings.Cut(want, ": ")
		if got := fmt.Sprint(part["part_type"], " ", author["type"]); !strings.HasPrefix(rest, got) {
			t.Errorf("%s, not %s", got, rest)
		}
		if last := fmt.Sprintf("%s to ticket %s, as part %s", done, id, part["id"]); said[1] != last {
			t.Errorf("it says %q, not %q", said[1], last)
		}
	}
	backOffice := fmt.Sprint(w.Do("POST", "/ticket_types", map[string]any{"name": "Task", "category": "Back-office"})["id"])
	task := fmt.Sprint(w.Do("POST", "/tickets", map[string]any{
		"ticket_type_id": backOffice, "contacts": []any{map[string]any{"id": emulator.SampleUserID}},
	})["id"])
	for want, config := range map[string]session.Config{
		"A contact writes no notes":       {"contact_id": emulator.SampleUserID, "note": true},
		"Exactly one of these attributes": {},
		"No such teammate":                {"admin_id": "1"},
		"404 not_found":                   {"admin_id": bela, "ticket_id": "1"},
		"400 parameter_mismatch":          {"contact_id": emulator.SampleUserID, "ticket_id": task},
	} {
		if config["ticket_id"] == nil {
			config["ticket_id"] = id
		}
		config["body"] = "It works again"
		if _, err := w.Invoke("intercom_reply_ticket", config, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
}
