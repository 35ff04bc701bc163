package intercom

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// holding is a transport that keeps back what it was answered, from the moment
// on at which hold is called until release is.
type holding struct {
	http.RoundTripper
	pattern string // a method and a path

	mu   sync.Mutex
	gate chan struct{}
}

func (h *holding) hold(pattern string) (release func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	gate := make(chan struct{})
	h.pattern, h.gate = pattern, gate
	return func() { close(gate) }
}

// only keeps back no more than what is kept back already.
func (h *holding) only() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.gate = nil
}

func (h *holding) RoundTrip(r *http.Request) (*http.Response, error) {
	answer, err := h.RoundTripper.RoundTrip(r)
	h.mu.Lock()
	gate := h.gate
	if r.Method+" "+r.URL.Path != h.pattern {
		gate = nil
	}
	h.mu.Unlock()
	if gate != nil {
		select {
		case <-gate:
		case <-r.Context().Done():
			return nil, r.Context().Err()
		}
	}
	return answer, err
}

// held makes a client of a sample workspace whose answers can be kept back, and
// another one of the same workspace: somebody outside.
func held(t *testing.T) (c *Client, outside *Client, w *emulator.Workspace, h *holding) {
	t.Helper()
	outside, w = emulated(t)
	h = &holding{RoundTripper: w}
	return newClient(t, h), outside, w, h
}

// costs fails where something makes another number of requests.
func costs(t *testing.T, w *emulator.Workspace, want int, what string, do func()) {
	t.Helper()
	before, _ := w.Requests()
	do()
	after, _ := w.Requests()
	if got := len(after) - len(before); got != want {
		t.Errorf("%s costs %d requests, want %d: %v", what, got, want, paths(after[len(before):]))
	}
}

func paths(requests []emulator.LoggedRequest) []string {
	var all []string
	for _, r := range requests {
		all = append(all, r.Method+" "+r.Path)
	}
	return all
}

// reader reads objects of one kind.
type reader struct {
	path, id string
	all      func(context.Context, *Client) error
	get      func(context.Context, *Client, string) error // nil where there is none
}

func failure[T any](_ T, err error) error { return err }

var readers = map[string]reader{
	"admins": {
		"/admins", "991267460",
		func(ctx context.Context, c *Client) error { return failure(walk(c.Admins.All(ctx))) },
		func(ctx context.Context, c *Client, id string) error { return failure(c.Admins.Get(ctx, id)) },
	},
	"tags": {
		"/tags", "101",
		func(ctx context.Context, c *Client) error { return failure(walk(c.Tags.All(ctx))) },
		func(ctx context.Context, c *Client, id string) error { return failure(c.Tags.Get(ctx, id)) },
	},
	"teams": {
		"/teams", "5017691",
		func(ctx context.Context, c *Client) error { return failure(walk(c.Teams.All(ctx))) },
		func(ctx context.Context, c *Client, id string) error { return failure(c.Teams.Get(ctx, id)) },
	},
	"ticket types": {
		"/ticket_types", emulator.SampleTicketTypeID,
		func(ctx context.Context, c *Client) error { return failure(walk(c.TicketTypes.All(ctx))) },
		func(ctx context.Context, c *Client, id string) error { return failure(c.TicketTypes.Get(ctx, id)) },
	},
	"ticket states": {
		"/ticket_states", "",
		func(ctx context.Context, c *Client) error { return failure(walk(c.TicketStates.All(ctx))) }, nil,
	},
	"subscription types": {
		"/subscription_types", "",
		func(ctx context.Context, c *Client) error { return failure(walk(c.SubscriptionTypes.All(ctx))) }, nil,
	},
	"a contact's choices": {
		"/contacts/" + emulator.SampleOtherUserID + "/subscriptions", "91",
		func(ctx context.Context, c *Client) error {
			return failure(walk(c.ContactSubscriptions.All(ctx, emulator.SampleOtherUserID)))
		},
		func(ctx context.Context, c *Client, id string) error {
			return failure(c.ContactSubscriptions.Get(ctx, emulator.SampleOtherUserID, id))
		},
	},
}

func TestSnapshotIsAskedForOnce(t *testing.T) {
	t.Parallel()
	for name, kind := range readers {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				c, _, w, h := held(t)
				costs(t, w, 0, "nothing", func() { synctest.Wait() })
				release := h.hold("GET " + kind.path)
				var everybody sync.WaitGroup
				ask := func() {
					for i := range 50 {
						everybody.Go(func() {
							err := kind.all(t.Context(), c)
							if i%2 == 0 && kind.get != nil {
								err = kind.get(t.Context(), c, kind.id)
							}
							if err != nil {
								t.Error(err)
							}
						})
					}
				}
				costs(t, w, 1, "asking", func() { ask(); synctest.Wait() })
				costs(t, w, 0, "waiting", func() { release(); everybody.Wait() })
				costs(t, w, 0, "asking again", func() { ask(); everybody.Wait() })
			})
		})
	}
}

