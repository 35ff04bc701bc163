package intercom

import (
	"context"
	"iter"
)

// RolesSince is the first version that has roles. Of versions before it, Preview is
// the one that has them.
var RolesSince = MustVersion("2.18")

// Role is what teammates may do in a workspace.
type Role struct {
	Object
	Name        string `json:"name"`
	Description string `json:"description"`
}

// Roles reads roles. The API cannot make or change them.
type Roles struct{ cache *snapshot[Role] }

// All lists every role, also those that nobody has.
func (s Roles) All(ctx context.Context) iter.Seq2[*Role, error] { return s.cache.all(ctx) }
