package emulator

import "slices"

// Quirks of the subscriptions of a contact.
var ConsentMustMatch = quirk("ConsentMustMatch", off,
	"a choice about a subscription type of another consent type than the request's is refused, in place of recorded",
	"documented nowhere; the SDK's own test opts in to the first type, which is of opt_out in a new workspace")

func (w *Workspace) contactSubscriptionRoutes() {
	w.handle(oldest, "GET /contacts/{id}/subscriptions", func(r *request) (any, error) {
		person, err := w.contactAt(r)
		if err != nil {
			return nil, err
		}
		items := []any{}
		for _, id := range person.subscriptions {
			subscription, _ := w.subscriptionTypes.get(id)
			items = append(items, subscription.encode())
		}
		return list(items), nil
	})
	w.handle(oldest, "POST /contacts/{id}/subscriptions", w.subscribe)
	w.handle(oldest, "DELETE /contacts/{id}/subscriptions/{subscription}", func(r *request) (any, error) {
		person, err := w.contactAt(r)
		if err != nil {
			return nil, err
		}
		id := r.PathValue("subscription")
		subscription, known := w.subscriptionTypes.get(id)
		if !known {
			return nil, notFound("Resource Not Found")
		}
		person.subscriptions = slices.DeleteFunc(person.subscriptions, func(other string) bool { return other == id })
		return subscription.encode(), nil
	})
}

// choicesOf are the subscription types of a kind of consent about which a contact
// chose.
func (c *contents) choicesOf(of *contact, consent string) []string {
	chosen := []string{}
	for _, id := range of.subscriptions {
		if s, ok := c.subscriptionTypes.get(id); ok && s.consent == consent {
			chosen = append(chosen, id)
		}
	}
	return chosen
}

// subscribe records an explicit choice; making it again changes nothing.
func (w *Workspace) subscribe(r *request) (any, error) {
	person, err := w.contactAt(r)
	if err != nil {
		return nil, err
	}
	var in struct {
		ID      flexibleID `json:"id"`
		Consent string     `json:"consent_type"`
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	subscription, known := w.subscriptionTypes.get(string(in.ID))
	switch {
	case !known:
		return nil, notFound("Resource Not Found")
	case in.Consent != "opt_in" && in.Consent != "opt_out", in.Consent != subscription.consent && w.has(ConsentMustMatch):
		// [?] Nobody has seen the refusal.
		return nil, fail(400, "parameter_invalid", "consent_type does not match the subscription type")
	case subscription.state != "live":
		// [?] Neither is what a draft or archived type does.
		return nil, fail(400, "parameter_invalid", "subscription type is not live")
	}
	if !slices.Contains(person.subscriptions, subscription.id) {
		person.subscriptions = append(person.subscriptions, subscription.id)
	}
	return subscription.encode(), nil
}
