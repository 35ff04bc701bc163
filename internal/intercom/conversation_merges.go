package intercom

import (
	"context"
	"errors"
	"slices"
)

// ConversationMergesSince is the first version that merges conversations.
var ConversationMergesSince = MustVersion("2.16")

// Merge merges a conversation into another, once: it is closed, and the other goes on.
// Before says that it was merged into that one before.
func (s Conversations) Merge(ctx context.Context, from, into string) (before bool, err error) {
	was, err := s.Whole(ctx, from)
	if errors.Is(err, ErrNotFound) {
		was, err = &Conversation{}, nil // it may be a ticket, and Intercom says what is not there
	}
	if err != nil {
		return false, err
	}
	body := map[string]NumericID{"merge_into_conversation_id": NumericID(into)}
	_, err = s.changed(ctx, into, post(body, "conversations", from, "merge"))
	s.cache.outdated(from)
	var refused *Error
	uncertain := ambiguous(err)
	if !uncertain && (!errors.As(err, &refused) || refused.Code != "merge_failed") {
		return false, err
	}
	switch now, lookErr := s.Whole(ctx, from); {
	case lookErr != nil:
	case now.linkedAsMerged(into):
		return !uncertain || was.linkedAsMerged(into), nil
	case uncertain && now.merged() && !was.merged() && was.ID != "":
		return false, nil
	}
	return false, err
}

// linkedAsMerged says whether a conversation is closed and linked to what it would be
// merged into, which tickets for teammates only are not.
func (c *Conversation) linkedAsMerged(into string) bool {
	return c.State == "closed" && slices.ContainsFunc(c.LinkedObjects, func(one LinkedObject) bool {
		return one.identity() == into && (one.Category == "" || one.Category == CustomerCategory)
	})
}

// merged says whether a conversation shows that it was merged into another, which is
// seen in workspaces, in the words of the part that the description shows of that one.
func (c *Conversation) merged() bool {
	return slices.ContainsFunc(c.Parts, func(part Part) bool { return part.PartType == "merged_secondary_conversation" })
}
