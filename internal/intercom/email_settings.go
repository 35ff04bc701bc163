package intercom

import (
	"context"
	"iter"
)

// EmailSettingsSince is the first version that has e-mail settings.
var EmailSettingsSince = MustVersion("2.15")

// EmailSetting is an address from which a workspace sends e-mail.
type EmailSetting struct {
	Object
	Email             string `json:"email"`
	Domain            string `json:"domain"` // of the address
	Verified          bool   `json:"verified"`
	BrandID           ID     `json:"brand_id"`
	ForwardingEnabled bool   `json:"forwarding_enabled"`
	LastForwardedAt   Time   `json:"forwarded_email_last_received_at"` // the zero time for never
	CreatedAt         Time   `json:"created_at"`
	UpdatedAt         Time   `json:"updated_at"`
}

// EmailSettings reads e-mail settings. The API cannot make or change them.
type EmailSettings struct{ cache *snapshot[EmailSetting] }

// All lists every e-mail setting.
func (s EmailSettings) All(ctx context.Context) iter.Seq2[*EmailSetting, error] {
	return s.cache.all(ctx)
}

// Get returns one e-mail setting.
func (s EmailSettings) Get(ctx context.Context, id string) (*EmailSetting, error) {
	return s.cache.get(ctx, id)
}
