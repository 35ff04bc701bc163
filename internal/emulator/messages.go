package emulator

import (
	"cmp"
	"net/http"
	"slices"
	"strings"
	"time"
)

// WhatsAppByPhone is a quirk of messages.
var WhatsAppByPhone = quirk("WhatsAppByPhone", on,
	"a message by WhatsApp is sent to a phone number, and one to a contact's id alone is refused",
	"the only example; the schema has a contact, as for every other message")

type personInput struct {
	Type  string     `json:"type"`
	ID    flexibleID `json:"id"`
	Phone flexibleID `json:"phone"` // of a message by WhatsApp: digits
}

func (w *Workspace) messageRoutes() {
	w.handle(oldest, "POST /messages", w.sendMessage)
}

// sendMessage takes a message in. There is no conversation of it until the contact
// replies, unless that is asked for; it then has the message's id as that of its
// source (the SDK's own tests look for it so).
func (w *Workspace) sendMessage(r *request) (any, error) {
	var in struct {
		Kind       string   `json:"message_type"`
		Subject    string   `json:"subject"`
		Body       string   `json:"body"`
		Template   string   `json:"template"`
		Components []object `json:"components"`
		From, To   personInput
		Begins     bool `json:"create_conversation_without_contact_reply"`
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	from, known := w.admins.get(string(in.From.ID))
	kind := map[string]string{"in_app": "inapp", "inapp": "inapp", "conversation": "inapp", "email": "email", "whatsapp": "whatsapp", "sms": "sms"}[in.Kind]
	if kind == "whatsapp" && r.version < parseVersion("2.16") || kind == "sms" && r.version < preview {
		kind = "" // [?]
	}
	to := w.recipient(in.To, kind)
	invalid := func(message string) error { return fail(http.StatusBadRequest, "parameter_invalid", message) }
	switch {
	case kind == "" || in.From.Type != "admin" || kind != "whatsapp" && !slices.Contains([]string{"user", "lead"}, in.To.Type):
		return nil, invalid("message_type, from or to is not valid") // [?] the words
	case kind == "whatsapp" && (in.Template == "" || in.Components == nil):
		return nil, invalid("template and components are required") // [?] likewise
	case kind != "whatsapp" && in.Body == "":
		return nil, invalid("Body is required")
	case kind == "sms" && strings.Contains(in.Body, "://"): // [?] the example is the address of a picture
		return nil, invalid("Invalid SMS message body")
	case kind == "email" && in.Subject == "":
		return nil, fail(http.StatusUnprocessableEntity, "parameter_not_found", "No subject supplied for email message")
	case !known:
		return nil, fail(http.StatusNotFound, "admin_not_found", "Admin not found") // [?]
	case to == nil:
		return nil, notFound("User Not Found")
	}
	id, now := w.nextID(), time.Now()
	w.messages = append(w.messages, object{"id": id, "message_type": kind, "from": from.id, "to": to.id, "subject": in.Subject, "body": in.Body, "template": in.Template})
	if in.Begins {
		w.begin(&conversation{
			source: id, contactID: to.id, authorAdmin: from.id, subject: in.Subject, body: in.Body, read: true,
		}, now, w.options.SearchLag)
	}
	encoded := w.encodeAdmin(from, r.version)
	return object{
		"type": "admin_message", "id": id, "created_at": now.Unix(), "subject": cmp.Or(in.Subject, in.Body), "body": in.Body, "message_type": kind,
		"owner": object{
			"type": "admin", "id": from.id, "name": from.name, "email": from.email,
			"away_mode_enabled": encoded["away_mode_enabled"], "away_mode_reassign": encoded["away_mode_reassign"],
		},
	}, nil
}

// recipient is the contact whom a message is sent to; nil where it cannot be. [?]
// WhatsApp may make a contact of a number that none has.
func (w *Workspace) recipient(in personInput, kind string) *contact {
	for to := range w.contacts.all {
		byPhone := in.Phone != "" && strings.TrimPrefix(to.phone, "+") == string(in.Phone)
		byID := to.id == string(in.ID) && to.role == in.Type
		if kind == "whatsapp" && w.has(WhatsAppByPhone) {
			byID = false
		}
		if !to.archived && to.mergedInto == "" && (byID || kind == "whatsapp" && byPhone) {
			return to
		}
	}
	return nil
}
