package intercom

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
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
	Archived               bool   `json:"archived"` // in no description
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

// ContactMerge is that a contact was merged into another one.
type ContactMerge struct {
	SourceContactID   ID     `json:"source_contact_id"`
	SourceContactRole string `json:"source_contact_role"`
	MergedAt          Time   `json:"merged_at"`
}

// Contacts reads and writes contacts; contact_writes.go writes them.
type Contacts struct {
	c     *Client
	cache *paged[Contact]
}

// externalIDSince is the version that can get a contact by its external id.
var externalIDSince = MustVersion("2.13")

// Get returns one contact. An archived one counts as gone, whether Intercom
// hides it or says that it is archived.
func (s Contacts) Get(ctx context.Context, id string) (*Contact, error) {
	contact, err := s.cache.get(ctx, id)
	if err == nil && contact.Archived {
		return nil, fmt.Errorf("contact %s is archived: %w", id, ErrNotFound)
	}
	return contact, err
}

// All lists every contact but the archived ones.
func (s Contacts) All(ctx context.Context) iter.Seq2[*Contact, error] {
	return s.cache.all(ctx)
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

// Merges lists the contacts that were merged into a user, the latest first.
func (s Contacts) Merges(ctx context.Context, id string) iter.Seq2[*ContactMerge, error] {
	return list[ContactMerge](ctx, s.c, get("contacts", id, "merge_history").with("per_page", "150"))
}
