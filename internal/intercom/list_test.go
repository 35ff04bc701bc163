package intercom

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// walk goes through a list to its end or first error.
func walk[T any](all iter.Seq2[*T, error]) ([]string, error) {
	ids := []string{}
	for object, err := range all {
		if err != nil {
			return ids, err
		}
		ids = append(ids, any(object).(identified).identity()) //nolint:forcetypeassert // every object has an id
	}
	return ids, nil
}

// collect is walk for a list of no particular kind.
func collect(t *testing.T, c *Client, r request) ([]string, error) {
	t.Helper()
	return walk(list[Object](t.Context(), c, r))
}

func TestListWrappers(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		body string
		ids  string
	}{
		"data":                      {`{"type":"list","data":[{"id":"1"},{"id":2}]}`, "1 2"},
		"own name":                  {`{"type":"admin.list","admins":[{"id":"1"}]}`, "1"},
		"own name without type":     {`{"segments":[{"id":"1"}]}`, "1"},
		"data wins":                 {`{"type":"list","also":[{"id":"9"}],"data":[{"id":"1"}]}`, "1"},
		"data of several lists":     {`{"type":"list","data":{"articles":[{"id":"1"}],"highlights":[{"article_id":"1"}]}}`, "1"},
		"data of one list":          {`{"type":"list","data":{"internal_articles":[{"id":"1"}]},"pages":{"page":1,"total_pages":1}}`, "1"},
		"data of an empty list":     {`{"type":"list","data":{"internal_articles":[]}}`, ""},
		"bare array":                {` [{"id":"1"},{"id":"2"}]`, "1 2"},
		"empty array":               {`[]`, ""},
		"empty data":                {`{"type":"list","data":[]}`, ""},
		"no array":                  {`{"type":"contact.list"}`, ""},
		"null errors":               {`{"type":"list","data":[{"id":"1"}],"errors":null}`, "1"},
		"null pages":                {`{"type":"list","data":[{"id":"1"}],"pages":null}`, "1"},
		"empty pages":               {`{"type":"list","data":[{"id":"1"}],"pages":{}}`, "1"},
		"null next":                 {`{"type":"list","data":[{"id":"1"}],"pages":{"next":null,"page":1,"total_pages":3}}`, "1"},
		"empty next":                {`{"type":"list","data":[{"id":"1"}],"pages":{"next":""}}`, "1"},
		"next without a cursor":     {`{"type":"list","data":[{"id":"1"}],"pages":{"next":{"per_page":5}}}`, "1"},
		"next with a null cursor":   {`{"type":"list","data":[{"id":"1"}],"pages":{"next":{"starting_after":null}}}`, "1"},
		"next after an empty page":  {`{"type":"list","data":[],"pages":{"next":{"starting_after":"x"}}}`, ""},
		"unknown members":           {`{"type":"list","x":{"y":[1]},"data":[{"id":"1","z":[]}],"total_count":1}`, "1"},
		"counters nobody asked for": {`{"type":"list","data":[{"id":"1"}],"page":1,"total_pages":3}`, "1"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			transport := answering(reply(200, test.body))
			ids, err := collect(t, newClient(t, transport), get("things"))
			if err != nil || strings.Join(ids, " ") != test.ids {
				t.Errorf("got %v, %v", ids, err)
			}
			if len(transport.calls) != 1 {
				t.Errorf("%d requests", len(transport.calls))
			}
		})
	}
}

