package emulator

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"
)

// eventNames are the names of what a list of events or summaries holds.
func eventNames(t *testing.T, w *Workspace, query string) string {
	t.Helper()
	var names []string
	events, _ := ask(t, w, http.MethodGet, "/events?type=user&"+query, "").json(t)["events"].([]any)
	for _, event := range events {
		event, _ := event.(object)
		text := fmt.Sprint(event["event_name"], event["name"], event["count"], event["metadata"])
		names = append(names, strings.TrimSpace(strings.ReplaceAll(text, "<nil>", "")))
	}
	return strings.Join(names, "; ")
}

func TestDataEvents(t *testing.T) {
	t.Parallel()
	w := sampleWorkspace()
	now := time.Now()
	submit := func(who, name string, ago time.Duration, metadata string) {
		t.Helper()
		body := fmt.Sprintf(`{%s,"event_name":%q,"created_at":%d,"metadata":%s}`, who, name, now.Add(-ago).Unix(), metadata)
		if got := ask(t, w, http.MethodPost, "/events", body); got.status != http.StatusAccepted || len(got.body) != 0 {
			t.Errorf("%s: %d %s", body, got.status, got.body)
		}
	}
	submit(`"user_id":"u/2"`, "late", time.Hour, `{"j":1,"i":1,"h":1,"g":1,"f":1,"e":1,"d":1,"c":1,"b":1,"a":1,"k":1}`)
	submit(`"email":"viktor@example.com"`, "late", time.Hour, `{"again":1}`)
	submit(`"id":"`+SampleOtherUserID+`"`, "early", 89*24*time.Hour, `{}`)
	submit(`"user_id":"u/2"`, "ancient", 91*24*time.Hour, `null`)
	submit(`"id":"`+SampleLeadID+`"`, "led", time.Hour, `{}`)
	const late = "late  map[a:1 b:1 c:1 d:1 e:1 f:1 g:1 h:1 i:1 j:1]"
	for query, want := range map[string]string{
		"user_id=u%2F2":                          late + "; early",
		"user_id=u%2F2&summary=true":             "late1; early1; ancient1",
		"user_id=u%2F2&summary=false&per_page=1": late,
		"intercom_user_id=" + SampleLeadID:       "led",
	} {
		if got := eventNames(t, w, query); got != want {
			t.Errorf("%s: got %s, want %s", query, got, want)
		}
	}
}

func TestDataEventSummariesAdd(t *testing.T) {
	t.Parallel()
	w := sampleWorkspace()
	for _, summaries := range []string{
		`{"event_name":"one","count":2,"first":1700000000,"last":1700000100}`,
		`[{"event_name":"one","count":3,"first":1600000000,"last":1600000100},{"event_name":"two","count":1,"first":1,"last":1}]`,
	} {
		if got := ask(t, w, http.MethodPost, "/events/summaries", `{"user_id":"u/2","event_summaries":`+summaries+`}`); got.status != http.StatusOK || len(got.body) != 0 {
			t.Errorf("%s: %d %s", summaries, got.status, got.body)
		}
	}
	events, _ := ask(t, w, http.MethodGet, "/events?type=user&summary=true&user_id=u%2F2", "").json(t)["events"].([]any)
	const want = "[map[count:5 description:<nil> first:2020-09-13T12:26:40.000+00:00 last:2023-11-14T22:15:00.000+00:00 name:one] " +
		"map[count:1 description:<nil> first:1970-01-01T00:00:01.000+00:00 last:1970-01-01T00:00:01.000+00:00 name:two]]"
	if got := fmt.Sprint(events); got != want {
		t.Errorf("got %s", got)
	}
}

func TestDataEventRefusals(t *testing.T) {
	t.Parallel()
	w := sampleWorkspace()
	for _, test := range []struct{ method, path, body, want string }{
		{http.MethodPost, "/events", `{"event_name":"a","created_at":1}`, "404 not_found: User Not Found"},
		{http.MethodPost, "/events", `{"event_name":"a","created_at":1,"user_id":"nobody"}`, "404 not_found: User Not Found"},
		{http.MethodPost, "/events", `{"created_at":1,"user_id":"u-1"}`, "400 parameter_not_found: event_name and created_at are required"},
		{http.MethodPost, "/events", `{"event_name":"a","user_id":"u-1"}`, "400 parameter_not_found: event_name and created_at are required"},
		{http.MethodPost, "/events/summaries", `{"user_id":"u-1","event_summaries":"a"}`, "400 parameter_invalid: event_summaries is not valid"},
		{http.MethodPost, "/events/summaries", `{"user_id":"nobody","event_summaries":[]}`, "404 not_found: User Not Found"},
		{http.MethodGet, "/events?user_id=u-1", "", "400 parameter_invalid: type must be user"},
		{http.MethodGet, "/events?type=user", "", "404 not_found: User Not Found"},
		{http.MethodGet, "/events?type=user&email=uma.old%40example.com", "", "404 not_found: User Not Found"},
		{http.MethodGet, "/events?type=user&intercom_user_id=6762f0dd1bb69f9f21930005", "", "404 not_found: User Not Found"}, // merged
	} {
		if got := ask(t, w, test.method, test.path, test.body).refusal(t); got != test.want {
			t.Errorf("%s %s %s: %s", test.method, test.path, test.body, got)
		}
	}
}
