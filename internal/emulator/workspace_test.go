package emulator

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"sync"
	"testing"
)

const testToken = "token"

// answer is what came back.
type answer struct {
	status int
	header http.Header
	body   []byte
}

// json is the body as an object.
func (a answer) json(t *testing.T) object {
	t.Helper()
	var decoded object
	if err := json.Unmarshal(a.body, &decoded); err != nil {
		t.Fatalf("%q: %v", a.body, err)
	}
	return decoded
}

// refusal is status, code and message of an error answer.
func (a answer) refusal(t *testing.T) string {
	t.Helper()
	var list struct {
		Type      string
		RequestID string `json:"request_id"`
		Errors    []struct{ Code, Message string }
	}
	if err := json.Unmarshal(a.body, &list); err != nil || list.Type != "error.list" || len(list.Errors) != 1 {
		t.Fatalf("no error list: %d %s", a.status, a.body)
	}
	if id := a.header.Get("X-Request-Id"); id == "" || id != list.RequestID {
		t.Errorf("request id %q in the header, %q in the body", id, list.RequestID)
	}
	return fmt.Sprintf("%d %s: %s", a.status, list.Errors[0].Code, list.Errors[0].Message)
}

// newRequest is a request as a client makes it; headers are name and value in
// turns, and an empty value takes the header away.
func newRequest(t *testing.T, method, address, body string, headers ...string) *http.Request {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+testToken)
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Intercom-Version", "2.16")
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
		if headers[i+1] == "" {
			request.Header.Del(headers[i])
		}
	}
	return request
}

// ask makes a request without a port.
func ask(t *testing.T, w *Workspace, method, path, body string, headers ...string) answer {
	t.Helper()
	response, err := w.RoundTrip(newRequest(t, method, "https://api.intercom.io"+path, body, headers...))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{response.StatusCode, response.Header, content}
}

func sampleWorkspace() *Workspace { return New(Options{Token: testToken, Sample: true}) }

func TestAuthentication(t *testing.T) {
	t.Parallel()
	const refused = "401 unauthorized: Access Token Invalid"
	for name, test := range map[string]struct {
		options Options
		headers []string
		want    string
	}{
		"right":                {Options{Token: testToken}, nil, ""},
		"none":                 {Options{Token: testToken}, []string{"Authorization", ""}, refused},
		"wrong":                {Options{Token: testToken}, []string{"Authorization", "Bearer other"}, refused},
		"longer":               {Options{Token: testToken}, []string{"Authorization", "Bearer " + testToken + "x"}, refused},
		"no scheme":            {Options{Token: testToken}, []string{"Authorization", testToken}, refused},
		"another scheme":       {Options{Token: testToken}, []string{"Authorization", "Digest " + testToken}, refused},
		"no Basic":             {Options{Token: testToken}, []string{"Authorization", "Basic " + testToken}, refused},
		"Basic, as the name":   {Options{Token: testToken}, []string{"Authorization", basic(testToken + ":")}, ""},
		"Basic, behind an app": {Options{Token: testToken}, []string{"Authorization", basic("app1:" + testToken)}, ""},
		"Basic, wrong":         {Options{Token: testToken}, []string{"Authorization", basic("app1:other")}, refused},
		"Basic, empty":         {Options{}, []string{"Authorization", basic(":")}, refused},
		"any":                  {Options{}, []string{"Authorization", "Bearer other"}, ""},
		"none where any is ok": {Options{}, []string{"Authorization", "Bearer "}, refused},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := ask(t, New(test.options), "GET", "/tags", "", test.headers...)
			if test.want == "" && got.status != 200 {
				t.Errorf("got %d %s", got.status, got.body)
			}
			if test.want != "" && got.refusal(t) != test.want {
				t.Errorf("got %s", got.refusal(t))
			}
			if limited := got.header.Get("X-RateLimit-Limit") != ""; limited != (test.want == "") {
				t.Errorf("rate limit headers: %t", limited)
			}
		})
	}
}

func basic(pair string) string { return "Basic " + base64.StdEncoding.EncodeToString([]byte(pair)) }

func TestRegions(t *testing.T) {
	t.Parallel()
	for _, region := range []string{"", "us", "eu", "au"} {
		w := New(Options{Region: region})
		for host, of := range map[string]string{
			"api.intercom.io": "us", "api.eu.intercom.io": "eu", "api.au.intercom.io": "au", "127.0.0.1:8085": "", "proxy.example.com": "",
		} {
			response, err := w.RoundTrip(newRequest(t, "GET", "https://"+host+"/tags", ""))
			if err != nil {
				t.Fatal(err)
			}
			_ = response.Body.Close()
			want := http.StatusOK
			if of != "" && of != cmp.Or(region, "us") {
				want = http.StatusUnauthorized
			}
			if response.StatusCode != want {
				t.Errorf("region %q at %s: %d", region, host, response.StatusCode)
			}
		}
	}
}

