package attributes

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func TestChangeOptions(t *testing.T) {
	t.Parallel()
	for name, of := range map[string]struct{ before, after, want string }{
		"nothing":                           {"a b c", "a b c", "renamed [] added [] gone []"},
		"another order":                     {"a b c", "c a b", "renamed [] added [] gone []"},
		"one more at the end":               {"a b", "a b c", "renamed [] added [c] gone []"},
		"one more at the beginning":         {"a b", "c a b", "renamed [] added [c] gone []"},
		"one less":                          {"a b c", "a c", "renamed [] added [] gone [b]"},
		"one less at the end":               {"a b c", "a b", "renamed [] added [] gone [c]"},
		"another label":                     {"a b c", "a x c", "renamed [{b x}] added [] gone []"},
		"all other labels":                  {"a b", "x y", "renamed [{a x} {b y}] added [] gone []"},
		"another label, and one more":       {"a b", "x b c", "renamed [{a x}] added [c] gone []"},
		"another label, and one less":       {"a b c", "a x", "renamed [{b x}] added [] gone [c]"},
		"another label, and one in between": {"a b c", "a x y c", "renamed [{b x}] added [y] gone []"},
		"another label at another place":    {"a b c", "x a b", "renamed [] added [x] gone [c]"},
		"the first goes, all move up":       {"a b c", "b c", "renamed [] added [] gone [a]"},
		"a label moves to where one goes":   {"a b c", "a c", "renamed [] added [] gone [b]"},
		"two change places":                 {"a b c", "b a x", "renamed [{c x}] added [] gone []"},
		"from nothing":                      {"", "a b", "renamed [] added [a b] gone []"},
	} {
		changes := changeOptions(strings.Fields(of.before), strings.Fields(of.after))
		if got := fmt.Sprintf("renamed %v added %v gone %v", changes.renamed, changes.added, changes.gone); got != of.want {
			t.Errorf("%s: %s, want %s", name, got, of.want)
		}
	}
}

// TestChangeOptionsEndsInTheList carries changes out, on every pair of short
// lists, and never has fewer options on the way than at the ends.
func TestChangeOptionsEndsInTheList(t *testing.T) {
	t.Parallel()
	lists := [][]string{{}}
	for i := 0; i < len(lists); i++ {
		for _, label := range []string{"a", "b", "c", "d", "e"} {
			if len(lists[i]) < 4 && !slices.Contains(lists[i], label) {
				lists = append(lists, append(slices.Clone(lists[i]), label))
			}
		}
	}
	for _, before := range lists {
		for _, after := range lists {
			changes, now := changeOptions(before, after), slices.Clone(before)
			for _, renamed := range changes.renamed {
				at := slices.Index(now, renamed.from)
				if at < 0 || slices.Contains(now, renamed.to) {
					t.Fatalf("%v to %v: %v", before, after, changes)
				}
				now[at] = renamed.to
			}
			now = append(now, changes.added...)
			for _, label := range changes.gone {
				now = slices.DeleteFunc(now, func(other string) bool { return other == label })
				if len(now) < len(after) {
					t.Fatalf("%v to %v: too few on the way", before, after)
				}
			}
			if !slices.Equal(slices.Sorted(slices.Values(now)), slices.Sorted(slices.Values(after))) {
				t.Fatalf("%v to %v ends in %v: %v", before, after, now, changes)
			}
		}
	}
}

func TestArrange(t *testing.T) {
	t.Parallel()
	option := func(id, label string) intercom.ListOption {
		return intercom.ListOption{ID: intercom.ID(id), Label: label}
	}
	a, b, c := option("1", "a"), option("2", "b"), option("3", "c")
	archived := option("4", "d")
	archived.Archived = true
	ids := map[string]string{"a": "1", "b": "2", "c": "3", "d": "4"}
	for name, of := range map[string]struct {
		options []intercom.ListOption
		labels  string
		want    string
	}{
		"imported":                       {[]intercom.ListOption{a, b, c}, "", "a b c"},
		"as configured":                  {[]intercom.ListOption{a, b, c}, "c a b", "c a b"},
		"archived":                       {[]intercom.ListOption{archived, a, b}, "b d a", "b a"},
		"one more":                       {[]intercom.ListOption{a, b, option("9", "new")}, "b a", "b a new"},
		"another label, outside":         {[]intercom.ListOption{option("1", "other"), b, c}, "c a b", "c other b"},
		"made again with another id":     {[]intercom.ListOption{b, c, option("9", "a")}, "a b c", "a b c"},
		"labels that have changed hands": {[]intercom.ListOption{option("1", "b"), option("2", "a")}, "a b", "a b"},
	} {
		var labels []string
		for _, option := range arrange(of.options, strings.Fields(of.labels), ids) {
			labels = append(labels, option.Label)
		}
		if got := strings.Join(labels, " "); got != of.want {
			t.Errorf("%s: %s, want %s", name, got, of.want)
		}
	}
}
