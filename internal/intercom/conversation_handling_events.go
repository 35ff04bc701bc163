package intercom

import (
	"context"
	"iter"
)

// HandlingEvent is that a teammate paused or resumed the handling of a conversation.
type HandlingEvent struct {
	Type      string     `json:"type"` // paused or resumed
	Timestamp Time       `json:"timestamp"`
	Reason    string     `json:"reason"`
	Teammate  PartAuthor `json:"teammate"` // an admin, a team or a bot
}

// HandlingEvents lists when the handling of a conversation was paused and resumed.
func (s Conversations) HandlingEvents(ctx context.Context, id string) iter.Seq2[*HandlingEvent, error] {
	return list[HandlingEvent](ctx, s.c, get("conversations", id, "handling_events"))
}
