package emulator

import (
	"strconv"
	"time"
)

func (w *Workspace) encodeTicket(t *ticket, version int) object {
	kind, _ := w.ticketTypes.get(t.typeID)
	state, _ := w.ticketStates.get(t.stateID)
	nested := w.encodeTicketType(kind, version)
	delete(nested, "ticket_states") // only where a ticket type itself is asked for
	attributes := object{}
	for _, a := range kind.attributes {
		value := t.attributes[a.name]
		if at, ok := value.(float64); ok && a.dataType == "datetime" && w.has(TicketDatesAsText) {
			value = time.Unix(int64(at), 0).UTC().Format(time.RFC3339)
		}
		if !a.archived || value != nil {
			attributes[a.name] = value
		}
	}
	parts := []any{}
	for _, part := range t.parts {
		parts = append(parts, part)
	}
	result := object{
		"type": "ticket", "id": t.id, "ticket_id": t.number, "ticket_attributes": attributes, "ticket_type": nested,
		"ticket_state": state.encode(), "contacts": w.contactReferences(t.contactID), "category": kind.category,
		"admin_assignee_id": ticketAssignee(t.adminID, version), "team_assignee_id": ticketAssignee(t.teamID, version),
		"created_at": t.createdAt, "updated_at": t.updatedAt, "open": t.open, "is_shared": t.shared, "linked_objects": linkedObjects(t.linked),
		"ticket_parts": object{"type": "ticket_part.list", "ticket_parts": parts, "total_count": len(parts)},
	}
	if version < parseVersion("2.12") {
		result["ticket_state"] = state.category
		result["ticket_state_internal_label"], result["ticket_state_external_label"] = state.internal, state.external
	}
	if t.snoozedUntil > time.Now().Unix() {
		result["snoozed_until"] = t.snoozedUntil
	}
	if version >= parseVersion("2.16") {
		result["previous_ticket_state_id"] = orNull(t.previousStateID)
	}
	return result
}

// ticketAssignee is a text until 2.15, "0" for nobody, and a number since.
func ticketAssignee(id string, version int) any {
	number, _ := strconv.ParseInt(id, 10, 64)
	if version < parseVersion("2.16") {
		return strconv.FormatInt(number, 10)
	}
	return number
}

// sampleTickets are there in the sample workspace.
func (w *Workspace) sampleTickets() {
	at, before := created.Unix(), w.lastID
	w.lastID = 700
	t := &ticket{
		id: SampleTicketID, number: "33", typeID: SampleTicketTypeID, contactID: SampleUserID, stateID: "8270", previousStateID: "8269",
		adminID: "991267460", teamID: SampleTeamID, open: true, shared: true, createdAt: at, updatedAt: at,
		attributes: map[string]any{
			"_default_title_": "Export fails", "_default_description_": "The CSV has no rows.", "Severity": "c0ffee00-0000-4000-8000-000000000002",
		},
	}
	t.tags = []ticketTag{{appliedTag{"103", "991267460"}, at}}
	t.parts = []object{
		w.ticketPart(object{"part_type": "comment", "body": "<p>The CSV has no rows.</p>"}, "user", SampleUserID, at),
		w.ticketPart(object{
			"part_type": "ticket_state_updated_by_admin", "ticket_state": "in_progress", "previous_ticket_state": "submitted",
		}, "admin", "991267460", at),
	}
	w.tickets.put(t.id, t)
	tracker := &ticket{
		id: SampleTrackerTicketID, number: "34", typeID: SampleTrackerTypeID, contactID: SampleOtherUserID, stateID: "8270",
		open: true, createdAt: at, updatedAt: at, attributes: map[string]any{"_default_title_": "Exports are empty"},
		linked: []object{w.reference(SampleClosedConversationID)},
	}
	w.tickets.put(tracker.id, tracker)
	w.relink(SampleClosedConversationID, func(links []object) []object { return append(links, w.reference(tracker.id)) })
	w.lastID = before
}
