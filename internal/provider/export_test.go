package provider_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest/skipped"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// export runs the provider's own export into the folder, and returns how many
// objects it wrote.
func (f *folder) export(binaries string, args ...string) int {
	f.t.Helper()
	command := exec.CommandContext(f.t.Context(), filepath.Join(binaries, "terraform-provider-intercom"), append([]string{"export", "-out", "."}, args...)...) //nolint:gosec // the provider
	command.Dir, command.Env = f.path, f.env
	output, err := command.Output()
	if code := command.ProcessState.ExitCode(); code != 0 && code != 3 {
		f.t.Fatalf("%d, %v: %s", code, err, output)
	}
	var objects int
	if _, err := fmt.Sscanf(string(output), "Exported %d objects", &objects); err != nil || objects == 0 {
		f.t.Fatalf("%v: %s", err, output)
	}
	return objects
}

// adopt imports what was exported, with nothing added, changed or destroyed, and
// plans it again.
func (f *folder) adopt(objects int) {
	f.t.Helper()
	format := exec.CommandContext(f.t.Context(), f.engine, "fmt", "-check", "-recursive", "-diff") //nolint:gosec // the engine
	format.Dir, format.Env = f.path, f.env
	if output, err := format.CombinedOutput(); err != nil {
		f.t.Errorf("fmt: %v: %s", err, output)
	}
	f.must(fmt.Sprintf("%d to import, 0 to add, 0 to change, 0 to destroy", objects), 0, "plan")
	f.must(fmt.Sprintf("%d imported, 0 added, 0 changed, 0 destroyed", objects), 0, "apply")
	f.run(0, "plan", "-detailed-exitcode")
}

// exported are the files of the folder that an export wrote, by their paths.
func (f *folder) exported() map[string]string {
	f.t.Helper()
	files := map[string]string{}
	if err := fs.WalkDir(os.DirFS(f.path), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(name, "terraform.tfstate") || name == "cli.tfrc" || strings.HasPrefix(name, ".terraform") {
			return err
		}
		content, err := os.ReadFile(filepath.Join(f.path, name))
		files[name] = string(content)
		return err
	}); err != nil {
		f.t.Fatal(err)
	}
	return files
}

// TestAccExport exports the sample workspace, adopts it, and makes a second workspace
// of the same configuration, whose own export is the same.
func TestAccExport(t *testing.T) {
	t.Parallel()
	binaries := built(t)
	t.Run("everything", func(t *testing.T) {
		t.Parallel()
		f := emptyFolder(t, binaries, emulator.Options{Sample: true})
		f.adopt(f.export(binaries, "-include", "all"))
	})
	t.Run("in a module", func(t *testing.T) {
		t.Parallel()
		f := emptyFolder(t, binaries, emulator.Options{Sample: true})
		objects := f.export(binaries, "-module", "workspace", "-include", "tags,tickets")
		f.run(0, "get")
		f.adopt(objects)
	})
	t.Run("ugly", func(t *testing.T) {
		t.Parallel()
		f := emptyFolder(t, binaries, emulator.Options{Sample: true})
		for i, name := range []string{"${foo}", "%{if x}", "$${x}", `"a\b"`, "a\nb", "123", "日本語", "🔥", "for_each", "null", "İstanbul", "Cafe\u0301", "\u202eשלום", strings.Repeat("long ${x} ", 1000)} {
			ask(t, f.w, http.MethodPost, "/ticket_types", map[string]any{"name": name, "description": fmt.Sprintf("%s\n%d", name, i)})
			ask(t, f.w, http.MethodPost, "/ticket_types", map[string]any{"name": name, "description": name})
			ask(t, f.w, http.MethodPost, "/tags", map[string]any{"name": name})
		}
		f.adopt(f.export(binaries, "-include", "tag,ticket_type"))
	})
	t.Run("a second workspace", func(t *testing.T) {
		t.Parallel()
		first := emptyFolder(t, binaries, emulator.Options{Sample: true})
		// The pages of a source that the API cannot make are left out with the others.
		objects := first.export(binaries, "-exclude", "external_page")
		second := emptyFolder(t, binaries, emulator.Options{Staff: true, WorkspaceID: "staff001"})
		second.env = append(second.env, "TF_VAR_workspace_id=staff001")
		exported := first.exported()
		own := []string{"imports.tf", "EXPORT.md", ".intercom-export.json"}
		for name, content := range exported {
			if !slices.Contains(own, name) {
				if err := os.MkdirAll(filepath.Dir(filepath.Join(second.path, name)), 0o700); err != nil {
					t.Fatal(err)
				}
				second.write(name, content)
			}
		}
		second.must(fmt.Sprintf("%d added, 0 changed, 0 destroyed", objects), 0, "apply")
		second.run(0, "plan", "-detailed-exitcode")
		again := emptyFolder(t, binaries, emulator.Options{})
		again.env = append(second.env, "INTERCOM_BASE_URL="+second.address)
		again.export(binaries, "-exclude", "external_page")
		ported := again.exported()
		for _, name := range slices.Sorted(maps.Keys(exported)) {
			if !slices.Contains(own, name) && name != "variables.tf" && ported[name] != exported[name] {
				t.Errorf("%s is otherwise:\n%s\nand was\n%s", name, ported[name], exported[name])
			}
		}
		for name := range ported {
			if _, there := exported[name]; !there {
				t.Errorf("%s is too many", name)
			}
		}
	})
}

