package openapi

import (
	"os"
	"path/filepath"
	"testing"
)

func TestDir(t *testing.T) {
	checkout := filepath.Join(t.TempDir(), "checkout")
	inside := filepath.Join(checkout, "internal", "deep")
	if err := os.MkdirAll(inside, 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(checkout, "go.mod"), []byte("module "+modulePath+"\n\ngo 1.26.0\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv(dirVariable, "")
	t.Chdir(inside)
	if got := Dir(); got != "" {
		t.Errorf("without descriptions: %q", got)
	}

	want := filepath.Join(filepath.Dir(checkout), "shared", "intercom-api", "openapi")
	if err := os.MkdirAll(want, 0o750); err != nil {
		t.Fatal(err)
	}
	if got := Dir(); got != want {
		t.Errorf("beside the checkout: got %q, want %q", got, want)
	}

	t.Setenv(dirVariable, "elsewhere")
	if got := Dir(); got != "elsewhere" {
		t.Errorf("by the variable: %q", got)
	}
	if _, err := Load(Dir()); err == nil {
		t.Error("a folder without descriptions loads")
	}
}
