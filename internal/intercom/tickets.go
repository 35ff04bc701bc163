package intercom

import (
	"context"
	"encoding/json"
	"errors"
	"iter"
	"net/http"
)

// Ticket is a request of a contact that goes through states.
type Ticket struct {
	Object
	TicketID        ID                 `json:"ticket_id"` // as the inbox shows it; not for the API
	Category        string             `json:"category"`  // Customer, Back-office, Tracker
	Attributes      CustomAttributes   `json:"ticket_attributes"`
	State           TicketStateNow     `json:"ticket_state"`
	InternalLabel   string             `json:"ticket_state_internal_label"` // until 2.11
	ExternalLabel   string             `json:"ticket_state_external_label"` // until 2.11
	Type            *TicketType        `json:"ticket_type"`                 // without its states
	Contacts        List[Object]       `json:"contacts"`                    // one
	AdminAssigneeID Assignee           `json:"admin_assignee_id"`
	TeamAssigneeID  Assignee           `json:"team_assignee_id"`
	Open            bool               `json:"open"`
	IsShared        bool               `json:"is_shared"`
	LinkedObjects   List[LinkedObject] `json:"linked_objects"`
	Parts           List[Part]         `json:"ticket_parts"` // the last 500
	SnoozedUntil    Time               `json:"snoozed_until"`
	CreatedAt       Time               `json:"created_at"`
	UpdatedAt       Time               `json:"updated_at"`
}

// TicketStateNow is the state of a ticket: an object since 2.12; a text, the
// category, until then and in an example of 2.16.
type TicketStateNow struct{ TicketState }

// UnmarshalJSON accepts both.
func (s *TicketStateNow) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		return json.Unmarshal(data, &s.Category)
	}
	return json.Unmarshal(data, &s.TicketState)
}

// TicketInput is what a ticket is made of. Nil and empty are not sent.
type TicketInput struct {
	TypeID            string            `json:"ticket_type_id"`
	Contacts          []Object          `json:"contacts"`
	Attributes        map[string]any    `json:"ticket_attributes,omitempty"`
	CompanyID         string            `json:"company_id,omitempty"`
	Assignment        *TicketAssignment `json:"assignment,omitempty"` // since TicketAssignmentSince
	SkipNotifications *bool             `json:"skip_notifications,omitempty"`
}

// TicketAssignment is whom a new ticket is given to.
type TicketAssignment struct {
	AdminID string `json:"admin_assignee_id,omitempty"`
	TeamID  string `json:"team_assignee_id,omitempty"`
}

// TicketUpdate is what can be written of a ticket that is there. Nil is not
// sent.
type TicketUpdate struct {
	Attributes map[string]any `json:"ticket_attributes,omitempty"`
	StateID    *string        `json:"ticket_state_id,omitempty"` // since 2.12
	CompanyID  *NullableText  `json:"company_id,omitempty"`      // since 2.12
	Open       *bool          `json:"open,omitempty"`
	IsShared   *bool          `json:"is_shared,omitempty"`
	// SnoozedUntil is in Unix seconds.
	SnoozedUntil *int64 `json:"snoozed_until,omitempty"`
	// AssigneeID is an admin's or a team's: one with each update. Nobody takes
	// the ticket away from both.
	AssigneeID        *string `json:"assignee_id,omitempty"`
	SkipNotifications *bool   `json:"skip_notifications,omitempty"`
}

// NullableText is a text to send, null for the empty one.
type NullableText string

// MarshalJSON writes null for the empty text.
func (t NullableText) MarshalJSON() ([]byte, error) {
	if t == "" {
		return []byte("null"), nil
	}
	return json.Marshal(string(t))
}

var (
	// TicketsSince is the first version that can delete a ticket.
	TicketsSince = MustVersion("2.13")
	// TicketAssignmentSince is the first version that takes an assignee with a
	// new ticket, and by itself with a change.
	TicketAssignmentSince = MustVersion("2.14")
	// TicketTypeChangeSince is the first version that can change the type of a
	// ticket.
	TicketTypeChangeSince = MustVersion("2.16")
)

// Tickets reads and writes tickets. There is no snapshot of them: Intercom has
// no list of tickets but its search, which lags behind writes, so that the plan
// after an apply would see what was before it.
type Tickets struct{ c *Client }

// Get returns one ticket with its parts.
func (s Tickets) Get(ctx context.Context, id string) (*Ticket, error) {
	return call[Ticket](ctx, s.c, get("tickets", id).about(id))
}

// Search lists the tickets that a filter lets through. What was written in the
// last minutes may be missing.
func (s Tickets) Search(ctx context.Context, filter Filter) iter.Seq2[*Ticket, error] {
	return list[Ticket](ctx, s.c, search(filter, "tickets", "search"))
}