// TestAccAdoptGuide runs the commands of the guide, where the program is installed as
// terraform init installs it.
func TestAccAdoptGuide(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		skipped.Test(t, "the commands are a shell's")
	}
	binaries := built(t)
	f := emptyFolder(t, binaries, emulator.Options{Sample: true})
	installed := filepath.Join(f.path, ".terraform/providers/registry.terraform.io/terraform-provider-intercom/intercom/1.0.0/linux_amd64")
	if err := os.MkdirAll(installed, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(binaries, "terraform-provider-intercom"), filepath.Join(installed, "terraform-provider-intercom_v1.0.0")); err != nil {
		t.Fatal(err)
	}
	names := t.TempDir() // where a shell finds the engine, whichever it is
	if err := os.Symlink(f.engine, filepath.Join(names, "terraform")); err != nil {
		t.Fatal(err)
	}
	f.env = append(f.env, "PATH="+strings.Join([]string{names, binaries, os.Getenv("PATH")}, string(os.PathListSeparator)), "TF_CLI_ARGS_apply=-auto-approve")
	guide := read(t, "templates/guides/adopt.md.tmpl")
	blocks := regexp.MustCompile("(?s)```shell\n(.*?)```").FindAllStringSubmatch(guide, -1)
	if len(blocks) != 3 { //nolint:mnd // as the guide shows
		t.Fatalf("the guide has %d commands", len(blocks))
	}
	for i, block := range blocks {
		script := strings.ReplaceAll(block[1], "terraform init\n", "")  // there is nothing to install
		command := exec.CommandContext(t.Context(), "sh", "-c", script) //nolint:gosec // of the guide
		command.Dir, command.Env = f.path, f.env
		output, err := command.CombinedOutput()
		code := command.ProcessState.ExitCode()
		if code != 0 && (code != 3 || i == 2) {
			t.Fatalf("%s: %v: %s", script, err, output)
		}
		if i == 2 && !strings.Contains(string(output), "0 added, 0 changed, 0 destroyed") {
			t.Errorf("%s: %s", script, output)
		}
	}
	for _, name := range regexp.MustCompile("(?m)^\\| `([a-z.A-Z-]+)`").FindAllStringSubmatch(guide, -1) {
		if _, err := os.Stat(filepath.Join(f.path, "intercom", name[1])); err != nil {
			t.Errorf("%s is not written: %v", name[1], err)
		}
	}
}

// TestAccEverything takes examples/everything, which has every resource there is, through
// its life, and makes a second workspace of its export.
func TestAccEverything(t *testing.T) {
	t.Parallel()
	binaries := built(t)
	first := emptyFolder(t, binaries, emulator.Options{Staff: true})
	if err := os.CopyFS(first.path, os.DirFS(filepath.Join(root, "examples", "everything"))); err != nil {
		t.Fatal(err)
	}
	var configuration strings.Builder
	for _, content := range first.exported() {
		configuration.WriteString(content)
	}
	objects, _ := resources(t)
	for _, kind := range slices.Sorted(maps.Keys(objects)) {
		if !strings.Contains(configuration.String(), fmt.Sprintf("resource %q ", kind)) {
			t.Errorf("examples/everything has no %s", kind)
		}
	}
	var caller, conversation struct {
		ID           string `json:"id"`
		Conversation string `json:"conversation_id"`
	}
	for _, made := range []error{
		json.Unmarshal(ask(t, first.w, http.MethodPost, "/contacts", map[string]any{"role": "user", "external_id": "caller"}), &caller),
		json.Unmarshal(ask(t, first.w, http.MethodPost, "/conversations",
			map[string]any{"from": map[string]any{"type": "user", "id": caller.ID}, "body": "Is the shop down?"}), &conversation),
	} {
		if made != nil {
			t.Fatal(made)
		}
	}
	first.env = append(first.env, fmt.Sprintf("TF_VAR_incident_conversation_ids=[%q]", conversation.Conversation))
	first.run(0, "apply")
	first.run(0, "plan", "-detailed-exitcode")

	exporting := emptyFolder(t, binaries, emulator.Options{})
	exporting.env = append(exporting.env, "INTERCOM_BASE_URL="+first.address, "INTERCOM_API_VERSION=Preview")
	// Conversations are nobody's to make again, and secrets, such as the token of the data
	// connector, nobody's to read.
	count := exporting.export(binaries, "-include", "all,ip_allowlist,custom_object_instance:Order", "-exclude", "conversation_tag,data_connector")
	second := emptyFolder(t, binaries, emulator.Options{Staff: true, WorkspaceID: "staff002"})
	second.env = append(second.env, "TF_VAR_workspace_id=staff002")
	for name, content := range exporting.exported() {
		if name == "imports.tf" {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(filepath.Join(second.path, name)), 0o700); err != nil {
			t.Fatal(err)
		}
		second.write(name, content)
	}
	second.must(fmt.Sprintf("%d added, 0 changed, 0 destroyed", count), 0, "apply")
	second.run(0, "plan", "-detailed-exitcode")
	second.must(fmt.Sprintf("%d destroyed", count), 0, "destroy")
	first.must("0 added, 0 changed", 0, "apply")
	first.run(0, "destroy")
}
