package intercom

import (
	"context"
	"iter"
)

// BrandsSince is the first version that has brands.
var BrandsSince = MustVersion("2.15")

// Brand is a name under which a workspace speaks to people. The id of the default one
// is that of the workspace.
type Brand struct {
	Object
	Name           string `json:"name"`
	Default        bool   `json:"is_default"`
	HelpCenterID   ID     `json:"help_center_id"`
	EmailSettingID ID     `json:"default_address_settings_id"` // of the address that it writes from
	CreatedAt      Time   `json:"created_at"`
	UpdatedAt      Time   `json:"updated_at"`
}

// Brands reads brands. The API cannot make or change them.
type Brands struct{ cache *snapshot[Brand] }

// All lists every brand.
func (s Brands) All(ctx context.Context) iter.Seq2[*Brand, error] { return s.cache.all(ctx) }

// Get returns one brand.
func (s Brands) Get(ctx context.Context, id string) (*Brand, error) { return s.cache.get(ctx, id) }

// Exists is nil where a brand has an id, else the error of looking for it.
func (s Brands) Exists(ctx context.Context, id string) error {
	_, err := s.Get(ctx, id)
	return err
}
