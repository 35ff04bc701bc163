package intercom

import (
	"context"
	"net/http"
	"strconv"
	"testing"
	"testing/synctest"
	"time"
)

// headers is an answer with a rate limit whose window ends so far from now.
func headers(left int, ends time.Duration) []string {
	return []string{"X-RateLimit-Remaining", strconv.Itoa(left), "X-RateLimit-Reset", strconv.FormatInt(time.Now().Add(ends).Unix(), 10)}
}

// learned is a limiter that got answers, each to a request of its own.
func learned(t *testing.T, answers ...[]string) *limiter {
	t.Helper()
	l := newLimiter(0, func(context.Context, string, time.Duration) {})
	var learns []func(int, http.Header)
	for range answers {
		learn, err := l.take(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		learns = append(learns, learn)
	}
	for i, answer := range answers {
		header := http.Header{}
		for j := 0; j < len(answer); j += 2 {
			header.Set(answer[j], answer[j+1])
		}
		learns[i](http.StatusOK, header)
	}
	return l
}

// free counts how many requests may be sent at once.
func free(l *limiter) (count int) {
	for count < 1000 && l.reserve(time.Now()) <= 0 {
		count++
	}
	return count
}

func TestLimiterLearns(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		answers func() [][]string
		free    int
	}{
		"nothing":              {func() [][]string { return nil }, 1000},
		"an answer":            {func() [][]string { return [][]string{headers(7, window)} }, 7},
		"none left":            {func() [][]string { return [][]string{headers(0, window)} }, 0},
		"more than none":       {func() [][]string { return [][]string{headers(-3, window)} }, 0},
		"out of order":         {func() [][]string { return [][]string{headers(7, window), headers(9, window), headers(8, window)} }, 7},
		"the next window":      {func() [][]string { return [][]string{headers(0, time.Second), headers(50, window)} }, 50},
		"late, of a window":    {func() [][]string { return [][]string{headers(50, window), headers(0, time.Second)} }, 50},
		"a window that ended":  {func() [][]string { return [][]string{headers(0, -time.Second)} }, 1000},
		"one that broke":       {func() [][]string { return [][]string{headers(7, window), nil, nil} }, 7},
		"one without headers":  {func() [][]string { return [][]string{{}, headers(7, window), {"Date", "x"}} }, 7},
		"a limit that sinks":   {func() [][]string { return [][]string{headers(160, window), headers(3, window)} }, 3},
		"a limit that is more": {func() [][]string { return [][]string{headers(3, 2*time.Second), headers(400, window)} }, 400},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				if got := free(learned(t, test.answers()...)); got != test.free {
					t.Errorf("%d are free, want %d", got, test.free)
				}
			})
		})
	}
}

func TestUntilReset(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 1, 1, 12, 0, 0, 400e6, time.UTC)
	for name, test := range map[string]struct {
		ends time.Duration // by Intercom's clock
		date time.Duration // how far that is ahead; 0 for no date
		want time.Duration
	}{
		"no date":       {5600 * time.Millisecond, 0, 5600 * time.Millisecond},
		"the same time": {5600 * time.Millisecond, time.Second, 5600 * time.Millisecond},
		"an hour ahead": {time.Hour + 5600*time.Millisecond, time.Hour, 6 * time.Second},
		"an hour back":  {-time.Hour + 5600*time.Millisecond, -time.Hour, 6 * time.Second},
		"too far":       {time.Hour, 0, window},
		"past":          {-time.Hour + 600*time.Millisecond, 0, -time.Hour + 600*time.Millisecond},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			header := http.Header{"X-Ratelimit-Reset": {strconv.FormatInt(now.Add(test.ends).Unix(), 10)}}
			if test.date != 0 {
				header.Set("Date", now.Add(test.date).Format(http.TimeFormat))
			}
			if _, wait, ok := untilReset(header, now); !ok || wait != test.want {
				t.Errorf("got %s, %t; want %s", wait, ok, test.want)
			}
		})
	}
}

// TestLimiterSharesAWindow leaves half of a window to others that use it, until
// the end of it and after.
func TestLimiterSharesAWindow(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		of20 := func(left int) []string { return append(headers(left, window), "X-RateLimit-Limit", "20") }
		for name, test := range map[string]struct {
			left, free int
		}{
			"alone":          {19, 19},
			"another is":     {12, 6},
			"the last is":    {1, 0},
			"theirs is over": {0, 0},
		} {
			if got := free(learned(t, of20(test.left))); got != test.free {
				t.Errorf("%s: %d are free, want %d", name, got, test.free)
			}
		}
	})
}

// exchange sends a request and has it answered after a while.
func exchange(t *testing.T, l *limiter, after time.Duration, status int, answer ...string) {
	t.Helper()
	learn, err := l.take(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(after)
	header := http.Header{}
	for i := 0; i < len(answer); i += 2 {
		header.Set(answer[i], answer[i+1])
	}
	learn(status, header)
}

// TestLimiterForgetsNonsense has the end of one window in the far future.
func TestLimiterForgetsNonsense(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		l := learned(t, headers(3, 1000*time.Hour))
		time.Sleep(window)
		exchange(t, l, 0, http.StatusOK, headers(7, window)...)
		if got := free(l); got != 7 {
			t.Errorf("%d are free", got)
		}
	})
}

// TestLimiterGetsMoreExact has a clock that is an hour slow: the date of each
// answer is cut to a second.
func TestLimiterGetsMoreExact(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		l := learned(t)
		end := time.Now().Add(time.Hour + 5*time.Second)
		for range 2 {
			time.Sleep(900 * time.Millisecond)
			exchange(t, l, 0, http.StatusOK, "X-RateLimit-Remaining", "9",
				"X-RateLimit-Reset", strconv.FormatInt(end.Unix(), 10), "Date", time.Now().Add(time.Hour).UTC().Format(http.TimeFormat))
		}
		began := time.Now()
		if wait := l.resets.Sub(began); wait != 4*time.Second {
			t.Errorf("the window ends in %s", wait)
		}
	})
}

// TestLimiterOfALateRefusal has a refusal arrive after the window that it is of.
func TestLimiterOfALateRefusal(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		l, ended := learned(t, headers(9, time.Second)), headers(0, time.Second)
		time.Sleep(500 * time.Millisecond)
		exchange(t, l, time.Second, http.StatusTooManyRequests, ended...)
		if got := free(l); got != 1000 || l.late != 0 {
			t.Errorf("%d are free, and windows are %s late", got, l.late)
		}
	})
}

// TestLimiterOfALateWindow knows that Intercom rounds down: a window is still no
// longer than it can be.
func TestLimiterOfALateWindow(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		l := learned(t)
		l.late = time.Second
		exchange(t, l, 0, http.StatusOK, headers(0, window)...)
		if wait := l.reserve(time.Now()); wait != window {
			t.Errorf("waits %s", wait)
		}
	})
}
