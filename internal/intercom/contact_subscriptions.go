package intercom

import (
	"context"
	"errors"
	"fmt"
	"iter"
)

// ContactSubscriptions reads and writes the choices that contacts made about
// subscription types. Only explicit choices exist: who was never asked has none.
type ContactSubscriptions struct {
	c                                       *Client
	*perParent[*snapshot[SubscriptionType]] // of each contact
}

func newContactSubscriptions(c *Client) ContactSubscriptions {
	return ContactSubscriptions{c, newPerParent(func(contactID string) *snapshot[SubscriptionType] {
		return whole[SubscriptionType](c, []string{"contacts", contactID, "subscriptions"}, listed)
	})}
}

// All lists the subscription types about which a contact has chosen.
func (s ContactSubscriptions) All(ctx context.Context, contactID string) iter.Seq2[*SubscriptionType, error] {
	return s.of(contactID).all(ctx)
}

// Get returns one of them. The error is ErrNotFound also when the contact is
// gone.
func (s ContactSubscriptions) Get(ctx context.Context, contactID, typeID string) (*SubscriptionType, error) {
	return s.of(contactID).get(ctx, typeID)
}

// Create makes the choice that the consent type means: out of an opt_out type,
// into an opt_in one. Where the contact has chosen already it fails with a
// *TakenError, because deleting it later would undo what a person decided.
func (s ContactSubscriptions) Create(ctx context.Context, contactID string, kind *SubscriptionType) (*SubscriptionType, error) {
	typeID := kind.identity()
	release, err := s.claim(ctx, contactID, typeID)
	if err != nil {
		return nil, err
	}
	defer release()
	switch existing, err := s.of(contactID).has(ctx, typeID); {
	case err == nil && s.c.births.adopts("contact", contactID, "choice/"+typeID):
		return existing, nil
	case err == nil:
		return nil, &TakenError{
			Kind: "subscription choice", ID: contactID + "/" + typeID,
			Key: fmt.Sprintf("of contact %s about %q", contactID, existing.Default.Name),
		}
	case !errors.Is(err, errNotListed):
		return nil, err
	}
	s.c.births.child("contact", contactID, "choice/"+typeID)
	body := map[string]string{"id": typeID, "consent_type": kind.ConsentType}
	chosen, err := s.of(contactID).written(call[SubscriptionType](ctx, s.c, post(body, "contacts", contactID, "subscriptions").harmless().about(typeID)))
	return madeByThis(chosen, err, "subscription choice "+contactID+"/"+typeID, func() (*SubscriptionType, error) { return s.Get(ctx, contactID, typeID) })
}

// Delete forgets the choice; the type's default applies again.
func (s ContactSubscriptions) Delete(ctx context.Context, contactID, typeID string) error {
	release, err := s.claim(ctx, contactID, typeID)
	if err != nil {
		return err
	}
	defer release()
	s.c.births.gone("contact", contactID, "choice/"+typeID)
	r := remove("contacts", contactID, "subscriptions", typeID)
	return s.of(contactID).deleted(typeID, end(ctx, s.c, r, typeID, saysWhich, func() error {
		_, err := s.of(contactID).ask(ctx, typeID)
		return err
	}))
}

func (s ContactSubscriptions) claim(ctx context.Context, contactID, typeID string) (release func(), err error) {
	return s.c.claim(ctx, "subscription/"+contactID+"/"+typeID)
}
