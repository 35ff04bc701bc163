package emulator

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

// TestCuts breaks connections in both modes, and holds the one without a port
// to what the one with a port does.
func TestCuts(t *testing.T) {
	t.Parallel()
	for _, mode := range []string{"no port", "port"} {
		for cut, effect := range map[string]bool{cutBefore: false, cutAfter: true, cutBody: true, garbled: true} {
			t.Run(mode+"/"+cut, func(t *testing.T) {
				t.Parallel()
				w := New(Options{})
				client, address := &http.Client{Transport: w}, "https://api.intercom.io"
				if mode == "port" {
					server := httptest.NewServer(w)
					t.Cleanup(server.Close)
					client, address = server.Client(), server.URL
				}
				if err := w.Fail(Fault{Pattern: "POST /tags", Cut: cut, Count: 1}); err != nil {
					t.Fatal(err)
				}
				response, err := client.Do(newRequest(t, "POST", address+"/tags", `{"name":"Vintage"}`))
				if cut == cutBefore || cut == cutAfter {
					if err == nil {
						_ = response.Body.Close()
					}
					if !errors.Is(err, io.EOF) && !errors.Is(err, syscall.ECONNRESET) {
						t.Errorf("got %v", err)
					}
				} else {
					checkHalf(t, response, err, cut)
				}
				if made := strings.Contains(string(ask(t, w, "GET", "/tags", "").body), "Vintage"); made != effect {
					t.Errorf("the tag was made: %t", made)
				}
				status := 200
				if !effect {
					status = 0
				}
				if requests, most := w.Requests(); len(requests) != 2 || requests[0].Status != status || most != 1 {
					t.Errorf("logged %+v, %d at once", requests, most)
				}
			})
		}
	}
}

// checkHalf looks at an answer of which half is missing.
func checkHalf(t *testing.T, response *http.Response, err error, cut string) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if want := map[string]error{cutBody: io.ErrUnexpectedEOF}[cut]; !errors.Is(err, want) {
		t.Errorf("reading ends with %v, want %v", err, want)
	}
	if response.StatusCode != 200 || response.Status != "200 OK" || response.Header.Get(FaultHeader) == "" {
		t.Errorf("answered %s with %v", response.Status, response.Header)
	}
	if len(body) == 0 || json.Valid(body) {
		t.Errorf("the body is %q", body)
	}
	if whole := response.ContentLength == int64(len(body)); whole != (cut == garbled) {
		t.Errorf("%d bytes of %d", len(body), response.ContentLength)
	}
}

