package emulator

import (
	"cmp"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"time"
)

type activityLog struct {
	id, kind, description string
	adminID               string
	createdAt             int64
	metadata              object
}

// activityTypes are a few of those that the description's example has.
var activityTypes = []string{"admin_login_success", "admin_away_mode_change", "app_name_change", "message_state_change"}

func (w *Workspace) activityLogRoutes() {
	w.handle(oldest, "GET /admins/activity_logs", func(r *request) (any, error) {
		query := r.URL.Query()
		after, known := moment(query.Get("created_at_after"))
		before, _ := moment(query.Get("created_at_before"))
		if !known {
			return nil, fail(http.StatusUnprocessableEntity, "parameter_invalid", "created_at_after is required") // [?] the status and the words
		}
		page, pages := numbered(r, w.activityBetween(after, before, nil), usualActivityPage, mostActivityPage)
		return object{"type": "activity_log.list", "pages": pages, "activity_logs": encoded(page, w.encodeActivity)}, nil
	})
	w.handle("2.16", "POST /admins/activity_logs/search", w.searchActivity)
	w.handle("2.16", "GET /admins/activity_log_event_types", func(*request) (any, error) {
		return object{"type": "activity_log_event_type.list", "event_types": activityTypes}, nil
	})
}

const (
	usualActivityPage = 20
	mostActivityPage  = 250 // [?] of the search; the list says nothing of it
)

// searchActivity has the number of the page in the body. [?] Whether the answer names
// the next page was not seen; it has the counters in the example.
func (w *Workspace) searchActivity(r *request) (any, error) {
	var in struct {
		After   json.Number `json:"created_at_after"`
		Before  json.Number `json:"created_at_before"`
		Types   []string    `json:"event_types"`
		Page    int         `json:"page"`
		PerPage int         `json:"per_page"`
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	after, known := moment(in.After.String())
	before, _ := moment(in.Before.String())
	if !known {
		return nil, fail(http.StatusUnprocessableEntity, "parameter_invalid", "created_at_after is required") // [?] likewise
	}
	found, size, number := w.activityBetween(after, before, in.Types), pageSize(strconv.Itoa(in.PerPage), usualActivityPage, mostActivityPage), max(in.Page, 1)
	page, _ := slice(found, (number-1)*size, size)
	return object{
		"type": "activity_log.list", "activity_logs": encoded(page, w.encodeActivity),
		"pages": object{"type": "pages", "next": nil, "page": number, "per_page": size, "total_pages": (len(found) + size - 1) / size},
	}, nil
}

// moment is Unix seconds, or a time in ISO 8601, which the SDK's own test sends.
func moment(text string) (int64, bool) {
	if seconds, err := strconv.ParseInt(text, 10, 64); err == nil {
		return seconds, true
	}
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return 0, false
	}
	return at.Unix(), true
}

// activityBetween is what was done in a time, the newest first. [?] That both ends
// belong to it was not seen.
func (w *Workspace) activityBetween(after, before int64, types []string) []*activityLog {
	var found []*activityLog
	for a := range w.activityLogs.all {
		if a.createdAt >= after && (before == 0 || a.createdAt <= before) && (len(types) == 0 || slices.Contains(types, a.kind)) {
			found = append(found, a)
		}
	}
	slices.SortStableFunc(found, func(a, b *activityLog) int { return cmp.Compare(b.createdAt, a.createdAt) })
	return found
}

func (w *Workspace) encodeActivity(a *activityLog) object {
	by := object{"type": "admin", "id": a.adminID, "email": nil, "ip": "198.51.100.25"}
	if admin, known := w.admins.get(a.adminID); known {
		by["email"] = admin.email
	}
	return object{
		"id": a.id, "performed_by": by, "metadata": a.metadata, "created_at": a.createdAt, "activity_type": a.kind, "activity_description": a.description,
	}
}

func (w *Workspace) sampleActivityLogs() {
	hours := func(after int) int64 { return created.Add(time.Duration(after) * time.Hour).Unix() }
	for _, a := range []activityLog{
		{"c0ffee00-0000-4000-8000-000000000901", "admin_login_success", "Bela Support logged in.", "991267460", hours(0), object{"sign_in_method": "email_password"}},
		{"c0ffee00-0000-4000-8000-000000000902", "app_name_change", "Ada Automation changed your app name from before to after.", tokenAdmin, hours(1),
			object{"before": "before", "after": "after"}},
		{"c0ffee00-0000-4000-8000-000000000903", "admin_away_mode_change", "Bela Support set away mode.", "991267460", hours(2),
			object{"away_mode": true, "away_status_reason": "☕ On a break", "reassign_conversations": false}},
	} {
		w.activityLogs.put(a.id, &a)
	}
}
