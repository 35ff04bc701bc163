package intercom

import (
	"context"
	"fmt"
	"iter"
)

// ContactSubscriptions reads and writes the choices that contacts made about
// subscription types. Only explicit choices exist: who was never asked has none.
type ContactSubscriptions struct{ c *Client }

// All lists the subscription types about which a contact has chosen.
func (s ContactSubscriptions) All(ctx context.Context, contactID string) iter.Seq2[*SubscriptionType, error] {
	return list[SubscriptionType](ctx, s.c, get("contacts", contactID, "subscriptions"))
}

// Get returns one of them. The error is ErrNotFound also when the contact is
// gone.
func (s ContactSubscriptions) Get(ctx context.Context, contactID, typeID string) (*SubscriptionType, error) {
	for subscription, err := range s.All(ctx, contactID) {
		if err != nil {
			return nil, err
		}
		if string(subscription.ID) == typeID {
			return subscription, nil
		}
	}
	return nil, fmt.Errorf("contact %s has no explicit choice about subscription type %s: %w", contactID, typeID, ErrNotFound)
}

// Create makes the choice that the consent type means: out of an opt_out type,
// into an opt_in one. Where the contact has chosen already it fails with a
// *TakenError, because deleting it later would undo what a person decided.
func (s ContactSubscriptions) Create(ctx context.Context, contactID string, kind *SubscriptionType) (*SubscriptionType, error) {
	typeID := kind.ID.String()
	release, err := s.c.claims.take(ctx, "subscription/"+contactID+"/"+typeID)
	if err != nil {
		return nil, err
	}
	defer release()
	for existing, err := range s.All(ctx, contactID) {
		if err != nil {
			return nil, err
		}
		if string(existing.ID) == typeID {
			return nil, &TakenError{
				Kind: "subscription choice", ID: contactID + "/" + typeID,
				Key: fmt.Sprintf("of contact %s about %q", contactID, existing.Default.Name),
			}
		}
	}
	body := map[string]string{"id": typeID, "consent_type": kind.ConsentType}
	return call[SubscriptionType](ctx, s.c, post(body, "contacts", contactID, "subscriptions").harmless())
}

// Delete forgets the choice; the type's default applies again.
func (s ContactSubscriptions) Delete(ctx context.Context, contactID, typeID string) error {
	return do(ctx, s.c, remove("contacts", contactID, "subscriptions", typeID))
}
