package intercom

import (
	"context"
	"iter"
)

// SLARule is an agreement on how soon conversations are answered: targets in seconds,
// nil for none.
type SLARule struct {
	Object
	Name           string `json:"name"`
	Archived       bool   `json:"archived"`
	ArchivedAt     Time   `json:"archived_at"`
	FirstReplyTime *int64 `json:"first_reply_time_in_seconds"`
	NextReplyTime  *int64 `json:"next_reply_time_in_seconds"`
	TimeToClose    *int64 `json:"time_to_close_in_seconds"`
	ResolutionTime *int64 `json:"resolution_time_in_seconds"` // of tickets
	SpeedOfAnswer  *int64 `json:"speed_of_answer_in_seconds"` // of phone calls
	CreatedAt      Time   `json:"created_at"`
	UpdatedAt      Time   `json:"updated_at"`
}

// SLARules reads SLA rules. The API cannot make or change them, and only Preview has
// them.
type SLARules struct{ cache *snapshot[SLARule] }

// All lists every SLA rule, also the archived ones.
func (s SLARules) All(ctx context.Context) iter.Seq2[*SLARule, error] { return s.cache.all(ctx) }

// Get returns one SLA rule.
func (s SLARules) Get(ctx context.Context, id string) (*SLARule, error) { return s.cache.get(ctx, id) }
