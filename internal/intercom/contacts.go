package intercom

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"iter"
)

// Contact is a person: a user, whom the customer knows, or a lead.
type Contact struct {
	Object
	Role                   string `json:"role"`
	ExternalID             string `json:"external_id"`
	Email                  string `json:"email"`
	Phone                  string `json:"phone"`
	Name                   string `json:"name"`
	Avatar                 Avatar `json:"avatar"`
	OwnerID                ID     `json:"owner_id"`
	UnsubscribedFromEmails bool   `json:"unsubscribed_from_emails"`
	LanguageOverride       string `json:"language_override"`
	CreatedAt              Time   `json:"created_at"`
	UpdatedAt              Time   `json:"updated_at"`
	SignedUpAt             Time   `json:"signed_up_at"`
	LastSeenAt             Time   `json:"last_seen_at"`

	CustomAttributes CustomAttributes `json:"custom_attributes"`
}

// Avatar is the address of a picture: an object in answers, though Intercom's
// own SDK takes it for a text.
type Avatar string

// UnmarshalJSON accepts {"image_url": …}, a text and null.
func (a *Avatar) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		return json.Unmarshal(data, (*string)(a))
	}
	*a = ""
	if bytes.Equal(data, []byte("null")) {
		return nil
	}
	var object struct {
		ImageURL string `json:"image_url"`
	}
	if err := json.Unmarshal(data, &object); err != nil {
		return err
	}
	*a = Avatar(object.ImageURL)
	return nil
}

// Contacts reads contacts.
type Contacts struct {
	c     *Client
	cache *paged[Contact]
}

// externalIDSince is the version that can get a contact by its external id.
var externalIDSince = MustVersion("2.13")

// Get returns one contact.
func (s Contacts) Get(ctx context.Context, id string) (*Contact, error) {
	return s.cache.get(ctx, id)
}

// ByExternalID lists the users that have the external id; at most one, where
// the version can ask for it. Search is for older versions.
func (s Contacts) ByExternalID(ctx context.Context, id string) iter.Seq2[*Contact, error] {
	if s.c.config.Version.Before(externalIDSince) {
		return s.Search(ctx, Where("external_id", "=", id))
	}
	return func(yield func(*Contact, error) bool) {
		contact, err := call[Contact](ctx, s.c, get("contacts", "find_by_external_id", id).personal())
		if !errors.Is(err, ErrNotFound) { // a search finds nothing, either
			yield(contact, err)
		}
	}
}

// Search lists the contacts that a filter lets through. What was written in the
// last minutes may be missing.
func (s Contacts) Search(ctx context.Context, filter Filter) iter.Seq2[*Contact, error] {
	return list[Contact](ctx, s.c, search(filter, "contacts", "search"))
}
