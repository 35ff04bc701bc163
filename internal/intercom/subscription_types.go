package intercom

import (
	"context"
	"iter"
)

// SubscriptionType is a kind of message that people choose to get or not.
type SubscriptionType struct {
	Object
	State        string        `json:"state"`        // live, draft, archived
	ConsentType  string        `json:"consent_type"` // opt_in, opt_out
	Default      Translation   `json:"default_translation"`
	Translations []Translation `json:"translations"`
	ContentTypes []string      `json:"content_types"` // email, sms_message
}

// Translation is a subscription type in one language.
type Translation struct {
	Name        string `json:"name"`
	Description string `json:"description"`
	Locale      string `json:"locale"`
}

// SubscriptionTypes reads subscription types. The API cannot make or change
// them, nor get one by its id.
type SubscriptionTypes struct{ cache *snapshot[SubscriptionType] }

// All lists every subscription type, archived ones too.
func (s SubscriptionTypes) All(ctx context.Context) iter.Seq2[*SubscriptionType, error] {
	return s.cache.all(ctx)
}
