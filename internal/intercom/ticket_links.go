package intercom

import (
	"context"
	"errors"
	"slices"
)

// TrackerCategory is that of the tickets which conversations are linked to.
const TrackerCategory = "Tracker"

// TicketLinksSince is the first version that can link a conversation to a ticket.
var TicketLinksSince = MustVersion("2.16")

// mostLinked is how many linked objects an answer tells of.
const mostLinked = 1000

// Link links a conversation, or a customer ticket, to a tracker ticket. Before says
// that it was linked to it before.
func (s Tickets) Link(ctx context.Context, id, conversationID string) (before bool, err error) {
	if before, err = s.linked(ctx, id, conversationID); before || err != nil {
		return before, err
	}
	body := map[string]string{"conversation_id": conversationID}
	_, err = call[Conversation](ctx, s.c, post(body, "tickets", id, "linked_conversations").harmless().about(conversationID))
	s.c.Conversations.cache.outdated(conversationID)
	var refused *Error
	taken := errors.As(err, &refused) && refused.Code == "already_linked_to_tracker" // by an attempt whose answer was lost, too
	if taken || ambiguous(err) {
		if linked, lookErr := s.linked(ctx, id, conversationID); linked && lookErr == nil {
			return !ambiguous(err), nil
		}
	}
	return false, err
}

// linked says whether a conversation is linked to a ticket. Where the ticket does not
// tell of all, the conversation does.
func (s Tickets) linked(ctx context.Context, id, conversationID string) (bool, error) {
	ticket, err := s.Get(ctx, id)
	if err != nil || isLinked(ticket.LinkedObjects, conversationID) {
		return err == nil, err
	}
	if len(ticket.LinkedObjects) < mostLinked {
		return false, nil
	}
	conversation, err := s.c.Conversations.Whole(ctx, conversationID)
	if errors.Is(err, ErrNotFound) { // it may be a ticket
		return false, nil
	}
	return err == nil && isLinked(conversation.LinkedObjects, id), err
}

func isLinked(all []LinkedObject, id string) bool {
	return slices.ContainsFunc(all, func(one LinkedObject) bool { return one.identity() == id })
}

// Unlink takes a conversation, or a customer ticket, off a tracker ticket. Lacking
// says that it is not linked to it, which is success.
func (s Tickets) Unlink(ctx context.Context, id, conversationID string) (lacking bool, err error) {
	_, err = call[Conversation](ctx, s.c, remove("tickets", id, "linked_conversations", conversationID).about(conversationID))
	s.c.Conversations.cache.outdated(conversationID)
	var refused *Error
	if errors.As(err, &refused) && refused.Code == "conversation_not_found" {
		return true, nil
	}
	return false, err
}
