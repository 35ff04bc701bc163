package intercom

import (
	"context"
	"iter"
)

// HelpCenter is a website of articles.
type HelpCenter struct {
	Object
	Identifier      string   `json:"identifier"` // the part of the URL that is its own
	DisplayName     string   `json:"display_name"`
	URL             string   `json:"url"`
	CustomDomain    string   `json:"custom_domain"`
	WebsiteTurnedOn bool     `json:"website_turned_on"`
	Default         *bool    `json:"default"` // since HelpCenterDefaultSince
	Locales         []string `json:"locales"` // likewise
	CreatedAt       Time     `json:"created_at"`
	UpdatedAt       Time     `json:"updated_at"`
}

// HelpCenterDefaultSince is the first version that says which help center is the
// default one, and which languages each has.
var HelpCenterDefaultSince = MustVersion("2.16")

// HelpCenters reads help centers. Intercom has no request to make or change one.
type HelpCenters struct{ cache *snapshot[HelpCenter] }

// All lists every help center.
func (s HelpCenters) All(ctx context.Context) iter.Seq2[*HelpCenter, error] { return s.cache.all(ctx) }

// Get returns one help center.
func (s HelpCenters) Get(ctx context.Context, id string) (*HelpCenter, error) {
	return s.cache.get(ctx, id)
}

// Exists is nil where a help center has an id, else the error of looking for it.
func (s HelpCenters) Exists(ctx context.Context, id string) error {
	_, err := s.Get(ctx, id)
	return err
}
