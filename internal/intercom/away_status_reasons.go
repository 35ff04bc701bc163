package intercom

import (
	"context"
	"fmt"
	"iter"
)

// AwayStatusReason is a reason for which teammates can be away.
type AwayStatusReason struct {
	Object
	Label     string `json:"label"`
	Emoji     string `json:"emoji"`
	Order     int64  `json:"order"` // in which teammates see them
	Deleted   bool   `json:"deleted"`
	CreatedAt Time   `json:"created_at"`
	UpdatedAt Time   `json:"updated_at"`
}

// AwayStatusReasons reads away status reasons. The API cannot make or change them.
type AwayStatusReasons struct{ cache *snapshot[AwayStatusReason] }

// All lists every away status reason, also the deleted ones.
func (s AwayStatusReasons) All(ctx context.Context) iter.Seq2[*AwayStatusReason, error] {
	return s.cache.all(ctx)
}

// ExistsFor is nil where a teammate, nil for any, can be set away for a reason: it is
// not deleted, or is the one that the teammate has. Else it is the error of looking for
// it.
func (s AwayStatusReasons) ExistsFor(ctx context.Context, admin *Admin, id string) error {
	reason, err := s.cache.get(ctx, id)
	if err != nil || !reason.Deleted || admin != nil && admin.AwayReasonID == reason.ID {
		return err
	}
	return fmt.Errorf("%q was deleted: %w", reason.Label, ErrNotFound)
}
