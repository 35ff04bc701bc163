package intercom

import (
	"context"
)

// What follows asks Intercom for nothing: it is for who would like to know before
// it matters, and can do without.

// peek is an object of a list that was read already; nil for none.
func (s *snapshot[T]) peek(id string) *T {
	object, _, _ := s.known(id)
	return object
}

// find is an object that was read already; nil for none.
func (p *paged[T]) find(match func(*T) bool) *T {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, object := range p.objects {
		if match(object) {
			return object
		}
	}
	return nil
}

// Known is the user, among those that were read already, who has an external id
// or an e-mail address; nil for none. An empty one is not looked for.
func (s Contacts) Known(externalID, email string) *Contact {
	return s.cache.find(func(contact *Contact) bool {
		return contact.Role == "user" && !contact.Archived &&
			(externalID != "" && Exact.Same(contact.ExternalID, externalID) || email != "" && AnyCase.Same(contact.Email, email))
	})
}

// Known is the company, among those that were read already, that has the
// customer's own id; nil for none.
func (s Companies) Known(companyID string) *Company {
	return s.cache.find(func(company *Company) bool { return !company.Archived && Exact.Same(company.CompanyID, companyID) })
}

// Known is the instance, among those that were read already, that has an external
// id; nil for none.
func (s CustomObjectInstances) Known(objectType, externalID string) *CustomObjectInstance {
	return s.of(objectType).find(func(instance *CustomObjectInstance) bool { return Exact.Same(instance.ExternalID, externalID) })
}

// Known is a tag that a contact was seen to have; nil for none.
func (s ContactTags) Known(contactID, tagID string) *Tag {
	return s.of(contactID).peek(tagID)
}

// Known is a company that a contact was seen to belong to; nil for none.
func (s ContactCompanies) Known(contactID, companyID string) *Company {
	return s.of(contactID).peek(companyID)
}

// Known is a subscription type about which a contact was seen to have chosen; nil
// for none.
func (s ContactSubscriptions) Known(contactID, typeID string) *SubscriptionType {
	return s.of(contactID).peek(typeID)
}

// Known is a tag that a company was seen to have; nil for none.
func (s CompanyTags) Known(companyID, tagID string) *Tag {
	company := s.c.Companies.cache.find(func(company *Company) bool { return company.identity() == companyID })
	if company == nil {
		return nil
	}
	return company.tag(tagID)
}

// Known is a tag that a conversation was seen to have; nil for none.
func (s ConversationTags) Known(conversationID, tagID string) *AppliedTag {
	conversation := s.c.Conversations.cache.find(func(conversation *Conversation) bool { return conversation.identity() == conversationID })
	if conversation == nil {
		return nil
	}
	return conversation.tag(tagID)
}

// Holder is the tag that has a name, whatever its case; nil for none.
func (t Tags) Holder(ctx context.Context, name string) (*Tag, error) { return t.named(ctx, name) }

// Holder is the attribute in use that has a name; nil for none.
func (s ConversationAttributes) Holder(ctx context.Context, name string) (*ConversationAttribute, error) {
	return s.named(ctx, name)
}
