package emulator

import (
	"strconv"
	"time"
)

// teamMetrics counts conversations. The feature for it, without which Intercom answers
// api_plan_restricted, is there.
func (w *Workspace) teamMetrics(r *request) (any, error) {
	found, err := w.teamAt(r)
	if err != nil {
		return nil, err
	}
	const usual, longest = 1800, 86400
	threshold, err := strconv.Atoi(r.URL.Query().Get("idle_threshold"))
	if err != nil {
		threshold = usual
	}
	idleBefore := time.Now().Unix() - int64(min(max(threshold, 1), longest))
	metrics := []any{}
	for _, id := range found.adminIDs {
		open, idle, snoozed := 0, 0, 0
		for c := range w.listedConversations {
			switch {
			case c.adminID != id:
			case c.state == "snoozed":
				snoozed++
			case c.state == "open":
				open++
				if c.waitingSince != 0 && c.waitingSince < idleBefore {
					idle++
				}
			}
		}
		metrics = append(metrics, object{"type": "team_metric", "admin_id": id, "open": open, "idle": idle, "snoozed": snoozed})
	}
	return object{"type": "team_metric.list", "data": metrics}, nil
}
