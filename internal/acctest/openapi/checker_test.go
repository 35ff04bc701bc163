package openapi

import (
	"net/http"
	"strings"
	"sync"
	"testing"
)

const (
	goodTag     = `{"type":"tag","id":"1","name":"a","owner":null}`
	goodContact = `{"id":"1","role":null,"score":null,"custom":{},"channel":null,"part":{"url":"u","alt":"a"},"forgotten":{"at":2,"by":"you"}}`
	goodError   = `{"type":"error.list","request_id":"r","errors":[{"code":"c","message":"m"}]}`

	// forgotten is in the example of a contact and not in its schema.
	forgotten = "response /forgotten undeclared"
)

func TestCheck(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		method, target, body string
		status               int
		answer               string
		want                 []string
	}{
		"good":                  {"GET", "/tags/1", "", 200, goodTag, nil},
		"unknown path":          {"GET", "/labels", "", 200, `{}`, []string{"request  route"}},
		"unknown method":        {"PATCH", "/tags/1", "", 200, goodTag, []string{"request  route"}},
		"literal before id":     {"GET", "/contacts/search", "", 200, goodContact, []string{"request  route"}},
		"unknown path refused":  {"GET", "/labels", "", 404, goodError, nil},
		"refused without error": {"GET", "/labels", "", 404, `{"message":"no"}`, []string{"response  status"}},
		"escaped id":            {"GET", "/tags/a%2Fb", "", 200, goodTag, nil},

		"status":                {"GET", "/tags/1", "", 201, goodTag, []string{"response  status"}},
		"error of any":          {"GET", "/tags/1", "", 429, goodError, nil},
		"error of none":         {"GET", "/tags/1", "", 409, goodError, []string{"response  status"}},
		"error without message": {"GET", "/tags/1", "", 500, `{"type":"error.list","errors":[{"code":"c"}]}`, []string{"response /errors/0/message missing"}},
		"error without code":    {"GET", "/tags/1", "", 404, `{"type":"error.list","request_id":"r","errors":[{"message":"m"}]}`, []string{"response /errors/0/code missing", "response /errors/0/code required"}},
		"error of strings":      {"GET", "/tags/1", "", 404, `{"type":"error.list","request_id":"r","errors":["x"]}`, []string{"response /errors/0 type"}},
		"declared error":        {"GET", "/tags/1", "", 400, goodError, nil},
		"declared error, wrong": {"GET", "/tags/1", "", 400, `{"type":"error.list","errors":[{"code":5,"message":"m"}]}`, []string{"response /errors/0/code type", "response /request_id missing"}},

		"wrong type":           {"GET", "/tags/1", "", 200, `{"type":"tag","id":1,"name":"a","owner":null}`, []string{"response /id type"}},
		"null":                 {"GET", "/tags/1", "", 200, `{"type":"tag","id":null,"name":"a","owner":null}`, []string{"response /id nullable"}},
		"missing":              {"GET", "/tags/1", "", 200, `{"type":"tag","id":"1","owner":null}`, []string{"response /name missing"}},
		"misspelt":             {"GET", "/tags/1", "", 200, `{"type":"tag","id":"1","nam":"a","owner":null}`, []string{"response /nam undeclared", "response /name missing"}},
		"below a reference":    {"GET", "/tags/1", "", 200, `{"type":"tag","id":"1","name":"a","owner":{"id":2,"x":1}}`, []string{"response /owner/id type", "response /owner/x undeclared"}},
		"several":              {"GET", "/tags/1", "", 200, `{"type":1,"id":"1","name":2,"owner":null}`, []string{"response /name type", "response /type type"}},
		"item":                 {"GET", "/tags", "", 200, `{"type":"list","data":[` + goodTag + `,{"type":"tag","id":"2","owner":null}]}`, []string{"response /data/1/name missing"}},
		"in some examples":     {"GET", "/tags", "", 200, `{"type":"list","data":[{"type":"tag","id":"2","name":"a","owner":null,"note":"n"}]}`, nil},
		"empty list":           {"GET", "/tags", "", 200, `{"type":"list","data":[]}`, nil},
		"enum":                 {"GET", "/tags", "", 200, `{"type":"tags","data":[]}`, []string{"response /type enum"}},
		"map":                  {"GET", "/contacts/1", "", 200, strings.Replace(goodContact, `"custom":{}`, `"custom":{"a":"b","c":1}`, 1), []string{"response /custom/c type", forgotten}},
		"branch":               {"GET", "/contacts/1", "", 200, strings.Replace(goodContact, `"url":"u","alt":"a"`, `"text":"t"`, 1), []string{forgotten}},
		"member of another":    {"GET", "/contacts/1", "", 200, strings.Replace(goodContact, `"url":"u","alt":"a"`, `"text":"t","alt":"a"`, 1), []string{forgotten, "response /part/alt undeclared"}},
		"no branch":            {"GET", "/contacts/1", "", 200, strings.Replace(goodContact, `"url":"u","alt":"a"`, `"text":1`, 1), []string{forgotten, "response /part oneOf", "response /part/alt missing", "response /part/url missing"}},
		"by example":           {"GET", "/contacts/1", "", 200, strings.Replace(goodContact, `"at":2,"by":"you"`, `"at":"x"`, 1), []string{forgotten, "response /forgotten/at type", "response /forgotten/by missing"}},
		"by example, null":     {"GET", "/contacts/1", "", 200, strings.Replace(goodContact, `"at":2`, `"at":null`, 1), []string{forgotten, "response /forgotten/at nullable"}},
		"null by composition":  {"GET", "/contacts/1", "", 200, strings.Replace(goodContact, `"channel":null`, `"channel":{"id":1}`, 1), []string{"response /channel/id type", forgotten}},
		"broken JSON":          {"GET", "/tags/1", "", 200, `{"type":`, []string{"response  json"}},
		"no body":              {"GET", "/tags/1", "", 200, ``, []string{"response  content"}},
		"no body described":    {"DELETE", "/tags/1", "", 200, ``, nil},
		"body not described":   {"DELETE", "/tags/1", "", 200, goodTag, []string{"response  content"}},
		"empty, not described": {"DELETE", "/tags/1", "", 200, `{}`, nil},

		"undeclared parameter":    {"GET", "/tags/1?fields=all", "", 200, goodTag, []string{"request ?fields undeclared"}},
		"paging of a list":        {"GET", "/tags?page=1&per_page=2&starting_after=x", "", 200, `{"type":"list","data":[]}`, nil},
		"paging of one":           {"GET", "/tags/1?page=1", "", 200, goodTag, []string{"request ?page undeclared"}},
		"parameter's type":        {"GET", "/tags?archived=yes", "", 200, `{"type":"list","data":[]}`, []string{"request ?archived type"}},
		"parameter's items":       {"GET", "/tags?archived=true&kinds=a,b&kinds=c", "", 200, `{"type":"list","data":[]}`, []string{"request ?kinds enum"}},
		"missing parameter":       {"GET", "/notes/1", "", 404, goodError, []string{"request ?verbose required"}},
		"integer in the path":     {"GET", "/notes/x?verbose=1", "", 404, goodError, []string{"request {id} type"}},
		"contact's id in a notes": {"GET", "/contacts/x/notes", "", 404, goodError, nil},

		"request":                   {"POST", "/tags", `{"name":"a"}`, 200, goodTag, nil},
		"request of another branch": {"POST", "/tags", `{"name":"a","users":[{"id":"1"}]}`, 200, goodTag, nil},
		"request, wrong branch":     {"POST", "/tags", `{"name":"a","users":"x"}`, 200, goodTag, []string{"request  anyOf"}},
		"request, wrong type":       {"POST", "/companies", `{"name":1}`, 204, ``, []string{"request /name type"}},
		"request, unknown member":   {"POST", "/companies", `{"name":"a","nam":"b"}`, 204, ``, []string{"request /nam undeclared"}},
		"request, refused":          {"POST", "/companies", `{"nam":"b"}`, 422, goodError, []string{"request /nam undeclared"}},
		"request, broken JSON":      {"POST", "/companies", `{`, 204, ``, []string{"request  json"}},
		"request without body":      {"POST", "/contacts/search", ``, 404, goodError, []string{"request /query required"}},
		"empty object, no need":     {"POST", "/contacts/1/archive", `{}`, 404, goodError, nil},
		"body, no need":             {"POST", "/contacts/1/archive", `{"a":1}`, 404, goodError, []string{"request  content"}},
		"body without need":         {"GET", "/tags/1", `{}`, 200, goodTag, []string{"request  content"}},
		"overlap, list":             {"PUT", "/data_attributes/1", `{"archived":true,"options":["a"]}`, 204, ``, nil},
		"overlap, other":            {"PUT", "/data_attributes/1", `{"archived":true}`, 204, ``, nil},
		"overlap, wrong":            {"PUT", "/data_attributes/1", `{"options":"a"}`, 204, ``, []string{"request  anyOf"}},
		"forgotten body":            {"PUT", "/companies/1", `{"name":"a"}`, 204, ``, nil},
		"forgotten body, wrong":     {"PUT", "/companies/1", `{"name":1}`, 204, ``, []string{"request /name type"}},
		"nested filter":             {"POST", "/contacts/search", `{"query":{"operator":"AND","value":[{"operator":"OR"}]}}`, 404, goodError, nil},
		"nested filter, wrong":      {"POST", "/contacts/search", `{"query":{"operator":"AND","value":[{"operator":"OR","value":[{"operator":"NOT"}]}]}}`, 404, goodError, []string{"request /query/value/0/value/0/operator enum"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := exchange(t, test.method, test.target, test.body, test.status, test.answer)
			expect(t, fixtureChecker(t).Check(e), test.want...)
		})
	}
}