func TestVersions(t *testing.T) {
	t.Parallel()
	const (
		unknown = "400 intercom_version_invalid: The requested version could not be found"
		tooOld  = "400 intercom_version_invalid: The requested resource does not exist in the API version "
	)
	for name, test := range map[string]struct{ version, path, want string }{
		"newest":                     {"2.16", "/ticket_states", ""},
		"first to have it":           {"2.12", "/ticket_states", ""},
		"last to lack it":            {"2.11", "/ticket_states", tooOld + "2.11"},
		"Preview":                    {"Preview", "/ticket_states", ""},
		"preview in lower case":      {"preview", "/ticket_states", ""},
		"Unstable":                   {"Unstable", "/ticket_states", ""},
		"missing":                    {"", "/tags", ""},
		"not made yet":               {"2.99", "/tags", unknown},
		"oldest that is emulated":    {"2.10", "/tags", ""},
		"older than any description": {"2.9", "/tags", tooOld + "2.9"},
		"1.x":                        {"1.4", "/tags", unknown},
		"leading zero":               {"2.016", "/tags", unknown},
		"sign":                       {"2.+16", "/tags", unknown},
		"words":                      {"latest", "/tags", unknown},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := ask(t, sampleWorkspace(), "GET", test.path, "", "Intercom-Version", test.version)
			if test.want == "" && got.status != 200 {
				t.Errorf("got %d %s", got.status, got.body)
			}
			if test.want != "" && got.refusal(t) != test.want {
				t.Errorf("got %s", got.refusal(t))
			}
		})
	}
}

func TestUnknownPaths(t *testing.T) {
	t.Parallel()
	for _, test := range [][2]string{
		{"GET", "/nothing"}, {"GET", "/"}, {"PATCH", "/tags"}, {"GET", "/tags/"}, {"GET", "/tags/1/2"}, {"PUT", "/_emulator/faults"}, {"GET", "/%74ags"},
	} {
		t.Run(test[0]+" "+test[1], func(t *testing.T) {
			t.Parallel()
			var told []string
			w := New(Options{Unknown: func(method, path string) { told = append(told, method+" "+path) }})
			if got := ask(t, w, test[0], test[1], "").refusal(t); got != "404 not_found: The requested path was not found" {
				t.Errorf("got %s", got)
			}
			if want := strings.ReplaceAll(test[0]+" "+test[1], "%74", "t"); !reflect.DeepEqual(told, []string{want}) {
				t.Errorf("told of %q", told)
			}
			ask(t, w, "GET", "/tags/nobody", "")
			if len(told) != 1 {
				t.Errorf("told of an unknown id: %q", told)
			}
			if requests, _ := w.Requests(); len(requests) != 2 || requests[0].Status != 404 {
				t.Errorf("logged %+v", requests)
			}
		})
	}
	if got := ask(t, New(Options{}), "GET", "/nothing", ""); got.status != 404 {
		t.Errorf("without a listener: %d", got.status)
	}
}

func TestAcceptIsNeeded(t *testing.T) {
	t.Parallel()
	got := ask(t, sampleWorkspace(), "GET", "/tags", "", "Accept", "").refusal(t)
	if want := "406 media_type_not_acceptable: The Accept header should send a media type of application/json"; got != want {
		t.Errorf("got %s", got)
	}
}

func TestRequestBodies(t *testing.T) {
	t.Parallel()
	const broken = "400 parameter_invalid: The request body could not be parsed as JSON"
	for body, want := range map[string]string{
		`{"name":"x"}`:               "",
		`{"name":"x","id":null}`:     "",
		`{"name":"x","id":"101"}`:    "",
		`{"name":"x","id":101}`:      "",
		``:                           broken,
		`{`:                          broken,
		`{"name":"x"} trailing`:      broken,
		`{"name":"x"}{"name":"y"}`:   broken,
		`{"name":"x","colour":"y"}`:  "",
		`{"name":7}`:                 "400 parameter_invalid: name has the wrong type: number",
		`[]`:                         "400 parameter_invalid: The request body has the wrong type: array",
		`{"name":"x","id":"nobody"}`: "404 not_found: Resource Not Found",
	} {
		t.Run(body, func(t *testing.T) {
			t.Parallel()
			got := ask(t, sampleWorkspace(), "POST", "/tags", body)
			if want == "" && got.status != 200 {
				t.Errorf("got %d %s", got.status, got.body)
			}
			if want != "" && got.refusal(t) != want {
				t.Errorf("got %s", got.refusal(t))
			}
		})
	}
}

