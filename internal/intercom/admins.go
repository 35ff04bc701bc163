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
	AwayReasonID     ID     `json:"away_status_reason_id"` // since 2.14
	HasInboxSeat     bool   `json:"has_inbox_seat"`
	TeamIDs          []ID   `json:"team_ids"`
}

// Away is whether a teammate is away from the inbox, and what happens meanwhile.
type Away struct {
	Enabled  bool      `json:"away_mode_enabled"`
	Reassign bool      `json:"away_mode_reassign"` // replies go to others
	ReasonID NumericID `json:"away_status_reason_id,omitempty"`
}

// AwayReasonSince is the first version in which being away can have a reason.
var AwayReasonSince = MustVersion("2.14")

// Admins reads teammates, and sets them away. The API cannot make, otherwise
// change or remove them.
type Admins struct {
	c     *Client
	cache *snapshot[Admin]
}

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

// SetAway sets a teammate away, or back.
func (a Admins) SetAway(ctx context.Context, id string, away Away) (*Admin, error) {
	admin, err := call[Admin](ctx, a.c, put(away, "admins", id, "away").about(id).
		must(showing("away_mode_enabled", func(admin *Admin) bool { return admin.AwayModeEnabled == away.Enabled })))
	return a.cache.written(admin, err)
}
