package emulator

import "slices"

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
	case in.Consent != subscription.consent:
		// [?] What a consent type other than the type's own does is not documented.
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
