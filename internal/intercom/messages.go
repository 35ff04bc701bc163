package intercom

import (
	"context"
	"encoding/json"
)

// Message is something that was sent. The conversation it belongs to, if any yet, is
// in the message that begins one.
type Message struct {
	Object
	ConversationID ID `json:"conversation_id"`
}

// Person is a contact in a message, or the teammate whom it is from.
type Person struct {
	Role string `json:"type"` // user, lead or admin
	ID   string `json:"id"`
}

// Sender is the teammate whom a message is from.
type Sender struct {
	Type string    `json:"type"`
	ID   NumericID `json:"id"`
}

// Recipient is the contact whom a message is sent to.
type Recipient struct {
	Person
	// Phone and Name are for WhatsApp: the digits of a number with its country's code. The
	// schema has a contact as elsewhere, the only example has these alone.
	Phone json.Number `json:"phone,omitempty"`
	Name  string      `json:"name,omitempty"`
}

// The first versions that send messages by WhatsApp and by SMS.
var (
	WhatsAppSince = MustVersion("2.16")
	SMSSince      = Preview
)

// MessageInput is a message of a teammate to a contact.
type MessageInput struct {
	Channel    string          `json:"message_type"` // in_app, email, whatsapp or sms
	Subject    string          `json:"subject,omitempty"`
	Body       string          `json:"body,omitempty"`
	Template   string          `json:"template,omitempty"`   // plain or personal, of an e-mail; the name of one of WhatsApp's
	Components json.RawMessage `json:"components,omitempty"` // a list of what fills a template of WhatsApp's in
	Locale     string          `json:"locale,omitempty"`     // of a template of WhatsApp's
	From       Sender          `json:"from"`
	To         Recipient       `json:"to"`
	// Begins has the message begin a conversation, which it otherwise does when the
	// contact replies.
	Begins bool `json:"create_conversation_without_contact_reply,omitempty"`
}

// Messages sends messages.
type Messages struct{ c *Client }

// Send sends a message, once.
func (s Messages) Send(ctx context.Context, message MessageInput) (*Message, error) {
	sent, err := call[Message](ctx, s.c, post(message, "messages").creates())
	if message.Begins {
		s.c.Conversations.cache.drop()
	}
	return sent, err
}
