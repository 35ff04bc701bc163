package emulator

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// seen is what GET /_emulator/requests answers.
type seen struct {
	Count          int             `json:"count"`
	MaxConcurrency int             `json:"max_concurrency"`
	Requests       []LoggedRequest `json:"requests"`
}

func readLog(t *testing.T, w *Workspace) seen {
	t.Helper()
	got := ask(t, w, "GET", "/_emulator/requests", "", "Authorization", "", "Accept", "", "Intercom-Version", "")
	if got.status != 200 || got.header.Get("Content-Type") != "application/json" {
		t.Fatalf("got %d, %v", got.status, got.header)
	}
	var log seen
	if err := json.Unmarshal(got.body, &log); err != nil {
		t.Fatal(err)
	}
	return log
}

func TestRequestLog(t *testing.T) {
	t.Parallel()
	w := sampleWorkspace()
	if got := ask(t, w, "GET", "/_emulator/requests", ""); strings.TrimSpace(string(got.body)) != `{"count":0,"max_concurrency":0,"requests":[]}` {
		t.Errorf("an empty log is %s", got.body)
	}
	ask(t, w, "GET", "/tags/a%2Fb?x=1&y=2", "", "User-Agent", "me/1")
	ask(t, w, "POST", "/tags", `{"name":"x"}`, "Intercom-Version", "Preview")
	ask(t, w, "GET", "/nothing", "", "Authorization", "")
	log := readLog(t, w)
	want := []LoggedRequest{
		{Number: 1, Method: "GET", Path: "/tags/a%2Fb", Query: "x=1&y=2", Version: "2.16", Agent: "me/1", Status: 404},
		{Number: 2, Method: "POST", Path: "/tags", Version: "Preview", Status: 200},
		{Number: 3, Method: "GET", Path: "/nothing", Version: "2.16", Status: 401},
	}
	if log.Count != len(want) || len(log.Requests) != len(want) || log.MaxConcurrency != 1 {
		t.Fatalf("logged %+v", log)
	}
	for i, entry := range log.Requests {
		if entry != want[i] {
			t.Errorf("got  %+v\nwant %+v", entry, want[i])
		}
	}
	if got := ask(t, w, "DELETE", "/_emulator/requests", ""); got.status != 204 || len(got.body) != 0 {
		t.Errorf("got %d %s", got.status, got.body)
	}
	ask(t, w, "GET", "/tags", "")
	if log := readLog(t, w); log.Count != 1 || log.Requests[0].Number != 4 {
		t.Errorf("after emptying it, the log is %+v", log)
	}
}

func TestRequestsAtOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := New(Options{Latency: time.Second})
		for range 5 {
			request := newRequest(t, "GET", "https://api.intercom.io/tags", "")
			go func() {
				response, err := w.RoundTrip(request)
				if err != nil {
					t.Error(err)
					return
				}
				_ = response.Body.Close()
			}()
		}
		synctest.Wait()
		if requests, most := w.Requests(); len(requests) != 5 || most != 5 || requests[0].Status != 0 {
			t.Errorf("while they run: %+v, %d at once", requests, most)
		}
		w.ForgetRequests()
		if requests, most := w.Requests(); len(requests) != 0 || most != 5 {
			t.Errorf("forgotten while they run: %+v, %d at once", requests, most)
		}
		time.Sleep(2 * time.Second)
		ask(t, w, "GET", "/tags", "")
		if requests, most := w.Requests(); len(requests) != 1 || most != 5 {
			t.Errorf("after they ran: %+v, %d at once", requests, most)
		}
		w.ForgetRequests()
		ask(t, w, "GET", "/tags", "")
		ask(t, w, "GET", "/tags", "")
		if requests, most := w.Requests(); len(requests) != 2 || most != 1 {
			t.Errorf("one after the other: %+v, %d at once", requests, most)
		}
	})
}

func TestFaultControl(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(sampleWorkspace())
	t.Cleanup(server.Close)
	do := func(method, path, body string, headers ...string) (int, string) {
		t.Helper()
		response, err := server.Client().Do(newRequest(t, method, server.URL+path, body, headers...))
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = response.Body.Close() }()
		var refusal struct{ Error string }
		if response.StatusCode == http.StatusBadRequest {
			if err := json.NewDecoder(response.Body).Decode(&refusal); err != nil {
				t.Fatal(err)
			}
		}
		return response.StatusCode, refusal.Error
	}
	for body, want := range map[string]string{
		`{"pattern":"get /x","status":500}`:           "is not like",
		`{"pattern":"GET /[","status":500}`:           "syntax error in pattern",
		`{"pattern":"*"}`:                             "does nothing",
		`{"pattern":"*","cut":"across"}`:              "none of before, after, body, garbled",
		`{"pattern":"*","status":99}`:                 "status 99",
		`{"pattern":"*","status":500,"delay":5}`:      `a text like "250ms"`,
		`{"pattern":"*","status":500,"delay":"soon"}`: "invalid duration",
		`{"pattern":"*","status":500,"chance":0.5}`:   `unknown field "chance"`,
		`{"pattern":"*","status":"500"}`:              "cannot unmarshal",
		`{`:                                           "unexpected EOF",
		``:                                            "EOF",
		`{"pattern":"*","status":500,"headers":{"a":"b"},"cut":1}`: "cannot unmarshal",
	} {
		if status, text := do("POST", "/_emulator/faults", body); status != 400 || !strings.Contains(text, want) {
			t.Errorf("%s: got %d %q", body, status, text)
		}
	}
	if status, _ := do("GET", "/tags", ""); status != 200 {
		t.Fatalf("a refused fault acts: %d", status)
	}
	if status, _ := do("POST", "/_emulator/faults", `{"pattern":"GET /tags","status":418,"skip":1,"delay":"1ms"}`, "Authorization", ""); status != 204 {
		t.Fatalf("got %d", status)
	}
	statuses := []int{}
	for range 3 {
		status, _ := do("GET", "/tags", "")
		statuses = append(statuses, status)
	}
	if statuses[0] != 200 || statuses[1] != 418 || statuses[2] != 418 {
		t.Errorf("got %v", statuses)
	}
	if status, _ := do("DELETE", "/_emulator/faults", ""); status != 204 {
		t.Errorf("got %d", status)
	}
	if status, _ := do("GET", "/tags", ""); status != 200 {
		t.Errorf("mended, it answers %d", status)
	}
}

func TestResetControl(t *testing.T) {
	t.Parallel()
	w := sampleWorkspace()
	ask(t, w, "DELETE", "/tags/101", "")
	if err := w.Fail(Fault{Pattern: "*", Status: 500}); err != nil {
		t.Fatal(err)
	}
	if got := ask(t, w, "POST", "/_emulator/reset", "", "Authorization", ""); got.status != 204 {
		t.Fatalf("got %d", got.status)
	}
	if log := readLog(t, w); log.Count != 0 {
		t.Errorf("the log still has %d requests", log.Count)
	}
	if got := ask(t, w, "GET", "/tags/101", ""); got.status != 200 {
		t.Errorf("got %d %s", got.status, got.body)
	}
}
