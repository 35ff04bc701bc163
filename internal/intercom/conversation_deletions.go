package intercom

import (
	"context"
	"errors"
	"iter"
	"strconv"
)

// The first versions that delete conversations, and that keep a record of these and
// can delete what reports have of one.
var (
	ConversationDeletionSince  = MustVersion("2.13")
	ConversationDeletionsSince = MustVersion("2.16")
)

// ConversationDeletion is the record of a conversation that was deleted.
type ConversationDeletion struct {
	Object
	MetricsRetained bool `json:"metrics_retained"` // whether reports still count it
	DeletedAt       Time `json:"deleted_at"`
}

// Deletions lists the conversations that were deleted, the latest first.
func (s Conversations) Deletions(ctx context.Context) iter.Seq2[*ConversationDeletion, error] {
	return list[ConversationDeletion](ctx, s.c, get("conversations", "deleted").numbered("60").moves())
}

// Delete deletes a conversation for ever; reports still count it unless retainMetrics
// is false. Before says that there was no such conversation.
func (s Conversations) Delete(ctx context.Context, id string, retainMetrics *bool) (before bool, err error) {
	r := remove("conversations", id)
	if retainMetrics != nil {
		r = r.with("retain_metrics", strconv.FormatBool(*retainMetrics))
	}
	err = s.cache.deleted(id, end(ctx, s.c, r, id, saysDeleted, func() error {
		_, err := s.Whole(ctx, id)
		return err
	}))
	if errors.Is(err, ErrNotFound) {
		return !ambiguous(err), nil
	}
	return false, err
}