func TestStatusFault(t *testing.T) {
	t.Parallel()
	text := func(text string) *string { return &text }
	for name, test := range map[string]struct {
		fault  Fault
		status int
		body   string
	}{
		"401":                {Fault{Status: 401}, 401, `"code":"unauthorized","message":"Unauthorized."`},
		"403":                {Fault{Status: 403}, 403, `"code":"api_plan_restricted"`},
		"404":                {Fault{Status: 404}, 404, `"code":"not_found"`},
		"409":                {Fault{Status: 409}, 409, `"code":"conflict"`},
		"422":                {Fault{Status: 422}, 422, `"code":"data_invalid"`},
		"429":                {Fault{Status: 429}, 429, `"code":"rate_limit_exceeded"`},
		"502":                {Fault{Status: 502}, 502, `"code":"server_error"`},
		"its own code":       {Fault{Status: 403, Code: "forbidden"}, 403, `"code":"forbidden"`},
		"its own body":       {Fault{Status: 502, Body: text("<html>")}, 502, "<html>"},
		"an empty body":      {Fault{Status: 200, Body: text("")}, 200, ""},
		"a success":          {Fault{Status: 200, Body: text(`{"id":"7"}`)}, 200, `{"id":"7"}`},
		"without any body":   {Fault{Status: 204}, 204, ""},
		"where nothing is":   {Fault{Status: 503, Pattern: "GET /tags"}, 503, `"request_id":"00000000-0000-4000-8000-000000000001"`},
		"before the token":   {Fault{Status: 500, Pattern: "* /tags"}, 500, `"error.list"`},
		"before the version": {Fault{Status: 500, Pattern: "*"}, 500, `"error.list"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := New(Options{Token: "other"}) // Intercom itself would refuse
			if test.fault.Pattern == "" {
				test.fault.Pattern = "GET /tags"
			}
			test.fault.Headers = map[string]string{"Retry-After": "3", "Content-Type": "text/x"}
			if err := w.Fail(test.fault); err != nil {
				t.Fatal(err)
			}
			got := ask(t, w, "GET", "/tags", "", "Intercom-Version", "")
			if got.status != test.status || !strings.Contains(string(got.body), test.body) || test.body == "" && len(got.body) > 0 {
				t.Errorf("got %d %s", got.status, got.body)
			}
			if got.header.Get("Retry-After") != "3" || got.header.Get("Content-Type") != "text/x" || got.header.Get(FaultHeader) != "1" {
				t.Errorf("headers are %v", got.header)
			}
		})
	}
}

func TestFaultsHaveNoEffect(t *testing.T) {
	t.Parallel()
	w := New(Options{})
	if err := w.Fail(Fault{Pattern: "POST /tags", Status: 502, Count: 1}); err != nil {
		t.Fatal(err)
	}
	ask(t, w, "POST", "/tags", `{"name":"x"}`)
	if got := string(ask(t, w, "GET", "/tags", "").body); strings.Contains(got, "x") {
		t.Errorf("the tags are %s", got)
	}
}

func TestFaultPatterns(t *testing.T) {
	t.Parallel()
	for pattern, matching := range map[string]string{
		"*":                    "GET /tags, POST /tags, GET /tags/1, GET /contacts/1/tags",
		"GET /tags":            "GET /tags",
		"* /tags":              "GET /tags, POST /tags",
		"GET /tags/*":          "GET /tags/1",
		"* /*":                 "GET /tags, POST /tags",
		"* /contacts/*/tags":   "GET /contacts/1/tags",
		"GET /[ct]*":           "GET /tags",
		"DELETE /tags":         "",
		"GET /contacts/1/tag?": "GET /contacts/1/tags",
	} {
		t.Run(pattern, func(t *testing.T) {
			t.Parallel()
			w := New(Options{})
			if err := w.Fail(Fault{Pattern: pattern, Status: 418}); err != nil {
				t.Fatal(err)
			}
			var found []string
			for _, request := range []string{"GET /tags", "POST /tags", "GET /tags/1", "GET /contacts/1/tags"} {
				method, path, _ := strings.Cut(request, " ")
				if ask(t, w, method, path, "").status == 418 {
					found = append(found, request)
				}
			}
			if got := strings.Join(found, ", "); got != matching {
				t.Errorf("it matches %s", got)
			}
			if got := ask(t, w, "GET", "/_emulator/requests", ""); got.status != 200 {
				t.Errorf("the control path answers %d", got.status)
			}
		})
	}
}

func TestFaultSkipAndCount(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		faults []Fault
		want   string
	}{
		"for ever":       {[]Fault{{Status: 500}}, "500 500 500 500 500 500"},
		"twice":          {[]Fault{{Status: 500, Count: 2}}, "500 500 200 200 200 200"},
		"later":          {[]Fault{{Status: 500, Skip: 2}}, "200 200 500 500 500 500"},
		"once, later":    {[]Fault{{Status: 500, Skip: 2, Count: 1}}, "200 200 500 200 200 200"},
		"first wins":     {[]Fault{{Status: 500, Count: 1}, {Status: 502, Count: 1}}, "500 502 200 200 200 200"},
		"first skips":    {[]Fault{{Status: 500, Skip: 1, Count: 1}, {Status: 502}}, "502 500 502 502 502 502"},
		"second skips":   {[]Fault{{Status: 500, Count: 2}, {Status: 502, Skip: 1}}, "500 500 200 502 502 502"},
		"nothing at all": {nil, "200 200 200 200 200 200"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := New(Options{})
			for _, fault := range test.faults {
				fault.Pattern = "GET /tags"
				if err := w.Fail(fault); err != nil {
					t.Fatal(err)
				}
			}
			got := []string{}
			for range 6 {
				ask(t, w, "GET", "/teams", "") // uses nothing up
				got = append(got, fmt.Sprint(ask(t, w, "GET", "/tags", "").status))
			}
			if statuses := strings.Join(got, " "); statuses != test.want {
				t.Errorf("got %s, want %s", statuses, test.want)
			}
			w.Mend()
			if got := ask(t, w, "GET", "/tags", "").status; got != 200 {
				t.Errorf("mended, it answers %d", got)
			}
		})
	}
}

func TestFaultsThatMakeNoSense(t *testing.T) {
	t.Parallel()
	body := "x"
	for name, fault := range map[string]Fault{
		"no pattern":       {Status: 500},
		"no method":        {Pattern: "/tags", Status: 500},
		"empty method":     {Pattern: " /tags", Status: 500},
		"lower case":       {Pattern: "get /tags", Status: 500},
		"no slash":         {Pattern: "GET tags", Status: 500},
		"bad pattern":      {Pattern: "GET /tags/[", Status: 500},
		"nothing":          {Pattern: "*"},
		"unknown cut":      {Pattern: "*", Cut: "across"},
		"status too low":   {Pattern: "*", Status: 100},
		"status too high":  {Pattern: "*", Status: 600},
		"negative status":  {Pattern: "*", Status: -1},
		"negative skip":    {Pattern: "*", Status: 500, Skip: -1},
		"negative count":   {Pattern: "*", Status: 500, Count: -1},
		"negative delay":   {Pattern: "*", Delay: -1},
		"status and cut":   {Pattern: "*", Status: 500, Cut: cutBody},
		"body alone":       {Pattern: "*", Cut: cutBody, Body: &body},
		"code alone":       {Pattern: "*", Delay: 1, Code: "x"},
		"headers alone":    {Pattern: "*", Delay: 1, Headers: map[string]string{"a": "b"}},
		"pattern of words": {Pattern: "everything", Status: 500},
	} {
		if err := New(Options{}).Fail(fault); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestDelay(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		latency, delay, patience time.Duration
		lasts                    time.Duration
		made                     bool
	}{
		"latency":             {latency: time.Minute, patience: time.Hour, lasts: time.Minute, made: true},
		"delay":               {delay: time.Minute, patience: time.Hour, lasts: time.Minute, made: true},
		"both":                {latency: time.Minute, delay: time.Minute, patience: time.Hour, lasts: 2 * time.Minute, made: true},
		"longer than patient": {delay: time.Hour, patience: time.Minute, lasts: time.Minute},
		"no patience":         {patience: -1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				w := New(Options{Latency: test.latency})
				if test.delay > 0 {
					if err := w.Fail(Fault{Pattern: "*", Delay: Duration(test.delay)}); err != nil {
						t.Fatal(err)
					}
				}
				ctx, cancel := context.WithTimeout(t.Context(), test.patience)
				defer cancel()
				started := time.Now()
				response, err := w.RoundTrip(newRequest(t, "POST", "https://api.intercom.io/tags", `{"name":"x"}`).WithContext(ctx))
				if lasted := time.Since(started); lasted != test.lasts {
					t.Errorf("it took %s", lasted)
				}
				if err == nil {
					_ = response.Body.Close()
				}
				if test.made != (err == nil) || err != nil && !errors.Is(err, context.DeadlineExceeded) {
					t.Errorf("got %v", err)
				}
				w.mu.Lock()
				defer w.mu.Unlock()
				if made := w.tagNamed("x") != nil; made != test.made {
					t.Errorf("the tag was made: %t", made)
				}
			})
		})
	}
}

func TestDuration(t *testing.T) {
	t.Parallel()
	fault := Fault{Pattern: "*", Delay: Duration(1500 * time.Millisecond)}
	text, err := json.Marshal(fault)
	if err != nil || string(text) != `{"pattern":"*","delay":"1.5s"}` {
		t.Errorf("written as %s, %v", text, err)
	}
	var read Fault
	if err := json.Unmarshal(text, &read); err != nil || read.Delay != fault.Delay {
		t.Errorf("read as %+v, %v", read, err)
	}
	for _, text := range []string{`1`, `"soon"`, `{}`, `"1"`} {
		if err := json.Unmarshal([]byte(text), new(Duration)); err == nil {
			t.Errorf("%s was accepted", text)
		}
	}
}

// TestFaultsOnTheWay has somebody on the way answer after the effect, change the
// answer, repeat what was asked, and refuse a stream that was carried out.
func TestFaultsOnTheWay(t *testing.T) {
	t.Parallel()
	body := "no to {authorization}"
	for name, c := range map[string]struct {
		fault  Fault
		status int
		want   string // in the answer
		made   int
	}{
		"after":      {Fault{Status: 403, After: true}, 403, "api_plan_restricted", 1},
		"not after":  {Fault{Status: 403}, 403, "api_plan_restricted", 0},
		"echo":       {Fault{Status: 500, Body: &body}, 500, "no to Bearer it", 0},
		"set":        {Fault{Set: map[string]any{"name": "Other", "lacks": 1}}, 200, `"name":"Other"`, 1},
		"refused":    {Fault{Cut: refused}, 200, `"name":"Vintage"`, 1}, // the repetition finds the tag
		"no members": {Fault{Set: map[string]any{"lacks": 1}}, 200, `"name":"Vintage"`, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := New(Options{})
			c.fault.Pattern, c.fault.Count = "POST /tags", 1
			if err := w.Fail(c.fault); err != nil {
				t.Fatal(err)
			}
			in := newRequest(t, "POST", "https://api.intercom.io/tags", `{"name":"Vintage"}`)
			in.Header.Set("Authorization", "Bearer it")
			response, err := (&http.Client{Transport: w}).Do(in)
			if err != nil {
				t.Fatal(err)
			}
			answer, _ := io.ReadAll(response.Body)
			_ = response.Body.Close()
			if response.StatusCode != c.status || !strings.Contains(string(answer), c.want) || strings.Contains(string(answer), "lacks") {
				t.Errorf("%d %s", response.StatusCode, answer)
			}
			if made := strings.Count(string(ask(t, w, "GET", "/tags", "").body), "Vintage"); made != c.made {
				t.Errorf("%d tags were made", made)
			}
		})
	}
	once := New(Options{})
	if err := once.Fail(Fault{Pattern: "*", Cut: refused, Count: 1}); err != nil {
		t.Fatal(err)
	}
	in := newRequest(t, "POST", "https://api.intercom.io/tags", `{"name":"Vintage"}`)
	in.GetBody = nil
	if response, err := once.RoundTrip(in); err == nil {
		_ = response.Body.Close()
		t.Error("what cannot be read again was sent again")
	}
}
