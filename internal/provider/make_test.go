package provider_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2/hclwrite"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest/skipped"
)

// TestMakeTestFlags runs make test with a go that only tells its arguments, and
// of one test that was left out, which make names at the end.
func TestMakeTestFlags(t *testing.T) {
	t.Parallel()
	program, err := exec.LookPath("make")
	if err != nil {
		skipped.Test(t, "there is no make")
	}
	bin := t.TempDir()
	script := "#!/bin/sh\n[ \"$1\" = test ] || exit 0\nfor argument; do printf '<%s>' \"$argument\"; done\n" +
		"echo\necho 'TestX: left out' >>\"$SKIPPED_LOG\"\n"
	if err := os.WriteFile(filepath.Join(bin, "go"), []byte(script), 0o700); err != nil { //nolint:gosec // a program
		t.Fatal(err)
	}
	for flags, expected := range map[string]string{
		``:                              ``,
		`-race`:                         `<-race>`,
		`-v -run TestAccTag`:            `<-v><-run><TestAccTag>`,
		`-run 'A|B'`:                    `<-run><A|B>`,
		`-run "A|B"`:                    `<-run><A|B>`,
		`-run A|B`:                      `<-run><A|B>`,
		`-run '^TestAcc(Tag|Team)$'`:    `<-run><^TestAcc(Tag|Team)$>`,
		`-run '^(A|B)$/^c d$' -count=1`: `<-run><^(A|B)$/^c d$><-count=1>`,
		`-run 'A\.B*;&' -skip "it's"`:   `<-run><A\.B*;&><-skip><it's>`,
	} {
		command := exec.CommandContext(t.Context(), program, "-s", "-C", root, "test", "TESTFLAGS="+flags) //nolint:gosec // make
		command.Env = append(os.Environ(), "PATH="+bin+":"+os.Getenv("PATH"), "MAKEFLAGS=", "MFLAGS=")
		output, err := command.CombinedOutput()
		if got := strings.TrimSpace(string(output)); err != nil || got != "<test><-timeout><30m>"+expected+"<./...>\nLeft out:\nTestX: left out" {
			t.Errorf("%s: %s %v", flags, got, err)
		}
	}
}

// TestRuleSkipsAreNamed: a test that skips itself in silence passes for one that ran.
func TestRuleSkipsAreNamed(t *testing.T) {
	t.Parallel()
	silent := regexp.MustCompile(`\bt\.Skip(f|Now)?\(`)
	for _, folder := range []string{"cmd", "internal", "tools"} {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, _ os.DirEntry, err error) error {
			excused := strings.HasSuffix(path, "acctest/acctest.go") || // a real workspace, which who runs the tests asked for
				strings.HasSuffix(path, "skipped/skipped.go")
			if err != nil || filepath.Ext(path) != ".go" || excused {
				return err
			}
			text, err := os.ReadFile(path)
			if found := silent.Find(text); found != nil {
				t.Errorf("%s: %s…) is in no list at the end of the run; use skipped.Test", path, found)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestRuleExamplesAreFormatted: what people copy is in the usual form.
func TestRuleExamplesAreFormatted(t *testing.T) {
	t.Parallel()
	err := filepath.WalkDir(filepath.Join(root, "examples"), func(path string, _ os.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".tf" {
			return err
		}
		text, err := os.ReadFile(path)
		if formatted := string(hclwrite.Format(text)); err == nil && formatted != string(text) {
			t.Errorf("%s: run make fmt", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
