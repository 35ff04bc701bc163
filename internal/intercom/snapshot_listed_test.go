package intercom

import (
	"errors"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// choose makes a choice that the sample's contact has not made.
func choose(t *testing.T, c *Client) {
	t.Helper()
	optIn := &SubscriptionType{Object: Object{emulator.SampleOptInTypeID}, ConsentType: "opt_in"}
	if _, err := c.ContactSubscriptions.Create(t.Context(), emulator.SampleOtherUserID, optIn); err != nil {
		t.Fatal(err)
	}
}

// TestSnapshotMissIsConfirmedByAList is the same where Intercom has no request
// for one object.
func TestSnapshotMissIsConfirmedByAList(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, outside, w, h := held(t)
		person, path := emulator.SampleOtherUserID, "GET /contacts/"+emulator.SampleOtherUserID+"/subscriptions"
		get := func(id string) error { return failure(c.ContactSubscriptions.Get(t.Context(), person, id)) }
		costs(t, w, 2, "the first", func() {
			if err := get("92"); !errors.Is(err, errNotListed) {
				t.Errorf("got %v", err)
			}
		})
		choose(t, outside)
		costs(t, w, 1, "what was made outside", func() {
			if err := get("92"); err != nil {
				t.Error(err)
			}
		})
		release := h.hold(path)
		var everybody sync.WaitGroup
		before, _ := w.Requests()
		for range 20 {
			everybody.Go(func() {
				if err := get("nobody"); !errors.Is(err, errNotListed) {
					t.Errorf("got %v", err)
				}
			})
		}
		synctest.Wait()
		release()
		everybody.Wait()
		// Who asked when the first list was under way needs one more.
		if after, _ := w.Requests(); len(after)-len(before) > 3 {
			t.Errorf("what many miss costs %d requests", len(after)-len(before))
		}
		if err := outside.ContactSubscriptions.Delete(t.Context(), person, "92"); err != nil {
			t.Fatal(err)
		}

		// A list that began before the question does not confirm.
		c.ContactSubscriptions.of(person).drop()
		release = h.hold(path)
		costs(t, w, 2+2, "a list that is older", func() { // half of them are the other client's
			everybody.Go(func() { _, _ = walk(c.ContactSubscriptions.All(t.Context(), person)) })
			synctest.Wait()
			h.only()
			choose(t, newClient(t, w))
			everybody.Go(func() {
				if err := get("92"); err != nil {
					t.Error(err)
				}
			})
			synctest.Wait()
			release()
			everybody.Wait()
		})
	})
}
