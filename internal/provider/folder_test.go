package provider_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// folder is a configuration in a folder of its own, for what the testing
// library cannot do: the engine runs as a user runs it, with the provider as a
// program, on an emulated workspace behind a port.
type folder struct {
	t       *testing.T
	w       *emulator.Workspace
	engine  string
	path    string
	address string // of the workspace
	env     []string
}

// required is the head of such a configuration.
const required = `terraform {
  required_providers {
    intercom = { source = "terraform-provider-intercom/intercom" }
  }
}

`

// built is a folder with the provider's program.
func built(t *testing.T) string {
	t.Helper()
	binaries := t.TempDir()
	build := exec.CommandContext(t.Context(), "go", "build", "-o", filepath.Join(binaries, "terraform-provider-intercom"), ".") //nolint:gosec // the provider
	build.Dir = root
	if output, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	return binaries
}

func newFolder(t *testing.T, binaries, config string) *folder {
	t.Helper()
	f := emptyFolder(t, binaries, emulator.Options{Latency: 30 * time.Millisecond})
	f.write("main.tf", required+config)
	return f
}

// emptyFolder is one without a configuration.
func emptyFolder(t *testing.T, binaries string, options emulator.Options) *folder {
	t.Helper()
	options.Token = acctest.Token
	w := emulator.New(options)
	server := httptest.NewServer(w)
	t.Cleanup(server.Close)
	path := t.TempDir()
	settings := fmt.Sprintf("provider_installation {\n  dev_overrides {\n    %q = %q\n    %q = %q\n  }\n  direct {}\n}\n",
		"terraform-provider-intercom/intercom", binaries, "registry.opentofu.org/terraform-provider-intercom/intercom", binaries)
	f := &folder{t: t, w: w, engine: acctest.Engine(t).Path, path: path, address: server.URL, env: append(os.Environ(),
		"TF_CLI_CONFIG_FILE="+filepath.Join(path, "cli.tfrc"), "CHECKPOINT_DISABLE=1", "TF_LOG=", // what is printed is read
		"INTERCOM_BASE_URL="+server.URL, "INTERCOM_ACCESS_TOKEN="+acctest.Token)}
	f.write("cli.tfrc", settings)
	return f
}

func (f *folder) write(name, text string) {
	f.t.Helper()
	if err := os.WriteFile(filepath.Join(f.path, name), []byte(text), 0o600); err != nil {
		f.t.Fatal(err)
	}
}

// example makes the folder one of examples/, with the modules beside it.
func (f *folder) example(name string) {
	f.t.Helper()
	examples := f.path
	for _, copied := range []string{"modules", name} {
		if err := os.CopyFS(filepath.Join(examples, copied), os.DirFS(filepath.Join(root, "examples", copied))); err != nil {
			f.t.Fatal(err)
		}
	}
	f.path = filepath.Join(examples, name)
	f.run(0, "get")
}

// command is a command of the engine's in the folder.
func (f *folder) command(verb string, args ...string) *exec.Cmd {
	all := []string{verb}
	if verb != "state" { // whose flags come later
		all = append(all, "-no-color")
	}
	if verb != "get" && verb != "output" && verb != "test" && verb != "state" { // which ask for nothing
		all = append(all, "-input=false")
	}
	if verb == "apply" || verb == "destroy" {
		all = append(all, "-auto-approve")
	}
	all = append(all, args...)
	command := exec.CommandContext(f.t.Context(), f.engine, all...) //nolint:gosec // the engine
	command.Dir, command.Env = f.path, f.env
	return command
}

// run runs a command that must end with a code, and returns what it printed.
func (f *folder) run(code int, verb string, args ...string) string {
	f.t.Helper()
	command := f.command(verb, args...)
	output, _ := command.CombinedOutput() // the code says what went wrong
	if got := command.ProcessState.ExitCode(); got != code {
		f.t.Fatalf("%s %v ended with %d, not %d: %s", verb, args, got, code, output)
	}
	return string(output)
}

// ask makes a request to an emulated workspace behind Terraform's back. body is
// sent as JSON, nil for none.
func ask(t *testing.T, w *emulator.Workspace, method, path string, body any) []byte {
	t.Helper()
	sent, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	if body == nil {
		sent = nil
	}
	request := httptest.NewRequestWithContext(t.Context(), method, path, bytes.NewReader(sent))
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+acctest.Token)
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Intercom-Version", "2.16")
	answer := httptest.NewRecorder()
	w.ServeHTTP(answer, request)
	if answer.Code != http.StatusOK {
		t.Fatalf("%s %s: %d %s", method, path, answer.Code, answer.Body)
	}
	return answer.Body.Bytes()
}

// workspaceList reads a whole list of an emulated workspace.
func workspaceList(t *testing.T, w *emulator.Workspace, path string) []map[string]any {
	t.Helper()
	var list struct{ Data []map[string]any }
	if err := json.Unmarshal(ask(t, w, http.MethodGet, path, nil), &list); err != nil {
		t.Fatal(err)
	}
	return list.Data
}