func TestNumericIDs(t *testing.T) {
	t.Parallel()
	got := string(numericIDs([]byte(`{"id":"9007199254740993","name":"7","data":[{"id":"a1"},{"id":"7","big":9007199254740993}],"x":{"id":null}}`)))
	if want := `{"data":[{"id":"a1"},{"big":9007199254740993,"id":7}],"id":9007199254740993,"name":"7","x":{"id":null}}`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	w := New(Options{Sample: true, Quirks: Quirks{NumericIDs: true}})
	if got := ask(t, w, "GET", "/tags/101", ""); !bytes.Contains(got.body, []byte(`"id":101,`)) {
		t.Errorf("got %s", got.body)
	}
}

func TestAnswerHeaders(t *testing.T) {
	t.Parallel()
	w := sampleWorkspace()
	first, second := ask(t, w, "GET", "/tags", ""), ask(t, w, "DELETE", "/tags/101", "")
	if got := first.header.Get("Content-Type"); got != "application/json; charset=utf-8" {
		t.Errorf("Content-Type is %q", got)
	}
	if got := first.header.Get("Content-Length"); got != fmt.Sprint(len(first.body)) {
		t.Errorf("Content-Length is %s for %d bytes", got, len(first.body))
	}
	if second.status != 200 || len(second.body) != 0 || second.header.Get("Content-Type") != "" || second.header.Get("Content-Length") != "0" {
		t.Errorf("an answer without a body: %+v", second)
	}
	if a, b := first.header.Get("X-Request-Id"), second.header.Get("X-Request-Id"); a == b {
		t.Errorf("both requests have the id %s", a)
	}
}

func TestResetRestoresTheSample(t *testing.T) {
	t.Parallel()
	w := sampleWorkspace()
	paths := []string{"/tags", "/admins", "/teams", "/segments", "/subscription_types", "/ticket_types", "/ticket_states", "/contacts/" + SampleUserID}
	read := func() (bodies []string) {
		for _, path := range paths {
			bodies = append(bodies, string(ask(t, w, "GET", path, "").body))
		}
		return bodies
	}
	before := read()
	ask(t, w, "DELETE", "/tags/101", "")
	made := ask(t, w, "POST", "/tags", `{"name":"x"}`).json(t)
	ask(t, w, "PUT", "/ticket_types/71", `{"archived":true}`)
	ask(t, w, "POST", "/contacts/"+SampleUserID+"/tags", `{"id":"102"}`)
	if reflect.DeepEqual(before, read()) {
		t.Fatal("nothing changed")
	}
	w.Reset()
	if after := read(); !reflect.DeepEqual(before, after) {
		t.Errorf("got  %s\nwant %s", after, before)
	}
	if again := ask(t, w, "POST", "/tags", `{"name":"x"}`).json(t); !reflect.DeepEqual(made, again) {
		t.Errorf("the first tag after a reset is %v, and was %v", again, made)
	}
	empty := New(Options{})
	ask(t, empty, "POST", "/tags", `{"name":"x"}`)
	empty.Reset()
	if got := string(ask(t, empty, "GET", "/tags", "").body); got != `{"data":[],"type":"list"}` {
		t.Errorf("an empty workspace after a reset: %s", got)
	}
}

// TestConcurrentUse is for the race detector, and counts what was made.
func TestConcurrentUse(t *testing.T) {
	t.Parallel()
	w := sampleWorkspace()
	server := httptest.NewServer(w)
	t.Cleanup(server.Close)
	const writers, each = 8, 10
	var all sync.WaitGroup
	for writer := range writers {
		all.Go(func() {
			for i := range each {
				ask(t, w, "POST", "/tags", fmt.Sprintf(`{"name":"%d-%d"}`, writer, i))
				ask(t, w, "GET", "/tags", "")
				ask(t, w, "GET", "/_emulator/requests", "")
				if err := w.Fail(Fault{Pattern: "GET /nowhere", Status: 500, Count: 1}); err != nil {
					t.Error(err)
				}
				response, err := server.Client().Do(newRequest(t, "PUT", server.URL+"/ticket_types/71", fmt.Sprintf(`{"name":"%d"}`, i)))
				if err != nil {
					t.Error(err)
					continue
				}
				_ = response.Body.Close()
			}
		})
	}
	all.Wait()
	var tags struct{ Data []object }
	if err := json.Unmarshal(ask(t, w, "GET", "/tags", "").body, &tags); err != nil {
		t.Fatal(err)
	}
	seen := map[any]bool{}
	for _, tag := range tags.Data {
		seen[tag["id"]] = true
	}
	if want := 3 + writers*each; len(tags.Data) != want || len(seen) != want {
		t.Errorf("%d tags with %d ids, want %d", len(tags.Data), len(seen), want)
	}
	if requests, _ := w.Requests(); len(requests) != 1+3*writers*each {
		t.Errorf("%d requests were logged", len(requests))
	}
}
