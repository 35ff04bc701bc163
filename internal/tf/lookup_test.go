package tf_test

import (
	"errors"
	"fmt"
	"iter"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// numbers yields 1 to n, then an error if there is one.
func numbers(n int, failure error) iter.Seq2[*int, error] {
	return func(yield func(*int, error) bool) {
		for i := range n {
			number := i + 1
			if !yield(&number, nil) {
				return
			}
		}
		if failure != nil {
			yield(nil, failure)
		}
	}
}

func label(number *int) string { return fmt.Sprintf("<%d>", *number) }

func TestExactlyOne(t *testing.T) {
	t.Parallel()
	is := func(wanted int) func(*int) bool { return func(number *int) bool { return *number == wanted } }
	below := func(limit int) func(*int) bool { return func(number *int) bool { return *number < limit } }
	for name, c := range map[string]struct {
		count           int
		match           func(*int) bool
		found           int
		summary, detail string
	}{
		"one":          {3, is(2), 2, "", ""},
		"none of none": {0, is(2), 0, "No number", "Nothing of the kind was found at all. Check the spelling, and whether the token belongs to the right workspace."},
		"none of some": {2, is(3), 0, "No number", "The workspace has these:\n  - <1>\n  - <2>"},
		"several":      {5, below(3), 0, "Several match number", "Name one of them by its id:\n  - <1>\n  - <2>"},
		"as many as are shown": {20, is(0), 0, "No number",
			"The workspace has these:" + listed(20)},
		"more than are shown": {23, is(0), 0, "No number",
			"The workspace has these:" + listed(20) + "\n  … and 3 more"},
		"more than are shown match": {30, below(22), 0, "Several match number",
			"Name one of them by its id:" + listed(20) + "\n  … and 1 more"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found, err := tf.ExactlyOne(numbers(c.count, nil), "number", label, c.match)
			var problem *tf.Diagnostic
			switch {
			case c.found != 0 && (err != nil || *found != c.found):
				t.Errorf("found %v, %v; want %d", found, err, c.found)
			case c.found == 0 && (!errors.As(err, &problem) || found != nil):
				t.Errorf("found %v, %v; want a problem", found, err)
			case c.found == 0 && (problem.Summary != c.summary || problem.Detail != c.detail):
				t.Errorf("got  %q\nwant %q", *problem, tf.Diagnostic{Summary: c.summary, Detail: c.detail})
			}
		})
	}
}

func listed(count int) string {
	var lines strings.Builder
	for i := range count {
		fmt.Fprintf(&lines, "\n  - <%d>", i+1)
	}
	return lines.String()
}

func TestExactlyOneFails(t *testing.T) {
	t.Parallel()
	failure := errors.New("no network")
	// The rest of the list may hold a second match.
	if found, err := tf.ExactlyOne(numbers(3, failure), "number", label, func(*int) bool { return true }); found != nil || !errors.Is(err, failure) {
		t.Errorf("found %v, %v; want the error of the list", found, err)
	}
}
