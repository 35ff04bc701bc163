package main_test

import (
	"bytes"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// TestAct invokes an action with the provider's own program.
func TestAct(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "provider.exe")
	if output, err := exec.CommandContext(t.Context(), "go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	started := func(t *testing.T, config string, faults ...emulator.Fault) (*emulator.Workspace, *exec.Cmd) {
		t.Helper()
		w := emulator.New(emulator.Options{Token: "T", Sample: true})
		for _, fault := range faults {
			if err := w.Fail(fault); err != nil {
				t.Fatal(err)
			}
		}
		server := httptest.NewServer(w)
		t.Cleanup(server.Close)
		command := exec.CommandContext(t.Context(), path, "act", "intercom_set_admin_away")
		command.Env = append(os.Environ(), "INTERCOM_ACCESS_TOKEN=T", "INTERCOM_BASE_URL="+server.URL, "INTERCOM_REGION=", "INTERCOM_API_VERSION=", "INTERCOM_WORKSPACE_ID=")
		command.Stdin, command.Stdout, command.Stderr = strings.NewReader(config), &bytes.Buffer{}, &bytes.Buffer{}
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		return w, command
	}
	ended := func(t *testing.T, command *exec.Cmd, status int, out string, said ...string) {
		t.Helper()
		_ = command.Wait()
		text := fmt.Sprint(command.Stderr)
		if got := command.ProcessState.ExitCode(); got != status || fmt.Sprint(command.Stdout) != out {
			t.Errorf("status %d, %q: %s", got, command.Stdout, text)
		}
		for _, one := range said {
			if !strings.Contains(text, one) {
				t.Errorf("%q is not said: %s", one, text)
			}
		}
	}
	t.Run("progress is on standard error", func(t *testing.T) {
		t.Parallel()
		_, command := started(t, `{"admin_id": "991267460"}`)
		ended(t, command, 0, "", "Setting admin 991267460 away\nAdmin 991267460 is away; new replies stay\n")
	})
	t.Run("a configuration is refused", func(t *testing.T) {
		t.Parallel()
		_, command := started(t, `{}`)
		ended(t, command, 2, "", "admin_id")
	})
	t.Run("it is interrupted", func(t *testing.T) {
		t.Parallel()
		w, command := started(t, `{"admin_id": "991267460"}`, emulator.Fault{Pattern: "PUT /**", Delay: emulator.Duration(time.Minute)})
		for began := time.Now(); time.Since(began) < time.Minute; time.Sleep(10 * time.Millisecond) {
			if requests, _ := w.Requests(); len(requests) > 1 {
				break
			}
		}
		if err := command.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		ended(t, command, 1, "", "interrupted", "Repeating it changes nothing")
	})
}
