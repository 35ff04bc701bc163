package intercom

import (
	"cmp"
	"encoding/json"
	"errors"
	"iter"
	"slices"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// writing is a write of the sample workspace.
type writing struct {
	pattern string // of the request
	lists   string // path of the list that it changes
	do      func(*testing.T, *Client) error
	get     func(*testing.T, *Client) error // reads what was written
	reads   int                             // requests that this costs
}

const (
	sampleType      = emulator.SampleTicketTypeID
	sampleAttribute = "80"
	sampleContact   = emulator.SampleOtherUserID
	theirChoices    = "/contacts/" + sampleContact + "/subscriptions"
)

func isGone(err error) error {
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	return errors.Join(errors.New("it is not gone"), err)
}

func isArchived(archived bool, err error) error {
	if !archived {
		return errors.Join(errors.New("it is not archived"), err)
	}
	return nil
}

func getTag(t *testing.T, c *Client) error { return failure(c.Tags.Get(t.Context(), "101")) }
func getType(t *testing.T, c *Client) error {
	return failure(c.TicketTypes.Get(t.Context(), sampleType))
}
func getAttribute(t *testing.T, c *Client) error {
	return failure(c.TicketTypeAttributes.Get(t.Context(), sampleType, sampleAttribute))
}

var writings = map[string]writing{
	"tag made": {"POST /tags", "/tags", func(t *testing.T, c *Client) error {
		return failure(c.Tags.Create(t.Context(), "Vintage"))
	}, getTag, 0},
	"tag renamed": {"POST /tags", "/tags", func(t *testing.T, c *Client) error {
		return failure(c.Tags.Rename(t.Context(), "101", "Vintage"))
	}, getTag, 0},
	"tag deleted": {"DELETE /tags/*", "/tags", func(t *testing.T, c *Client) error {
		return c.Tags.Delete(t.Context(), "101")
	}, func(t *testing.T, c *Client) error { return isGone(getTag(t, c)) }, 1},
	"ticket type made": {"POST /ticket_types", "/ticket_types", func(t *testing.T, c *Client) error {
		return failure(c.TicketTypes.Create(t.Context(), TicketTypeInput{Name: "Leak"}))
	}, getType, 0},
	"ticket type changed": {"PUT /ticket_types/*", "/ticket_types", func(t *testing.T, c *Client) error {
		return failure(c.TicketTypes.Update(t.Context(), sampleType, TicketTypeInput{Name: "Leak"}))
	}, getType, 0},
	"ticket type archived": {"PUT /ticket_types/*", "/ticket_types", func(t *testing.T, c *Client) error {
		return c.TicketTypes.Archive(t.Context(), sampleType)
	}, func(t *testing.T, c *Client) error {
		found, err := c.TicketTypes.Get(t.Context(), sampleType)
		return isArchived(err == nil && found.Archived, err)
	}, 0},
	"attribute made": {"POST /ticket_types/*/attributes", "/ticket_types", func(t *testing.T, c *Client) error {
		return failure(c.TicketTypeAttributes.Create(t.Context(), sampleType, TicketTypeAttributeInput{Name: "Where", DataType: "integer"}))
	}, getAttribute, 0},
	"attribute changed": {"PUT /ticket_types/*/attributes/*", "/ticket_types", func(t *testing.T, c *Client) error {
		return failure(c.TicketTypeAttributes.Update(t.Context(), sampleType, sampleAttribute, TicketTypeAttributeInput{Name: "Where"}))
	}, getAttribute, 1}, // the answer leaves the options out
	"attribute archived": {"PUT /ticket_types/*/attributes/*", "/ticket_types", func(t *testing.T, c *Client) error {
		return c.TicketTypeAttributes.Archive(t.Context(), sampleType, sampleAttribute)
	}, func(t *testing.T, c *Client) error {
		found, err := c.TicketTypeAttributes.Get(t.Context(), sampleType, sampleAttribute)
		return isArchived(err == nil && found.Archived, err)
	}, 1},
	"choice made": {"POST /contacts/*/subscriptions", theirChoices, func(t *testing.T, c *Client) error {
		optIn := &SubscriptionType{Object: Object{emulator.SampleOptInTypeID}, ConsentType: "opt_in"}
		return failure(c.ContactSubscriptions.Create(t.Context(), sampleContact, optIn))
	}, func(t *testing.T, c *Client) error {
		return failure(c.ContactSubscriptions.Get(t.Context(), sampleContact, emulator.SampleOptInTypeID))
	}, 0},
	"choice deleted": {"DELETE /contacts/*/subscriptions/*", theirChoices, func(t *testing.T, c *Client) error {
		return c.ContactSubscriptions.Delete(t.Context(), sampleContact, "91")
	}, func(t *testing.T, c *Client) error {
		return isGone(failure(c.ContactSubscriptions.Get(t.Context(), sampleContact, "91")))
	}, 1},
}

// contents is all that a client sees of what it can write, as text.
func contents(t *testing.T, c *Client) string {
	t.Helper()
	ctx := t.Context()
	return sorted(t, c.Tags.All(ctx)) + sorted(t, c.TicketTypes.All(ctx)) + sorted(t, c.TicketStates.All(ctx)) +
		sorted(t, c.ContactSubscriptions.All(ctx, sampleContact))
}

func sorted[T identified](t *testing.T, all iter.Seq2[*T, error]) string {
	t.Helper()
	var objects []*T
	for object, err := range all {
		if err != nil {
			t.Fatal(err)
		}
		objects = append(objects, object)
	}
	slices.SortFunc(objects, func(a, b *T) int { return cmp.Compare((*a).identity(), (*b).identity()) })
	text, err := json.MarshalIndent(objects, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text) + "\n"
}

// checkSeen compares what a client sees with what a new one does.
func checkSeen(t *testing.T, c *Client, w *emulator.Workspace) {
	t.Helper()
	if got, want := contents(t, c), contents(t, newClient(t, w)); got != want {
		t.Errorf("the client sees\n%s\nand Intercom has\n%s", got, want)
	}
}

func TestSnapshotSeesWrites(t *testing.T) {
	t.Parallel()
	for name, write := range writings {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, w := emulated(t)
			before := contents(t, c)
			if err := write.do(t, c); err != nil {
				t.Fatal(err)
			}
			costs(t, w, write.reads, "reading it", func() {
				if err := write.get(t, c); err != nil {
					t.Error(err)
				}
			})
			checkSeen(t, c, w)
			if contents(t, c) == before {
				t.Error("nothing changed")
			}
		})
	}
}

