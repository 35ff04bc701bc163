package intercom

import (
	"context"
	"sync"
	"time"
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

// claim lets one caller at a time work on what has a natural key, among all that
// run on this machine with the same token. What this client knows may be older
// than what another one did under the claim, and is forgotten then, so that "does
// it exist?" is asked anew. Whoever needs several claims takes them in an order
// that is fixed by kind, so that no two wait for each other.
func (c *Client) claim(ctx context.Context, name string) (release func(), err error) {
	free, err := c.claims.take(ctx, name)
	if err != nil {
		return nil, err
	}
	unlock, written, err := c.locks.take(ctx, name)
	if err != nil {
		free()
		return nil, err
	}
	c.known.renew(written)
	return func() {
		unlock()
		free()
	}, nil
}

// knowledge is all that a client keeps of what it read.
type knowledge struct {
	mu    sync.Mutex
	parts []interface{ drop() }
	since time.Time // nothing in it was read before
}

func (k *knowledge) add(part interface{ drop() }) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.parts = append(k.parts, part)
}

// renew forgets everything that may have been read before a moment.
func (k *knowledge) renew(written time.Time) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if written.Before(k.since) {
		return
	}
	k.since = time.Now()
	for _, part := range k.parts {
		part.drop()
	}
}
