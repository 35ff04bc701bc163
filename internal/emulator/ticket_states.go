package emulator

type ticketState struct{ id, category, internal, external string }

// ticketStateDefaults are the states that every workspace begins with. The API
// cannot make others.
func (w *Workspace) ticketStateDefaults() {
	for _, s := range []ticketState{
		{"8269", "submitted", "Submitted", "Submitted"},
		{"8270", "in_progress", "In progress", "In progress"},
		{"8271", "waiting_on_customer", "Waiting on customer", "Waiting on you"},
		{"8272", "resolved", "Resolved", "Resolved"},
	} {
		w.ticketStates.put(s.id, &s)
	}
}

// encode is the form nested in a ticket type.
func (s *ticketState) encode() object {
	return object{
		"type": "ticket_state", "id": s.id, "category": s.category,
		"internal_label": s.internal, "external_label": s.external,
	}
}

func (w *Workspace) ticketStateRoutes() {
	w.handle("2.12", "GET /ticket_states", func(*request) (any, error) {
		return list(rows(&w.ticketStates, func(s *ticketState) object {
			encoded := s.encode()
			encoded["archived"] = false
			encoded["ticket_types"] = list(rows(&w.ticketTypes, (*ticketType).encodeShort))
			return encoded
		})), nil
	})
}
