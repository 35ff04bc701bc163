package emulator

import (
	"net/http"
	"strconv"
	"sync"
	"time"
)

// window is over how long Intercom counts requests.
const window = 10 * time.Second

// rateLimit counts requests in windows, and says in three headers what is left.
type rateLimit struct {
	mu        sync.Mutex
	perWindow int // 0 for no limit; the headers then say Intercom's usual one
	used      int
	ends      time.Time
}

// usualLimit is 10,000 requests a minute, spread over windows.
const usualLimit = 1666

// take counts a request. The workspace's clock is ahead of the machine's.
func (l *rateLimit) take(header http.Header, ahead time.Duration) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if now := time.Now(); !now.Before(l.ends) {
		l.used, l.ends = 0, now.Add(window)
	}
	l.used++
	limit, left := l.perWindow, max(l.perWindow-l.used, 0)
	if limit == 0 { // none: what is left never ends
		limit, left = usualLimit, usualLimit-1
	}
	header.Set("X-RateLimit-Limit", strconv.Itoa(limit))
	header.Set("X-RateLimit-Remaining", strconv.Itoa(left))
	// Whole seconds, rounded up: who waits until then meets the next window.
	header.Set("X-RateLimit-Reset", strconv.FormatInt(l.ends.Add(ahead+time.Second-1).Unix(), 10))
	if l.perWindow > 0 && l.used > l.perWindow {
		return fail(http.StatusTooManyRequests, "rate_limit_exceeded", "Exceeded rate limit of "+strconv.Itoa(limit)+" in 10_seconds")
	}
	return nil
}
