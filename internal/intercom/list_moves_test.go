package intercom

import (
	"net/http"
	"strings"
	"testing"
)

// TestListWithCounters walks lists that have no address of the next page.
func TestListWithCounters(t *testing.T) {
	t.Parallel()
	const first, last = `"data":[{"id":"1"},{"id":"2"}]`, `"data":[{"id":"3"}]`
	for name, pages := range map[string][2]string{
		"at the top":    {`{"type":"list",` + first + `,"page":1,"total_pages":2}`, `{"type":"list",` + last + `,"page":2,"total_pages":2}`},
		"in pages":      {`{"type":"list",` + first + `,"pages":{"page":1,"total_pages":2}}`, `{"type":"list",` + last + `,"pages":{"page":2,"total_pages":2}}`},
		"beside a null": {`{"type":"list",` + first + `,"pages":null,"page":1,"total_pages":2}`, `{"type":"list",` + last + `,"pages":null,"page":2,"total_pages":2}`},
	} {
		transport := answering(reply(http.StatusOK, pages[0]), reply(http.StatusOK, pages[1]))
		ids, err := collect(t, newClient(t, transport), get("things").numbered("150"))
		if err != nil || strings.Join(ids, " ") != "1 2 3" {
			t.Errorf("%s: %v, %v", name, ids, err)
		}
	}
	stuck := answering(reply(http.StatusOK, `{"type":"list",`+first+`,"page":1,"total_pages":2}`))
	if ids, err := collect(t, newClient(t, stuck), get("things").numbered("150")); err == nil {
		t.Errorf("a list that answers with its first page for ever ended with %v", ids)
	}
}

// shelf is a list in the order of changes, of which something changes while it
// is walked.
type shelf struct {
	ids    []string // the latest change first
	change func(page int, ids []string) []string
}

func (s *shelf) RoundTrip(r *http.Request) (*http.Response, error) {
	page := map[string]int{"1": 1, "2": 2, "3": 3}[r.URL.Query().Get("page")]
	objects := []string{}
	for _, id := range s.ids[(page-1)*2 : min(page*2, len(s.ids))] {
		objects = append(objects, `{"id":"`+id+`"}`)
	}
	body := `{"type":"list","data":[` + strings.Join(objects, ",") + `],"page":` + r.URL.Query().Get("page") + `,"total_pages":3}`
	s.ids = s.change(page, s.ids)
	return reply(http.StatusOK, body)(r)
}

// TestListThatMoves changes objects that a walk has not come to, and some that it
// has: each comes once, and none is missed.
func TestListThatMoves(t *testing.T) {
	t.Parallel()
	front := func(ids []string, id string) []string {
		moved := []string{id}
		for _, other := range ids {
			if other != id {
				moved = append(moved, other)
			}
		}
		return moved
	}
	for name, changes := range map[string][]string{"one ahead": {"5"}, "one behind": {"1"}, "ahead and behind": {"6", "2"}, "two ahead": {"5", "6"}} {
		first := true
		moving := &shelf{ids: []string{"1", "2", "3", "4", "5", "6"}, change: func(_ int, ids []string) []string {
			if first {
				first = false
				for _, id := range changes {
					ids = front(ids, id)
				}
			}
			return ids
		}}
		ids, err := walk(list[Object](t.Context(), newClient(t, moving), get("things").numbered("2").moves()))
		seen := map[string]int{}
		for _, id := range ids {
			seen[id]++
		}
		if err != nil || len(ids) != 6 || len(seen) != 6 {
			t.Errorf("%s: %v, %v", name, ids, err)
		}
	}
}

// TestWalkFillsThePages: who reads what a list had asks for nothing.
func TestWalkFillsThePages(t *testing.T) {
	t.Parallel()
	moving := &shelf{ids: []string{"1", "2", "3", "4", "5", "6"}, change: func(_ int, ids []string) []string { return ids }}
	transport := &fake{answer: moving.RoundTrip}
	snapshot := pages[Object](newClient(t, transport), "things").numbered("2")
	if ids, err := walk(snapshot.all(t.Context())); err != nil || len(ids) != 6 {
		t.Fatal(ids, err)
	}
	for _, id := range moving.ids {
		if object, err := snapshot.get(t.Context(), id); err != nil || object.identity() != id {
			t.Error(object, err)
		}
	}
	if len(transport.calls) != 3 {
		t.Errorf("%d requests for 3 pages and what is on them", len(transport.calls))
	}
}
