package intercom

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
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

// unsent says whether the request certainly never reached Intercom.
func (b *broken) unsent() bool {
	var connecting *net.OpError
	return b.hopeless() || errors.As(b.error, &connecting) && (connecting.Op == "dial" || connecting.Op == "proxyconnect")
}

// hopeless says whether the next attempt would certainly end alike.
func (b *broken) hopeless() bool {
	var certificate *tls.CertificateVerificationError
	var redirect refusedRedirect
	return errors.As(b.error, &certificate) || errors.As(b.error, &redirect)
}

// retry repeats an attempt as its meaning allows. Where that ends without an
// answer to a request that must not be repeated, nobody knows what was done,
// and the error says so.
func (c *Client) retry(ctx context.Context, r request, attempt func() (*answered, error)) (*answered, error) {
	var last error
	waited := false
	answer, err := backoff.Retry(ctx, func() (*answered, error) {
		var answer *answered
		answer, last = attempt()
		switch {
		case last == nil:
			return answer, nil
		case !repeatable(r, last):
			return nil, backoff.Permanent(last)
		default:
			return nil, after(last)
		}
	},
		backoff.WithBackOff(backoff.NewExponentialBackOff()),
		backoff.WithMaxTries(uint(max(c.config.MaxRetries, 0))+1), //nolint:gosec // not negative
		backoff.WithMaxElapsedTime(maxElapsed),
		backoff.WithNotify(func(_ error, wait time.Duration) {
			if !waited {
				c.announce(ctx, r, last, wait)
			}
			waited = true
		}),
	)
	if err == nil {
		return answer, nil
	}
	result := outcome(r, last)
	if cause := context.Cause(ctx); cause != nil && errors.Is(err, cause) && !errors.Is(last, cause) {
		result = fmt.Errorf("%w; %w while waiting to make the request again", result, cause)
	}
	return nil, result
}

// repeatable says whether a request may be made again after an error: after a
// 429 always, because nothing was done; likewise when no connection came
// about; after a 502 to 504 or a broken connection only where doing it twice is
// harmless.
func repeatable(r request, err error) bool {
	var refused *refusal
	var cut *broken
	switch {
	case errors.As(err, &refused):
		status := refused.err.Status
		return status == http.StatusTooManyRequests || r.repeatable && 502 <= status && status <= 504
	case errors.As(err, &cut):
		return !cut.hopeless() && (r.repeatable || cut.unsent())
	default:
		return false
	}
}

// outcome turns the error of the last attempt into what a caller sees.
func outcome(r request, err error) error {
	var refused *refusal
	var cut *broken
	maybe := false
	switch {
	case errors.As(err, &refused):
		err, maybe = refused.err, refused.err.Status >= 500
	case errors.As(err, &cut):
		err, maybe = cut.error, !cut.unsent()
	}
	if maybe && !r.repeatable {
		return &AmbiguousError{Err: err}
	}
	return err
}

// announce logs the first wait of a request, in words for whoever looks at a
// run that seems to hang.
func (c *Client) announce(ctx context.Context, r request, err error, wait time.Duration) {
	reason := "Intercom could not be reached"
	var refused *refusal
	switch {
	case errors.As(err, &refused) && refused.err.Status == http.StatusTooManyRequests:
		reason = "Intercom's rate limit is reached"
	case refused != nil:
		reason = fmt.Sprintf("Intercom answered %d", refused.err.Status)
	}
	c.config.Log(ctx, slog.LevelWarn, reason+"; the request waits and is made again", map[string]any{
		"method": r.method, "path": r.logged(), "seconds": wait.Round(time.Second / 10).Seconds(),
	})
}

// tellWait logs that requests are held back before Intercom would refuse them.
func (c *Client) tellWait(ctx context.Context, reason string, wait time.Duration) {
	c.config.Log(ctx, slog.LevelWarn, reason+"; requests wait", map[string]any{"seconds": wait.Round(time.Second / 10).Seconds()})
}

// after asks for the wait that the headers name: Retry-After first, which
// Intercom does not document but sends, then X-RateLimit-Reset. Without either,
// or when the moment is past because a clock is wrong, the usual backoff
// applies.
func after(err error) error {
	var refused *refusal
	if !errors.As(err, &refused) {
		return err
	}
	wait, ok := retryAfter(refused.header.Get("Retry-After"))
	if !ok && refused.err.Status == http.StatusTooManyRequests {
		_, wait, _ = untilReset(refused.header, time.Now())
	}
	if wait <= 0 {
		return err
	}
	return &backoff.RetryAfterError{Duration: min(wait, maxWait)}
}

// retryAfter reads both forms of the header: seconds and a date.
func retryAfter(text string) (time.Duration, bool) {
	if seconds, err := strconv.ParseFloat(text, 64); err == nil && seconds >= 0 {
		return time.Duration(min(seconds, maxWait.Seconds()) * float64(time.Second)), true
	}
	if at, err := http.ParseTime(text); err == nil {
		return time.Until(at), true
	}
	return 0, false
}
