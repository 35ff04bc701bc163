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
	// passes is how long to wait for something else to end. An abandoned scroll
	// ends a minute after its last step, which the usual repetitions outlast.
	passes = 15 * time.Second
)

// refusal is an *Error together with the headers that say when to try again.
type refusal struct {
	err    *Error
	header http.Header
}

func (r *refusal) Error() string { return r.err.Error() }
func (r *refusal) Unwrap() error { return r.err }

// broken is a request that got no whole answer.
type broken struct {
	error

	unwritten bool // nothing of it was sent
}

func (b *broken) Unwrap() error { return b.error }

// unsent says whether the request certainly never reached Intercom.
func (b *broken) unsent() bool {
	var connecting *net.OpError
	var certificate *tls.CertificateVerificationError
	return b.unwritten || errors.As(b.error, &certificate) ||
		errors.As(b.error, &connecting) && (connecting.Op == "dial" || connecting.Op == "proxyconnect")
}

// hopeless says whether the next attempt would certainly end alike.
func (b *broken) hopeless() bool {
	var certificate *tls.CertificateVerificationError
	var redirect refusedRedirect
	var lookup *net.DNSError
	return errors.As(b.error, &certificate) || errors.As(b.error, &redirect) || errors.As(b.error, &lookup) && lookup.IsNotFound
}

// mayHaveActed says whether an attempt that failed may have been carried out all
// the same: it was not heard, it failed, or the refusal is none of Intercom's. A
// 429 is what a gateway says in place of passing a request on, too.
func mayHaveActed(err error) bool {
	var refused *Error
	var cut *broken
	switch {
	case errors.As(err, &cut):
		return !cut.unsent()
	case errors.As(err, &refused):
		status := refused.Status
		return status < 400 || status >= 500 || status == http.StatusRequestTimeout || status != http.StatusTooManyRequests && refused.Code == ""
	default:
		return false
	}
}

// retry repeats an attempt as its meaning allows. Once an attempt may have been
// carried out, whatever ends the attempts leaves that open, and the error says so.
func (c *Client) retry(ctx context.Context, r request, attempt func() (*answered, error)) (*answered, error) {
	var last error
	acted, waited, attempts := false, false, 0
	answer, err := backoff.Retry(ctx, func() (*answered, error) {
		var answer *answered
		answer, last = attempt()
		attempts++
		acted = acted || mayHaveActed(last)
		switch {
		case last == nil:
			return answer, nil
		case !repeatable(r, last, attempts):
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
	result := outcome(r, last, acted)
	if cause := context.Cause(ctx); cause != nil && errors.Is(err, cause) && !errors.Is(last, cause) {
		result = fmt.Errorf("%w; %w while waiting to make the request again", result, cause)
	}
	return nil, result
}

// nameLookups is how often a host name is looked up that no server knows at the
// moment.
const nameLookups = 3

// repeatable says whether a request may be made again after so many attempts, of
// which the last ended in an error: after a 429, because nothing was done, unless
// the caller waits by itself; likewise when no connection came about; after a 408,
// a 502 to 504 or a broken connection only where doing it twice is harmless; after
// a 500, with which Intercom refuses some writes for good, only where it changes
// nothing.
func repeatable(r request, err error, attempts int) bool {
	var refused *refusal
	var cut *broken
	var lookup *net.DNSError
	switch {
	case errors.As(err, &refused):
		if refused.err.Passing() {
			return true
		}
		switch status := refused.err.Status; status {
		case http.StatusTooManyRequests:
			return !r.queued
		case http.StatusRequestTimeout, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
			return r.repeatable
		case http.StatusInternalServerError:
			return r.reading && r.repeatable
		default:
			return false
		}
	case errors.As(err, &lookup) && attempts >= nameLookups:
		return false
	case errors.As(err, &cut):
		return !cut.hopeless() && (r.repeatable || cut.unsent())
	default:
		return false
	}
}

// outcome turns the error of the last attempt into what a caller sees. acted is
// whether one of the attempts may have been carried out.
func outcome(r request, err error, acted bool) error {
	earlier := acted && !mayHaveActed(err)
	var refused *refusal
	var cut *broken
	switch {
	case errors.As(err, &refused):
		err = refused.err
	case errors.As(err, &cut):
		err = cut.error
	}
	switch {
	case !acted || ambiguous(err):
		return err
	case !r.repeatable:
		return &AmbiguousError{Err: err}
	case r.reading:
		return err
	default:
		return &unsettled{err, earlier}
	}
}

// announce logs the first wait of a request, in words for whoever looks at a
// run that seems to hang.
func (c *Client) announce(ctx context.Context, r request, err error, wait time.Duration) {
	reason := "Intercom could not be reached"
	var refused *refusal
	switch {
	case errors.As(err, &refused) && refused.err.Passing():
		reason = "Something else is at work that Intercom allows one of at a time (" + refused.err.Code + ")"
	case refused != nil && refused.err.Status == http.StatusTooManyRequests:
		reason = "Intercom's rate limit is reached"
	case refused != nil:
		reason = fmt.Sprintf("Intercom answered %d", refused.err.Status)
	}
	c.config.Log(ctx, slog.LevelWarn, reason+"; the request waits and is sent again", map[string]any{
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
	if !ok && refused.err.Passing() {
		wait = passes
	}
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
