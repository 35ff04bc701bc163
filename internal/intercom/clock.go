package intercom

import (
	"net/http"
	"sync/atomic"
	"time"
)

// clock is by how much Intercom's clock is ahead of ours, as its answers say.
type clock struct{ ahead atomic.Int64 }

// hear takes over the moment at which an answer was made, where it says so.
func (k *clock) hear(header http.Header, now time.Time) {
	theirs, err := http.ParseTime(header.Get("Date"))
	if err != nil {
		return
	}
	ahead := theirs.Sub(now)
	if ahead.Abs() <= wrongClock {
		ahead = 0
	}
	k.ahead.Store(int64(ahead))
}

// Now is the time by Intercom's clock: for what Intercom does by itself at a time.
// Before the first answer it is the time by ours.
func (c *Client) Now() time.Time { return time.Now().Add(time.Duration(c.clock.ahead.Load())) }
