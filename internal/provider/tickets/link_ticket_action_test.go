package tickets_test

import (
	"fmt"
	"maps"
	"net/http"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// linkedTo are the types and ids of what is linked to the object at a path.
func linkedTo(t *testing.T, w *acctest.Workspace, path string) string {
	t.Helper()
	var all []string
	linked, _ := w.Do(http.MethodGet, path, nil)["linked_objects"].(map[string]any)
	for _, one := range linked["data"].([]any) { //nolint:forcetypeassert // the emulator's own answer
		one := one.(map[string]any) //nolint:forcetypeassert // likewise
		all = append(all, fmt.Sprint(one["type"], " ", one["id"]))
	}
	return strings.Join(all, ", ")
}

// trackerLink is a link to the sample's tracker ticket.
func trackerLink(different session.Config) session.Config {
	config := session.Config{"ticket_id": emulator.SampleTrackerTicketID, "conversation_id": emulator.SampleConversationID}
	maps.Copy(config, different)
	return config
}

// A conversation and a customer ticket, of which the second is linked already when
// it is invoked again.
func TestLinkTicket(t *testing.T) {
	t.Parallel()
	for _, taken := range []bool{false, true} {
		w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.LinkingAgainTaken: taken}))
		for _, id := range []string{emulator.SampleConversationID, emulator.SampleTicketID} {
			for _, want := range []string{"Conversation " + id + " is linked to ticket 627", "Conversation " + id + " was linked to ticket 627 before"} {
				said, err := w.Invoke("intercom_link_ticket", trackerLink(session.Config{"conversation_id": id}), nil)
				if err != nil || said[0] != "Linking conversation "+id+" to ticket 627" || said[1] != want {
					t.Errorf("%q, %v", said, err)
				}
			}
		}
		if got := linkedTo(t, w, "/tickets/627"); got != "conversation 472, conversation 471, ticket 626" {
			t.Error(got)
		}
		if got := linkedTo(t, w, "/conversations/471"); got != "ticket 626, ticket 627" {
			t.Error(got)
		}
	}
}

func TestLinkTicketRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	other := fmt.Sprint(w.Do(http.MethodPost, "/tickets", map[string]any{
		"ticket_type_id": emulator.SampleTrackerTypeID, "contacts": []any{map[string]any{"id": emulator.SampleUserID}},
	})["id"])
	for want, config := range map[string]session.Config{
		"The ticket is no tracker ticket": {"ticket_id": emulator.SampleTicketID},
		"No such ticket":                  {"ticket_id": "1"},
		"404 conversation_not_found":      {"conversation_id": "1"},
		"400 already_linked_to_tracker":   {"ticket_id": other, "conversation_id": emulator.SampleClosedConversationID},
	} {
		if _, err := w.Invoke("intercom_link_ticket", trackerLink(config), nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
	older := session.Config{"api_version": "2.15"}
	if _, err := w.Invoke("intercom_link_ticket", trackerLink(nil), older); err == nil || !strings.Contains(err.Error(), "The API version is too old") {
		t.Error(err)
	}
}

// An answer that is lost does not make two of one link, nor an error of it.
func TestLinkTicketUnanswered(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	if err := w.Fail(emulator.Fault{Pattern: "POST /tickets/*/linked_conversations", Count: 1, Cut: "after"}); err != nil {
		t.Fatal(err)
	}
	said, err := w.Invoke("intercom_link_ticket", trackerLink(nil), nil)
	if err != nil || said[1] != "Conversation 471 is linked to ticket 627" {
		t.Errorf("%q, %v", said, err)
	}
}
