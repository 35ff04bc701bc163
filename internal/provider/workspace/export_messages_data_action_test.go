package workspace_test

import (
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

const (
	exportMessages = "intercom_export_messages_data"
	exportStart    = "/export/content/data"
	firstExport    = "job1001"
)

// exporting is a workspace that works on every export for ten minutes, and the
// configuration of an export into a folder of the test's own.
func exporting(t *testing.T, options ...acctest.Option) (w *acctest.Workspace, path string, config session.Config) {
	t.Helper()
	w = acctest.New(t, append(options, acctest.Undescribed, func(_ *acctest.Workspace, options *emulator.Options) {
		options.ExportTime = 10 * time.Minute
	})...)
	if sent := time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC); time.Now().Before(sent) {
		time.Sleep(time.Until(sent)) // in time that passes at once, which begins long before
	}
	path = filepath.Join(t.TempDir(), "messages.csv.gz")
	return w, path, session.Config{"created_after": "2024-12-18T00:00:00+01:00", "created_before": "2024-12-19T00:00:00Z", "path": path}
}

// unpacked is what a gzipped file has; "" where there is none.
func unpacked(t *testing.T, path string) string {
	t.Helper()
	file, err := os.Open(path)
	if os.IsNotExist(err) {
		return ""
	}
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	packed, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(packed)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// folder is what is in the folder of a path.
func folder(t *testing.T, path string) string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return strings.Join(names, " ")
}

func TestExportMessagesData(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, path, config := exporting(t)
		said, err := w.Invoke(exportMessages, config, nil)
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range []string{
			"Asking Intercom to export the message data from 2024-12-17T23:00:00Z to 2024-12-19T00:00:00Z",
			"Export " + firstExport + " is pending",
		} {
			if said[i] != want {
				t.Errorf("%q is said in place of %q", said[i], want)
			}
		}
		if last := said[len(said)-1]; !strings.HasPrefix(last, "Wrote ") || !strings.HasSuffix(last, " bytes of application/x-gzip to "+path) || len(said) > 10 {
			t.Errorf("%q", said)
		}
		text := unpacked(t, path)
		if strings.Count(text, "\n") != 3 || !strings.Contains(text, emulator.SampleUserID) {
			t.Errorf("%q is written", text)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%v, %v", info.Mode(), err)
		}
		// The same again, while Intercom has it, is the same export.
		if err := os.Chmod(path, 0o640); err != nil {
			t.Fatal(err)
		}
		said, err = w.Invoke(exportMessages, config, nil)
		if err != nil || w.RequestCount("POST", exportStart) != 1 || !strings.HasPrefix(said[0], "Taking export "+firstExport) || unpacked(t, path) != text {
			t.Errorf("%q, %v", said, err)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o640 {
			t.Errorf("%v, %v", info.Mode(), err)
		}
		if names := folder(t, path); names != "messages.csv.gz messages.csv.gz.job.json" {
			t.Errorf("the folder has %s", names)
		}
		// Another span is another export, as is one that had not ended.
		delete(config, "created_before")
		for _, count := range []int{2, 3} {
			if _, err := w.Invoke(exportMessages, config, nil); err != nil || w.RequestCount("POST", exportStart) != count || strings.Count(unpacked(t, path), "\n") != 4 {
				t.Errorf("%d exports: %v", w.RequestCount("POST", exportStart), err)
			}
		}
	})
}

// What Intercom has no more is exported once more.
func TestExportMessagesDataExpired(t *testing.T) {
	t.Parallel()
	for _, listed := range []bool{false, true} {
		synctest.Test(t, func(t *testing.T) {
			w, _, config := exporting(t, acctest.Quirks(emulator.Quirks{emulator.ExpiredExportsListed: listed}))
			for range 2 {
				if _, err := w.Invoke(exportMessages, config, nil); err != nil {
					t.Fatal(err)
				}
				w.Advance(49 * time.Hour)
			}
			if count := w.RequestCount("POST", exportStart); count != 2 {
				t.Errorf("listed is %t: %d exports", listed, count)
			}
		})
	}
}

