package intercom

import (
	"context"
	"iter"
)

// Admin is a teammate.
type Admin struct {
	Object
	Name             string `json:"name"`
	Email            string `json:"email"`
	JobTitle         string `json:"job_title"`
	AwayModeEnabled  bool   `json:"away_mode_enabled"`
	AwayModeReassign bool   `json:"away_mode_reassign"`
	HasInboxSeat     bool   `json:"has_inbox_seat"`
	TeamIDs          []ID   `json:"team_ids"`
}

// Admins reads teammates. The API cannot make, change or remove them.
type Admins struct{ cache *snapshot[Admin] }

// All lists every admin.
func (a Admins) All(ctx context.Context) iter.Seq2[*Admin, error] {
	return a.cache.all(ctx)
}

// Get returns one admin.
func (a Admins) Get(ctx context.Context, id string) (*Admin, error) {
	return a.cache.get(ctx, id)
}

// Exists is nil where a teammate has an id, else the error of looking for it.
func (a Admins) Exists(ctx context.Context, id string) error {
	_, err := a.Get(ctx, id)
	return err
}
