package emulator

import (
	"maps"
	"net/http"
	"time"
)

func (w *Workspace) conversationWriteRoutes() {
	w.handle(oldest, "POST /conversations", w.startConversation)
	w.handle(oldest, "PUT /conversations/{id}", w.onConversation(w.updateConversation))
	w.handle(oldest, "POST /conversations/{id}/reply", w.onConversation(w.replyConversation))
	w.handle(oldest, "POST /conversations/{id}/parts", w.onConversation(w.manageConversation))
	w.handle(oldest, "POST /conversations/{id}/convert", w.convertConversation)
}

// onConversation changes the conversation that a path names, and answers with all of
// it.
func (w *Workspace) onConversation(change func(*conversation, *request) error) handler {
	return func(r *request) (any, error) {
		found, ok := w.conversations.get(r.PathValue("id"))
		if !ok {
			return nil, notFound("Resource Not Found")
		}
		if err := change(found, r); err != nil {
			return nil, err
		}
		return w.changed(found, r), nil
	}
}

// changed is the answer to a change of a conversation.
func (w *Workspace) changed(c *conversation, r *request) object {
	c.updatedAt = time.Now().Unix()
	encoded := w.encodeWhole(c, r.version)
	for _, part := range encoded["conversation_parts"].(object)["conversation_parts"].([]any) { //nolint:forcetypeassert // made above
		part.(object)["metadata"] = object{} //nolint:forcetypeassert // likewise; a reading lacks it, by the examples
	}
	return encoded
}

// begin adds a conversation.
func (w *Workspace) begin(c *conversation, at time.Time, lag time.Duration) {
	c.id, c.state, c.priority = w.nextID(), "open", "none"
	c.createdAt, c.updatedAt, c.searchableAt = at.Unix(), at.Unix(), at.Add(lag)
	w.conversations.put(c.id, c)
}

func (w *Workspace) startConversation(r *request) (any, error) {
	var in struct {
		From    personInput
		Body    string
		Subject string
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	from, known := w.contacts.get(string(in.From.ID))
	switch {
	case !known || from.archived || from.mergedInto != "":
		return nil, notFound("User Not Found")
	case in.Body == "":
		return nil, fail(http.StatusBadRequest, "parameter_invalid", "Body is required") // [?]
	}
	made, now := &conversation{contactID: from.id, subject: in.Subject, body: paragraph(in.Body)}, time.Now()
	w.begin(made, now, w.options.SearchLag)
	made.waitingSince = now.Unix()
	return object{
		"type": "user_message", "id": made.sourceID(), "created_at": now.Unix(), "body": in.Body, "message_type": "inapp", "conversation_id": made.id,
	}, nil
}

// paragraph is a text as Intercom answers it.
func paragraph(text string) string { return "<p>" + text + "</p>" }

// updateConversation lacks the relations to custom objects.
func (w *Workspace) updateConversation(c *conversation, r *request) error {
	var in struct {
		Read   *bool          `json:"read"`
		Title  *string        `json:"title"`
		Custom map[string]any `json:"custom_attributes"`
	}
	if err := r.decode(&in); err != nil {
		return err
	}
	set(&c.read, in.Read)
	if r.version >= parseVersion("2.13") {
		set(&c.title, in.Title)
	}
	if len(in.Custom) > 0 && c.custom == nil {
		c.custom = object{}
	}
	maps.Copy(c.custom, in.Custom)
	return nil
}

// addPart adds what somebody did to a conversation.
func (w *Workspace) addPart(c *conversation, kind, body, authorType, authorID string, assignedTo object) {
	c.parts = append(c.parts[:len(c.parts):len(c.parts)], conversationPart{w.nextID(), kind, body, authorType, authorID, assignedTo})
}

// replyInput is what somebody writes in a conversation or a ticket.
type replyInput struct {
	Kind      string     `json:"message_type"`
	Type      string     `json:"type"`
	AdminID   flexibleID `json:"admin_id"`
	ContactID string     `json:"intercom_user_id"`
	UserID    string     `json:"user_id"`
	Email     string     `json:"email"`
	Body      string     `json:"body"`
}

// replier is who writes: "admin", "user" or "lead", and the id.
func (w *Workspace) replier(in replyInput) (kind, id string, err error) {
	if in.Body == "" || in.Kind != "comment" && (in.Kind != "note" || in.Type != "admin") {
		return "", "", fail(http.StatusBadRequest, "parameter_invalid", "message_type or body is not valid") // [?] the words
	}
	if in.Type == "admin" {
		if _, known := w.admins.get(string(in.AdminID)); !known {
			return "", "", fail(http.StatusNotFound, "admin_not_found", "Admin not found") // [?]
		}
		return "admin", string(in.AdminID), nil
	}
	author, err := w.eventContact(in.ContactID, in.UserID, in.Email)
	if err != nil {
		return "", "", err
	}
	return author.role, author.id, nil
}

func (w *Workspace) replyConversation(c *conversation, r *request) error {
	var in replyInput
	if err := r.decode(&in); err != nil {
		return err
	}
	kind, author, err := w.replier(in)
	if err != nil {
		return err
	}
	w.addPart(c, in.Kind, paragraph(in.Body), kind, author, nil)
	if kind != "admin" {
		c.state, c.read, c.snoozedUntil, c.waitingSince = "open", false, 0, time.Now().Unix()
	}
	return nil
}

// manageConversation adds a part where something changes. [?] Whether Intercom adds one
// where nothing does was not seen.
func (w *Workspace) manageConversation(c *conversation, r *request) error {
	var in struct {
		Kind         string     `json:"message_type"`
		Type         string     `json:"type"`
		AdminID      flexibleID `json:"admin_id"`
		AssigneeID   flexibleID `json:"assignee_id"`
		SnoozedUntil int64      `json:"snoozed_until"`
		Body         string     `json:"body"`
	}
	if err := r.decode(&in); err != nil {
		return err
	}
	by := string(in.AdminID)
	if _, known := w.admins.get(by); !known {
		return fail(http.StatusNotFound, "admin_not_found", "Admin not found") // [?]
	}
	state := map[string]string{"close": "closed", "open": "open", "snoozed": "snoozed"}[in.Kind]
	switch {
	case in.Kind == "assignment":
		return w.assign(c, by, in.Type, string(in.AssigneeID))
	case state == "" || in.Kind == "snoozed" && in.SnoozedUntil <= 0:
		return fail(http.StatusBadRequest, "parameter_invalid", "message_type or snoozed_until is not valid") // [?] the words
	case c.state != state || c.snoozedUntil != in.SnoozedUntil || in.Body != "":
		w.addPart(c, in.Kind, in.Body, "admin", by, nil)
	}
	c.state, c.snoozedUntil = state, in.SnoozedUntil
	if state == "closed" {
		c.waitingSince = 0
	}
	return nil
}

// assign assigns a conversation to a teammate or a team; "0" is nobody.
func (w *Workspace) assign(c *conversation, by, kind, id string) error {
	assignees := map[string]*string{"admin": &c.adminID, "team": &c.teamID}
	now := assignees[kind]
	_, admin := w.admins.get(id)
	_, team := w.teams.get(id)
	switch {
	case now == nil:
		return fail(http.StatusBadRequest, "parameter_invalid", "type must be admin or team") // [?] the words
	case id != "0" && (kind == "admin" && !admin || kind == "team" && !team):
		return fail(http.StatusNotFound, "assignee_not_found", "Assignee not found") // [?]
	case id == "0":
		id = ""
	}
	if *now != id {
		*now = id
		w.addPart(c, "assignment", "", "admin", by, object{"type": kind, "id": id})
	}
	return nil
}
