package emulator

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Quirks of the searches for tickets and conversations.
var SearchesCompareStrictly = quirk("SearchesCompareStrictly", off,
	`searches for conversations and tickets take ">" and "<" for what they say`,
	`all descriptions say "greater (or equal)" and "lower (or equal)"; no recording`)

// orEqualField compares the numbers and times of conversations and tickets.
func (w *Workspace) orEqualField() comparison {
	if w.has(SearchesCompareStrictly) {
		return numberField(strict)
	}
	return numberField(orEqual)
}

// ticketFields are what tickets can be searched by. An attribute goes by its id;
// the refusal of anything else was reported (intercom-node #402, Intercom-OpenAPI
// #139).
func (w *Workspace) ticketFields() fields {
	known := map[string]comparison{"open": boolField}
	for _, name := range []string{"id", "title", "description", "category", "ticket_type_id", "contact_ids", "teammate_ids", "state"} {
		known[name] = textField
	}
	for _, name := range []string{"admin_assignee_id", "team_assignee_id"} {
		known[name] = idField
	}
	for _, name := range []string{"created_at", "updated_at", "snoozed_until"} {
		known[name] = w.orEqualField()
	}
	others := named(known)
	return func(field string) (comparison, error) {
		id, isAttribute := strings.CutPrefix(field, "ticket_attribute.")
		if !isAttribute {
			return others(field)
		}
		if _, err := strconv.ParseInt(id, 10, 64); err != nil {
			return nil, fail(http.StatusBadRequest, "field_not_found", "The requested ticket attribute ID is not a valid integer")
		}
		for kind := range w.ticketTypes.all {
			for _, a := range kind.attributes {
				if a.id == id {
					return w.attributeField(a), nil
				}
			}
		}
		return nil, noField(field)
	}
}

func (w *Workspace) attributeField(a *ticketTypeAttribute) comparison {
	switch a.dataType {
	case "integer", "decimal", "datetime":
		return w.orEqualField()
	case "boolean":
		return boolField
	default:
		return textField
	}
}

func (w *Workspace) searchTickets(r *request) (any, error) {
	categories, now := map[string]string{"Customer": "request", "Back-office": "task", "Tracker": "tracker"}, time.Now()
	page, total, pages, err := search(w, r, w.tickets.all, 20, w.ticketFields(), func(t *ticket) map[string]any {
		if now.Before(t.searchableAt) {
			return nil
		}
		kind, _ := w.ticketTypes.get(t.typeID)
		state, _ := w.ticketStates.get(t.stateID)
		values := map[string]any{
			"id": t.id, "created_at": t.createdAt, "updated_at": t.updatedAt, "category": categories[kind.category], "ticket_type_id": t.typeID,
			"title": t.attributes["_default_title_"], "description": t.attributes["_default_description_"], "contact_ids": t.contactID,
			"teammate_ids": orNull(t.adminID), "admin_assignee_id": orNull(t.adminID), "team_assignee_id": orNull(t.teamID),
			"open": t.open, "state": state.category, "snoozed_until": orNull(t.snoozedUntil),
		}
		for _, a := range kind.attributes {
			values["ticket_attribute."+a.id] = t.attributes[a.name]
		}
		return values
	})
	if err != nil {
		return nil, err
	}
	items := encoded(page, func(t *ticket) object { return w.encodeTicket(t, r.version) })
	return object{"type": "ticket.list", "tickets": items, "total_count": total, "pages": pages}, nil
}
