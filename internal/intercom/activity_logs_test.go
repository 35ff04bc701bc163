package intercom

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"io"
)

// A search has the number of the page in its body, and is read to the end, whichever
// way the answer says that there is more.
func TestActivitySearchPages(t *testing.T) {
	t.Parallel()
	for _, pages := range []string{
		`{"type":"pages","page":%d,"per_page":1,"total_pages":2,"next":null}`,
		`{"type":"pages","page":%d,"next":"https://api.intercom.io/admins/activity_logs/search?page=2"}`,
	} {
		var bodies []string
		server := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, in *http.Request) {
			body, _ := io.ReadAll(in.Body)
			bodies = append(bodies, string(body))
			if number := len(bodies); number <= 2 {
				_, _ = fmt.Fprintf(out, `{"type":"activity_log.list","activity_logs":[{"id":"%d"}],"pages":`+pages+`}`, number, number)
				return
			}
			_, _ = out.Write([]byte(`{"type":"activity_log.list","activity_logs":[]}`))
		}))
		t.Cleanup(server.Close)
		c, err := New(Config{Token: "T", BaseURL: server.URL})
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, err := range c.ActivityLogs.Find(t.Context(), ActivityFilter{After: time.Unix(1, 0), Types: []string{"app_name_change"}}) {
			if err != nil {
				t.Fatal(err)
			}
			found++
		}
		if found != 2 || !strings.Contains(bodies[0], `"page":1`) || !strings.Contains(bodies[1], `"page":2`) {
			t.Errorf("%d found: %q", found, bodies)
		}
	}
}
