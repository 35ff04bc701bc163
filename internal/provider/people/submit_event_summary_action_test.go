package people_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

func friends() session.Config {
	return session.Config{
		"external_id": "u-1", "event_name": "hired-friend", "event_count": 3, "first": "2026-01-02T10:00:00+01:00", "last": "2026-11-02T09:00:00Z",
	}
}

// counted is the count of such events that the workspace has.
func counted(w *acctest.Workspace) any {
	all, _ := w.Do("GET", "/events?type=user&user_id=u-1&summary=true", nil)["events"].([]any)
	for _, one := range all {
		if summary, ok := one.(map[string]any); ok && summary["name"] == "hired-friend" {
			return fmt.Sprint(summary["count"], " ", summary["first"])
		}
	}
	return nil
}

// What comes of submitting a summary once more is not known.
func TestSubmitEventSummary(t *testing.T) {
	t.Parallel()
	for twice, replaces := range map[string]bool{"6": false, "3": true} {
		w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.SummariesReplace: replaces}))
		for _, count := range []string{"3", twice} {
			said, err := w.Invoke("intercom_submit_event_summary", friends(), nil)
			if err != nil || said[1] != `Intercom has accepted the summary of the events "hired-friend"` {
				t.Errorf("%q, %v", said, err)
			}
			if got := counted(w); got != count+" 2026-01-02T09:00:00.000+00:00" {
				t.Error(got)
			}
		}
	}
}

func TestSubmitEventSummaryIsRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Undescribed) // no description has a 404 of it
	for want, different := range map[string]session.Config{
		"The last event was before the first": {"first": "2026-11-02T09:00:01Z"},
		"must be at least 1":                  {"event_count": 0},
		"must be a time":                      {"first": "yesterday"},
		"404 not_found":                       {"external_id": "nobody"},
	} {
		config := friends()
		for name, value := range different {
			config[name] = value
		}
		if _, err := w.Invoke("intercom_submit_event_summary", config, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
}

// It may have been recorded: the error says so, and it is not sent again.
func TestSubmitEventSummaryUnclear(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Breaks(emulator.Fault{Pattern: "POST /events/summaries", Cut: "after"})()
	_, err := w.Invoke("intercom_submit_event_summary", friends(), nil)
	if err == nil || !strings.Contains(err.Error(), "Cannot tell whether the action happened") || w.RequestCount("POST", "/events/summaries") != 1 {
		t.Error(err)
	}
}
