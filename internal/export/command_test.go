package export

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

func TestUsage(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for line, why := range map[string]string{
		"-nothing": "not defined: -nothing", "more": `unexpected argument "more"`, "-include nothing": `no kind or area "nothing"`,
		"-exclude tag,x": `no kind or area "x"`, "-match (": "missing closing )", "-module a/b": "-module must be a name", "-out=": "-out is empty",
	} {
		w.ForgetRequests()
		dir := filepath.Join(t.TempDir(), "out")
		got := exportTo(t, w, dir, strings.Fields(line)...)
		if got.status != Refused || got.out != "" || !strings.Contains(got.said, why) {
			t.Errorf("%s: %d, %s%s", line, got.status, got.out, got.said)
		}
		if _, err := os.Stat(dir); !os.IsNotExist(err) {
			t.Errorf("%s: %v", line, err)
		}
	}
	if got := exportTo(t, w, t.TempDir(), "-help"); got.status != Done || !strings.Contains(got.out, "export [flags]") {
		t.Errorf("%d, %s", got.status, got.out)
	}
}

func TestMatch(t *testing.T) {
	t.Parallel()
	got := exportAll(t, acctest.New(t), "-include", "tag", "-match", "^VIP")
	if tags := got.files["tags.tf"]; strings.Count(tags, "resource") != 1 || !strings.Contains(tags, "vip_customer") {
		t.Error(tags)
	}
}

// The report for programs says what the one for people says.
func TestJSON(t *testing.T) {
	t.Parallel()
	got := exportAll(t, acctest.New(t), "-include", "tag", "-json")
	var report struct {
		Workspace string
		Objects   int
		Kinds     []count
		LeftOut   []omission `json:"left_out"`
	}
	if err := json.Unmarshal([]byte(got.out), &report); err != nil {
		t.Fatalf("%v: %s", err, got.out)
	}
	if report.Workspace != "emu1a2b3" || report.Objects != 3 || len(report.Kinds) != 1 || report.Kinds[0].Kind != "intercom_tag" || report.LeftOut == nil {
		t.Errorf("%+v", report)
	}
	if want := "tags 3\n"; got.said != want {
		t.Errorf("%q is said, not %q", got.said, want)
	}
}

// Without -include nothing about people is exported, and with it what belongs to them.
func TestRecordsAreAskedFor(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for name, content := range exportAll(t, w).files {
		if strings.Contains(content, "uma@example.com") || strings.Contains(content, "Uma") || strings.Contains(content, `"intercom_contact"`) {
			t.Errorf("%s has a contact", name)
		}
	}
	if !strings.Contains(exportAll(t, w, "-include", "contact").files["people.tf"], `resource "intercom_contact" "u_1"`) {
		t.Error("a contact that is asked for is not exported")
	}
}

// What the token may not read, the plan lacks or the version has not is left out, and
// said; the rest is whole.
func TestWithheld(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]emulator.Fault{
		"permission": {Pattern: "GET /tags", Status: 403, Code: "token_forbidden"},
		"plan":       {Pattern: "GET /tags", Status: 403},
		"version":    {Pattern: "GET /tags", Status: 400, Code: "intercom_version_invalid"},
	} {
		w := acctest.New(t)
		if err := w.Fail(fault); err != nil {
			t.Fatal(err)
		}
		got := exportAll(t, w, "-include", "tag,ticket_type")
		if got.status != Partial || !strings.Contains(got.out, "Left out:\n  tags: Cannot list") || !strings.Contains(got.files["EXPORT.md"], "tags: Cannot list") || got.files["tickets.tf"] == "" {
			t.Errorf("%s: %d, %s%s", name, got.status, got.out, got.said)
		}
		if got.files["tags.tf"] != "" {
			t.Errorf("%s: there are tags", name)
		}
	}
}

// A failure at any request writes nothing, or is said.
func TestFailures(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	args := []string{"-include", "tag,ticket_type,ticket_type_attribute,conversation_attribute"}
	whole := exportAll(t, w, args...)
	requests, _ := w.Requests()
	for i := range requests {
		for _, fault := range []emulator.Fault{{Pattern: "*", Skip: i, Status: 500}, {Pattern: "*", Skip: i, Count: 1, Cut: "body"}, {Pattern: "*", Skip: i, Count: 1, Status: 404}, {Pattern: "*", Skip: i, Status: 401}} {
			w := acctest.New(t, acctest.Undescribed)
			if err := w.Fail(fault); err != nil {
				t.Fatal(err)
			}
			got := exportTo(t, w, filepath.Join(t.TempDir(), "intercom"), args...)
			switch got.status {
			case Failed:
				if len(got.files) > 0 || !strings.Contains(got.said, "Error: ") || got.out != "" {
					t.Errorf("%+v: %s%v", fault, got.said, got.files)
				}
			case Done:
				if !strings.Contains(got.out, "Written with every attribute:") { // which its plan failed without
					same(t, got.files, whole.files)
				}
			case Partial:
				if !strings.Contains(got.out, "Left out:") && !strings.Contains(got.out, "Ids that stay") {
					t.Errorf("%+v: %s", fault, got.out)
				}
			default:
				t.Errorf("%+v: %d, %s", fault, got.status, got.said)
			}
			if fault.Status >= 500 && got.status != Failed {
				t.Errorf("%+v: %d", fault, got.status)
			}
		}
	}
}

// What is secret is in no file and in no output.
func TestCanaries(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	got := exportAll(t, w, "-include", everything)
	for name, content := range got.files {
		if strings.Contains(content, acctest.Token) {
			t.Errorf("%s has the token", name)
		}
	}
	if err := w.Fail(emulator.Fault{Pattern: "GET /tags", Status: 500, Body: new("{authorization}")}); err != nil {
		t.Fatal(err)
	}
	failed := exportTo(t, w, t.TempDir(), "-include", "tag")
	for _, said := range []string{got.out, got.said, failed.out, failed.said} {
		for _, secret := range []string{acctest.Token, "@example.com", "Uma"} {
			if strings.Contains(said, secret) {
				t.Errorf("%s is said: %s", secret, said)
			}
		}
	}
}