func TestCheckContentType(t *testing.T) {
	t.Parallel()
	for _, status := range []int{http.StatusOK, http.StatusNotFound} {
		e := exchange(t, "GET", "/tags/1", "", status, goodTag)
		e.ResponseHeader = http.Header{"Content-Type": {"text/html"}}
		expect(t, fixtureChecker(t).Check(e), "response  content")
	}
}

func TestCheckVersion(t *testing.T) {
	t.Parallel()
	e := exchange(t, "GET", "/labels", "", 200, "")
	for _, version := range []string{"", "2.11"} {
		e.Version = version
		expect(t, fixtureChecker(t).Check(e))
	}
}

func TestCheckReportsBrokenDescription(t *testing.T) {
	t.Parallel()
	broken := strings.Replace(fixture, `"#/components/schemas/owner"`, `"#/components/schemas/nobody"`, 1)
	c := fixtureChecker(t)
	c.descriptions["2.16"] = func() (*description, error) { return parseDescription([]byte(broken)) }
	violations := c.Check(exchange(t, "GET", "/tags/1", "", 200, goodTag))
	expect(t, violations, "request  description")
	if len(violations) == 1 && !strings.Contains(violations[0].Message, "nobody") {
		t.Errorf("the message does not name the schema: %s", violations[0])
	}
}

