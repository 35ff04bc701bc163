package act_test

import (
	"bytes"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/act"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

const token = "dG9rOmFjdA"

// workspace is an emulated one, to which the environment variables point.
func workspace(t *testing.T) *emulator.Workspace {
	t.Helper()
	w := emulator.New(emulator.Options{Token: token, Sample: true})
	server := httptest.NewServer(w)
	t.Cleanup(server.Close)
	for name, value := range map[string]string{
		"ACCESS_TOKEN": token, "BASE_URL": server.URL, "REGION": "", "API_VERSION": "", "WORKSPACE_ID": "",
	} {
		t.Setenv("INTERCOM_"+name, value)
	}
	return w
}

func run(t *testing.T, config string, args ...string) (status int, out, said string) {
	t.Helper()
	var output, errors bytes.Buffer
	status = act.Main(t.Context(), "test", args, strings.NewReader(config), &output, &errors)
	return status, output.String(), errors.String()
}

//nolint:paralleltest // the environment is the process's
func TestInvokes(t *testing.T) {
	w := workspace(t)
	status, out, said := run(t, `{"admin_id": "991267460", "reassign": true}`, "intercom_set_admin_away")
	if status != act.Done || out != "" || said != "Setting admin 991267460 away\nAdmin 991267460 is away; new replies are reassigned\n" {
		t.Errorf("%d, %q, %q", status, out, said)
	}
	requests, _ := w.Requests()
	if last := requests[len(requests)-1]; last.Method != "PUT" || last.Path != "/admins/991267460/away" {
		t.Errorf("the last request is %s %s", last.Method, last.Path)
	}
}

// What is wrong with the call or the configuration ends with 2 and sends nothing;
// what Intercom refuses ends with 1.
//
//nolint:paralleltest // the environment is the process's
func TestRefuses(t *testing.T) {
	w := workspace(t)
	const away = "intercom_set_admin_away"
	for _, one := range []struct {
		config string
		args   []string
		status int
		want   string
	}{
		{"", nil, act.Refused, "the name of an action is missing"},
		{"", []string{"-nothing"}, act.Refused, "not defined: -nothing"},
		{"", []string{away, "more"}, act.Refused, `unexpected argument "more"`},
		{"{}", []string{"intercom_tag"}, act.Refused, `there is no action "intercom_tag"; act -list names all`},
		{" ", []string{away}, act.Refused, "standard input is empty"},
		{"[]", []string{away}, act.Refused, "standard input is no JSON object"},
		{"null", []string{away}, act.Refused, "standard input is no JSON object"},
		{`{"admin_id": "991267460"} {}`, []string{away}, act.Refused, "standard input is no JSON object"},
		{`{"admin_id": {"secret": 1}}`, []string{away}, act.Refused, "admin_id: it must be a string"},
		{`{"admin_id": "991267460", "away": "secret"}`, []string{away}, act.Refused, "away: it must be a boolean"},
		{`{"admin_id": "991267460", "reason": "secret"}`, []string{away}, act.Refused, `there is no member "reason"`},
		{`{}`, []string{away}, act.Refused, "admin_id"},
		{`{"admin_id": "1"}`, []string{away}, act.Refused, "No such teammate"},
		{`{"admin_id": "991267460", "away_status_reason_id": "12346"}`, []string{away}, act.Refused, "No such away status reason"},
		{`{"contact_id": "6762f0dd1bb69f9f2193ffff"}`, []string{"intercom_archive_contact"}, act.Failed, "404 not_found"},
	} {
		w.ForgetRequests()
		status, out, said := run(t, one.config, one.args...)
		if status != one.status || out != "" || !strings.Contains(said, one.want) || strings.Contains(said, "secret") {
			t.Errorf("%v %s: %d, %q, %q", one.args, one.config, status, out, said)
		}
		requests, _ := w.Requests()
		for _, request := range requests {
			if status == act.Refused && request.Method != "GET" {
				t.Errorf("%v %s: %s %s was sent", one.args, one.config, request.Method, request.Path)
			}
		}
	}
	t.Setenv("INTERCOM_ACCESS_TOKEN", "")
	if status, _, said := run(t, `{"admin_id": "991267460"}`, away); status != act.Refused || !strings.Contains(said, "No access token") {
		t.Errorf("%d, %q", status, said)
	}
}

// The help and the list are made of the schemas.
func TestTellsWhatThereIs(t *testing.T) {
	t.Parallel()
	actions, err := session.Actions()
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := run(t, "", "-list")
	for _, action := range actions {
		status, help, _ := run(t, "", action.Name, "-help")
		if status != act.Done || !strings.Contains(help, "Repeating it") || !strings.Contains(list, action.Name+" ") {
			t.Errorf("%s: %d, %s", action.Name, status, help)
		}
		for _, attribute := range action.Schema.Block.Attributes {
			if !regexp.MustCompile(`\n +` + attribute.Name + ` \((array|string|number|boolean|object).*, (required|optional)\)\n`).MatchString(help) {
				t.Errorf("the help of %s has no %s:\n%s", action.Name, attribute.Name, help)
			}
		}
	}
	if status, usage, _ := run(t, "", "-help"); status != act.Done || !strings.Contains(usage, "act NAME") {
		t.Errorf("%d, %s", status, usage)
	}
}

// The command that the page of every action shows is one that works.
//
//nolint:paralleltest // the environment is the process's
func TestInvokesEveryExample(t *testing.T) {
	examples, err := filepath.Abs("../../examples/actions")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(examples + "/*/act.sh")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	command := regexp.MustCompile(`(?s)\Aterraform-provider-intercom act (\w+) <<'END'\n(.*)\nEND\n\z`)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		found := command.FindStringSubmatch(string(text))
		if found == nil || found[1] != filepath.Base(filepath.Dir(file)) {
			t.Errorf("%s is not the command that invokes its action", file)
			continue
		}
		folder := t.TempDir() // into which exports are written
		if err := os.CopyFS(folder, os.DirFS(filepath.Dir(file))); err != nil {
			t.Fatal(err)
		}
		t.Chdir(folder)
		workspace(t)
		if status, out, said := run(t, found[2], found[1]); status != act.Done || out != "" {
			t.Errorf("%s: %d, %q, %q", file, status, out, said)
		}
	}
}
