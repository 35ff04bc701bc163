package openapi

import (
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"testing"
)

// mutated are operations whose examples of answers are changed member by
// member, with the names of their parameters left out, as the versions differ
// in them.
var mutated = []string{
	"GET /admins",
	"GET /admins/{}",
	"GET /contacts/{}",
	"GET /contacts/{}/subscriptions",
	"GET /data_attributes",
	"GET /me",
	"GET /segments",
	"GET /subscription_types",
	"GET /tags",
	"GET /tags/{}",
	"GET /teams",
	"GET /ticket_states",
	"GET /ticket_types",
	"GET /ticket_types/{}",
	"POST /contacts",
	"POST /contacts/search",
	"POST /tags",
	"POST /ticket_types/{}/attributes",
	"PUT /data_attributes/{}",
}

var parameterPattern = regexp.MustCompile(`\{\w+\}`)

func unnamed(operation string) string {
	return parameterPattern.ReplaceAllString(operation, "{}")
}

// eachMutation changes every member of the value in turn, at any depth, and
// calls f with its place while the value is changed.
func eachMutation(value any, at []string, change func(object map[string]any, name string), f func(at []string)) {
	switch value := value.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(value)) {
			place := append(slices.Clone(at), name)
			before := maps.Clone(value)
			change(value, name)
			f(place)
			clear(value)
			maps.Copy(value, before)
			eachMutation(value[name], place, change, f)
		}
	case []any:
		for i, item := range value {
			eachMutation(item, append(slices.Clone(at), strconv.Itoa(i)), change, f)
		}
	}
}

// optional matches the members that only some items of the examples have, and
// those whose lack is tolerated.
var optional = regexp.MustCompile(`^GET /data_attributes /data/\d+/(admin_id|created_at|description|id|updated_at)$` +
	`|^PUT /data_attributes/\{\w*\} /(description|options)$`)

// free matches the members of objects that may have any, and extensible those
// of objects that only examples describe: more of them is not wrong.
var (
	free       = regexp.MustCompile(`/input_options/`)
	extensible = regexp.MustCompile(`/input_options/|/opted_(in|out)_subscription_types/`)
)

func TestMutatedAnswers(t *testing.T) {
	t.Parallel()
	for _, version := range versions {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			c, d := published(t, version)
			left := slices.Clone(mutated)
			count := 0
			eachAnswer(t, version, d, func(r route, e Exchange, example any) {
				operation := unnamed(r.op.name)
				if e.Status != http.StatusOK || !slices.Contains(mutated, operation) {
					return
				}
				left = slices.DeleteFunc(left, func(name string) bool { return name == operation })
				hold := func(at []string, keyword string) {
					t.Helper()
					count++
					e.ResponseBody = encode(t, example)
					pointer := joinPointer(at)
					if !slices.ContainsFunc(c.Check(e), func(v Violation) bool {
						return v.Side == response && v.Keyword == keyword && v.Pointer == pointer
					}) {
						t.Errorf("%s: no violation %q at %s", r.op.name, keyword, pointer)
					}
				}
				eachMutation(example, nil, func(object map[string]any, name string) { delete(object, name) }, func(at []string) {
					if pointer := joinPointer(at); !free.MatchString(pointer) && !optional.MatchString(operation+" "+pointer) {
						hold(at, "missing")
					}
				})
				eachMutation(example, nil, func(object map[string]any, name string) { object[name+"_"] = true }, func(at []string) {
					if !extensible.MatchString(joinPointer(at)) {
						misspelt := slices.Clone(at)
						misspelt[len(misspelt)-1] += "_"
						hold(misspelt, "undeclared")
					}
				})
			})
			if len(left) > 0 {
				t.Errorf("no examples of %v", left)
			}
			t.Logf("%d mutations", count)
		})
	}
}

// exampleOf returns the first example of the operation's answer of status 200.
func exampleOf(t *testing.T, version string, d *description, operation string) (Exchange, any) {
	t.Helper()
	var found Exchange
	var value any
	eachAnswer(t, version, d, func(r route, e Exchange, example any) {
		if unnamed(r.op.name) == operation && e.Status == http.StatusOK && value == nil {
			found, value = e, example
		}
	})
	if value == nil {
		t.Fatalf("no example of %s", operation)
	}
	return found, value
}

// object returns the object at the place in the value.
func object(t *testing.T, value any, at ...string) map[string]any {
	t.Helper()
	for _, token := range at {
		switch parent := value.(type) {
		case map[string]any:
			value = parent[token]
		case []any:
			i, err := strconv.Atoi(token)
			if err != nil || i >= len(parent) {
				t.Fatalf("no item %s", token)
			}
			value = parent[i]
		}
	}
	found, ok := value.(map[string]any)
	if !ok {
		t.Fatalf("no object at %v", at)
	}
	return found
}