// TestSnapshotAfterFailedWrites has writes that were carried out and not heard,
// that did not come through, and that were refused while somebody else wrote.
func TestSnapshotAfterFailedWrites(t *testing.T) {
	t.Parallel()
	faults := map[string]emulator.Fault{
		"not heard": {Cut: "after"}, "not understood": {Cut: "garbled"}, "not sent": {Cut: "before"}, "refused": {Status: 404},
	}
	for name, write := range writings {
		for what, fault := range faults {
			t.Run(name+"/"+what, func(t *testing.T) {
				t.Parallel()
				c, w := emulated(t)
				_ = contents(t, c)
				if fault.Status != 0 {
					if err := write.do(t, newClient(t, w)); err != nil {
						t.Fatal(err)
					}
				}
				fault.Pattern, fault.Count = write.pattern, 1
				if err := w.Fail(fault); err != nil {
					t.Fatal(err)
				}
				_ = write.do(t, c) // some find out that it was done
				checkSeen(t, c, w)
			})
		}
	}
}

// TestSnapshotOvertaken has a list that was made before a write and arrives
// after it: it must neither stay nor reach who asks after the write.
func TestSnapshotOvertaken(t *testing.T) {
	t.Parallel()
	for name, write := range writings {
		switch name {
		case "tag made", "tag renamed", "choice made":
			continue // these wait for the list first
		}
		for _, asks := range []bool{true, false} {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					c, _, w, h := held(t)
					release := h.hold("GET " + write.lists)
					var reading sync.WaitGroup
					reading.Go(func() { _ = contents(t, c) })
					synctest.Wait()
					h.only()
					if err := write.do(t, c); err != nil {
						t.Fatal(err)
					}
					if asks {
						if err := write.get(t, c); err != nil {
							t.Error(err)
						}
						checkSeen(t, c, w)
					}
					release()
					reading.Wait()
					checkSeen(t, c, w)
				})
			})
		}
	}
}

// TestSnapshotSingleReadOvertaken is the same for a confirmation.
func TestSnapshotSingleReadOvertaken(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, _, w, h := held(t)
		_ = contents(t, c)
		if err := writings["attribute changed"].do(t, c); err != nil {
			t.Fatal(err)
		}
		release := h.hold("GET /ticket_types/" + sampleType)
		var reading sync.WaitGroup
		reading.Go(func() { _ = getType(t, c) })
		synctest.Wait()
		h.only()
		if err := writings["ticket type changed"].do(t, c); err != nil {
			t.Fatal(err)
		}
		release()
		reading.Wait()
		costs(t, w, 0, "reading again", func() { _ = getType(t, c) })
		checkSeen(t, c, w)
	})
}

// TestSnapshotOfWritesInTurns has a write whose answer is late, while a part of
// the same object is written.
func TestSnapshotOfWritesInTurns(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ first, path, second string }{
		{"ticket type changed", "PUT /ticket_types/" + sampleType, "attribute changed"},
		{"ticket type archived", "PUT /ticket_types/" + sampleType, "attribute made"},
		{"choice made", "POST " + theirChoices, "choice deleted again"},
	} {
		t.Run(test.first, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				c, _, w, h := held(t)
				_ = contents(t, c)
				release := h.hold(test.path)
				var everybody sync.WaitGroup
				everybody.Go(func() {
					if err := writings[test.first].do(t, c); err != nil {
						t.Error(err)
					}
				})
				synctest.Wait()
				second := func(t *testing.T, c *Client) error {
					return c.ContactSubscriptions.Delete(t.Context(), sampleContact, emulator.SampleOptInTypeID)
				}
				if known, ok := writings[test.second]; ok {
					second = known.do
				}
				everybody.Go(func() {
					if err := second(t, c); err != nil {
						t.Error(err)
					}
				})
				synctest.Wait()
				release()
				everybody.Wait()
				checkSeen(t, c, w)
			})
		})
	}
}