// Who loses sight of an export finds it again.
func TestExportMessagesDataIsTakenUp(t *testing.T) {
	t.Parallel()
	for _, pattern := range []string{"GET " + exportStart + "/*", "GET /download/**"} {
		for _, fault := range []emulator.Fault{{Status: 500}, {Cut: "garbled"}, {Cut: "body"}, {Delay: emulator.Duration(time.Hour)}} {
			synctest.Test(t, func(t *testing.T) {
				w, path, config := exporting(t)
				if err := os.WriteFile(path, []byte("before"), 0o600); err != nil {
					t.Fatal(err)
				}
				fault.Pattern = pattern
				if err := w.Fail(fault); err != nil {
					t.Fatal(err)
				}
				_, err := w.Invoke(exportMessages, config, nil)
				if text, _ := os.ReadFile(path); err == nil || string(text) != "before" {
					t.Errorf("%s %v: %q, %v", pattern, fault, text, err)
				}
				w.Mend()
				if _, err := w.Invoke(exportMessages, config, nil); err != nil || w.RequestCount("POST", exportStart) != 1 || unpacked(t, path) == "" {
					t.Errorf("%s %v: %v", pattern, fault, err)
				}
			})
		}
	}
}

// An export that is interrupted is canceled.
func TestExportMessagesDataIsInterrupted(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, path, config := exporting(t)
		run, err := acctest.Session(t.Context(), w.Workspace, nil)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(5*time.Minute, cancel)
		err = run.InvokeAction(ctx, exportMessages, config, func(string) {})
		if err == nil || !strings.Contains(err.Error(), "interrupted") || !strings.Contains(err.Error(), "export "+firstExport+" is canceled") {
			t.Errorf("%v", err)
		}
		if job := w.Do("GET", exportStart+"/"+firstExport, nil); job["status"] != "canceled" || folder(t, path) != "" {
			t.Errorf("%v, and the folder has %s", job, folder(t, path))
		}
	})
}

// Intercom works on one export at a time.
func TestExportMessagesDataWaitsForAnother(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, path, config := exporting(t)
		w.Do("POST", exportStart, map[string]any{"created_at_after": 1, "created_at_before": 2})
		said, err := w.Invoke(exportMessages, config, nil)
		if err != nil || strings.Count(strings.Join(said, "\n"), "waiting for one to end") != 1 || unpacked(t, path) == "" {
			t.Errorf("%q, %v", said, err)
		}
	})
}

func TestExportMessagesDataEnds(t *testing.T) {
	t.Parallel()
	for want, quirks := range map[string]emulator.Quirks{
		"Export " + firstExport + " is failed": {emulator.ExportsFail: true},
		"nothing is written":                   {},
		"of text/plain":                        {emulator.ExportsUncompressed: true},
		"of application/x-gzip":                {emulator.ExportJobsMisspelt: true},
	} {
		synctest.Test(t, func(t *testing.T) {
			w, path, config := exporting(t, acctest.Quirks(quirks))
			if want == "nothing is written" {
				config["created_before"] = config["created_after"]
			}
			said, err := w.Invoke(exportMessages, config, nil)
			whole := strings.Join(said, "\n")
			if err != nil {
				whole += err.Error()
			}
			written := strings.HasPrefix(want, "of ")
			if _, missing := os.Stat(path); !strings.Contains(whole, want) || (missing == nil) != written || !written && folder(t, path) != "" {
				t.Errorf("%s: %q, %v", want, said, err)
			}
		})
	}
}

// What cannot be written is not asked for.
func TestExportMessagesDataIsRefused(t *testing.T) {
	t.Parallel()
	w, path, config := exporting(t)
	blocked := filepath.Join(filepath.Dir(path), "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for want, change := range map[string]session.Config{
		"The span ends before it begins":                  {"created_before": "2024-12-17T22:59:59Z"},
		"must be a time":                                  {"created_after": "yesterday"},
		"A folder in place of a file":                     {"path": filepath.Dir(path)},
		"no/messages.csv.gz: no such file or directory":   {"path": filepath.Join(filepath.Dir(path), "no", "messages.csv.gz")},
		"file/messages.csv.gz: not a directory. What was": {"path": filepath.Join(blocked, "messages.csv.gz")},
		"/dev/null: it is there, and is no file":          {"path": os.DevNull},
	} {
		changed := session.Config{}
		for _, from := range []session.Config{config, change} {
			for name, value := range from {
				changed[name] = value
			}
		}
		if said, err := w.Invoke(exportMessages, changed, nil); err == nil || !strings.Contains(strings.Join(strings.Fields(err.Error()), " "), want) || len(said) > 0 {
			t.Errorf("%s: %q, %v", want, said, err)
		}
	}
	if count := w.RequestCount("POST", exportStart); count != 0 {
		t.Errorf("%d exports", count)
	}
}
