package emulator

import (
	"net/http"
	"strconv"
	"time"
)

// TeamMetricsRestricted is a quirk of what a team's admins are at.
var TeamMetricsRestricted = quirk("TeamMetricsRestricted", off,
	"no team shows what its admins are at, for want of real-time monitoring",
	"the description has a refusal for it; which plans of a workspace get it is published nowhere")

// teamMetrics counts conversations.
func (w *Workspace) teamMetrics(r *request) (any, error) {
	found, err := w.teamAt(r)
	if err != nil {
		return nil, err
	}
	if w.has(TeamMetricsRestricted) {
		return nil, fail(http.StatusForbidden, "api_plan_restricted", "Real-time monitoring is not enabled for your workspace.")
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
