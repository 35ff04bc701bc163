package intercom

import (
	"context"
	"iter"
)

// SideConversation is a thread that teammates began from within a conversation.
type SideConversation struct {
	ID    ID         `json:"side_conversation_id"`
	Parts List[Part] `json:"conversation_parts"`
}

func (s SideConversation) identity() string { return s.ID.String() }

// SideConversations lists the side conversations of a conversation, with their parts.
func (s Conversations) SideConversations(ctx context.Context, id string) iter.Seq2[*SideConversation, error] {
	return list[SideConversation](ctx, s.c, get("conversations", id, "side_conversations").numbered("50"))
}
