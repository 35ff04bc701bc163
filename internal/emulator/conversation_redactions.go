package emulator

import (
	"net/http"
	"slices"
)

// Quirks of redactions.
var (
	RedactedOnce = quirk("RedactedOnce", off,
		"what is redacted already cannot be redacted once more",
		"nothing is known of it; what takes its place has a body, which is what is asked for")
)

// redactedBody is what takes the place of a text.
const redactedBody = "<p><i>This message was deleted</i></p>"

func (w *Workspace) conversationRedactionRoutes() {
	w.handle(oldest, "POST /conversations/redact", w.redactConversation)
}

// redactConversation refuses in the words of older versions' pages; the status of
// these refusals is an inference [?].
func (w *Workspace) redactConversation(r *request) (any, error) {
	var in struct {
		Type           string     `json:"type"`
		ConversationID flexibleID `json:"conversation_id"`
		PartID         flexibleID `json:"conversation_part_id"`
		SourceID       flexibleID `json:"source_id"`
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	if in.Type != "conversation_part" && in.Type != "source" {
		return nil, fail(http.StatusBadRequest, "type_mismatch", "The type attribute provided should be either 'conversation_part' or 'source'")
	}
	c, ok := w.conversations.get(string(in.ConversationID))
	if !ok {
		return nil, nothingToRedact()
	}
	id, body, redactable := c.sourceID(), &c.body, c.authorAdmin == "" && c.body != ""
	if in.Type == "conversation_part" {
		at := slices.IndexFunc(c.parts, func(part conversationPart) bool { return part.id == string(in.PartID) })
		if at < 0 {
			return nil, nothingToRedact()
		}
		id, body, redactable = c.parts[at].id, &c.parts[at].body, c.parts[at].body != ""
	} else if id != string(in.SourceID) {
		return nil, nothingToRedact()
	}
	if !redactable || c.redacted[id] && w.has(RedactedOnce) {
		return nil, fail(http.StatusBadRequest, "conversation_part_not_redactable", "Part can't be redacted")
	}
	if c.redacted == nil {
		c.redacted = map[string]bool{}
	}
	*body, c.redacted[id] = redactedBody, true
	return w.changed(c, r), nil
}

func nothingToRedact() error {
	return fail(http.StatusNotFound, "conversation_part_or_message_not_found", "Conversation part or message not found")
}
