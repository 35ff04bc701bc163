package intercom

import (
	"context"
	"errors"
	"iter"
	"strconv"
	"time"
)

// ActivityLog is something that was done in the workspace, by a teammate as a rule.
type ActivityLog struct {
	Object
	Type        string           `json:"activity_type"` // such as app_name_change; new ones come
	Description string           `json:"activity_description"`
	PerformedBy ActivityAuthor   `json:"performed_by"`
	Metadata    CustomAttributes `json:"metadata"` // other members for every type
	CreatedAt   Time             `json:"created_at"`
}

// ActivityAuthor is who did it, and from where.
type ActivityAuthor struct {
	Reference
	Email string `json:"email"`
	IP    string `json:"ip"`
}

// ActivitySearchSince is the first version that can search activity logs by their types,
// and list these.
var ActivitySearchSince = MustVersion("2.16")

// ActivityFilter is what activity logs are asked for by.
type ActivityFilter struct {
	After  time.Time
	Before time.Time // the zero time for now
	Types  []string  // of activity; none for all
}

// ActivityLogs reads what was done in the workspace.
type ActivityLogs struct{ c *Client }

// Find lists the activity logs that a filter lets through.
func (s ActivityLogs) Find(ctx context.Context, filter ActivityFilter) iter.Seq2[*ActivityLog, error] {
	if len(filter.Types) > 0 {
		return list[ActivityLog](ctx, s.c, post(activitySearch{
			After: filter.After.Unix(), Before: unixOrZero(filter.Before), Types: filter.Types, Page: 1, PerPage: 250,
		}, "admins", "activity_logs", "search").asking())
	}
	all := get("admins", "activity_logs").numbered(mostPerPage).with("created_at_after", strconv.FormatInt(filter.After.Unix(), 10))
	if before := unixOrZero(filter.Before); before != 0 {
		all = all.with("created_at_before", strconv.FormatInt(before, 10))
	}
	return list[ActivityLog](ctx, s.c, all)
}

func unixOrZero(at time.Time) int64 {
	if at.IsZero() {
		return 0
	}
	return at.Unix()
}

// activitySearch has its pages' numbers in the body.
type activitySearch struct {
	After   int64    `json:"created_at_after"`
	Before  int64    `json:"created_at_before,omitempty"`
	Types   []string `json:"event_types"`
	Page    int      `json:"page"`
	PerPage int      `json:"per_page"`
}

func (s activitySearch) following() (next any, number int) {
	s.Page++
	return s, s.Page
}

// EventTypes lists the types of activity that a search can be for. They are fewer than
// there are.
func (s ActivityLogs) EventTypes(ctx context.Context) ([]string, error) {
	type listed struct {
		Types []string `json:"event_types"`
	}
	found, err := call[listed](ctx, s.c, get("admins", "activity_log_event_types").must(func(object any) error {
		if answer, ok := object.(*listed); !ok || answer.Types == nil {
			return errors.New("it has no event_types")
		}
		return nil
	}))
	if err != nil {
		return nil, err
	}
	return found.Types, nil
}
