package export

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest/skipped"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// What somebody wrote is never replaced, and what the export wrote only while it is
// as it was, or with -force.
func TestRefusesToReplace(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	refused := func(dir, why string, args ...string) {
		t.Helper()
		before := filesOf(t, dir)
		got := exportTo(t, w, dir, append(args, "-include", "tag")...)
		if got.status != Failed || got.out != "" || !strings.Contains(got.said, why) {
			t.Errorf("%d, %s%s", got.status, got.out, got.said)
		}
		same(t, got.files, before)
	}
	foreign := t.TempDir()
	write(t, foreign, "tags.tf", "# mine\n")
	write(t, foreign, "other.tf", "# mine, too\n")
	refused(foreign, "files that no export wrote, and that this one would replace: tags.tf.")
	refused(foreign, "tags.tf", "-force")

	first := exportAll(t, w, "-include", "tag,ticket_type")
	edited := first.dir
	write(t, edited, "tags.tf", first.files["tags.tf"]+"# by hand\n")
	write(t, edited, "tickets.tf", "# by hand\n")
	write(t, edited, "other.tf", "# mine\n")
	refused(edited, "were changed since the last export: tags.tf, tickets.tf.")
	forced := exportTo(t, w, edited, "-include", "tag", "-force")
	if forced.status != Done || forced.files["tags.tf"] != first.files["tags.tf"] || forced.files["other.tf"] != "# mine\n" || forced.files["tickets.tf"] != "" {
		t.Errorf("%d, %s%v", forced.status, forced.said, forced.files)
	}
	if unforced := exportTo(t, w, edited, "-include", "tag"); unforced.status != Done {
		t.Errorf("%d, %s", unforced.status, unforced.said)
	}

	elsewhere := acctest.New(t, func(_ *acctest.Workspace, options *emulator.Options) { options.WorkspaceID = "other123" })
	if got := exportTo(t, elsewhere, edited, "-include", "tag", "-force"); got.status != Failed ||
		!strings.Contains(got.said, "the export of workspace emu1a2b3, and the token belongs to other123") {
		t.Errorf("%d, %s", got.status, got.said)
	}
	write(t, edited, manifestName, "{")
	refused(edited, "not of this version of the export", "-force")
}

// A folder that leads elsewhere is not followed.
func TestWritesNothingElsewhere(t *testing.T) {
	t.Parallel()
	outside, dir := t.TempDir(), t.TempDir()
	w := acctest.New(t)
	ask(t, w, "POST", "/ticket_types", map[string]any{"name": "Long", "description": "Several\nlines"})
	if err := os.Symlink(outside, filepath.Join(dir, "tickets")); err != nil {
		skipped.Test(t, "no symbolic links here")
	}
	got := exportTo(t, w, dir, "-include", "ticket_type")
	if got.status != Failed || len(filesOf(t, outside)) > 0 || got.files["tickets.tf"] != "" {
		t.Errorf("%d, %s%v", got.status, got.said, got.files)
	}
}

// What is no longer in Intercom leaves the folder, and with it the folders of texts.
func TestRemovesWhatItWrote(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	made := ask(t, w, "POST", "/ticket_types", map[string]any{"name": "Long", "description": "Several\nlines"})
	first := exportAll(t, w, "-include", "ticket_type")
	const text = "tickets/ticket_type/long.description.txt"
	if first.files[text] != "Several\nlines" || !strings.Contains(first.files["tickets.tf"], `file("${path.module}/`+text+`")`) {
		t.Error(first.files)
	}
	ask(t, w, "PUT", "/ticket_types/"+made["id"].(string), map[string]any{"archived": true}) //nolint:forcetypeassert // a test
	again := exportTo(t, w, first.dir, "-include", "ticket_type")
	if _, err := os.Stat(filepath.Join(first.dir, "tickets")); again.files[text] != "" || !os.IsNotExist(err) {
		t.Errorf("%v, %v", again.files, err)
	}
}

// An object more changes its own lines, and those that count.
func TestOneMore(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	first := exportAll(t, w, "-include", everything)
	ask(t, w, "POST", "/tags", map[string]any{"name": "feature REQUEST!"})
	again := exportTo(t, w, first.dir, "-include", everything)
	for name, content := range first.files {
		changes := difference(content, again.files[name])
		switch {
		case name == "EXPORT.md" || name == manifestName:
		case name != "tags.tf" && name != "imports.tf" && changes != "":
			t.Errorf("%s changed: %s", name, changes)
		case strings.Contains(changes, "\n-") || strings.HasPrefix(changes, "-"):
			t.Errorf("%s lost lines: %s", name, changes)
		}
	}
	if !strings.Contains(again.files["tags.tf"], "\"intercom_tag\" \"feature_request_") {
		t.Error(again.files["tags.tf"])
	}
}

// What a state has is referred to and not exported again.
func TestState(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	state := filepath.Join(t.TempDir(), "state.json")
	if err := os.WriteFile(state, []byte(`{"version": 4, "resources": [
		{"mode": "managed", "type": "intercom_ticket_type", "name": "kinds", "instances": [{"index_key": "${bug}", "attributes": {"id": "71"}}]},
		{"mode": "managed", "type": "intercom_tag", "name": "vip", "module": "module.m", "instances": [{"attributes": {"id": "103"}}]},
		{"mode": "data", "type": "intercom_tag", "name": "vip", "instances": [{"attributes": {"id": "101"}}]}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	got := exportAll(t, w, "-include", "tags,tickets", "-exclude", "ticket,contact_tag,company_tag,conversation_tag,article_tag,internal_article_tag,content_snippet_tag", "-state", state)
	if !strings.Contains(got.files["tickets.tf"], `ticket_type_id = intercom_ticket_type.kinds["$${bug}"].id`) || strings.Contains(got.files["tickets.tf"], `resource "intercom_ticket_type" "bug_report"`) {
		t.Error(got.files["tickets.tf"])
	}
	if tags := got.files["tags.tf"]; strings.Contains(tags, "vip") || !strings.Contains(tags, "feature_request") {
		t.Error(tags)
	}
	if got.files["provider.tf"] != "" || got.files["variables.tf"] != "" {
		t.Error("there is a provider already")
	}
	if got := exportTo(t, w, t.TempDir(), "-state", got.dir); got.status != Refused {
		t.Errorf("%d, %s", got.status, got.said)
	}
}

// With -module the resources are in a module, and the imports know that.
func TestModule(t *testing.T) {
	t.Parallel()
	got := exportAll(t, acctest.New(t), "-include", "tag", "-module", "setup")
	for name, want := range map[string]string{
		"setup/tags.tf": `resource "intercom_tag" "feature_request"`, "main.tf": `source = "./setup"`, "imports.tf": "to = module.setup.intercom_tag.feature_request",
		"setup/versions.tf": "required_providers", "versions.tf": `version = "~> 1.2.3"`, "provider.tf": "workspace_id = var.workspace_id",
	} {
		if !strings.Contains(got.files[name], want) {
			t.Errorf("%s: %s", name, got.files[name])
		}
	}
}
