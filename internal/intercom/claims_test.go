package intercom

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

func TestClaims(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var c claims
		release, err := c.take(t.Context(), "a")
		if err != nil {
			t.Fatal(err)
		}
		other, err := c.take(t.Context(), "b")
		if err != nil {
			t.Fatal(err)
		}
		other()

		const waiting = 5
		working, done := 0, 0
		for range waiting {
			go func() {
				release, err := c.take(t.Context(), "a")
				if err != nil {
					t.Error(err)
					return
				}
				defer release()
				if working++; working > 1 {
					t.Error("two work on one name")
				}
				time.Sleep(time.Second)
				working--
				done++
			}()
		}
		synctest.Wait()
		if working != 0 {
			t.Error("somebody works on a name that is taken")
		}
		release()
		time.Sleep(waiting*time.Second + time.Millisecond)
		synctest.Wait()
		if done != waiting {
			t.Errorf("%d of %d got their turn", done, waiting)
		}
		if len(c.held) != 0 {
			t.Errorf("%d names are still held", len(c.held))
		}
	})
}

func TestClaimsEndWithTheContext(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var c claims
		release, err := c.take(t.Context(), "a")
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if _, err := c.take(ctx, "a"); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v", err)
		}
		release()
		again, err := c.take(t.Context(), "a")
		if err != nil {
			t.Fatal(err)
		}
		again()
	})
}
