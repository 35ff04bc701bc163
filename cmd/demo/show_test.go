package main

import (
	"slices"
	"testing"
)

// TestSaid reads what Terraform and OpenTofu print.
func TestSaid(t *testing.T) {
	t.Parallel()
	d := &demo{}
	for _, printed := range []struct{ text, changes string }{
		{"Plan: 1 to add, 2 to change, 0 to destroy.\n", "1 to add, 2 to change, 0 to destroy"},
		{"Plan: 2 to add, 0 to change, 0 to destroy.\n\nApply complete! Resources: 2 added, 0 changed, 0 destroyed.\n", "2 added, 0 changed, 0 destroyed"},
		{"Plan: 0 to add, 0 to change, 3 to destroy.\n\nDestroy complete! Resources: 3 destroyed.\n", "3 destroyed"},
		{"No changes. Your infrastructure matches the configuration.\n", "nothing"},
	} {
		d.printed.Reset()
		d.printed.WriteString(printed.text)
		if got := d.changes(); got != printed.changes {
			t.Errorf("%q: got %q", printed.text, got)
		}
	}
	d.printed.Reset()
	d.printed.WriteString("╷\n│ Warning: One\n│ \n╵\n\nWarning: Two\n\nWarning: One\n")
	if got := d.warnings(); !slices.Equal(got, []string{"One", "Two"}) {
		t.Errorf("got %q", got)
	}
}
