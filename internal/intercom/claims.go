package intercom

import (
	"context"
	"sync"
)

// claims lets one caller at a time work on a name, so that "does it exist?"
// and "then make it" are one step within this process.
type claims struct {
	mu   sync.Mutex
	held map[string]chan struct{}
}

// take waits for the name and returns what gives it back.
func (c *claims) take(ctx context.Context, name string) (release func(), err error) {
	for {
		c.mu.Lock()
		taken, busy := c.held[name]
		if !busy {
			if c.held == nil {
				c.held = map[string]chan struct{}{}
			}
			done := make(chan struct{})
			c.held[name] = done
			c.mu.Unlock()
			return func() {
				c.mu.Lock()
				delete(c.held, name)
				c.mu.Unlock()
				close(done)
			}, nil
		}
		c.mu.Unlock()
		select {
		case <-taken:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}
