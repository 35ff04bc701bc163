package intercom

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"github.com/cenkalti/backoff/v5"
)

const (
	// maxElapsed bounds a request with all its repetitions.
	maxElapsed = 15 * time.Minute
	// maxWait bounds one wait, whatever a header asks for.
	maxWait = 2 * time.Minute
)

// refusal is an *Error together with the headers that say when to try again.
type refusal struct {
	err    *Error
	header http.Header
}

func (r *refusal) Error() string { return r.err.Error() }
func (r *refusal) Unwrap() error { return r.err }

// broken is a request that got no whole answer.
type broken struct{ error }

func (b *broken) Unwrap() error { return b.error }

// retry repeats an attempt as its meaning allows: after a 429 always, because
// nothing was done; after a 502 to 504 or a broken connection only where doing
// it twice is harmless. Otherwise nobody knows what was done, and the error
// says so.
func (c *Client) retry(ctx context.Context, r request, attempt func() ([]byte, error)) ([]byte, error) {
	var last error
	body, err := backoff.Retry(ctx, func() ([]byte, error) {
		body, err := attempt()
		last = err
		var refused *refusal
		var cut *broken
		switch {
		case err == nil:
			return body, nil
		case ctx.Err() != nil:
			return nil, backoff.Permanent(err)
		case errors.As(err, &refused) && refused.err.Status == http.StatusTooManyRequests:
			return nil, after(refused.header, err)
		case errors.As(err, &refused) && (refused.err.Status < 502 || refused.err.Status > 504):
			return nil, backoff.Permanent(err)
		case (refused != nil || errors.As(err, &cut)) && r.repeatable:
			return nil, err
		default:
			return nil, backoff.Permanent(err)
		}
	},
		backoff.WithBackOff(backoff.NewExponentialBackOff()),
		backoff.WithMaxTries(uint(max(c.config.MaxRetries, 0))+1), //nolint:gosec // not negative
		backoff.WithMaxElapsedTime(maxElapsed),
		backoff.WithNotify(c.announce(ctx, r)),
	)
	if err == nil {
		return body, nil
	}
	return nil, outcome(r, last)
}

// outcome turns the error of the last attempt into what a caller sees.
func outcome(r request, err error) error {
	var refused *refusal
	var cut *broken
	switch {
	case errors.As(err, &refused):
		err = refused.err
		if refused.err.Status >= 500 && !r.repeatable {
			return &UncertainError{err}
		}
	case errors.As(err, &cut):
		err = cut.error
		if !r.repeatable {
			return &UncertainError{err}
		}
	}
	return err
}

// announce logs the first wait of a request, in words for whoever looks at a
// run that seems to hang.
func (c *Client) announce(ctx context.Context, r request) backoff.Notify {
	said := false
	return func(err error, wait time.Duration) {
		if said {
			return
		}
		said = true
		reason := "Intercom could not be reached"
		var wanted *backoff.RetryAfterError
		if errors.As(err, &wanted) {
			reason = "Intercom's rate limit is reached"
		}
		c.config.Log(ctx, slog.LevelWarn, reason+"; the request waits and is made again", map[string]any{
			"method": r.method, "path": r.logged(), "seconds": wait.Round(time.Second / 10).Seconds(),
		})
	}
}

// after asks for the wait that the headers name: Retry-After first, which
// Intercom does not document but sends, then X-RateLimit-Reset. Without either
// the usual backoff applies.
func after(header http.Header, err error) error {
	wait, ok := retryAfter(header.Get("Retry-After"))
	if !ok {
		reset, parseErr := strconv.ParseInt(header.Get("X-RateLimit-Reset"), 10, 64)
		if parseErr != nil {
			return err
		}
		wait = time.Until(time.Unix(reset, 0))
	}
	// A clock that runs ahead of Intercom's must not make the waits vanish.
	return &backoff.RetryAfterError{Duration: min(max(wait, time.Second/2), maxWait)}
}

// retryAfter reads both forms of the header: seconds and a date.
func retryAfter(text string) (time.Duration, bool) {
	if seconds, err := strconv.ParseFloat(text, 64); err == nil && seconds >= 0 && seconds < maxElapsed.Seconds() {
		return time.Duration(seconds * float64(time.Second)), true
	}
	if at, err := http.ParseTime(text); err == nil {
		return time.Until(at), true
	}
	return 0, false
}
