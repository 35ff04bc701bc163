package intercom

import "context"

// Redaction says of what in a conversation the text is to be removed.
type Redaction struct {
	Type           string `json:"type"` // conversation_part or source
	ConversationID string `json:"conversation_id"`
	PartID         string `json:"conversation_part_id,omitempty"`
	SourceID       string `json:"source_id,omitempty"`
}

// Of finds it in a conversation, nil where the conversation does not show it: of many
// parts only the last are.
func (r Redaction) Of(c *Conversation) *Part {
	if r.Type == "source" {
		if c.Source.identity() == r.SourceID {
			return &c.Source
		}
		return nil
	}
	for i := range c.Parts {
		if c.Parts[i].identity() == r.PartID {
			return &c.Parts[i]
		}
	}
	return nil
}

// Redact removes a text for ever, with its attachments. Before says that it was
// removed already.
func (s Conversations) Redact(ctx context.Context, what Redaction) (before bool, err error) {
	redacted := func(now *Conversation) bool {
		part := what.Of(now)
		return part != nil && part.Redacted
	}
	return s.unless(ctx, what.ConversationID, redacted, func() error {
		_, err := s.changed(ctx, what.ConversationID, post(what, "conversations", "redact").harmless().
			must(showing("redacted", func(now *Conversation) bool { return what.Of(now) == nil || redacted(now) })))
		return err
	})
}
