package intercom

import (
	"context"
	"net/http"
	"strconv"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// limiter holds requests back before Intercom would refuse them. It learns from
// the headers of every answer, which also tell what other runs have used up.
type limiter struct {
	own *rate.Limiter // what the user allows; nil for as much as Intercom does

	mu       sync.Mutex
	left     int       // of the present window, when the last answer was made
	resets   time.Time // when the next window begins; zero while nothing is known
	underway int       // sent, and not counted in left yet
}

// window is over how long Intercom counts requests.
const window = 10 * time.Second

// newLimiter allows at most so many requests per window, 0 for no limit of the
// user's. They are spread over the window, to leave room in all of it.
func newLimiter(perWindow int) *limiter {
	l := &limiter{}
	if perWindow > 0 {
		l.own = rate.NewLimiter(rate.Limit(float64(perWindow)/window.Seconds()), max(1, perWindow/10))
	}
	return l
}

// take waits until a request may be sent, and returns what is to be called with
// the headers of its answer, nil where there was none.
func (l *limiter) take(ctx context.Context) (learn func(http.Header), err error) {
	if l.own != nil {
		if err := l.own.Wait(ctx); err != nil {
			return nil, err
		}
	}
	for {
		wait := l.reserve(time.Now())
		if wait <= 0 {
			return l.learn, nil
		}
		timer := time.NewTimer(wait)
		select {
		case <-timer.C:
		case <-ctx.Done():
			timer.Stop()
			return nil, ctx.Err()
		}
	}
}

// reserve counts a request as under way, or says how long to wait first.
func (l *limiter) reserve(now time.Time) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	if now.Before(l.resets) && l.underway >= l.left {
		return l.resets.Sub(now)
	}
	l.underway++
	return 0
}

// learn takes in what an answer says of the window. Answers arrive in any
// order, so that the lowest count of a window is the latest.
func (l *limiter) learn(header http.Header) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.underway--
	left, err := strconv.Atoi(header.Get("X-RateLimit-Remaining"))
	if err != nil {
		return
	}
	seconds, err := strconv.ParseInt(header.Get("X-RateLimit-Reset"), 10, 64)
	if err != nil {
		return
	}
	// A clock that is wrong must not stop a run for longer than a window.
	resets := time.Unix(seconds, 0)
	if limit := time.Now().Add(window + time.Second); resets.After(limit) {
		resets = limit
	}
	switch {
	case resets.After(l.resets):
		l.left, l.resets = left, resets
	case resets.Equal(l.resets):
		l.left = min(l.left, left)
	}
}
