package intercom

import "context"

// ConversationInput is the message of a contact that begins a conversation.
type ConversationInput struct {
	From           Person   `json:"from"`
	Body           string   `json:"body"`
	AttachmentURLs []string `json:"attachment_urls,omitempty"`
}

// Start begins a conversation in the name of a contact, once. Intercom answers with
// the message, which names the conversation.
func (s Conversations) Start(ctx context.Context, input ConversationInput) (*Message, error) {
	message, err := call[Message](ctx, s.c, post(input, "conversations").creates().
		must(showing("conversation_id", func(message *Message) bool { return message.ConversationID != "" })))
	s.cache.drop()
	return message, err
}

// ReplyInput is what somebody writes in a conversation or a ticket.
type ReplyInput struct {
	Kind           string   `json:"message_type"` // comment, or note, which only teammates see
	Type           string   `json:"type"`         // admin or user
	AdminID        string   `json:"admin_id,omitempty"`
	ContactID      string   `json:"intercom_user_id,omitempty"`
	Body           string   `json:"body"`
	AttachmentURLs []string `json:"attachment_urls,omitempty"`
}

// Reply writes in a conversation, once.
func (s Conversations) Reply(ctx context.Context, id string, input ReplyInput) (*Conversation, error) {
	return s.changed(ctx, id, post(input, "conversations", id, "reply"))
}

// ConversationChange is something that a teammate does to a conversation: close,
// open, snoozed or assignment.
type ConversationChange struct {
	Kind         string `json:"message_type"`
	Type         string `json:"type,omitempty"` // whom it is assigned to, admin or team; admin with close
	AdminID      string `json:"admin_id"`       // who does it
	AssigneeID   string `json:"assignee_id,omitempty"`
	SnoozedUntil *int64 `json:"snoozed_until,omitempty"`
}

// Manage opens, closes, snoozes or assigns a conversation. It leaves the same when it
// is done twice.
func (s Conversations) Manage(ctx context.Context, id string, change ConversationChange) (*Conversation, error) {
	return s.changed(ctx, id, post(change, "conversations", id, "parts").harmless())
}

// ConversationUpdate is what is to be written of a conversation; what is missing stays.
type ConversationUpdate struct {
	Read             *bool          `json:"read,omitempty"`
	Title            *string        `json:"title,omitempty"`
	CustomAttributes map[string]any `json:"custom_attributes,omitempty"`
}

// The first versions that can write a member of a conversation.
var (
	ConversationValuesSince = MustVersion("2.12")
	ConversationTitleSince  = MustVersion("2.13")
)

// Update changes a conversation.
func (s Conversations) Update(ctx context.Context, id string, update ConversationUpdate) (*Conversation, error) {
	return s.changed(ctx, id, put(update, "conversations", id))
}

// assignmentRulesUntil is the last version that runs assignment rules.
var assignmentRulesUntil = MustVersion("2.11")

// RunAssignmentRules has the workspace's assignment rules assign a conversation, once.
// The answer looks as that version has it, and says only who it is assigned to.
func (s Conversations) RunAssignmentRules(ctx context.Context, id string) (*Conversation, error) {
	conversation, err := call[Conversation](ctx, s.c, post(nil, "conversations", id, "run_assignment_rules").until(assignmentRulesUntil).about(id))
	s.cache.outdated(id)
	return conversation, err
}

// changed sends a change of a conversation, which answers with all of it.
func (s Conversations) changed(ctx context.Context, id string, r request) (*Conversation, error) {
	conversation, err := call[Conversation](ctx, s.c, r.about(id))
	return s.cache.written(id, conversation, err)
}