// All lists every ticket, by a search that lets all through.
func (s Tickets) All(ctx context.Context) iter.Seq2[*Ticket, error] {
	return s.Search(ctx, Where("created_at", ">", 0))
}

// Create makes a ticket. It has no natural key, so a repetition would make a
// second one: where the outcome is not known, the *AmbiguousError has as
// candidates the contact's tickets of this type and title that were made since.
func (s Tickets) Create(ctx context.Context, input TicketInput) (*Ticket, error) {
	began := s.c.ids.begin()
	made, err := call[Ticket](ctx, s.c, post(input, "tickets").creates().must(showing("ticket_type_id", func(made *Ticket) bool {
		return made.Type == nil || made.Type.ID == "" || string(made.Type.ID) == input.TypeID
	})))
	if err == nil {
		return made, nil
	}
	contact := input.Contacts[0].identity()
	title, _ := input.Attributes[TicketTitle].(string)
	found := s.Search(ctx, Every(Where("contact_ids", "=", contact), Where("created_at", ">", began.earliest().Unix())))
	err = candidates(err, "new ticket of contact "+contact, found, func(t *Ticket) string {
		theirs, _ := t.Attributes[TicketTitle].(string)
		if !began.mayHaveMade(t, t.CreatedAt) || theirs != title || t.Type == nil || string(t.Type.ID) != input.TypeID {
			return ""
		}
		return t.identity()
	})
	var uncertain *AmbiguousError
	if errors.As(err, &uncertain) && len(uncertain.Candidates) == 0 {
		uncertain.Looked = false // the search may not have it yet
	}
	return nil, err
}

// TicketTitle is the name of the attribute that every ticket has its title in.
const TicketTitle = "_default_title_"

// Update changes a ticket. Intercom refuses the whole of an update with the state
// that the ticket has already, as after an attempt whose answer was lost; the
// rest of it is then written by itself.
func (s Tickets) Update(ctx context.Context, id string, update TicketUpdate) (*Ticket, error) {
	ticket, err := s.update(ctx, id, update)
	var refused *Error
	if update.StateID == nil || !errors.As(err, &refused) || refused.Status != http.StatusBadRequest {
		return ticket, err
	}
	now, lookErr := s.Get(ctx, id)
	if lookErr != nil || string(now.State.ID) != *update.StateID {
		return nil, err
	}
	update.StateID = nil
	return s.update(ctx, id, update)
}

func (s Tickets) update(ctx context.Context, id string, update TicketUpdate) (*Ticket, error) {
	if update.AssigneeID == nil || !s.c.config.Version.Before(TicketAssignmentSince) {
		return call[Ticket](ctx, s.c, put(update, "tickets", id).about(id))
	}
	// Until 2.13 the assignee is in an object, beside who does it.
	me, err := s.c.Workspace.Me(ctx)
	if err != nil {
		return nil, err
	}
	nested := struct {
		TicketUpdate
		AssigneeID any               `json:"assignee_id,omitempty"` // hides the flat one
		Assignment map[string]string `json:"assignment"`
	}{TicketUpdate: update, Assignment: map[string]string{"admin_id": me.identity(), "assignee_id": *update.AssigneeID}}
	return call[Ticket](ctx, s.c, put(nested, "tickets", id).about(id))
}

// ChangeType gives a ticket another type of the same category, and a state of
// that type. Attributes that both types have by name and data type keep their
// values unless others are given.
func (s Tickets) ChangeType(ctx context.Context, id, typeID, stateID string, attributes map[string]any) (*Ticket, error) {
	body := map[string]any{"ticket_type_id": typeID, "ticket_state_id": stateID}
	if len(attributes) > 0 {
		body["ticket_attributes"] = attributes
	}
	changed, err := call[Ticket](ctx, s.c, post(body, "tickets", id, "change_type").about(id))
	if ambiguous(err) {
		// The ticket tells whether it has the type.
		if now, lookErr := s.Get(ctx, id); lookErr == nil && now.Type != nil && string(now.Type.ID) == typeID {
			return now, nil
		}
		return nil, err
	}
	if err == nil && changed.State.ID == "" {
		return s.Get(ctx, id)
	}
	return changed, err
}

// Reply writes in a ticket, once. Intercom answers with the part that it became.
func (s Tickets) Reply(ctx context.Context, id string, input ReplyInput) (*Part, error) {
	return call[Part](ctx, s.c, post(input, "tickets", id, "reply").creates())
}

// Delete deletes a ticket for good.
func (s Tickets) Delete(ctx context.Context, id string) error {
	return end(ctx, s.c, remove("tickets", id), id, saysDeleted, func() error {
		_, err := s.Get(ctx, id)
		return err
	})
}
