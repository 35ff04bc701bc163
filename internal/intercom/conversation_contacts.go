package intercom

import (
	"context"
	"slices"
)

// participants are the contacts of a conversation, as adding and removing one answer.
type participants struct {
	Contacts []Object `json:"customers"`
}

// AddContact adds a contact to a conversation in the name of an admin. Before says
// that the contact took part already.
func (s Conversations) AddContact(ctx context.Context, id, contactID, adminID string) (before bool, err error) {
	body := struct {
		AdminID string            `json:"admin_id"`
		Contact map[string]string `json:"customer"`
	}{adminID, map[string]string{"intercom_user_id": contactID}}
	return s.participate(ctx, id, contactID, true, post(body, "conversations", id, "customers").harmless())
}

// RemoveContact removes a contact from a conversation in the name of an admin. Before
// says that the contact did not take part. Intercom refuses to remove the last one.
func (s Conversations) RemoveContact(ctx context.Context, id, contactID, adminID string) (before bool, err error) {
	body := map[string]string{"admin_id": adminID}
	return s.participate(ctx, id, contactID, false, remove("conversations", id, "customers", contactID).carrying(body))
}

// participate has a contact take part in a conversation, or no longer.
func (s Conversations) participate(ctx context.Context, id, contactID string, wanted bool, change request) (before bool, err error) {
	as := func(contacts []Object) bool {
		takesPart := slices.ContainsFunc(contacts, func(contact Object) bool { return contact.identity() == contactID })
		return len(contacts) > 0 && takesPart == wanted
	}
	return s.unless(ctx, id, func(now *Conversation) bool { return as(now.Contacts) }, func() error {
		_, err := call[participants](ctx, s.c, change.must(showing("customers", func(now *participants) bool { return as(now.Contacts) })))
		s.cache.outdated(id)
		return err
	})
}

// unless changes a conversation that is not as wanted already, which before says. An
// error is none where the conversation then is as wanted: it was that of a
// repetition, or the answer was lost.
func (s Conversations) unless(ctx context.Context, id string, asWanted func(*Conversation) bool, change func() error) (before bool, err error) {
	now, err := s.Whole(ctx, id)
	if err != nil || asWanted(now) {
		return err == nil, err
	}
	if err = change(); err != nil {
		if now, lookErr := s.Whole(ctx, id); lookErr == nil && asWanted(now) {
			return false, nil
		}
	}
	return false, err
}
