package emulator

import (
	"slices"
	"strconv"
	"time"
)

// Quirks of conversations.
var (
	TeammatesAsAdmins = quirk("TeammatesAsAdmins", on,
		"the teammates of a conversation have the key \"admins\", in place of \"teammates\"",
		"Airbyte's records (2024), Intercom's override for its SDKs, the SDKs themselves (Intercom-OpenAPI #220); schema and examples of the description say \"teammates\"")
)

type conversation struct {
	id, title, state, priority string // priority is in the words of 2.16
	contactID, adminID, teamID string
	contactIDs                 []string // who take part, where that is not contactID alone
	subject, body              string
	source, authorAdmin        string // the message and the teammate that began it; a contact otherwise
	read, archived             bool
	converted, merged          bool
	tags                       []appliedTag
	parts                      []conversationPart
	redacted                   map[string]bool // parts and source, by id
	handling                   []handlingEvent
	sides                      []sideConversation
	custom                     object
	rating                     int
	remark                     string
	linked                     []object
	createdAt, updatedAt       int64
	waitingSince, snoozedUntil int64
	searchableAt               time.Time
}

type appliedTag struct{ id, adminID string }

type conversationPart struct {
	id, kind, body, authorType, authorID string
	assignedTo                           object
}

func (w *Workspace) conversationRoutes() {
	w.handle(oldest, "GET /conversations", func(r *request) (any, error) {
		all := slices.Collect(w.listedConversations)
		query := r.URL.Query()
		page, pages := cursored(all, query.Get("per_page"), query.Get("starting_after"), 20)
		return w.conversationList(r, page, len(all), pages), nil
	})
	w.handle(oldest, "POST /conversations/search", w.searchConversations)
	w.handle(oldest, "GET /conversations/{id}", func(r *request) (any, error) {
		found, ok := w.conversations.get(r.PathValue("id"))
		if !ok {
			return nil, notFound("Resource Not Found")
		}
		return w.encodeWhole(found, r.version), nil
	})
}

// listedConversations are those that are not archived, oldest first.
func (w *Workspace) listedConversations(yield func(*conversation) bool) {
	for c := range w.conversations.all {
		if !c.archived && !yield(c) {
			return
		}
	}
}

func (w *Workspace) conversationList(r *request, page []*conversation, total int, pages object) object {
	items := encoded(page, func(c *conversation) object { return w.encodeConversation(c, r.version) })
	return object{"type": "conversation.list", "conversations": items, "total_count": total, "pages": pages}
}

// encodeWhole has the parts.
func (w *Workspace) encodeWhole(c *conversation, version int) object {
	encoded := w.encodeConversation(c, version)
	parts := []any{}
	for _, part := range c.parts {
		parts = append(parts, w.encodeConversationPart(&part, c))
	}
	encoded["conversation_parts"] = object{"type": "conversation_part.list", "conversation_parts": parts, "total_count": len(parts)}
	return encoded
}

// encodeConversation is the form in lists, which lacks the parts.
func (w *Workspace) encodeConversation(c *conversation, version int) object {
	encoded := object{
		"type": "conversation", "id": c.id, "title": orNull(c.title), "created_at": c.createdAt, "updated_at": c.updatedAt,
		"waiting_since": orNull(c.waitingSince), "snoozed_until": orNull(c.snoozedUntil),
		"open": c.state == "open", "state": c.state, "read": c.read, "priority": priority(c.priority, version),
		"admin_assignee_id": assignee(c.adminID, version, nil), "team_assignee_id": assignee(c.teamID, version, nil),
		"tags": w.encodeApplied(c.tags), "contacts": w.contactReferences(c.participants()...),
		"source": object{
			"type": "conversation", "id": c.sourceID(), "delivered_as": c.deliveredAs(), "subject": c.subject, "body": c.body,
			"author": w.encodeSourceAuthor(c), "attachments": []any{}, "url": nil, "redacted": c.redacted[c.sourceID()],
		},
		"teammates": w.encodeTeammates(c), "custom_attributes": c.custom, "topics": object{}, "ticket": nil,
		"linked_objects":      linkedObjects(c.linked),
		"first_contact_reply": nil, "sla_applied": nil, "statistics": nil, "conversation_rating": nil,
		"ai_agent": nil, "ai_agent_participated": false,
	}
	if version == preview {
		encoded["ai_topics"], encoded["channel"] = nil, object{"initial": "messenger", "current": "messenger"}
	}
	if c.custom == nil {
		encoded["custom_attributes"] = object{}
	}
	if c.rating != 0 {
		encoded["conversation_rating"] = object{
			"rating": c.rating, "remark": c.remark, "created_at": c.createdAt, "updated_at": c.updatedAt,
			"contact": object{"type": "contact", "id": c.contactID, "external_id": nil}, "teammate": object{"type": "admin", "id": orNull(c.adminID)},
		}
	}
	return encoded
}

// deliveredAs says who began a conversation.
func (c *conversation) deliveredAs() string {
	if c.authorAdmin != "" {
		return "admin_initiated"
	}
	return "customer_initiated"
}