func TestListRefusesWhatIsNone(t *testing.T) {
	t.Parallel()
	for name, body := range map[string]string{
		"empty":                     ``,
		"null":                      `null`,
		"text":                      `"list"`,
		"number":                    `1`,
		"HTML":                      `<html>welcome</html>`,
		"null data":                 `{"type":"list","data":null}`,
		"null in its own name":      `{"type":"admin.list","admins":null}`,
		"half":                      `{"type":"list","data":[{"id":"1"}`,
		"empty object":              `{}`,
		"another object":            `{"type":"admin","id":"1"}`,
		"another object with array": `{"type":"team","id":"1","admin_ids":[]}`,
		"array of objects within":   `{"type":"subscription","id":"1","translations":[{"id":"1"}]}`,
		"errors":                    `{"type":"error.list","errors":[{"code":"unauthorized"}]}`,
		"errors beside data":        `{"type":"list","errors":[{"code":"partial"}],"data":[]}`,
		"array of texts":            `{"type":"list","data":["1"]}`,
		"object without id":         `{"type":"list","data":[{"id":"1"},{"name":"x"}]}`,
		"null object":               `[null]`,
		"unreadable pages":          `{"type":"list","data":[{"id":"1"}],"pages":[1]}`,
		"unreadable counters":       `{"type":"list","data":[{"id":"1"}],"pages":{"page":"one","next":"?page=2"}}`,
		"unreadable next":           `{"type":"list","data":[{"id":"1"}],"pages":{"next":2}}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			transport := answering(reply(200, body))
			ids, err := collect(t, newClient(t, transport), get("things"))
			if err == nil || !strings.HasPrefix(err.Error(), "GET /things: ") {
				t.Errorf("got %v, %v", ids, err)
			}
			var uncertain *AmbiguousError
			if errors.Is(err, ErrNotFound) || errors.As(err, &uncertain) {
				t.Errorf("means something else, too: %v", err)
			}
			if len(transport.calls) != 1 {
				t.Errorf("%d requests", len(transport.calls))
			}
		})
	}
}

// pagesOf answers with the bodies in turn.
func pagesOf(bodies ...string) *fake {
	var replies []answerer
	for _, body := range bodies {
		replies = append(replies, reply(200, body))
	}
	return answering(replies...)
}

func onePage(id, pages string) string {
	return fmt.Sprintf(`{"type":"list","data":[{"id":%q}],"pages":%s}`, id, pages)
}

func TestListPages(t *testing.T) {
	t.Parallel()
	const last = `{"next":null}`
	counted := func(page int) string { return fmt.Sprintf(`{"page":%d,"total_pages":3}`, page) }
	for name, test := range map[string]struct {
		first   request
		bodies  []string
		queries []string
	}{
		"address": {
			get("things"),
			[]string{onePage("1", `{"next":"https://api.intercom.io/things?page=2&per_page=1"}`), onePage("2", last)},
			[]string{"", "page=2&per_page=1"},
		},
		"address with another case and port": {
			get("things"),
			[]string{onePage("1", `{"next":"https://API.Intercom.io:443/things?page=2"}`), onePage("2", last)},
			[]string{"", "page=2"},
		},
		"relative address": {
			get("things"),
			[]string{onePage("1", `{"next":"/things?page=2"}`), onePage("2", `{"next":"?page=3"}`), onePage("3", last)},
			[]string{"", "page=2", "page=3"},
		},
		"address replaces the query": {
			get("things").with("page", "1").with("old", "x"),
			[]string{onePage("1", `{"next":"?page=2"}`), onePage("2", last)},
			[]string{"old=x&page=1", "page=2"},
		},
		"path of the address is ignored": {
			get("things"),
			[]string{onePage("1", `{"next":"/../admins?page=2"}`), onePage("2", last)},
			[]string{"", "page=2"},
		},
		"cursor": {
			get("things").with("per_page", "1"),
			[]string{onePage("1", `{"next":{"starting_after":"a b/c"}}`), onePage("2", `{"next":{"starting_after":"d"}}`), onePage("3", last)},
			[]string{"per_page=1", "per_page=1&starting_after=a+b%2Fc", "per_page=1&starting_after=d"},
		},
		"cursor that is a number": {
			get("things"),
			[]string{onePage("1", `{"next":{"starting_after":9007199254740993}}`), onePage("2", last)},
			[]string{"", "starting_after=9007199254740993"},
		},
		"counters": {
			get("things").with("page", "1"),
			[]string{onePage("1", counted(1)), onePage("2", counted(2)), onePage("3", counted(3))},
			[]string{"page=1", "page=2", "page=3"},
		},
		"counters at the top": {
			get("things").with("page", "1"),
			[]string{`{"data":[{"id":"1"}],"page":1,"total_pages":2}`, `{"data":[{"id":"2"}],"page":2,"total_pages":2}`},
			[]string{"page=1", "page=2"},
		},
		"empty page in the end": {
			get("things"),
			[]string{onePage("1", `{"next":"?page=2"}`), `{"type":"list","data":[],"pages":{"next":"?page=3"}}`},
			[]string{"", "page=2"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			transport := pagesOf(test.bodies...)
			if _, err := collect(t, newClient(t, transport), test.first); err != nil {
				t.Fatal(err)
			}
			var queries []string
			for _, call := range transport.calls {
				if call.path != "/things" {
					t.Errorf("asked for %s", call.path)
				}
				queries = append(queries, call.query)
			}
			if !slices.Equal(queries, test.queries) {
				t.Errorf("queries %q\nwant    %q", queries, test.queries)
			}
		})
	}
}

func TestSearchPages(t *testing.T) {
	t.Parallel()
	transport := pagesOf(onePage("1", `{"next":{"starting_after":"x1"}}`), onePage("2", `{"next":{"starting_after":"x2"}}`), onePage("3", `{}`))
	c := newClient(t, transport)
	var ids []string
	for contact, err := range c.Contacts.Search(t.Context(), Where("email", "=", "uma@example.com")) {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, contact.ID.String())
	}
	if !slices.Equal(ids, []string{"1", "2", "3"}) {
		t.Errorf("found %v", ids)
	}
	for i, want := range []string{"", "x1", "x2"} {
		var sent searchBody
		if err := json.Unmarshal([]byte(transport.calls[i].body), &sent); err != nil {
			t.Fatal(err)
		}
		if sent.Pagination.StartingAfter != want || sent.Pagination.PerPage != 150 || transport.calls[i].query != "" {
			t.Errorf("request %d: %+v with the query %q", i, sent.Pagination, transport.calls[i].query)
		}
	}
	if want := `"query":{"field":"email","operator":"=","value":"uma@example.com"}`; !strings.Contains(transport.calls[2].body, want) {
		t.Errorf("the last page was asked for with %s", transport.calls[2].body)
	}
}

func TestListStopsAtARepeatedPage(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		first request
		pages string
	}{
		"cursor":               {get("things"), `{"next":{"starting_after":"same"}}`},
		"cursor of a search":   {search(Where("name", "=", "x"), "things"), `{"next":{"starting_after":"same"}}`},
		"address":              {get("things"), `{"next":"?page=2"}`},
		"address of the first": {get("things"), `{"next":"https://api.intercom.io/things"}`},
		"counters":             {get("things").with("page", "1"), `{"page":1,"total_pages":3}`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			transport := pagesOf(onePage("1", test.pages))
			_, err := collect(t, newClient(t, transport), test.first)
			if err == nil || !strings.Contains(err.Error(), "twice with the same next page") {
				t.Errorf("got %v", err)
			}
			if len(transport.calls) != 2 {
				t.Errorf("%d requests", len(transport.calls))
			}
		})
	}
}

// TestListStaysWithItsHost takes the query of a next page's address, whatever
// host the address has: behind a gateway it is another one than the configured.
func TestListStaysWithItsHost(t *testing.T) {
	t.Parallel()
	for _, address := range []string{
		"https://api.eu.intercom.io/things?page=2", "https://api.intercom.io.example.com/things?page=2", "//example.com/things?page=2",
		"http://api.intercom.io/elsewhere?page=2", "https://user:secret@api.intercom.io:8443/v2/things?page=2", "ftp://api.intercom.io/?page=2",
	} {
		t.Run(address, func(t *testing.T) {
			t.Parallel()
			var asked []string
			pages := pagesOf(onePage("1", fmt.Sprintf(`{"next":%q}`, address)), onePage("2", `{"next":null}`))
			c := newClient(t, &fake{answer: func(r *http.Request) (*http.Response, error) {
				asked = append(asked, r.URL.String())
				return pages.answer(r)
			}})
			ids, err := collect(t, c, get("things"))
			if err != nil || !slices.Equal(ids, []string{"1", "2"}) {
				t.Errorf("got %v, %v", ids, err)
			}
			if want := []string{"https://api.intercom.io/things", "https://api.intercom.io/things?page=2"}; !slices.Equal(asked, want) {
				t.Errorf("asked for %v", asked)
			}
		})
	}
}

func TestListRefusesAnAddressThatIsNone(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"https://%zz/?page=2", "https://[::1?page=2"} {
		transport := pagesOf(onePage("1", fmt.Sprintf(`{"next":%q}`, address)))
		ids, err := collect(t, newClient(t, transport), get("things"))
		if err == nil || len(transport.calls) != 1 {
			t.Errorf("got %v after %d requests", err, len(transport.calls))
		}
		if !slices.Equal(ids, []string{"1"}) {
			t.Errorf("the first page gave %v", ids)
		}
	}
}

func TestListAsksOnlyForWhatIsNeeded(t *testing.T) {
	t.Parallel()
	transport := pagesOf(onePage("1", `{"next":"?page=2"}`), onePage("2", `{"next":"?page=3"}`))
	c := newClient(t, transport)
	all := list[Object](t.Context(), c, get("things"))
	if len(transport.calls) != 0 {
		t.Fatal("a list that nobody walks makes requests")
	}
	for object, err := range all {
		if err != nil {
			t.Fatal(err)
		}
		if object.ID == "2" {
			break
		}
	}
	if len(transport.calls) != 2 {
		t.Errorf("%d requests", len(transport.calls))
	}
}

func TestListEndsWithItsContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	transport := &fake{answer: func(r *http.Request) (*http.Response, error) {
		if err := r.Context().Err(); err != nil {
			return nil, err
		}
		return reply(200, onePage("1", `{"next":"?page=2"}`))(r)
	}}
	var last error
	for object, err := range list[Object](ctx, newClient(t, transport), get("things")) {
		if last = err; object != nil {
			cancel()
		}
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("ended with %v", last)
	}
}

func BenchmarkListPage(b *testing.B) {
	var body strings.Builder
	body.WriteString(`{"type":"list","data":[`)
	for i := range 1000 {
		if i > 0 {
			body.WriteByte(',')
		}
		fmt.Fprintf(&body, `{"type":"tag","id":"%d","name":"Tag number %d"}`, i, i)
	}
	body.WriteString(`]}`)
	data := []byte(body.String())
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		read, err := readPage[Tag](data)
		if err != nil || len(read.items) != 1000 {
			b.Fatal(len(read.items), err)
		}
	}
}
