package intercom

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

// TestPassingRefusals waits for what passes by itself, whatever the request is,
// within a bound, and says so once.
func TestPassingRefusals(t *testing.T) {
	t.Parallel()
	const (
		scroll = `{"type":"error.list","errors":[{"code":"scroll_exists","message":"scroll already exists for this workspace"}]}`
		locked = `{"type":"error.list","errors":[{"code":"locked","message":"locked"}]}`
	)
	for name, c := range map[string]struct {
		status int
		body   string
		times  int
		passes bool
	}{
		"a scroll that ends":     {http.StatusBadRequest, scroll, 5, true},
		"a scroll without end":   {http.StatusBadRequest, scroll, 100, false},
		"a lock that is let go":  {http.StatusLocked, locked, 2, true},
		"a lock that is not":     {http.StatusLocked, locked, 100, false},
		"what is wrong for good": {http.StatusBadRequest, `{"type":"error.list","errors":[{"code":"parameter_invalid","message":"x"}]}`, 1, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				asked, logged, began := 0, 0, time.Now()
				transport := &fake{answer: func(r *http.Request) (*http.Response, error) {
					if asked++; asked <= c.times {
						return reply(c.status, c.body)(r)
					}
					return reply(http.StatusOK, `{"companies":[],"scroll_param":"x"}`)(r)
				}}
				client := newClient(t, transport, func(config *Config) {
					config.MaxRetries = DefaultMaxRetries
					config.Log = func(_ context.Context, level slog.Level, _ string, _ map[string]any) {
						if level == slog.LevelWarn {
							logged++
						}
					}
				})
				var err error
				for _, err = range client.Companies.scroll(t.Context()) {
				}
				if (err == nil) != c.passes {
					t.Errorf("after %d requests: %v", asked, err)
				}
				var refused *Error
				waits := errors.As(err, &refused) && refused.Passing() || c.passes
				if waits && (logged != 1 || asked < 2) || !waits && (logged != 0 || asked != 1) {
					t.Errorf("%d requests, and %d lines in the log", asked, logged)
				}
				if waited := time.Since(began); !c.passes && waits && (waited < time.Minute || waited > maxElapsed) {
					t.Errorf("gave up after %s", waited)
				}
			})
		})
	}
}
