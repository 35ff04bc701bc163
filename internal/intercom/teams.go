package intercom

import (
	"context"
	"iter"
)

// Team is a group of admins that conversations can be assigned to.
type Team struct {
	Object
	Name               string `json:"name"`
	AdminIDs           []ID   `json:"admin_ids"`
	DistributionMethod string `json:"distribution_method"` // since 2.14
	AssignmentLimit    *int64 `json:"assignment_limit"`    // since 2.14
}

// Teams reads teams. No released version of the API can make or change them.
type Teams struct {
	c     *Client
	cache *snapshot[Team]
}

// All lists every team.
func (t Teams) All(ctx context.Context) iter.Seq2[*Team, error] {
	return t.cache.all(ctx)
}

// Get returns one team.
func (t Teams) Get(ctx context.Context, id string) (*Team, error) {
	return t.cache.get(ctx, id)
}

// Exists is nil where a team has an id, else the error of looking for it.
func (t Teams) Exists(ctx context.Context, id string) error {
	_, err := t.Get(ctx, id)
	return err
}
