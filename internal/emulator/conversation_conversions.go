package emulator

import (
	"net/http"
	"time"
)

// Quirks of conversations that become tickets.
var (
	ConvertedTicketsAreNew = quirk("ConvertedTicketsAreNew", off,
		"the ticket that a conversation becomes has an id of its own, and is linked to the conversation",
		"no description says so or otherwise; in the examples the ids of both are of one sequence, and the ticket is as old as the conversation")
	ConvertedAreNoConversations = quirk("ConvertedAreNoConversations", off,
		"a conversation that became a ticket is not found as a conversation any more",
		`documented nowhere; the page on links speaks of "a conversation that has been converted into a customer ticket"`)
)

// convertConversation makes a ticket of a conversation. The wording for a type that
// is not for customers is described; all other refusals are inferences [?].
func (w *Workspace) convertConversation(r *request) (any, error) {
	found, ok := w.conversations.get(r.PathValue("id"))
	if !ok {
		return nil, notFound("Resource Not Found")
	}
	var in struct {
		TypeID     flexibleID     `json:"ticket_type_id"`
		StateID    flexibleID     `json:"ticket_state_id"`
		Attributes map[string]any `json:"attributes"`
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	invalid := func(message string) error { return fail(http.StatusBadRequest, "parameter_invalid", message) }
	if in.StateID == "" || r.version < parseVersion("2.16") {
		in.StateID = flexibleID(w.firstTicketState())
	}
	kind, known := w.ticketTypes.get(string(in.TypeID))
	state, inState := w.ticketStates.get(string(in.StateID))
	switch {
	case !known || kind.archived:
		return nil, invalid("Ticket type not found")
	case kind.category != "Customer":
		return nil, invalid("Ticket type is not a customer ticket type")
	case !inState:
		return nil, invalid("Ticket custom state doesn't belong to the ticket type")
	case found.converted:
		return nil, invalid("Conversation is a ticket already")
	}
	now := time.Now().Unix()
	made := &ticket{
		id: found.id, number: w.nextID(), typeID: kind.id, contactID: found.contactID, stateID: state.id, adminID: found.adminID, teamID: found.teamID,
		attributes: map[string]any{}, open: true, shared: true, linked: found.linked, createdAt: found.createdAt, updatedAt: now,
	}
	if err := kind.write(made.attributes, in.Attributes); err != nil {
		return nil, err
	}
	if found.converted = true; w.has(ConvertedTicketsAreNew) {
		made.id, made.linked = w.nextID(), nil
	}
	made.parts = []object{
		w.ticketPart(object{"part_type": "comment", "body": found.body}, "user", found.contactID, found.createdAt),
		w.ticketPart(object{
			"part_type": "ticket_state_updated_by_admin", "ticket_state": state.category, "previous_ticket_state": state.category,
		}, "bot", tokenAdmin, now),
	}
	w.tickets.put(made.id, made)
	switch {
	case w.has(ConvertedAreNoConversations) && made.id == found.id:
		w.conversations.delete(found.id)
	case made.id != found.id:
		found.linked = append(found.linked, w.reference(made.id))
	}
	return w.encodeTicket(made, r.version), nil
}
