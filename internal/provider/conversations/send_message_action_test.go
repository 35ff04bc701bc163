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
		"An e-mail needs subject":    message("email", emulator.SampleUserID),
		"messenger has no subject":   withSubject,
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

// What a channel needs, and what it has none of, is told by the plan; that a contact
// has no phone number by the apply, before anything is sent.
func TestSendMessageByPhoneIsRefused(t *testing.T) {
	t.Parallel()
	const tooOld = "The API version is too old"
	for _, one := range []struct {
		channel, version, want string
		different              session.Config
	}{
		{"whatsapp", "2.15", tooOld, nil},
		{"sms", "2.16", tooOld, nil},
		{"whatsapp", "2.16", "A message by WhatsApp has no body", session.Config{"body": "Hello"}},
		{"whatsapp", "2.16", "A message by WhatsApp needs components", session.Config{"components": nil}},
		{"whatsapp", "2.16", "A message by WhatsApp needs template", session.Config{"template": nil}},
		{"whatsapp", "2.16", "must be a list of objects in JSON", session.Config{"components": "{}"}},
		{"whatsapp", "2.16", "contact " + emulator.SampleLeadID + " has no phone number", session.Config{"contact_ids": []string{emulator.SampleLeadID}}},
		{"email", "2.16", "No such look of an e-mail", session.Config{"body": "Hello", "subject": "Hi", "components": nil, "template": "fancy"}},
		{"in_app", "2.16", "in the messenger has no components", session.Config{"body": "Hello", "template": nil}},
		{"sms", "Preview", "An SMS needs body", session.Config{"components": nil, "template": nil}},
		{"sms", "Preview", "An SMS has no template", session.Config{"body": "Hello", "components": nil}},
		{"sms", "Preview", "Invalid SMS message body", session.Config{"body": "https://example.com/a.png", "components": nil, "template": nil}},
	} {
		w := acctest.New(t)
		config := template()
		config["channel"] = one.channel
		for name, value := range one.different {
			config[name] = value
		}
		_, err := w.Invoke("intercom_send_message", config, session.Config{"api_version": one.version})
		if err == nil || !strings.Contains(err.Error(), one.want) || len(sent(t, w)) > 0 {
			t.Errorf("%s: %v", one.want, err)
		}
	}
}

// template is a message by WhatsApp.
func template() session.Config {
	return session.Config{
		"channel": "whatsapp", "from_admin_id": bela, "contact_ids": []string{emulator.SampleUserID}, "template": "order_sent",
		"components": `[{"type": "BODY", "parameters": [{"type": "text", "text": "A-1"}]}]`,
	}
}

// Whether WhatsApp goes by the contact or by the phone number is not known.
func TestSendMessageByPhone(t *testing.T) {
	t.Parallel()
	bySMS := message("sms", emulator.SampleUserID)
	for _, byPhone := range []bool{true, false} {
		w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.WhatsAppByPhone: byPhone}))
		for _, config := range []session.Config{template(), bySMS} {
			said, err := w.Invoke("intercom_send_message", config, session.Config{"api_version": "Preview"})
			if err != nil || len(said) != 2 {
				t.Errorf("%q, %v", said, err)
			}
		}
		if all := sent(t, w); len(all) != 2 {
			t.Error(all)
		}
	}
}
