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

// participate has a contact take part in a conversation, or no longer. What the
// answer leaves open the conversation tells: a refusal, too, may be that of a
// repetition.
func (s Conversations) participate(ctx context.Context, id, contactID string, wanted bool, change request) (before bool, err error) {
	settled := func() (bool, error) {
		conversation, err := s.cache.confirm(ctx, id)
		return err == nil && has(conversation.Contacts, contactID) == wanted, err
	}
	if before, err = settled(); err != nil || before {
		return before, err
	}
	_, err = call[participants](ctx, s.c, change.must(showing("customers", func(now *participants) bool {
		return len(now.Contacts) > 0 && has(now.Contacts, contactID) == wanted
	})))
	s.cache.outdated(id)
	if err != nil {
		if done, _ := settled(); done {
			return false, nil
		}
	}
	return false, err
}

func has(objects []Object, id string) bool {
	return slices.ContainsFunc(objects, func(object Object) bool { return object.identity() == id })
}
