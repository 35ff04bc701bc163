//go:build unix

package provider_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

const killedConfig = `terraform {
  required_providers {
    intercom = { source = "terraform-provider-intercom/intercom" }
  }
}

resource "intercom_tag" "test" {
  count = 12
  name  = "Tag ${count.index}"
}

resource "intercom_ticket_type" "test" {
  count = 3
  name  = "Type ${count.index}"
}

resource "intercom_ticket_type_attribute" "test" {
  count          = 6
  ticket_type_id = intercom_ticket_type.test[count.index % 3].id
  name           = "Attribute ${count.index}"
  data_type      = "integer"
}
`

// TestAccKilled ends an apply at a random moment, with the engine and the
// provider killed at once as when a machine goes down, or with an interrupt as
// of a user. The next applies make the rest, and nothing twice that has a
// natural key. What the engine had not been told of is refused with its import
// id, never taken over.
func TestAccKilled(t *testing.T) {
	t.Parallel()
	binaries := t.TempDir()
	build := exec.CommandContext(t.Context(), "go", "build", "-o", filepath.Join(binaries, "terraform-provider-intercom"), ".")
	build.Dir = root
	if output, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	runs := 6
	if testing.Short() {
		runs = 2
	}
	for run := range runs {
		signal := []syscall.Signal{syscall.SIGKILL, syscall.SIGINT}[run%2]
		t.Run(fmt.Sprintf("%s %d", signal, run), func(t *testing.T) {
			t.Parallel()
			k := newKilled(t, binaries)
			moment := rand.N(1500 * time.Millisecond) //nolint:gosec // a moment
			t.Logf("killed after %s", moment)
			k.apply(moment, signal)
			k.converge()
		})
	}
}

// killed is one workspace and one folder with a configuration.
type killed struct {
	t      *testing.T
	w      *emulator.Workspace
	engine string
	folder string
	env    []string
}

func newKilled(t *testing.T, binaries string) *killed {
	t.Helper()
	w := emulator.New(emulator.Options{Token: acctest.Token, Latency: 30 * time.Millisecond})
	server := httptest.NewServer(w)
	t.Cleanup(server.Close)
	folder := t.TempDir()
	settings := fmt.Sprintf("provider_installation {\n  dev_overrides {\n    %q = %q\n    %q = %q\n  }\n  direct {}\n}\n",
		"terraform-provider-intercom/intercom", binaries, "registry.opentofu.org/terraform-provider-intercom/intercom", binaries)
	for name, text := range map[string]string{"main.tf": killedConfig, "cli.tfrc": settings} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return &killed{t: t, w: w, engine: acctest.Engine(t).Path, folder: folder, env: append(os.Environ(),
		"TF_CLI_CONFIG_FILE="+filepath.Join(folder, "cli.tfrc"), "CHECKPOINT_DISABLE=1",
		"INTERCOM_BASE_URL="+server.URL, "INTERCOM_ACCESS_TOKEN="+acctest.Token)}
}

// command runs the engine in a process group of its own, as a terminal would.
func (k *killed) command(args ...string) *exec.Cmd {
	command := exec.CommandContext(k.t.Context(), k.engine, args...)
	command.Dir, command.Env = k.folder, k.env
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	return command
}

// apply is ended by a signal after a while.
func (k *killed) apply(after time.Duration, signal syscall.Signal) {
	k.t.Helper()
	command := k.command("apply", "-auto-approve", "-no-color", "-input=false")
	if err := command.Start(); err != nil {
		k.t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { _ = syscall.Kill(-command.Process.Pid, signal) })
	defer timer.Stop()
	var exit *exec.ExitError
	if err := command.Wait(); err != nil && !errors.As(err, &exit) {
		k.t.Fatal(err)
	}
}

var existing = regexp.MustCompile(`(?s)with intercom_tag\.test\[(\d+)\].*?terraform import '<address of this\s+resource>'\s+'(\d+)'`)

// converge applies again, imports what is refused because it exists, and holds
// the workspace to the configuration.
func (k *killed) converge() {
	k.t.Helper()
	output, err := k.command("apply", "-auto-approve", "-no-color", "-input=false").CombinedOutput()
	for _, refusal := range strings.Split(string(output), "Error: ")[1:] {
		match := existing.FindStringSubmatch(refusal)
		if match == nil {
			k.t.Fatalf("the apply after the signal failed otherwise than by a refusal to take over: %s", refusal)
		}
		address := "intercom_tag.test[" + match[1] + "]"
		if text, err := k.command("import", "-no-color", "-input=false", address, match[2]).CombinedOutput(); err != nil {
			k.t.Fatalf("importing %s: %s", address, text)
		}
	}
	if err != nil {
		if text, err := k.command("apply", "-auto-approve", "-no-color", "-input=false").CombinedOutput(); err != nil {
			k.t.Fatalf("the apply after the imports failed: %s", text)
		}
	}
	if text, err := k.command("plan", "-detailed-exitcode", "-no-color", "-input=false").CombinedOutput(); err != nil {
		k.t.Fatalf("the last plan is not empty: %s", text)
	}
	names := map[string]int{}
	for _, tag := range workspaceList(k.t, k.w, "/tags") {
		names[tag["name"].(string)]++ //nolint:forcetypeassert // a panic says the same
	}
	if len(names) != 12 {
		k.t.Errorf("there are tags %v", names)
	}
	for name, count := range names {
		if count != 1 {
			k.t.Errorf("there are %d tags %q", count, name)
		}
	}
}

// workspaceList reads a whole list of an emulated workspace.
func workspaceList(t *testing.T, w *emulator.Workspace, path string) []map[string]any {
	t.Helper()
	request := httptest.NewRequestWithContext(t.Context(), "GET", path, nil)
	request.Header.Set("Authorization", "Bearer "+acctest.Token)
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Intercom-Version", "2.16")
	answer := httptest.NewRecorder()
	w.ServeHTTP(answer, request)
	var list struct{ Data []map[string]any }
	if err := json.Unmarshal(answer.Body.Bytes(), &list); err != nil {
		t.Fatalf("%s: %v", answer.Body, err)
	}
	return list.Data
}
