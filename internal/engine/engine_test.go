package engine_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/engine"
)

// program is a stand-in that prints what a real one does.
func program(t *testing.T, dir, name, output string) {
	t.Helper()
	script := "#!/bin/sh\ncat <<'EOF'\n" + output + "\nEOF\n"
	if err := os.WriteFile(filepath.Join(dir, name), []byte(script), 0o700); err != nil { //nolint:gosec // to be run
		t.Fatal(err)
	}
}

func TestFind(t *testing.T) { //nolint:paralleltest // sets environment variables
	const terraform, tofu = "Terraform v1.11.4\non linux_amd64", "Warning: the configuration file is missing\nOpenTofu v1.12.6\non linux_amd64"
	for name, c := range map[string]struct {
		programs     map[string]string
		wanted, path string
		expected     string // what is found, or part of the error
	}{
		"both":              {map[string]string{"terraform": terraform, "tofu": tofu}, "", "", "Terraform 1.11.4"},
		"OpenTofu alone":    {map[string]string{"tofu": tofu}, "", "", "OpenTofu 1.12.6"},
		"OpenTofu wanted":   {map[string]string{"terraform": terraform, "tofu": tofu}, "opentofu", "", "OpenTofu 1.12.6"},
		"Terraform wanted":  {map[string]string{"tofu": tofu}, "terraform", "", "terraform is not in PATH"},
		"something wanted":  {map[string]string{"other": tofu}, "pulumi", "", `"pulumi", which is neither terraform nor opentofu`},
		"named":             {map[string]string{"terraform": terraform, "mine": tofu}, "", "mine", "OpenTofu 1.12.6"},
		"something else":    {map[string]string{"terraform": "Hello"}, "", "", "is neither Terraform nor OpenTofu"},
		"named and missing": {nil, "", "nothing", "no such file"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for file, output := range c.programs {
				program(t, dir, file, output)
			}
			t.Setenv("PATH", dir+string(os.PathListSeparator)+"/bin"+string(os.PathListSeparator)+"/usr/bin")
			t.Setenv(engine.Variable, c.wanted)
			t.Setenv(engine.PathVariable, "")
			if c.path != "" {
				t.Setenv(engine.PathVariable, filepath.Join(dir, c.path))
			}
			found, err := engine.Find(t.Context(), func(line string) { t.Error("builds: " + line) })
			got := ""
			if err != nil {
				got = err.Error()
			} else {
				got = found.String()
			}
			if !strings.Contains(got, c.expected) {
				t.Errorf("found %q, not %q", got, c.expected)
			}
		})
	}
}
