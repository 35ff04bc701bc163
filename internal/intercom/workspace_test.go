package intercom

import (
	"errors"
	"net/http"
	"strings"
	"sync"
	"testing"
)

const me = `{"type":"admin","id":"9","app":{"id_code":"abc","name":"Acme"}}`

func guarded(config *Config) { config.WorkspaceID = "abc" }

// whoIs answers to GET /me as given, and to everything else with a tag.
func whoIs(mine answerer) *fake {
	return &fake{answer: func(r *http.Request) (*http.Response, error) {
		if r.URL.Path == "/me" {
			return mine(r)
		}
		return reply(200, `{"id":"1"}`)(r)
	}}
}

func (f *fake) count(path string) int {
	count := 0
	for _, call := range f.calls {
		if call.path == path {
			count++
		}
	}
	return count
}

func TestWorkspaceIsAskedForOnce(t *testing.T) {
	t.Parallel()
	transport := whoIs(reply(200, me))
	c := newClient(t, transport, guarded)
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if _, err := thing(t.Context(), c, "1"); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if asked, made := transport.count("/me"), transport.count("/things/1"); asked != 1 || made != 20 {
		t.Errorf("asked %d times for the workspace, %d for the tag", asked, made)
	}
	if transport.calls[0].path != "/me" {
		t.Errorf("the first request was for %s", transport.calls[0].path)
	}
}

func TestWorkspaceIsNotAskedForUnlessWanted(t *testing.T) {
	t.Parallel()
	transport := whoIs(reply(200, me))
	if _, err := thing(t.Context(), newClient(t, transport), "1"); err != nil || transport.count("/me") != 0 {
		t.Errorf("%v, asked %d times", err, transport.count("/me"))
	}
	who, err := newClient(t, transport, guarded).Workspace.Me(t.Context())
	if err != nil || who.App.Name != "Acme" || transport.count("/me") != 1 {
		t.Errorf("got %+v, %v, asked %d times", who, err, transport.count("/me"))
	}
}

func TestWrongWorkspace(t *testing.T) {
	t.Parallel()
	transport := whoIs(reply(200, strings.Replace(me, "abc", "xyz", 1)))
	c := newClient(t, transport, guarded)
	for range 2 {
		_, err := c.TicketTypes.Create(t.Context(), TicketTypeInput{Name: "x"})
		var wrong *WrongWorkspaceError
		if !errors.As(err, &wrong) || *wrong != (WrongWorkspaceError{"abc", "xyz", "Acme"}) {
			t.Errorf("got %v", err)
		}
		if want := "the access token belongs to workspace xyz (Acme), not to abc"; err.Error() != want {
			t.Errorf("got %v", err)
		}
	}
	if transport.count("/ticket_types") != 0 {
		t.Error("something was written to the wrong workspace")
	}
}

func TestWorkspaceFailureIsNotKept(t *testing.T) {
	t.Parallel()
	first := answering(reply(503, ""), reply(200, me))
	transport := whoIs(first.answer)
	c := newClient(t, transport, guarded)
	_, err := thing(t.Context(), c, "1")
	checkOutcome(t, err, 503, false)
	if _, err := thing(t.Context(), c, "1"); err != nil {
		t.Errorf("the second request fails, too: %v", err)
	}
}
