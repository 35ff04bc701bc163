package export

import (
	"fmt"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
)

// ugly are names that people and imports have given.
var ugly = []string{
	"${foo}", "%{if x}", "$${foo}", "%%{", "${", `"quoted"`, `back\slash\n`, "two\nlines", "\r\n", "tab\there", "123", "٣", "日本語", "🔥", "👨‍👩‍👧", "for_each", "for", "null",
	"true", "each.key", "İstanbul", "Cafe\u0301", "Café", "שלום (עולם)", "\u202eright to left", "#comment", "// comment", "/* comment", "<<EOT", "EOT", "- dash", "a__b", "A B", "a b",
	"'single'", "`tick`", "a/b", "../..", "\u0001control", "con", ".tf", "\ufeffbom", "zero\u200bwidth", " spaces ", strings.Repeat("long ${x} ", 1000),
}

// TestUgly exports a workspace in which every name is ugly, of objects and in their
// texts.
func TestUgly(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for i, name := range ugly {
		ask(t, w, "POST", "/ticket_types", map[string]any{"name": name, "description": fmt.Sprintf("%s\n%d", name, i)})
		ask(t, w, "POST", "/ticket_types", map[string]any{"name": name, "description": name})
		ask(t, w, "POST", "/tags", map[string]any{"name": name + strings.Repeat(" ", i)})
		made := ask(t, w, "POST", "/data_attributes", map[string]any{"name": fmt.Sprintf("a%d", i), "model": "contact", "data_type": "options", "options": []any{map[string]any{"value": name}, map[string]any{"value": "B"}}, "description": name})
		_ = made
	}
	got := exportAll(t, w, "-include", everything)
	if n := imports(t, w, got); n < 2*len(ugly) {
		t.Errorf("%d objects were exported", n)
	}
	same(t, exportTo(t, w, got.dir, "-include", everything).files, got.files)
}
