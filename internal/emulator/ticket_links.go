package emulator

import (
	"net/http"
	"slices"
)

// LinkingAgainTaken is a quirk of the links of tracker tickets.
var LinkingAgainTaken = quirk("LinkingAgainTaken", off,
	"linking a conversation to the tracker ticket that it is linked to is carried out, in place of refused",
	"the refusal is described for conversations that have a tracker ticket, whichever it is")

func (w *Workspace) ticketLinkRoutes() {
	w.handle("2.16", "POST /tickets/{id}/linked_conversations", func(r *request) (any, error) {
		tracker, err := w.tracker(r, "linking")
		if err != nil {
			return nil, err
		}
		var in struct {
			ConversationID string `json:"conversation_id"`
		}
		if err := r.decode(&in); err != nil {
			return nil, err
		}
		linked := w.linkable(in.ConversationID)
		switch {
		case in.ConversationID == "":
			return nil, fail(http.StatusBadRequest, "parameter_not_found", "conversation_id not specified")
		case linked == nil:
			return nil, fail(http.StatusNotFound, "conversation_not_found", "Conversation not found")
		case tracker.links(in.ConversationID) && w.has(LinkingAgainTaken):
			return w.encodeLinked(in.ConversationID, r.version), nil
		case slices.ContainsFunc(linked.linked, func(one object) bool { return one["category"] == "Tracker" }):
			return nil, fail(http.StatusBadRequest, "already_linked_to_tracker", "A conversation can only have one tracker ticket")
		}
		tracker.linked = append(tracker.linked, w.reference(in.ConversationID))
		w.relink(in.ConversationID, func(links []object) []object { return append(links, w.reference(tracker.id)) })
		return w.encodeLinked(in.ConversationID, r.version), nil
	})
	w.handle("2.16", "DELETE /tickets/{id}/linked_conversations/{conversation}", func(r *request) (any, error) {
		tracker, err := w.tracker(r, "unlinking")
		if err != nil {
			return nil, err
		}
		id := r.PathValue("conversation")
		if !tracker.links(id) {
			return nil, fail(http.StatusNotFound, "conversation_not_found", "Conversation is not linked to this ticket")
		}
		tracker.linked = without(tracker.linked, id)
		w.relink(id, func(links []object) []object { return without(links, tracker.id) })
		return w.encodeLinked(id, r.version), nil
	})
}

// tracker is the ticket that a path names, which must be one for links.
func (w *Workspace) tracker(r *request, doing string) (*ticket, error) {
	found, ok := w.tickets.get(r.PathValue("id"))
	if !ok {
		return nil, fail(http.StatusNotFound, "ticket_not_found", "Ticket not found")
	}
	if kind, _ := w.ticketTypes.get(found.typeID); kind.category != "Tracker" {
		return nil, fail(http.StatusBadRequest, "invalid_ticket_type", "Only tracker tickets support "+doing+" conversations")
	}
	return found, nil
}

// linkable is a conversation that can be linked to a tracker ticket: one, or a
// customer ticket in the form of one; nil for none. [?] Whether a ticket has that
// form elsewhere, too, is documented nowhere.
func (w *Workspace) linkable(id string) *conversation {
	if found, ok := w.conversations.get(id); ok {
		return found
	}
	found, ok := w.tickets.get(id)
	if !ok {
		return nil
	}
	if kind, _ := w.ticketTypes.get(found.typeID); kind.category != "Customer" {
		return nil
	}
	state := map[bool]string{true: "open", false: "closed"}[found.open]
	return &conversation{
		id: found.id, state: state, priority: "none", contactID: found.contactID, adminID: found.adminID, teamID: found.teamID,
		linked: found.linked, createdAt: found.createdAt, updatedAt: found.updatedAt,
	}
}

// encodeLinked has less than other answers with a conversation, by the examples.
func (w *Workspace) encodeLinked(id string, version int) object {
	encoded := w.encodeConversation(w.linkable(id), version)
	for _, member := range []string{"ticket", "topics", "ai_topics"} {
		delete(encoded, member)
	}
	return encoded
}

// reference is how a conversation or a ticket stands among linked objects.
func (w *Workspace) reference(id string) object {
	if found, ok := w.tickets.get(id); ok {
		kind, _ := w.ticketTypes.get(found.typeID)
		return object{"type": "ticket", "id": id, "category": kind.category}
	}
	return object{"type": "conversation", "id": id, "category": nil}
}

// relink changes the links of what has an id.
func (w *Workspace) relink(id string, change func([]object) []object) {
	if found, ok := w.conversations.get(id); ok {
		found.linked = change(found.linked)
	}
	if found, ok := w.tickets.get(id); ok {
		found.linked = change(found.linked)
	}
}

func (t *ticket) links(id string) bool {
	return slices.ContainsFunc(t.linked, func(one object) bool { return one["id"] == id })
}

func without(links []object, id string) []object {
	return slices.DeleteFunc(slices.Clone(links), func(one object) bool { return one["id"] == id })
}
