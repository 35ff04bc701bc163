package intercom

import (
	"context"
	"iter"
	"strconv"
)

// TeamMetricsSince is the first version that tells what the admins of a team are at.
var TeamMetricsSince = MustVersion("2.16")

// TeamMetric is how many conversations an admin of a team has at the moment.
type TeamMetric struct {
	AdminID ID    `json:"admin_id"`
	Open    int64 `json:"open"`
	Idle    int64 `json:"idle"`
	Snoozed int64 `json:"snoozed"`
}

func (m TeamMetric) identity() string { return m.AdminID.String() }

// Metrics lists what the admins of a team have at the moment. idle is after how many
// seconds without an answer an open conversation is idle, 1 to 86400; 0 leaves it to
// Intercom.
func (t Teams) Metrics(ctx context.Context, id string, idle int64) iter.Seq2[*TeamMetric, error] {
	r := get("teams", id, "metrics")
	if idle != 0 {
		r = r.with("idle_threshold", strconv.FormatInt(idle, 10))
	}
	return list[TeamMetric](ctx, t.c, r)
}
