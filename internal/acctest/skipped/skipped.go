// Package skipped has what a run of the tests leaves out named at its end.
package skipped

import (
	"fmt"
	"os"
	"testing"
)

// Test skips a test and has its name at the end of the run, with the reason.
func Test(t *testing.T, reason string) {
	t.Helper()
	Note(t, "left out: "+reason)
	t.SkipNow()
}

// Note says of a test what it leaves out: in its log, and in the file that
// SKIPPED_LOG names, which make test prints when everything has run.
func Note(t *testing.T, what string) {
	t.Helper()
	line := t.Name() + ": " + what
	t.Log(line)
	path := os.Getenv("SKIPPED_LOG")
	if path == "" {
		return
	}
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600) //nolint:gosec // the path that make gives
	if err == nil {
		_, err = fmt.Fprintln(file, line)
		_ = file.Close()
	}
	if err != nil {
		t.Error(err)
	}
}
