package emulator

import (
	"net/http"
	"time"
)

// now is the time in the workspace, which is ahead of the machine's by what
// Advance says.
func (c *contents) now() time.Time { return time.Now().Add(c.ahead) }

// Advance moves the workspace's clock forward, so that what is scheduled comes.
func (w *Workspace) Advance(by time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.ahead += by
}

// tellTime dates an answer by the workspace's clock, which is ahead by what it
// returns.
func (w *Workspace) tellTime(header http.Header) (ahead time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	header.Set("Date", w.now().UTC().Format(http.TimeFormat))
	return w.ahead
}
