package emulator

import (
	"fmt"
	"strconv"
	"testing"
	"testing/synctest"
	"time"
)

// limits are the three headers, the last as seconds from now.
func (a answer) limits(t *testing.T) string {
	t.Helper()
	reset, err := strconv.ParseInt(a.header.Get("X-RateLimit-Reset"), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%d: %s of %s, resets in %s", a.status, a.header.Get("X-RateLimit-Remaining"), a.header.Get("X-RateLimit-Limit"),
		time.Until(time.Unix(reset, 0)))
}

func TestRateLimit(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := New(Options{RateLimit: 2, Token: testToken})
		step := func(wait time.Duration, want string) {
			t.Helper()
			time.Sleep(wait)
			if got := ask(t, w, "GET", "/tags", "").limits(t); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		}
		step(0, "200: 1 of 2, resets in 10s")
		step(time.Second, "200: 0 of 2, resets in 9s")
		step(time.Second, "429: 0 of 2, resets in 8s")
		if got := ask(t, w, "GET", "/tags", "").refusal(t); got != "429 rate_limit_exceeded: Exceeded rate limit of 2 in 10_seconds" {
			t.Errorf("got %s", got)
		}
		step(8*time.Second-1, "429: 0 of 2, resets in 1ns")
		step(1, "200: 1 of 2, resets in 10s")
		// Whoever waits for a reset in whole seconds must meet the next window.
		step(10*time.Second+300*time.Millisecond, "200: 1 of 2, resets in 10.7s")
		step(0, "200: 0 of 2, resets in 10.7s")
		step(10*time.Second+700*time.Millisecond, "200: 1 of 2, resets in 10s")
		step(time.Hour, "200: 1 of 2, resets in 10s")
	})
}

func TestRateLimitIsNotForStrangers(t *testing.T) {
	t.Parallel()
	w := New(Options{RateLimit: 1, Token: testToken})
	for range 3 {
		got := ask(t, w, "GET", "/tags", "", "Authorization", "Bearer other")
		if got.status != 401 || got.header.Get("X-RateLimit-Limit") != "" || got.header.Get("X-RateLimit-Remaining") != "" || got.header.Get("X-RateLimit-Reset") != "" {
			t.Errorf("got %d, %v", got.status, got.header)
		}
	}
	if got := ask(t, w, "GET", "/tags", ""); got.status != 200 {
		t.Errorf("strangers used up the limit: %d", got.status)
	}
	if got := ask(t, w, "GET", "/_emulator/requests", ""); got.status != 200 || got.header.Get("X-RateLimit-Limit") != "" {
		t.Errorf("a control path answered %d, %v", got.status, got.header)
	}
}

func TestNoRateLimit(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := New(Options{})
		for range usualLimit {
			ask(t, w, "GET", "/tags", "")
		}
		if got := ask(t, w, "GET", "/tags", "").limits(t); got != "200: 1665 of 1666, resets in 10s" {
			t.Errorf("got %s", got)
		}
	})
}