func TestViolationString(t *testing.T) {
	t.Parallel()
	v := Violation{Side: response, Operation: "GET /tags", Status: 200, Pointer: "/data/0/id", Keyword: "type", Message: "value must be a string (got 1)"}
	if got, want := v.String(), "response GET /tags 200 /data/0/id: type: value must be a string (got 1)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTolerances(t *testing.T) {
	t.Parallel()
	c := fixtureChecker(t,
		&tolerance{version: "2.16", side: response, op: "GET /tags", status: 200, pointer: "/data/*/id", keyword: "type", why: "known"},
		&tolerance{side: response, op: "GET /tags", status: 200, pointer: "/data/*/name", keyword: "type", why: "used", own: true},
		&tolerance{version: "preview", side: response, op: "GET /tags", status: 200, pointer: "/type", keyword: "type", why: "of another version", own: true},
		&tolerance{version: "2.16", side: response, op: "GET /tags/{tag_id}", status: 200, pointer: "/x", keyword: "type", why: "never seen"},
	)
	e := exchange(t, "GET", "/tags", "", 200, `{"type":5,"data":[{"type":"tag","id":1,"name":"a","owner":null},{"type":"tag","id":2,"name":3,"owner":null}]}`)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() { expect(t, c.Check(e), "response /type enum") })
	}
	wait.Wait()

	used := c.Tolerated()
	if len(used) != 2 || !strings.HasSuffix(used[0], "known (16 times)") || !strings.HasSuffix(used[1], "used (8 times)") {
		t.Errorf("Tolerated() = %q", used)
	}
	if idle := c.Unneeded(); len(idle) != 1 || !strings.HasSuffix(idle[0], "of another version") {
		t.Errorf("Unneeded() = %q", idle)
	}
}
