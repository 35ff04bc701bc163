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
	own  *rate.Limiter // what the user allows; nil for as much as Intercom does
	tell func(ctx context.Context, reason string, wait time.Duration)

	mu       sync.Mutex
	window   int64         // when the present window ends, in Intercom's words
	resets   time.Time     // and by our clock; zero while nothing is known
	left     int           // of the window, when the last answer was made
	underway int           // sent, and not answered yet
	sent     int           // in the window
	shared   bool          // others were seen to use up a window too
	late     time.Duration // by how much windows end later than Intercom says
	refusals int           // in a row
	told     time.Time     // until when requests wait has been told
}

const (
	// window is over how long Intercom counts requests, and so how much longer a
	// window can last at any moment.
	window = 10 * time.Second
	// wrongClock is from when on the moment in an answer, in whole seconds, is
	// believed more than our clock.
	wrongClock = 2 * time.Second
	// mostLate bounds what is added to the end of a window.
	mostLate = 2 * time.Second
	// manyRefusals in a row without an end of the window stop all requests; that
	// is more than one request gets by itself.
	manyRefusals = DefaultMaxRetries + 2
)

// newLimiter allows at most so many requests per window, 0 for no limit of the
// user's. They are spread evenly, so that any ten seconds have no more.
func newLimiter(perWindow int, tell func(context.Context, string, time.Duration)) *limiter {
	l := &limiter{tell: tell}
	if perWindow > 0 {
		l.own = rate.NewLimiter(rate.Limit(float64(perWindow)/window.Seconds()), 1)
	}
	return l
}

// take waits until a request may be sent, and returns what is to be called with
// the answer's status and headers, 0 and nil where there was none.
func (l *limiter) take(ctx context.Context) (learn func(int, http.Header), err error) {
	if l.own != nil {
		turn := l.own.Reserve()
		if err := l.pause(ctx, turn.Delay(), "The configured number of requests per 10 seconds is reached"); err != nil {
			turn.Cancel()
			return nil, err
		}
	}
	for {
		now := time.Now()
		wait := l.reserve(now)
		if wait <= 0 {
			return func(status int, header http.Header) { l.learn(now, status, header) }, nil
		}
		if err := l.pause(ctx, wait, "Intercom's rate limit is nearly reached"); err != nil {
			return nil, err
		}
	}
}

// pause waits. A wait of more than a second is told, by the first of those who
// wait at once.
func (l *limiter) pause(ctx context.Context, wait time.Duration, reason string) error {
	if wait <= 0 {
		return nil
	}
	now := time.Now()
	l.mu.Lock()
	news := wait > time.Second && !now.Before(l.told)
	if news {
		l.told = now.Add(wait)
	}
	l.mu.Unlock()
	if news {
		l.tell(ctx, reason, wait)
	}
	return sleep(ctx, wait)
}

// sleep waits, or fails when the context ends.
func sleep(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// reserve counts a request as under way, or says how long to wait first.
func (l *limiter) reserve(now time.Time) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	left := l.left
	if l.shared {
		left /= 2 // the other half is for another run
	}
	if wait := l.resets.Sub(now); wait > 0 && l.underway >= left {
		return wait
	}
	l.underway++
	l.sent++
	return 0
}

// learn takes in what the answer to a request says of the window. Answers come
// in any order, so that the lowest count of a window is the latest.
func (l *limiter) learn(sent time.Time, status int, header http.Header) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.underway--
	now := time.Now()
	refused := status == http.StatusTooManyRequests
	switch {
	case refused:
		l.refusals++
	case status != 0:
		l.refusals = 0
	}
	left, err := strconv.Atoi(header.Get("X-RateLimit-Remaining"))
	named, wait, ok := untilReset(header, now)
	if refused && !sent.Before(l.resets) && (!ok || wait+l.late <= 0) {
		// The window has not ended when it should have: its end is rounded down,
		// which is then added to every window, or nobody knows when it is.
		if ok && named == l.window && wait > -mostLate {
			l.late = min(l.late+sent.Sub(l.resets)+time.Second, mostLate)
		} else if l.refusals >= manyRefusals {
			l.left, l.resets = 0, now.Add(window)
		}
	}
	if !ok || err != nil || wait+l.late <= 0 {
		return
	}
	resets := now.Add(min(wait+l.late, window))
	switch {
	case named > l.window || !now.Before(l.resets):
		l.window, l.left, l.resets = named, left, resets
		l.sent = l.underway + 1
	case named == l.window:
		l.left = min(l.left, left)
		if resets.Before(l.resets) {
			l.resets = resets
		}
	}
	if all, err := strconv.Atoi(header.Get("X-RateLimit-Limit")); err == nil && all-l.left > l.sent {
		l.shared = true
	}
}

// untilReset says when the present window ends: in Intercom's words, and how
// long that is from now. A clock that is wrong, ours or Intercom's, must not
// stop a run for longer than a window.
func untilReset(header http.Header, now time.Time) (named int64, wait time.Duration, ok bool) {
	named, err := strconv.ParseInt(header.Get("X-RateLimit-Reset"), 10, 64)
	if err != nil {
		return 0, 0, false
	}
	if theirs, err := http.ParseTime(header.Get("Date")); err == nil && theirs.Sub(now).Abs() > wrongClock {
		now = theirs
	}
	return named, min(time.Unix(named, 0).Sub(now), window), true
}
