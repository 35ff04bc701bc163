package emulator

import (
	"cmp"
	"net/http"
	"slices"
	"time"
)

type personInput struct {
	Type string     `json:"type"`
	ID   flexibleID `json:"id"`
}

func (w *Workspace) messageRoutes() {
	w.handle(oldest, "POST /messages", w.sendMessage)
}

// sendMessage takes a message in. There is no conversation of it until the contact
// replies, unless that is asked for; it then has the message's id as that of its
// source (the SDK's own tests look for it so).
func (w *Workspace) sendMessage(r *request) (any, error) {
	var in struct {
		Kind     string `json:"message_type"`
		Subject  string `json:"subject"`
		Body     string `json:"body"`
		Template string `json:"template"`
		From, To personInput
		Begins   bool `json:"create_conversation_without_contact_reply"`
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	from, known := w.admins.get(string(in.From.ID))
	to, reached := w.contacts.get(string(in.To.ID))
	kind := map[string]string{"in_app": "inapp", "inapp": "inapp", "conversation": "inapp", "email": "email"}[in.Kind]
	switch {
	case kind == "" || in.From.Type != "admin" || !slices.Contains([]string{"user", "lead"}, in.To.Type):
		return nil, fail(http.StatusBadRequest, "parameter_invalid", "message_type, from or to is not valid") // [?] the words
	case in.Body == "":
		return nil, fail(http.StatusBadRequest, "parameter_invalid", "Body is required")
	case kind == "email" && in.Subject == "":
		return nil, fail(http.StatusUnprocessableEntity, "parameter_not_found", "No subject supplied for email message")
	case !known:
		return nil, fail(http.StatusNotFound, "admin_not_found", "Admin not found") // [?]
	case !reached || to.archived || to.mergedInto != "" || to.role != in.To.Type:
		return nil, notFound("User Not Found")
	}
	id, now := w.nextID(), time.Now()
	w.messages = append(w.messages, object{"id": id, "message_type": kind, "from": from.id, "to": to.id, "subject": in.Subject, "body": in.Body})
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
