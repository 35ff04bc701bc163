package intercom

import (
	"context"
	"iter"
)

// MacrosSince is the first version that has macros.
var MacrosSince = MustVersion("2.16")

// Macro is a reply that is kept for teammates to send. The API shows those that the
// teammate sees whom the token acts as.
type Macro struct {
	Object
	Name        string   `json:"name"`
	Body        string   `json:"body"`      // HTML, in which placeholders are elements
	BodyText    string   `json:"body_text"` // with placeholders as they are written
	VisibleTo   string   `json:"visible_to"`
	TeamIDs     []ID     `json:"visible_to_team_ids"` // where it is specific_teams
	AvailableOn []string `json:"available_on"`
	CreatedAt   Time     `json:"created_at"`
	UpdatedAt   Time     `json:"updated_at"`
}

// Macros reads macros. The API cannot make or change them. Lists can lack the bodies, so
// that one macro is never taken from them.
type Macros struct{ cache *snapshot[Macro] }

func newMacros(c *Client) Macros {
	return Macros{whole[Macro](c, []string{"macros"}, readable).from(get("macros").with("per_page", mostPerPage).moves())}
}

// All lists every macro, perhaps without its body.
func (s Macros) All(ctx context.Context) iter.Seq2[*Macro, error] { return s.cache.all(ctx) }

// Get returns one macro. One that is visible to others only is not found.
func (s Macros) Get(ctx context.Context, id string) (*Macro, error) { return s.cache.one(ctx, id) }
