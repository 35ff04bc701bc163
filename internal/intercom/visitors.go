package intercom

import (
	"context"
	"errors"
)

// Visitor is somebody on a website whom nobody knows yet. A visitor becomes a
// contact once they say who they are.
type Visitor struct {
	Object
	UserID                 string `json:"user_id"` // made by the messenger
	Anonymous              bool   `json:"anonymous"`
	Pseudonym              string `json:"pseudonym"`
	Name                   string `json:"name"`
	Email                  string `json:"email"`
	Phone                  string `json:"phone"`
	Avatar                 Avatar `json:"avatar"`
	OwnerID                ID     `json:"owner_id"`
	UnsubscribedFromEmails bool   `json:"unsubscribed_from_emails"`
	DoNotTrack             bool   `json:"do_not_track"`
	SessionCount           int64  `json:"session_count"`
	Referrer               string `json:"referrer"`
	CreatedAt              Time   `json:"created_at"`
	UpdatedAt              Time   `json:"updated_at"`
	SignedUpAt             Time   `json:"signed_up_at"`
	LastRequestAt          Time   `json:"last_request_at"` // the schema misspells it

	CustomAttributes CustomAttributes `json:"custom_attributes"`
}

// VisitorKey is what visitors are named by: one of the two.
type VisitorKey struct {
	ID     string `json:"id,omitempty"`
	UserID string `json:"user_id,omitempty"`
}

// VisitorInput is what is to be written of a visitor.
type VisitorInput struct {
	VisitorKey
	Name             string         `json:"name,omitempty"`
	CustomAttributes map[string]any `json:"custom_attributes,omitempty"`
}

// VisitorConversion is whose a visitor is.
type VisitorConversion struct {
	Role    string     `json:"type"` // user or lead
	Visitor VisitorKey `json:"visitor"`
	Contact struct {
		ID         string `json:"id,omitempty"`
		ExternalID string `json:"user_id,omitempty"`
		Email      string `json:"email,omitempty"`
	} `json:"user"`
}

// Visitors reads visitors, changes them, and makes contacts of them.
type Visitors struct{ c *Client }

// ByUserID returns the visitor that the messenger gave a user id. It is the only
// way to one.
func (s Visitors) ByUserID(ctx context.Context, id string) (*Visitor, error) {
	return call[Visitor](ctx, s.c, get("visitors").with("user_id", id))
}

// Update changes a visitor.
func (s Visitors) Update(ctx context.Context, visitor VisitorInput) (*Visitor, error) {
	return call[Visitor](ctx, s.c, put(visitor, "visitors").must(showing("key", func(found *Visitor) bool {
		return visitor.ID == "" && visitor.UserID == found.UserID || visitor.ID == found.identity()
	})))
}

// Convert makes a contact of a visitor, or merges the visitor into the contact that
// has the id, the external id or the e-mail address. The visitor is no more. Where
// the answer was lost and the visitor is gone since, the contact is nil.
func (s Visitors) Convert(ctx context.Context, conversion VisitorConversion) (*Contact, error) {
	contact, err := call[Contact](ctx, s.c, post(conversion, "visitors", "convert"))
	if err == nil {
		s.c.Contacts.cache.outdated(contact.identity())
		return contact, nil
	}
	if userID := conversion.Visitor.UserID; ambiguous(err) && userID != "" {
		s.c.Contacts.cache.drop()
		if _, lookErr := s.ByUserID(ctx, userID); errors.Is(lookErr, ErrNotFound) {
			return nil, nil //nolint:nilnil // it is done, and nobody said by whom it is known now
		}
	}
	return nil, err
}
