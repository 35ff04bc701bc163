package conversations_test

import (
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

const bela = "991267460"

// message is the configuration of one to some contacts.
func message(channel string, contacts ...string) session.Config {
	return session.Config{"channel": channel, "from_admin_id": bela, "contact_ids": contacts, "body": "Hello"}
}

func sent(t *testing.T, w *acctest.Workspace) []any {
	t.Helper()
	all, _ := w.Do("GET", "/_emulator/messages", nil)["data"].([]any)
	return all
}

func TestSendMessage(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := message("email", emulator.SampleUserID, emulator.SampleLeadID)
	config["subject"], config["create_conversation_without_contact_reply"] = "Hi", true
	said, err := w.Invoke("intercom_send_message", config, nil)
	if err != nil || len(said) != 4 || !strings.HasSuffix(said[3], "to contact "+emulator.SampleLeadID+" (2 of 2)") || len(sent(t, w)) != 2 {
		t.Errorf("%q, %v", said, err)
	}
	if count := w.Do("GET", "/conversations", nil)["total_count"]; count != 4.0 {
		t.Errorf("%v conversations", count)
	}
	if _, err := w.Invoke("intercom_send_message", message("in_app", emulator.SampleUserID), nil); err != nil {
		t.Error(err)
	}
}

// Nothing is sent where one of the contacts is not there, nor where the plan knows
// better.
func TestSendMessageIsRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	fromNobody, withSubject := message("in_app", emulator.SampleUserID), message("in_app", emulator.SampleUserID)
	fromNobody["from_admin_id"], withSubject["subject"] = "1", "Hi"
	for want, config := range map[string]session.Config{
		"othing was sent: ":          message("in_app", emulator.SampleUserID, emulator.SampleArchivedUserID),
		"An e-mail has a subject":    message("email", emulator.SampleUserID),
		"neither a subject":          withSubject,
		"No such teammate":           fromNobody,
		"duplicate":                  message("in_app", emulator.SampleUserID, emulator.SampleUserID),
		"must contain at least 1 el": message("in_app"),
	} {
		if _, err := w.Invoke("intercom_send_message", config, nil); err == nil || !strings.Contains(err.Error(), want) || len(sent(t, w)) > 0 {
			t.Errorf("%s: %v", want, err)
		}
	}
}

// The second of two may have been sent: the error says so, and neither is sent again.
func TestSendMessageUnclear(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Breaks(emulator.Fault{Pattern: "POST /messages", Skip: 1, Cut: "after"})()
	_, err := w.Invoke("intercom_send_message", message("in_app", emulator.SampleUserID, emulator.SampleLeadID), nil)
	if err == nil || len(sent(t, w)) != 2 {
		t.Fatalf("%v", err)
	}
	for _, want := range []string{"Cannot tell whether the action happened", "1 of 2 messages were sent before the one to contact " + emulator.SampleLeadID, "Repeating it sends the message once more"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not said: %v", want, err)
		}
	}
}
