package people_test

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
)

// says matches an error that has the texts in this order. Terraform breaks
// lines where it likes, so a space stands for any white space.
func says(texts ...string) *regexp.Regexp {
	for i, text := range texts {
		texts[i] = strings.ReplaceAll(regexp.QuoteMeta(text), " ", `\s+`)
	}
	return regexp.MustCompile("(?s)" + strings.Join(texts, ".*"))
}

// block writes a block, with the arguments as lines of "name = value".
func block(kind, label, name string, arguments ...string) string {
	return fmt.Sprintf("%s %q %q {\n  %s\n}\n", kind, label, name, strings.Join(arguments, "\n  "))
}

// requests counts what was asked of the workspace.
func requests(w *acctest.Workspace, method, path string) int {
	all, _ := w.Requests()
	count := 0
	for _, request := range all {
		if request.Method == method && request.Path == path {
			count++
		}
	}
	return count
}

func setting(version string) string { return fmt.Sprintf("  api_version = %q", version) }
