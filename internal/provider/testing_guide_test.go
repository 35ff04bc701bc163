package provider_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// TestAccTestingGuide runs the tests that the guide on testing shows, as it says.
func TestAccTestingGuide(t *testing.T) {
	t.Parallel()
	f := emptyFolder(t, built(t), emulator.Options{Sample: true})
	guide := read(t, "templates/guides/testing.md.tmpl")
	f.example("testing")
	files, err := filepath.Glob(filepath.Join(f.path, "tests", "*"))
	if err != nil || len(files) != 3 {
		t.Fatalf("the example has the tests %q: %v", files, err)
	}
	for _, file := range files {
		if shown := `"examples/testing/tests/` + filepath.Base(file) + `"`; !strings.Contains(guide, shown) {
			t.Errorf("the guide does not show %s", shown)
		}
	}
	// Mocks and overrides ask nobody.
	f.must("Success! 3 passed, 0 failed.", 0, "test", "-filter=tests/mocks.tftest.hcl")
	f.must("Success! 1 passed, 0 failed.", 0, "test", "-filter=tests/overrides.tftest.hcl")
	if requests, _ := f.w.Requests(); len(requests) > 0 {
		t.Errorf("mocks led to %v", requests)
	}
	f.replace("tests/emulator.tftest.hcl", "http://127.0.0.1:8085", f.address)
	f.replace("tests/emulator.tftest.hcl", `"emulated"`, `"`+acctest.Token+`"`)
	f.must("Success! 6 passed, 0 failed.", 0, "test")
	if len(f.written()) == 0 {
		t.Error("the emulator was asked for nothing")
	}
	// A test that can fail does.
	f.replace("main.tf", "Topic: ", "")
	f.must("The tag of a topic is not named after it.", 1, "test", "-filter=tests/mocks.tftest.hcl")
}
