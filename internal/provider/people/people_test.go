package people_test

import (
	"fmt"
	"strings"
)

// block writes a block, with the arguments as lines of "name = value".
func block(kind, label, name string, arguments ...string) string {
	return fmt.Sprintf("%s %q %q {\n  %s\n}\n", kind, label, name, strings.Join(arguments, "\n  "))
}

func setting(version string) string { return fmt.Sprintf("  api_version = %q", version) }
