package intercom

import (
	"context"
	"encoding/json"
	"iter"
)

// Conversation is an exchange between a contact and teammates.
type Conversation struct {
	Object
	Title            string              `json:"title"`
	State            string              `json:"state"` // open, closed, snoozed
	Open             bool                `json:"open"`
	Read             bool                `json:"read"`
	Priority         string              `json:"priority"` // priority or not_priority; since 2.16 none, low, medium, high or urgent
	AdminAssigneeID  Assignee            `json:"admin_assignee_id"`
	TeamAssigneeID   Assignee            `json:"team_assignee_id"`
	Company          Object              `json:"company"` // since 2.15; without an id for none
	Tags             List[AppliedTag]    `json:"tags"`
	Source           Part                `json:"source"` // what it began with
	Contacts         List[Object]        `json:"contacts"`
	Teammates        List[Object]        `json:"teammates"` // under either of two keys
	CustomAttributes CustomAttributes    `json:"custom_attributes"`
	Rating           *ConversationRating `json:"conversation_rating"`
	LinkedObjects    List[LinkedObject]  `json:"linked_objects"`
	Parts            List[Part]          `json:"conversation_parts"` // not in lists; the last 500
	CreatedAt        Time                `json:"created_at"`
	UpdatedAt        Time                `json:"updated_at"`
	WaitingSince     Time                `json:"waiting_since"`
	SnoozedUntil     Time                `json:"snoozed_until"`
}

// Part is one thing that happened in a conversation or a ticket.
type Part struct {
	Object
	Type          string     `json:"type"`      // of a source, as "email"
	PartType      string     `json:"part_type"` // comment, note, assignment and many more
	Subject       string     `json:"subject"`   // of a source only
	Body          string     `json:"body"`      // HTML
	URL           string     `json:"url"`       // of a source only
	DeliveredAs   string     `json:"delivered_as"`
	Author        PartAuthor `json:"author"`
	AssignedTo    *Reference `json:"assigned_to"`
	TicketState   string     `json:"ticket_state"`          // of a ticket's part; a category in every version
	PreviousState string     `json:"previous_ticket_state"` // likewise
	Redacted      bool       `json:"redacted"`
	CreatedAt     Time       `json:"created_at"`
}

// Reference is the type and the id of another object.
type Reference struct {
	Object
	Type string `json:"type"`
}

// PartAuthor is who wrote a part: an admin, a bot, a team, a user or a lead.
type PartAuthor struct {
	Reference
	Name  string `json:"name"`
	Email string `json:"email"`
}

// ConversationRating is what a contact thought of a conversation.
type ConversationRating struct {
	Rating int    `json:"rating"` // 1 to 5
	Remark string `json:"remark"`
}

// LinkedObject is a conversation or a ticket that is linked to another.
type LinkedObject struct {
	Reference
	Category string `json:"category"` // of a ticket
}

// Assignee is the id of the admin or team that something is assigned to, "" for
// nobody, which Intercom writes as 0, "0" or null, or leaves out.
type Assignee string

// UnmarshalJSON accepts all of them.
func (a *Assignee) UnmarshalJSON(data []byte) error {
	var id ID
	if err := json.Unmarshal(data, &id); err != nil {
		return err
	}
	if *a = Assignee(id); id == Nobody {
		*a = ""
	}
	return nil
}

// Nobody is what takes the place of an id where something is to be assigned to
// nobody.
const Nobody = "0"

// Conversations reads conversations.
type Conversations struct {
	c     *Client
	cache *paged[Conversation]
}

// Get returns one conversation, perhaps without its parts.
func (s Conversations) Get(ctx context.Context, id string) (*Conversation, error) {
	return s.cache.get(ctx, id)
}

// Whole returns one conversation with its parts, which lists leave out.
func (s Conversations) Whole(ctx context.Context, id string) (*Conversation, error) {
	return call[Conversation](ctx, s.c, get("conversations", id).about(id))
}

// All lists every conversation, without the parts.
func (s Conversations) All(ctx context.Context) iter.Seq2[*Conversation, error] {
	return s.cache.all(ctx)
}

// Search lists the conversations that a filter lets through, without the parts.
// What was written in the last minutes may be missing.
func (s Conversations) Search(ctx context.Context, filter Filter) iter.Seq2[*Conversation, error] {
	return list[Conversation](ctx, s.c, search(filter, "conversations", "search"))
}