func TestWrongValues(t *testing.T) {
	t.Parallel()
	tests := []struct {
		operation string
		at        []string
		name      string
		value     any
		keyword   string
	}{
		{"GET /tags", []string{"data", "0"}, "id", 5, "type"},
		{"GET /tags", []string{"data", "0"}, "name", nil, "nullable"},
		{"GET /tags", nil, "data", map[string]any{}, "type"},
		{"GET /tags", nil, "type", "tags", "enum"},
		{"GET /tags/{}", nil, "id", 5, "type"},
		{"GET /tags/{}", nil, "name", true, "type"},
		{"POST /tags", nil, "id", 5, "type"},
		{"GET /admins", []string{"admins", "0"}, "id", 5, "type"},
		{"GET /admins", []string{"admins", "0"}, "team_ids", nil, "nullable"},
		{"GET /admins", []string{"admins", "0"}, "has_inbox_seat", "yes", "type"},
		{"GET /contacts/{}", nil, "id", 5, "type"},
		{"GET /contacts/{}", nil, "created_at", "yesterday", "type"},
		{"GET /contacts/{}/subscriptions", []string{"data", "0"}, "id", 91, "type"},
		{"GET /contacts/{}/subscriptions", []string{"data", "0", "default_translation"}, "locale", 5, "type"},
		{"GET /ticket_types/{}", nil, "id", 72, "type"},
		{"GET /ticket_types/{}", nil, "archived", nil, "nullable"},
		{"GET /ticket_types/{}", nil, "is_internal", "no", "type"},
		{"GET /ticket_types/{}", []string{"ticket_type_attributes", "data", "0"}, "id", 179, "type"},
		{"GET /ticket_types/{}", []string{"ticket_type_attributes", "data", "0"}, "order", "0", "type"},
		{"GET /data_attributes", []string{"data", "0"}, "model", "companies", "enum"},
	}
	for _, version := range versions {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			c, d := published(t, version)
			for _, test := range tests {
				e, value := exampleOf(t, version, d, test.operation)
				parent := object(t, value, test.at...)
				before := parent[test.name]
				parent[test.name] = test.value
				e.ResponseBody = encode(t, value)
				parent[test.name] = before
				want := joinPointer(append(slices.Clone(test.at), test.name))
				if !slices.ContainsFunc(c.Check(e), func(v Violation) bool { return v.Pointer == want && v.Keyword == test.keyword }) {
					t.Errorf("%s: %v as %s is no violation %q", test.operation, test.value, want, test.keyword)
				}
			}
		})
	}
}

func TestWrongExchanges(t *testing.T) {
	t.Parallel()
	for _, version := range versions {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			c, d := published(t, version)
			check := func(operation string, change func(e *Exchange), want string) {
				t.Helper()
				e, _ := exampleOf(t, version, d, operation)
				change(&e)
				for _, v := range c.Check(e) {
					if v.Side+" "+v.Pointer+" "+v.Keyword == want {
						return
					}
				}
				t.Errorf("%s: want %q, got %v", operation, want, c.Check(e))
			}
			body := func(text string) func(e *Exchange) {
				return func(e *Exchange) { e.RequestBody = []byte(text) }
			}
			check("GET /tags", func(e *Exchange) { e.Status = http.StatusAccepted }, "response  status")
			check("GET /tags", func(e *Exchange) { e.Method = http.MethodPatch }, "request  route")
			check("GET /tags", func(e *Exchange) { e.URL = e.URL.JoinPath("1", "2") }, "request  route")
			check("GET /tags", func(e *Exchange) { e.URL.RawQuery = "archived=true" }, "request ?archived undeclared")
			check("GET /tags/{}", func(e *Exchange) { e.URL.RawQuery = "page=1" }, "request ?page undeclared")
			check("GET /admins/{}", func(e *Exchange) { e.URL.Path = "/admins/me" }, "request {"+adminParameter(d)+"} type")
			check("GET /tags", func(e *Exchange) { e.ResponseHeader = http.Header{} }, "response  content")
			check("GET /tags", func(e *Exchange) { e.ResponseBody = nil }, "response  content")
			check("POST /tags", body(`{"name":"a","nam":"b"}`), "request /nam undeclared")
			check("POST /tags", body(`{"name":5}`), "request  anyOf")
			check("POST /tags", body(`{"name":"a","companies":"all"}`), "request  anyOf")
			check("PUT /data_attributes/{}", body(`{"options":"1-10"}`), "request  anyOf")
			check("PUT /data_attributes/{}", body(`{"archived":"yes"}`), "request  anyOf")
			check("POST /contacts", body(`{"email":5}`), "request /email type")
			check("POST /contacts", body(`{"emial":"a@example.com"}`), "request /emial undeclared")
			check("POST /contacts/search", body(`{"query":{"operator":"AND","value":[{"operator":"OR","value":[{"field":"id","operator":"~~","value":"1"}]}]}}`), "request /query oneOf")
			check("POST /contacts/search", body(``), "request /query required")
			check("PUT /companies/{}", body(`{"name":5}`), "request /name type")
		})
	}
}

func adminParameter(d *description) string {
	for _, r := range d.routes {
		if unnamed(r.op.name) == "GET /admins/{}" {
			name, _ := parameterName(r.segments[1])
			return name
		}
	}
	return ""
}

// BenchmarkLoad measures how long the first exchange of a version waits.
func BenchmarkLoad(b *testing.B) {
	dir := Dir()
	if dir == "" {
		b.Skip("no descriptions")
	}
	for _, version := range versions {
		b.Run(version, func(b *testing.B) {
			for b.Loop() {
				c, err := Load(dir)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := c.descriptions[descriptionsOf[version][0]](); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
