package intercom

import (
	"context"
	"errors"
)

// CustomerCategory is that of the tickets which conversations can become.
const CustomerCategory = "Customer"

// Conversion is the ticket that a conversation becomes. Nil and empty are not sent.
type Conversion struct {
	TypeID     string         `json:"ticket_type_id"`
	StateID    string         `json:"ticket_state_id,omitempty"` // since ConversionStateSince
	Attributes map[string]any `json:"attributes,omitempty"`
}

// ConversionStateSince is the first version in which a conversion can name the state.
var ConversionStateSince = MustVersion("2.16")

// Convert makes a ticket of a conversation, once. Before says that it was one before,
// of whatever type.
func (s Conversations) Convert(ctx context.Context, id string, input Conversion) (ticket *Ticket, before bool, err error) {
	conversation, err := s.Whole(ctx, id)
	if errors.Is(err, ErrNotFound) {
		// Whether what was converted is told of as a conversation is documented nowhere.
		if ticket, lookErr := s.c.Tickets.Get(ctx, id); lookErr == nil {
			return ticket, true, nil
		}
	}
	if err != nil {
		return nil, false, err
	}
	if ticket, err = s.converted(ctx, conversation); ticket != nil || err != nil {
		return ticket, ticket != nil, err
	}
	ticket, err = call[Ticket](ctx, s.c, post(input, "conversations", id, "convert").must(showing("ticket_type_id", func(made *Ticket) bool {
		return made.Type == nil || made.Type.ID == "" || string(made.Type.ID) == input.TypeID
	})))
	s.cache.outdated(id)
	if ambiguous(err) {
		if now, lookErr := s.Whole(ctx, id); lookErr == nil {
			conversation = now // is linked to the ticket where that has another id
		}
		if found, lookErr := s.converted(ctx, conversation); found != nil && lookErr == nil {
			return found, false, nil
		}
	}
	return ticket, false, err
}

// converted is the ticket that a conversation has become; nil for none. By its
// examples a ticket keeps the conversation's id, which no description says: it may
// also be another that is as old and linked.
func (s Conversations) converted(ctx context.Context, conversation *Conversation) (*Ticket, error) {
	ids := []string{conversation.identity()}
	for i := range conversation.LinkedObjects {
		if linked := &conversation.LinkedObjects[i]; linked.Category == CustomerCategory {
			ids = append(ids, linked.identity())
		}
	}
	for i, id := range ids {
		ticket, err := s.c.Tickets.Get(ctx, id)
		switch {
		case errors.Is(err, ErrNotFound):
		case err != nil:
			return nil, err
		case ofOne(ticket.Contacts, conversation.Contacts) && (i == 0 || ticket.CreatedAt.Equal(conversation.CreatedAt.Time)):
			return ticket, nil
		}
	}
	return nil, nil //nolint:nilnil // it is none
}

// ofOne says whether two begin with the same contact.
func ofOne(a, b List[Object]) bool { return len(a) > 0 && len(b) > 0 && a[0].ID == b[0].ID }