func (w *Workspace) encodeSourceAuthor(c *conversation) object {
	if c.authorAdmin != "" {
		return w.encodeAuthor("admin", c.authorAdmin)
	}
	return w.encodeAuthor("user", c.contactID)
}

// sourceID is that of the message with which a conversation began.
func (c *conversation) sourceID() string {
	if c.source != "" {
		return c.source
	}
	return "4039" + c.id
}

// priority is one of two words until 2.15 and one of five since.
func priority(level string, version int) string {
	switch {
	case version >= parseVersion("2.16"):
		return level
	case level == "none":
		return "not_priority"
	default:
		return "priority"
	}
}

// assignee is the number of an admin or a team; for nobody it is 0 since 2.16,
// and nobody until then.
func assignee(id string, version int, nobody any) any {
	if id == "" && version < parseVersion("2.16") {
		return nobody
	}
	number, _ := strconv.ParseInt(id, 10, 64)
	return number
}

// encodeTeammates has the key of the SDKs or of the description.
func (w *Workspace) encodeTeammates(c *conversation) any {
	if c.adminID == "" {
		return nil
	}
	key := "teammates"
	if w.has(TeammatesAsAdmins) {
		key = "admins"
	}
	return object{"type": "admin.list", key: []any{object{"type": "admin", "id": c.adminID}}}
}

func (w *Workspace) contactReferences(ids ...string) object {
	references := []any{}
	for _, id := range ids {
		reference := object{"type": "contact", "id": id, "external_id": nil}
		if found, ok := w.contacts.get(id); ok {
			reference["external_id"] = orNull(found.externalID)
		}
		references = append(references, reference)
	}
	return object{"type": "contact.list", "contacts": references}
}

func linkedObjects(linked []object) object {
	return object{"type": "list", "data": encoded(pointers(linked), func(one *object) object { return *one }), "total_count": len(linked), "has_more": false}
}

func pointers[T any](rows []T) []*T {
	all := make([]*T, len(rows))
	for i := range rows {
		all[i] = &rows[i]
	}
	return all
}

// encodeAuthor is who wrote something: a person, or an admin.
func (w *Workspace) encodeAuthor(kind, id string) object {
	author := object{"type": kind, "id": id, "name": nil, "email": ""}
	if person, ok := w.contacts.get(id); ok {
		author["name"], author["email"] = orNull(person.name), person.email
	}
	if teammate, ok := w.admins.get(id); ok {
		author["name"], author["email"] = teammate.name, teammate.email
	}
	return author
}

func (w *Workspace) encodeConversationPart(part *conversationPart, c *conversation) object {
	encoded := object{
		"type": "conversation_part", "id": part.id, "part_type": part.kind, "body": orNull(part.body),
		"created_at": c.createdAt, "updated_at": c.createdAt, "notified_at": c.createdAt, "assigned_to": nil,
		"author": w.encodeAuthor(part.authorType, part.authorID), "attachments": []any{}, "external_id": nil, "redacted": c.redacted[part.id],
		"email_message_metadata": nil, "state": c.state, "tags": []any{}, "event_details": nil, "app_package_code": nil,
	}
	if part.assignedTo != nil {
		encoded["assigned_to"] = part.assignedTo
	}
	return encoded
}

// sampleConversations are there in the sample workspace.
func (w *Workspace) sampleConversations() {
	at := created.Unix()
	for _, c := range []conversation{
		{
			id: SampleConversationID, title: "Export fails", state: "open", priority: "high", contactID: SampleUserID,
			adminID: "991267460", teamID: SampleTeamID, subject: "Export", body: "<p>The export does not work.</p>", waitingSince: at,
			custom: object{"Product area": "Exports", "Attempts": 3}, tags: []appliedTag{{SampleSegmentTagID, "991267460"}},
			linked: []object{{"type": "ticket", "id": SampleTicketID, "category": "Customer"}},
			parts: []conversationPart{
				{"9001", "comment", "<p>Which format do you export?</p>", "admin", "991267460", nil},
				{"9002", "assignment", "", "bot", tokenAdmin, object{"type": "team", "id": SampleTeamID}},
				{"9003", "comment", "<p>CSV.</p>", "user", SampleUserID, nil},
			},
			handling: []handlingEvent{{"paused", "991267460", "Away", at}, {"resumed", "991267460", "", at + 60}},
			sides:    []sideConversation{{"456", []conversationPart{{"9101", "comment", "<p>Is the export known to fail?</p>", "admin", "991267460", nil}}}},
		},
		{
			id: SampleClosedConversationID, state: "closed", priority: "none", contactID: SampleOtherUserID, read: true,
			contactIDs: []string{SampleOtherUserID, SampleLeadID},
			body:       "<p>Thanks!</p>", rating: 5, remark: "Quick",
		},
	} {
		c.createdAt, c.updatedAt = at, at
		w.conversations.put(c.id, &c)
	}
	w.conversationDeletions = []conversationDeletion{{"469", true, at}, {"470", false, at + 1}}
}
