package emulator

type subscriptionType struct {
	id, state, consent string
	name, description  string
	contentTypes       []any
}

func (s *subscriptionType) encode() object {
	translation := object{"name": s.name, "description": s.description, "locale": "en"}
	return object{
		"type": "subscription", "id": s.id, "state": s.state, "consent_type": s.consent,
		"default_translation": translation, "translations": []any{translation}, "content_types": s.contentTypes,
	}
}

func (w *Workspace) subscriptionTypeRoutes() {
	w.handle(oldest, "GET /subscription_types", func(*request) (any, error) {
		return list(rows(&w.subscriptionTypes, (*subscriptionType).encode)), nil
	})
}
