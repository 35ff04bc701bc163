package acctest

import (
	"regexp"
	"strings"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// ExpectMessage matches an error that has the texts in this order. Terraform breaks
// lines where it likes, so that a space stands for any white space.
func ExpectMessage(texts ...string) *regexp.Regexp {
	patterns := make([]string, 0, len(texts))
	for _, text := range texts {
		patterns = append(patterns, strings.Join(strings.Fields(regexp.QuoteMeta(text)), `\s+`))
	}
	return regexp.MustCompile("(?s)" + strings.Join(patterns, ".*"))
}

// Breaks is a PreConfig that has the emulator fail.
func (w *Workspace) Breaks(faults ...emulator.Fault) func() {
	return func() {
		w.t.Helper()
		for _, fault := range faults {
			if err := w.Fail(fault); err != nil {
				w.t.Fatal(err)
			}
		}
	}
}

// RequestCount counts the requests for a path so far.
func (w *Workspace) RequestCount(method, path string) int {
	count := 0
	requests, _ := w.Requests()
	for _, request := range requests {
		if request.Method == method && request.Path == path {
			count++
		}
	}
	return count
}
