package intercom

import (
	"context"
	"errors"
	"fmt"
	"iter"
)

// ContactTags reads and writes the tags that contacts have.
type ContactTags struct {
	c *Client
	// *perParent: of each contact, with one request for all of its tags. A contact
	// itself shows ten at most.
	*perParent[*snapshot[Tag]]
}

func newContactTags(c *Client) ContactTags {
	return ContactTags{c, newPerParent(func(contactID string) *snapshot[Tag] {
		return whole[Tag](c, []string{"contacts", contactID, "tags"}, listed)
	})}
}

// All lists the tags of a contact.
func (s ContactTags) All(ctx context.Context, contactID string) iter.Seq2[*Tag, error] {
	return s.of(contactID).all(ctx)
}

// Get returns one of them. The error is ErrNotFound also when the contact is
// gone.
func (s ContactTags) Get(ctx context.Context, contactID, tagID string) (*Tag, error) {
	return s.of(contactID).get(ctx, tagID)
}

// Create gives a contact a tag. Where the contact has it already it fails with
// a *TakenError, because deleting it later would undo what somebody else did.
func (s ContactTags) Create(ctx context.Context, contactID, tagID string) (*Tag, error) {
	release, err := s.claim(ctx, contactID, tagID)
	if err != nil {
		return nil, err
	}
	defer release()
	switch existing, err := s.of(contactID).has(ctx, tagID); {
	case err == nil && s.c.births.adopts("contact", contactID, "tag/"+tagID):
		return existing, nil
	case err == nil:
		return nil, &TakenError{
			Kind: "tag", Key: fmt.Sprintf("named %q on contact %s", existing.Name, contactID), ID: contactID + "/" + tagID,
		}
	case !errors.Is(err, errNotListed):
		return nil, err
	}
	s.c.births.child("contact", contactID, "tag/"+tagID)
	body := map[string]string{"id": tagID}
	given, err := call[Tag](ctx, s.c, post(body, "contacts", contactID, "tags").harmless().about(tagID))
	given, err = s.of(contactID).written(given, err)
	return madeByThis(given, err, "tag "+contactID+"/"+tagID, func() (*Tag, error) { return s.Get(ctx, contactID, tagID) })
}

// Delete takes a tag off a contact. The tag itself stays.
func (s ContactTags) Delete(ctx context.Context, contactID, tagID string) error {
	release, err := s.claim(ctx, contactID, tagID)
	if err != nil {
		return err
	}
	defer release()
	s.c.births.gone("contact", contactID, "tag/"+tagID)
	return s.of(contactID).deleted(tagID, end(ctx, s.c, remove("contacts", contactID, "tags", tagID), tagID, saysWhich, func() error {
		_, err := s.of(contactID).ask(ctx, tagID)
		return err
	}))
}

func (s ContactTags) claim(ctx context.Context, contactID, tagID string) (release func(), err error) {
	return s.c.claim(ctx, "contact tag/"+contactID+"/"+tagID)
}
