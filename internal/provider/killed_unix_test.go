//go:build unix

package provider_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

const killedConfig = `resource "intercom_tag" "test" {
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
	binaries := built(t)
	runs := 6
	if testing.Short() {
		runs = 2
	}
	for run := range runs {
		signal := []syscall.Signal{syscall.SIGKILL, syscall.SIGINT}[run%2]
		t.Run(fmt.Sprintf("%s %d", signal, run), func(t *testing.T) {
			t.Parallel()
			f := newFolder(t, binaries, killedConfig)
			moment := rand.N(1500 * time.Millisecond) //nolint:gosec // a moment
			t.Logf("killed after %s", moment)
			kill(f, moment, signal)
			converge(f)
		})
	}
}

// kill ends an apply by a signal after a while. The engine and the provider are
// in a process group of their own, as in a terminal.
func kill(f *folder, after time.Duration, signal syscall.Signal) {
	f.t.Helper()
	command := f.command("apply")
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := command.Start(); err != nil {
		f.t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { _ = syscall.Kill(-command.Process.Pid, signal) })
	defer timer.Stop()
	var exit *exec.ExitError
	if err := command.Wait(); err != nil && !errors.As(err, &exit) {
		f.t.Fatal(err)
	}
}

var existing = regexp.MustCompile(`(?s)with intercom_tag\.test\[(\d+)\].*?terraform import '<address of this\s+resource>'\s+'(\d+)'`)

// converge applies again, imports what is refused because it exists, and holds
// the workspace to the configuration.
func converge(f *folder) {
	f.t.Helper()
	output, err := f.command("apply").CombinedOutput()
	for _, refusal := range strings.Split(string(output), "Error: ")[1:] {
		match := existing.FindStringSubmatch(refusal)
		if match == nil {
			f.t.Fatalf("the apply after the signal failed otherwise than by a refusal to take over: %s", refusal)
		}
		f.run(0, "import", "intercom_tag.test["+match[1]+"]", match[2])
	}
	if err != nil {
		f.run(0, "apply")
	}
	f.run(0, "plan", "-detailed-exitcode")
	names := map[any]int{}
	for _, tag := range workspaceList(f.t, f.w, "/tags") {
		names[tag["name"]]++
	}
	if len(names) != 12 {
		f.t.Errorf("there are tags %v", names)
	}
	for name, count := range names {
		if count != 1 {
			f.t.Errorf("there are %d tags %q", count, name)
		}
	}
}
