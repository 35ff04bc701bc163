package export

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

func TestReport(t *testing.T) {
	t.Parallel()
	k := &kind{name: "company", typeName: "intercom_company"}
	r := report{
		workspace: "tx2p130c", counts: []count{{"intercom_tag", 3, "tags"}, {"intercom_company", 1, "companies"}},
		lookups: []*lookup{
			{typeName: "intercom_team", label: "support", arguments: map[string]string{"name": "Support"}},
			{typeName: "intercom_admin", label: "bela", arguments: map[string]string{"email": "bela@example.com"}},
			{typeName: "intercom_admin", label: "cleo", arguments: map[string]string{"email": "cleo@example.com"}},
		},
		secrets: map[string]secret{"token": {of: "intercom_x.y", attribute: "token"}},
	}
	if !r.complete() {
		t.Error("nothing is left out")
	}
	r.leaveOut(k, "", "no permission")
	r.leaveOut(k, "7", "deleted")
	o := &object{kind: k, label: "acme"}
	r.note(o, "owner_id", "1", "no such admin")
	r.note(o, "owner_id", "1", "no such admin")
	if r.complete() {
		t.Error("something is left out")
	}
	const want = `Exported 4 objects of workspace tx2p130c to intercom
  tags 3 · companies 1
Planned against the workspace: 4 without a change.
Another workspace must have:
  team "Support"
  2 admins, by e-mail address
Left out:
  companies: no permission
  company 7: deleted
Ids that stay as they are:
  intercom_company.acme owner_id 1: no such admin
Variables without a value:
  token: the token of intercom_x.y
Next: cd intercom && terraform init && terraform plan    # 4 to import, 0 to add, 0 to change, 0 to destroy
`
	if got := r.text("intercom"); got != want {
		t.Errorf("%s", got)
	}
	for _, part := range []string{"# Export of workspace tx2p130c\n", "\n## Left out\n\n- companies: no permission\n- company 7: deleted\n", "\n## In Intercom only\n"} {
		if !strings.Contains(r.page(), part) {
			t.Errorf("%q is not in %s", part, r.page())
		}
	}
}

// On a terminal there is one line, as wide as one at most, with the latest.
func TestProgress(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	p := &progress{out: &out, terminal: true}
	for range 9 {
		p.kind(&kind{name: "conversation_attribute"}, 12)
	}
	p.reading(&kind{name: "article"}, 240, 1310)
	lines := strings.Split(out.String(), "\r\x1b[K")
	if last := lines[len(lines)-1]; last != "conversation attributes 12 · conversation attributes 12 · articles 240/1310" {
		t.Errorf("%q", last)
	}
	p.waiting(slog.LevelDebug, "Intercom answered", map[string]any{"seconds": 3.0})
	p.waiting(slog.LevelWarn, "Requests wait", map[string]any{"seconds": 2.1})
	p.end()
	if !strings.HasSuffix(out.String(), "Requests wait (3 s)\r\x1b[K") {
		t.Errorf("%q", out.String())
	}
}

// Whoever waits for Intercom's limit is told so.
func TestTellsThatItWaits(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	if err := w.Fail(emulator.Fault{Pattern: "GET /tags", Count: 1, Status: 429, Headers: map[string]string{"Retry-After": "0.1"}}); err != nil {
		t.Fatal(err)
	}
	got := exportWith(t, w, t.TempDir(), 1, "-include", "tag")
	if got.status != Done || !strings.HasPrefix(got.said, "Intercom's rate limit is reached; the request waits and is sent again (1 s)\n") {
		t.Errorf("%d, %s", got.status, got.said)
	}
}
