package emulator

import (
	"cmp"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Quirks of tickets.
var (
	SameTicketStateTaken = quirk("SameTicketStateTaken", off,
		"PUT /tickets/{id} with the state that a ticket has is carried out, in place of refused",
		"a public bridge of 2026 catches the refusal, an n8n collection compares first; no recording")
	TicketsBeginWithoutPart = quirk("TicketsBeginWithoutPart", off,
		"a new ticket has no part, in place of one that says which state it began in",
		"Airbyte's records (2.11, 2025) have the part")
	AssigningTeamUnassigns = quirk("AssigningTeamUnassigns", off,
		"giving a ticket to a team takes it away from its admin",
		"documented nowhere")
	ChangedTypeStateAsText = quirk("ChangedTypeStateAsText", off,
		"POST /tickets/{id}/change_type answers with the state as a text",
		"its example, against its schema")
	TicketDatesAsText = quirk("TicketDatesAsText", off,
		"dates among a ticket's attributes are answered as RFC 3339, not as Unix seconds",
		"documented nowhere")
)

type ticket struct {
	id, number, typeID, contactID, companyID string
	stateID, previousStateID                 string
	adminID, teamID                          string
	attributes                               map[string]any
	open, shared                             bool
	snoozedUntil, createdAt, updatedAt       int64
	parts                                    []object
	tags                                     []ticketTag
	linked                                   []object
	searchableAt                             time.Time
}

func (w *Workspace) ticketRoutes() {
	w.handle(oldest, "POST /tickets", w.createTicket)
	w.handle(oldest, "POST /tickets/search", w.searchTickets)
	w.handle(oldest, "GET /tickets/{id}", func(r *request) (any, error) {
		found, ok := w.tickets.get(r.PathValue("id"))
		if !ok {
			// [?] The refusal is described for DELETE only.
			return nil, fail(http.StatusNotFound, "ticket_not_found", "Ticket not found")
		}
		return w.encodeTicket(found, r.version), nil
	})
	w.handle(oldest, "PUT /tickets/{id}", w.updateTicket)
	w.handle("2.13", "DELETE /tickets/{id}", func(r *request) (any, error) {
		id := r.PathValue("id")
		if _, ok := w.tickets.get(id); !ok {
			return nil, fail(http.StatusNotFound, "ticket_not_found", "Ticket not found")
		}
		w.tickets.delete(id)
		return object{"id": id, "object": "ticket", "deleted": true}, nil
	})
	w.handle("2.16", "POST /tickets/{id}/change_type", w.changeTicketType)
}

func (w *Workspace) createTicket(r *request) (any, error) {
	var in struct {
		TypeID   flexibleID `json:"ticket_type_id"`
		Contacts []struct {
			ID         flexibleID `json:"id"`
			ExternalID string     `json:"external_id"`
			Email      string     `json:"email"`
		} `json:"contacts"`
		Attributes        map[string]any `json:"ticket_attributes"`
		CompanyID         string         `json:"company_id"`
		CreatedAt         *int64         `json:"created_at"`
		SkipNotifications *bool          `json:"skip_notifications"`
		Link              *string        `json:"conversation_to_link_id"`
		Assignment        *struct {
			AdminID flexibleID `json:"admin_assignee_id"`
			TeamID  flexibleID `json:"team_assignee_id"`
		} `json:"assignment"`
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	kind, known := w.ticketTypes.get(string(in.TypeID))
	// [?] The refusals of POST /tickets are described nowhere.
	switch {
	case !known || kind.archived:
		return nil, notFound("Ticket type not found")
	case len(in.Contacts) != 1:
		return nil, fail(http.StatusBadRequest, "parameter_invalid", "exactly one contact is needed")
	}
	if r.version < parseVersion("2.14") {
		if err := r.unexpected("assignment", in.Assignment != nil); err != nil {
			return nil, err
		}
		in.Assignment = nil
	}
	person := w.ticketContact(string(in.Contacts[0].ID), in.Contacts[0].ExternalID, in.Contacts[0].Email)
	if person == nil {
		return nil, notFound("User Not Found")
	}
	now := time.Now()
	made := &ticket{
		typeID: kind.id, contactID: person.id, companyID: in.CompanyID, stateID: w.firstTicketState(), open: true,
		attributes: map[string]any{}, createdAt: now.Unix(), updatedAt: now.Unix(), searchableAt: now.Add(w.options.SearchLag),
	}
	set(&made.createdAt, in.CreatedAt)
	if err := kind.write(made.attributes, in.Attributes); err != nil {
		return nil, err
	}
	for _, a := range kind.attributes {
		if a.required && !a.archived && made.attributes[a.name] == nil {
			// As POST /tickets/enqueue is described to answer; [?] for this path.
			return nil, fail(http.StatusBadRequest, "parameter_invalid", "Missing required attribute: "+a.name)
		}
	}
	if in.Assignment != nil {
		for _, id := range []flexibleID{in.Assignment.TeamID, in.Assignment.AdminID} {
			if id == "" {
				continue
			}
			if err := w.assignTicket(made, string(id)); err != nil {
				return nil, err
			}
		}
		made.teamID = string(in.Assignment.TeamID) // whatever assigning to an admin does to it
	}
	made.id, made.number = w.nextID(), w.nextID()
	if person.id == "" {
		person.id = w.nextHexID()
		w.contacts.put(person.id, person)
		made.contactID = person.id
	}
	if first, _ := w.ticketStates.get(made.stateID); !w.has(TicketsBeginWithoutPart) {
		made.parts = []object{w.ticketPart(object{
			"part_type": "ticket_state_updated_by_admin", "ticket_state": first.category, "previous_ticket_state": first.category,
		}, "bot", w.me, now.Unix())}
	}
	w.notify(in.SkipNotifications)
	w.tickets.put(made.id, made)
	return w.encodeTicket(made, r.version), nil
}

// ticketContact is whom a ticket is about. One that nobody has yet the e-mail
// address of is made, say all descriptions; [?] as a lead.
func (w *Workspace) ticketContact(id, externalID, email string) *contact {
	for c := range w.contacts.all {
		named := id != "" && c.id == id || externalID != "" && c.externalID == externalID || email != "" && strings.EqualFold(c.email, email)
		if named && !c.archived && c.mergedInto == "" {
			return c
		}
	}
	if email == "" {
		return nil
	}
	now := time.Now()
	return &contact{
		role: "lead", email: email, tags: map[string]bool{}, custom: map[string]any{},
		createdAt: now.Unix(), updatedAt: now.Unix(), searchableAt: now.Add(w.options.SearchLag),
	}
}

func (w *Workspace) updateTicket(r *request) (any, error) {
	found, ok := w.tickets.get(r.PathValue("id"))
	if !ok {
		return nil, fail(http.StatusNotFound, "ticket_not_found", "Ticket not found")
	}
	var in struct {
		Attributes        map[string]any `json:"ticket_attributes"`
		State             *string        `json:"state"`
		StateID           *flexibleID    `json:"ticket_state_id"`
		CompanyID         *string        `json:"company_id"`
		Open              *bool          `json:"open"`
		IsShared          *bool          `json:"is_shared"`
		SnoozedUntil      *int64         `json:"snoozed_until"`
		AdminID           *int64         `json:"admin_id"`
		AssigneeID        *flexibleID    `json:"assignee_id"`
		SkipNotifications *bool          `json:"skip_notifications"`
		Assignment        *struct {
			AdminID    flexibleID `json:"admin_id"`
			AssigneeID flexibleID `json:"assignee_id"`
		} `json:"assignment"`
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	flat := r.version >= parseVersion("2.14")
	if err := cmp.Or(r.unexpected("assignment", flat && in.Assignment != nil), r.unexpected("assignee_id", !flat && in.AssigneeID != nil)); err != nil {
		return nil, err // how to assign a ticket depends on the version
	}
	if !flat {
		in.AssigneeID = nil
		if in.Assignment != nil {
			in.AssigneeID = &in.Assignment.AssigneeID
		}
	}
	kind, _ := w.ticketTypes.get(found.typeID)
	changed := *found
	changed.attributes = maps.Clone(found.attributes)
	if err := kind.write(changed.attributes, in.Attributes); err != nil {
		return nil, err
	}
	if in.StateID != nil {
		if _, known := w.ticketStates.get(string(*in.StateID)); !known {
			return nil, fail(http.StatusBadRequest, "ticket_state_id_invalid", "Ticket state id is not valid or is not associated with the ticket type")
		}
		if string(*in.StateID) == found.stateID && !w.has(SameTicketStateTaken) {
			return nil, fail(http.StatusBadRequest, "parameter_invalid", "Cannot transition ticket to the same state") // [?] the code
		}
		w.moveTicket(&changed, string(*in.StateID))
	}
	if in.AssigneeID != nil {
		if err := w.assignTicket(&changed, string(*in.AssigneeID)); err != nil {
			return nil, err
		}
	}
	set(&changed.companyID, in.CompanyID)
	set(&changed.snoozedUntil, in.SnoozedUntil)
	set(&changed.open, in.Open)
	set(&changed.shared, in.IsShared)
	if in.Open != nil && !*in.Open {
		changed.snoozedUntil = 0 // closing a ticket also ends its snooze
	}
	changed.updatedAt = time.Now().Unix()
	*found = changed
	w.notify(in.SkipNotifications)
	return w.encodeTicket(found, r.version), nil
}

func (w *Workspace) changeTicketType(r *request) (any, error) {
	found, ok := w.tickets.get(r.PathValue("id"))
	if !ok {
		return nil, notFound("Resource Not Found")
	}
	var in struct {
		TypeID     flexibleID     `json:"ticket_type_id"`
		StateID    flexibleID     `json:"ticket_state_id"`
		Attributes map[string]any `json:"ticket_attributes"`
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	old, _ := w.ticketTypes.get(found.typeID)
	kind, known := w.ticketTypes.get(string(in.TypeID))
	_, state := w.ticketStates.get(string(in.StateID))
	invalid := func(code, message string) error { return fail(http.StatusBadRequest, code, message) }
	switch {
	case in.TypeID == "":
		return nil, invalid("parameter_not_found", "ticket_type_id is a required parameter")
	case in.StateID == "":
		return nil, invalid("parameter_not_found", "ticket_state_id is a required parameter")
	case !known:
		return nil, notFound("Resource Not Found")
	case kind == old:
		return nil, invalid("parameter_invalid", "Cannot change to the same ticket type")
	case kind.category != old.category:
		// [?] The wording is an inference; that it is refused is described.
		return nil, invalid("parameter_invalid", "Cannot change to a ticket type of another category")
	case !state:
		return nil, invalid("parameter_invalid", "Ticket custom state doesn't belong to the new ticket type")
	}
	carried := map[string]any{}
	for _, a := range kind.attributes {
		if same := old.attribute(a.name); same != nil && same.dataType == a.dataType && a.dataType != "list" {
			carried[a.name] = found.attributes[a.name]
		}
	}
	if err := kind.write(carried, in.Attributes); err != nil {
		return nil, err
	}
	found.typeID, found.attributes, found.updatedAt = kind.id, carried, time.Now().Unix()
	w.moveTicket(found, string(in.StateID))
	encoded := w.encodeTicket(found, r.version)
	if w.has(ChangedTypeStateAsText) {
		// As the example of this answer has it, against its schema.
		now, _ := w.ticketStates.get(found.stateID)
		encoded["ticket_state"] = now.category
	}
	return encoded, nil
}

// notify counts the writes of which people are told.
func (w *Workspace) notify(skip *bool) {
	if skip == nil || !*skip {
		w.notifications++
	}
}

// Notifications is how many writes to tickets people were told of.
func (w *Workspace) Notifications() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.notifications
}

// attribute is one that is not archived; nil for none.
func (t *ticketType) attribute(name string) *ticketTypeAttribute {
	for _, a := range t.attributes {
		if a.name == name && !a.archived {
			return a
		}
	}
	return nil
}

// write merges values into a ticket's attributes. The wording for unknown names
// is that of change_type; that for wrong values is an inference [?].
func (t *ticketType) write(into, values map[string]any) error {
	for _, name := range slices.Sorted(maps.Keys(values)) {
		defined := t.attribute(name)
		if defined == nil {
			return fail(http.StatusBadRequest, "parameter_invalid", "Extra attributes provided that are not found on ticket type: "+name)
		}
		if !defined.accepts(values[name]) {
			return fail(http.StatusBadRequest, "parameter_invalid", "Invalid value for the attribute "+name)
		}
		into[name] = values[name]
	}
	return nil
}

func (a *ticketTypeAttribute) accepts(value any) bool {
	text, isText := value.(string)
	number, isNumber := value.(float64)
	_, isBoolean := value.(bool)
	switch {
	case value == nil:
		return true
	case a.dataType == "list":
		return slices.ContainsFunc(a.items, func(item listItem) bool { return item.id == text && !item.archived })
	case a.dataType == "string":
		return isText
	case a.dataType == "decimal":
		return isNumber
	case a.dataType == "integer", a.dataType == "datetime":
		return isNumber && number == float64(int64(number))
	default:
		return a.dataType == "boolean" && isBoolean
	}
}

// firstTicketState is that of a new ticket.
func (w *Workspace) firstTicketState() string {
	for s := range w.ticketStates.all {
		if s.category == "submitted" {
			return s.id
		}
	}
	return ""
}

// moveTicket gives a ticket another state. [?] A ticket that is resolved is
// closed.
func (w *Workspace) moveTicket(t *ticket, stateID string) {
	if t.stateID == stateID {
		return
	}
	before, _ := w.ticketStates.get(t.stateID)
	now, _ := w.ticketStates.get(stateID)
	t.previousStateID, t.stateID = t.stateID, stateID
	if now.category == "resolved" {
		t.open = false
	}
	t.parts = append(t.parts[:len(t.parts):len(t.parts)], w.ticketPart(object{
		"part_type": "ticket_state_updated_by_admin", "ticket_state": now.category, "previous_ticket_state": before.category,
	}, "admin", w.me, time.Now().Unix()))
}

func (w *Workspace) ticketPart(part object, authorType, authorID string, at int64) object {
	part["type"], part["id"], part["created_at"], part["updated_at"] = "ticket_part", w.nextID(), at, at
	part["author"], part["attachments"], part["redacted"] = w.encodeAuthor(authorType, authorID), []any{}, false
	part["app_package_code"] = "emulator"
	return part
}

// assignTicket gives a ticket to an admin or a team. [?] What becomes of the
// other one is not documented: it stays, or goes where the quirk says so. "0"
// leaves it to nobody.
func (w *Workspace) assignTicket(t *ticket, id string) error {
	_, isAdmin := w.admins.get(id)
	_, isTeam := w.teams.get(id)
	switch {
	case id == "0":
		t.adminID, t.teamID = "", ""
	case isAdmin:
		t.adminID = id
	case isTeam:
		if t.teamID = id; w.has(AssigningTeamUnassigns) {
			t.adminID = ""
		}
	default:
		return fail(http.StatusNotFound, "assignee_not_found", "Assignee not found")
	}
	return nil
}
