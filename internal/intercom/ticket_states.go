package intercom

import (
	"context"
	"iter"
)

// TicketState is a step in the life of a ticket.
type TicketState struct {
	Object
	Category      string           `json:"category"` // submitted, in_progress, waiting_on_customer, resolved
	InternalLabel string           `json:"internal_label"`
	ExternalLabel string           `json:"external_label"`
	Archived      bool             `json:"archived"`     // only in the list of states
	TicketTypes   List[TicketType] `json:"ticket_types"` // only in the list of states, and shortened
}

// TicketStates reads ticket states. The API cannot make or change them.
type TicketStates struct{ cache *snapshot[TicketState] }

// TicketStatesSince is the first version that can list ticket states.
var TicketStatesSince = MustVersion("2.12")

// All lists every ticket state.
func (s TicketStates) All(ctx context.Context) iter.Seq2[*TicketState, error] {
	return s.cache.all(ctx)
}
