package workspace_test

import (
	"context"
	"maps"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

const (
	exportReport = "intercom_export_reporting_data"
	reportStart  = "/export/reporting_data/enqueue"
)

// reporting is exporting, of a report.
func reporting(t *testing.T, options ...acctest.Option) (w *acctest.Workspace, path string, config session.Config) {
	t.Helper()
	w, path, _ = exporting(t, options...)
	return w, path, session.Config{
		"dataset_id": "conversation", "attribute_ids": []string{"conversation_id", "conversation.state", "people.Brand"},
		"start_time": "2024-12-01T00:00:00Z", "end_time": "2024-12-31T23:59:59Z", "path": path,
	}
}

func TestExportReportingData(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"2.14", "2.16", "Preview"} {
		synctest.Test(t, func(t *testing.T) {
			w, path, config := reporting(t, acctest.Quirks(emulator.Quirks{emulator.ReportingIDsQualified: version == "Preview"}))
			want := "conversation.conversation_id,conversation.state,people.Brand\n"
			if version == "2.14" { // which has no qualified ids
				config["attribute_ids"], want = []string{"conversation_id", "state"}, "conversation.conversation_id,conversation.state\n"
			}
			for range 2 {
				said, err := w.Invoke(exportReport, config, session.Config{"api_version": version})
				if text := unpacked(t, path); err != nil || !strings.HasPrefix(text, want) || !strings.Contains(text, emulator.SampleConversationID+",open") {
					t.Errorf("%s: %q, %q, %v", version, text, said, err)
				}
			}
			if count := w.RequestCount("POST", reportStart); count != 1 {
				t.Errorf("%s: %d exports", version, count)
			}
			// Other columns are another export.
			config["attribute_ids"] = []string{"state"}
			if _, err := w.Invoke(exportReport, config, session.Config{"api_version": version}); err != nil || w.RequestCount("POST", reportStart) != 2 {
				t.Errorf("%s: %d exports, %v", version, w.RequestCount("POST", reportStart), err)
			}
		})
	}
}

// An export that is interrupted goes on, and is waited for the next time.
func TestExportReportingDataIsInterrupted(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, path, config := reporting(t)
		run, err := acctest.Session(t.Context(), w.Workspace, nil)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(5*time.Minute, cancel)
		err = run.InvokeAction(ctx, exportReport, config, func(string) {})
		if err == nil || !strings.Contains(err.Error(), "interrupted") || !strings.Contains(err.Error(), "goes on with export "+firstExport) {
			t.Errorf("%v", err)
		}
		said, err := w.Invoke(exportReport, config, nil)
		if err != nil || w.RequestCount("POST", reportStart) != 1 || unpacked(t, path) == "" {
			t.Errorf("%q, %v", said, err)
		}
	})
}

// Intercom works on five exports at a time.
func TestExportReportingDataWaitsForOthers(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, path, config := reporting(t)
		for range 5 {
			w.Do("POST", reportStart, map[string]any{"dataset_id": "ticket", "attribute_ids": []string{"ticket_id"}, "start_time": 1, "end_time": 2})
		}
		said, err := w.Invoke(exportReport, config, nil)
		if err != nil || strings.Count(strings.Join(said, "\n"), "waiting for one to end") != 1 || unpacked(t, path) == "" {
			t.Errorf("%q, %v", said, err)
		}
	})
}

// What the list of datasets tells is refused in the plan.
func TestExportReportingDataIsRefused(t *testing.T) {
	t.Parallel()
	w, _, config := reporting(t)
	for want, change := range map[string]session.Config{
		`there are these: "conversation", "ticket"`:        {"dataset_id": "imaginary"},
		"lacks the attribute of attribute_ids[1]":          {"attribute_ids": []string{"state", "imaginary"}},
		"lacks the attribute of attribute_ids[0]":          {"dataset_id": "ticket"},
		"has 2 attributes with the id of attribute_ids[0]": {"attribute_ids": []string{"Brand"}},
		"at least 1 elements":                              {"attribute_ids": []string{}},
		"end_time must not be earlier than start_time":     {"end_time": "2024-11-30T00:00:00Z"},
	} {
		changed := maps.Clone(config)
		maps.Copy(changed, change)
		if said, err := w.Invoke(exportReport, changed, nil); err == nil || !strings.Contains(strings.Join(strings.Fields(err.Error()), " "), want) || len(said) > 0 {
			t.Errorf("%s: %q, %v", want, said, err)
		}
	}
	if _, err := w.Invoke(exportReport, config, session.Config{"api_version": "2.13"}); err == nil || !strings.Contains(err.Error(), "The API version is too old") {
		t.Errorf("%v", err)
	}
	// What is not known yet is not wrong.
	run, err := acctest.Session(t.Context(), w.Workspace, nil)
	if err != nil {
		t.Fatal(err)
	}
	config["attribute_ids"] = []tftypes.Value{tftypes.NewValue(tftypes.String, "state"), tftypes.NewValue(tftypes.String, tftypes.UnknownValue)}
	if err := run.PlanAction(t.Context(), exportReport, config); err != nil {
		t.Error(err)
	}
	if count := w.RequestCount("POST", reportStart); count != 0 {
		t.Errorf("%d exports", count)
	}
}

// A token that may not look at the datasets may export them.
func TestExportReportingDataBlindly(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, path, config := reporting(t)
		if err := w.Fail(emulator.Fault{Pattern: "GET /export/reporting_data/get_datasets", Status: http.StatusForbidden}); err != nil {
			t.Fatal(err)
		}
		if said, err := w.Invoke(exportReport, config, nil); err != nil || unpacked(t, path) == "" {
			t.Errorf("%q, %v", said, err)
		}
	})
}