func TestSnapshotOutlivesItsFirstCaller(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, _, w, h := held(t)
		release := h.hold("GET /tags")
		defer release()
		first, giveUp := context.WithCancel(t.Context())
		joined, leave := context.WithCancel(t.Context())
		var everybody sync.WaitGroup
		results := make(chan error, 12)
		ask := func(ctx context.Context) {
			everybody.Go(func() { results <- failure(c.Tags.Get(ctx, "101")) })
			synctest.Wait()
		}
		ask(first)
		ask(joined)
		for range 10 {
			ask(t.Context())
		}
		costs(t, w, 0, "leaving", func() { leave(); synctest.Wait() })
		if len(results) != 1 || !errors.Is(<-results, context.Canceled) {
			t.Error("who left was kept waiting, or others were not")
		}
		h.only()
		costs(t, w, 1, "going on without the first", func() { giveUp(); everybody.Wait() })
		close(results)
		cancelled := 0
		for err := range results {
			switch {
			case errors.Is(err, context.Canceled):
				cancelled++
			case err != nil:
				t.Error(err)
			}
		}
		if cancelled != 1 {
			t.Errorf("%d were cancelled with the first", cancelled)
		}
	})
}

func TestSnapshotKeepsNoFailure(t *testing.T) {
	t.Parallel()
	for name, kind := range readers {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				c, _, w, h := held(t)
				if err := w.Fail(emulator.Fault{Pattern: "GET " + kind.path, Status: 500, Count: 1}); err != nil {
					t.Fatal(err)
				}
				release := h.hold("GET " + kind.path)
				var everybody sync.WaitGroup
				results := make(chan error, 3)
				costs(t, w, 1, "failing together", func() {
					for range cap(results) {
						everybody.Go(func() { results <- kind.all(t.Context(), c) })
					}
					synctest.Wait()
					release()
					everybody.Wait()
				})
				for range cap(results) {
					checkOutcome(t, <-results, 500, false)
				}
				costs(t, w, 1, "trying again", func() {
					if err := kind.all(t.Context(), c); err != nil {
						t.Error(err)
					}
				})
			})
		})
	}
}

func TestSnapshotWithoutTheRightToList(t *testing.T) {
	t.Parallel()
	for name, kind := range readers {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, w := emulated(t)
			if err := w.Fail(emulator.Fault{Pattern: "GET " + kind.path, Status: 403}); err != nil {
				t.Fatal(err)
			}
			checkOutcome(t, kind.all(t.Context(), c), 403, false)
			switch {
			case kind.get == nil:
			case strings.HasPrefix(kind.path, "/contacts"):
				checkOutcome(t, kind.get(t.Context(), c, kind.id), 403, false)
			default:
				if err := kind.get(t.Context(), c, kind.id); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

func TestSnapshotMissIsConfirmed(t *testing.T) {
	t.Parallel()
	c, w := emulated(t)
	before := tagNames(t, c)
	made, err := newClient(t, w).Tags.Create(t.Context(), "Vintage")
	if err != nil {
		t.Fatal(err)
	}
	read := func() {
		if found, err := c.Tags.Get(t.Context(), made.ID.String()); err != nil || found.Name != "Vintage" {
			t.Errorf("found %+v, %v", found, err)
		}
	}
	costs(t, w, 1, "what was made outside", read)
	costs(t, w, 0, "the same again", read)
	costs(t, w, 1, "what never was", func() {
		if _, err := c.Tags.Get(t.Context(), "nobody"); !errors.Is(err, ErrNotFound) {
			t.Errorf("got %v", err)
		}
	})
	costs(t, w, 0, "the list", func() {
		if after := tagNames(t, c); !slices.Equal(before, after) {
			t.Errorf("what was read changed the list from %v to %v", before, after)
		}
	})
	costs(t, w, 1, "writing it", func() {
		if _, err := c.Tags.Rename(t.Context(), made.ID.String(), "Old"); err != nil {
			t.Error(err)
		}
	})
	costs(t, w, 0, "the list after that", func() {
		if after := tagNames(t, c); !slices.Equal(append(before, "Old"), after) {
			t.Errorf("the list is %v", after)
		}
		if found, err := c.Tags.Get(t.Context(), made.ID.String()); err != nil || found.Name != "Old" {
			t.Errorf("found %+v, %v", found, err)
		}
	})
}

// TestSnapshotOfAListThatLeavesOut has a list without archived objects, as
// Intercom's may be.
func TestSnapshotOfAListThatLeavesOut(t *testing.T) {
	t.Parallel()
	transport := &fake{answer: func(r *http.Request) (*http.Response, error) {
		if r.URL.Path == "/ticket_types" {
			return reply(200, `{"type":"list","data":[{"id":"1"}]}`)(r)
		}
		return reply(200, `{"id":"2","archived":true,"ticket_type_attributes":{"type":"list","data":[{"id":"3"}]}}`)(r)
	}}
	c := newClient(t, transport)
	for range 3 {
		if found, err := c.TicketTypes.Get(t.Context(), "2"); err != nil || !found.Archived {
			t.Errorf("found %+v, %v", found, err)
		}
		if _, err := c.TicketTypeAttributes.Get(t.Context(), "2", "3"); err != nil {
			t.Errorf("its attribute: %v", err)
		}
		if found := ids(t, c.TicketTypes.All(t.Context())); !slices.Equal(found, []string{"1"}) {
			t.Errorf("listed %v", found)
		}
	}
	if len(transport.calls) != 2 {
		t.Errorf("%d requests", len(transport.calls))
	}
}
