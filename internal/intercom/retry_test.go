package intercom

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

const attemptTimeout = 5 * time.Second

// kinds are the requests that differ in what repeating them would mean.
var kinds = map[string]request{
	"GET":           get("things", "1"),
	"PUT":           put(struct{}{}, "things", "1"),
	"PATCH":         patch(struct{}{}, "things", "1"),
	"DELETE":        remove("things", "1"),
	"POST create":   post(struct{}{}, "things"),
	"POST harmless": post(struct{}{}, "things").harmless(),
	"POST search":   post(struct{}{}, "things").asking(),
}

// repeats says which kinds are made again.
type repeats int

const (
	never repeats = iota
	whereReading
	whereHarmless
	always
)

// refusalBody is the body of a refusal that is Intercom's own.
const refusalBody = `{"type":"error.list","errors":[{"code":"refused","message":"No"}]}`

// span is between which durations a wait is.
type span struct{ from, to time.Duration }

func exactly(wait time.Duration) func(int) span { return func(int) span { return span{wait, wait} } }

// growing is the exponential backoff, half as long again each time, with jitter.
func growing(i int) span {
	middle := 500 * time.Millisecond
	for range i {
		middle = middle * 3 / 2
	}
	return span{middle / 2, middle*3/2 + time.Microsecond}
}

func failing(err error) answerer {
	return func(*http.Request) (*http.Response, error) { return nil, err }
}

// hanging answers when the client has lost patience.
func hanging(r *http.Request) (*http.Response, error) {
	<-r.Context().Done()
	return nil, r.Context().Err()
}

// cutShort is an answer that breaks off.
func cutShort(r *http.Request) (*http.Response, error) {
	answer, err := reply(200, "")(r)
	answer.Body = io.NopCloser(io.MultiReader(strings.NewReader(`{"id":`), failingReader{}))
	return answer, err
}

type failingReader struct{}

func (failingReader) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestRetryByMeaning(t *testing.T) {
	t.Parallel()
	dial := &net.OpError{Op: "dial", Net: "tcp", Err: syscall.ECONNREFUSED}
	for name, test := range map[string]struct {
		answer    answerer
		repeats   repeats
		waits     func(int) span
		lasts     time.Duration // one attempt
		status    int           // of the *Error, 0 where there is none
		ambiguous bool          // whether a request that may not be repeated was carried out
	}{
		"429 with seconds": {answer: reply(429, "", "Retry-After", "7", "X-RateLimit-Reset", "1"), repeats: always, waits: exactly(7 * time.Second), status: 429},
		"429 with a date": {answer: func(r *http.Request) (*http.Response, error) {
			return reply(429, "", "Retry-After", time.Now().Add(9*time.Second).UTC().Format(http.TimeFormat))(r)
		}, repeats: always, waits: exactly(9 * time.Second), status: 429},
		"429 with a reset": {answer: func(r *http.Request) (*http.Response, error) {
			return reply(429, "", "X-RateLimit-Reset", strconv.FormatInt(time.Now().Unix()+4, 10))(r)
		}, repeats: always, waits: exactly(4 * time.Second), status: 429},
		"429 with an unreadable wait": {answer: func(r *http.Request) (*http.Response, error) {
			return reply(429, "", "Retry-After", "soon", "X-RateLimit-Reset", strconv.FormatInt(time.Now().Unix()+4, 10))(r)
		}, repeats: always, waits: exactly(4 * time.Second), status: 429},
		"429 without headers":      {answer: reply(429, ""), repeats: always, waits: growing, status: 429},
		"429 with unreadable ones": {answer: reply(429, "", "Retry-After", "-1", "X-RateLimit-Reset", "never"), repeats: always, waits: growing, status: 429},
		"429 with no wait":         {answer: reply(429, "", "Retry-After", "0"), repeats: always, waits: growing, status: 429},
		"429 with a reset long ago": {
			answer: reply(429, "", "X-RateLimit-Reset", "946684799"), repeats: always, waits: growing, status: 429,
		},
		"429 with a past date": {
			answer: reply(429, "", "Retry-After", "Fri, 31 Dec 1999 23:59:59 GMT"), repeats: always, waits: growing, status: 429,
		},
		"429 with an hour":      {answer: reply(429, "", "Retry-After", "3600"), repeats: always, waits: exactly(maxWait), status: 429},
		"429 with an eternity":  {answer: reply(429, "", "Retry-After", "1e300"), repeats: always, waits: exactly(maxWait), status: 429},
		"429 with milliseconds": {answer: reply(429, "", "X-RateLimit-Reset", "1700000000000"), repeats: always, waits: exactly(window), status: 429},
		"429 by a clock of its own": {answer: reply(429, "", "X-RateLimit-Reset", "946688406", "Date", "Sat, 01 Jan 2000 01:00:00 GMT"),
			repeats: always, waits: exactly(6 * time.Second), status: 429},
		"500":                         {answer: reply(500, ""), repeats: whereReading, waits: growing, status: 500, ambiguous: true},
		"408":                         {answer: reply(408, refusalBody), repeats: whereHarmless, waits: growing, status: 408, ambiguous: true},
		"501":                         {answer: reply(501, ""), status: 501, ambiguous: true},
		"502":                         {answer: reply(502, ""), repeats: whereHarmless, waits: growing, status: 502, ambiguous: true},
		"503":                         {answer: reply(503, ""), repeats: whereHarmless, waits: growing, status: 503, ambiguous: true},
		"503 with seconds":            {answer: reply(503, "", "Retry-After", "3"), repeats: whereHarmless, waits: exactly(3 * time.Second), status: 503, ambiguous: true},
		"504":                         {answer: reply(504, ""), repeats: whereHarmless, waits: growing, status: 504, ambiguous: true},
		"505":                         {answer: reply(505, ""), status: 505, ambiguous: true},
		"400":                         {answer: reply(400, refusalBody), status: 400},
		"400 from a gateway":          {answer: reply(400, ""), status: 400, ambiguous: true},
		"401":                         {answer: reply(401, refusalBody), status: 401},
		"401 from a gateway":          {answer: reply(401, ""), status: 401, ambiguous: true},
		"403":                         {answer: reply(403, refusalBody), status: 403},
		"403 from a gateway":          {answer: reply(403, ""), status: 403, ambiguous: true},
		"404":                         {answer: reply(404, refusalBody), status: 404},
		"404 from a gateway":          {answer: reply(404, ""), status: 404, ambiguous: true},
		"409":                         {answer: reply(409, refusalBody), status: 409},
		"409 from a gateway":          {answer: reply(409, ""), status: 409, ambiguous: true},
		"422":                         {answer: reply(422, refusalBody), status: 422},
		"422 from a gateway":          {answer: reply(422, ""), status: 422, ambiguous: true},
		"not connected":               {answer: failing(dial), repeats: always, waits: growing},
		"connection reset":            {answer: failing(syscall.ECONNRESET), repeats: whereHarmless, waits: growing, ambiguous: true},
		"no answer at all":            {answer: failing(io.EOF), repeats: whereHarmless, waits: growing, ambiguous: true},
		"cut in the middle":           {answer: cutShort, repeats: whereHarmless, waits: growing, ambiguous: true},
		"no answer in time":           {answer: hanging, repeats: whereHarmless, waits: growing, lasts: attemptTimeout, ambiguous: true},
		"a name that nobody knows":    {answer: failing(&net.OpError{Op: "dial", Err: &net.DNSError{Err: "no such host", Name: "api.intercom.io", IsNotFound: true}})},
		"certificate of someone else": {answer: failing(&tls.CertificateVerificationError{Err: errors.New("unknown authority")})},
	} {
		for kind, r := range kinds {
			t.Run(name+"/"+kind, func(t *testing.T) {
				t.Parallel()
				const retries = 3
				attempts := 1
				if test.repeats == always || test.repeats == whereReading && r.reading || test.repeats == whereHarmless && r.repeatable {
					attempts = 1 + retries
				}
				synctest.Test(t, func(t *testing.T) {
					transport := answering(test.answer)
					lines := &journal{}
					c := newClient(t, transport, func(config *Config) {
						config.MaxRetries, config.RequestTimeout, config.Log = retries, attemptTimeout, lines.log
					})
					_, err := c.send(t.Context(), r)
					checkAttempts(t, transport.calls, attempts, test.lasts, test.waits)
					checkOutcome(t, err, test.status, test.ambiguous && !r.repeatable)
					if warned := len(lines.warnings()); warned != min(attempts-1, 1) {
						t.Errorf("%d warnings", warned)
					}
				})
			})
		}
	}
}

func checkAttempts(t *testing.T, calls []asked, want int, lasts time.Duration, waits func(int) span) {
	t.Helper()
	if len(calls) != want {
		t.Fatalf("%d attempts, want %d", len(calls), want)
	}
	for i := range calls[1:] {
		waited := calls[i+1].at.Sub(calls[i].at) - lasts
		if allowed := waits(i); waited < allowed.from || waited > allowed.to {
			t.Errorf("wait %d took %s, want %s to %s", i, waited, allowed.from, allowed.to)
		}
	}
}

func checkOutcome(t *testing.T, err error, status int, ambiguous bool) {
	t.Helper()
	if err == nil {
		t.Fatal("no error")
	}
	var uncertain *AmbiguousError
	if errors.As(err, &uncertain) != ambiguous {
		t.Errorf("uncertain: %t, in %v", !ambiguous, err)
	}
	var refused *Error
	switch found := errors.As(err, &refused); {
	case found != (status != 0):
		t.Errorf("no *Error with status %d: %v", status, err)
	case found && refused.Status != status:
		t.Errorf("status %d, want %d", refused.Status, status)
	}
	if errors.Is(err, ErrNotFound) {
		t.Errorf("counts as not found without saying so: %v", err)
	}
}

func TestRetryIsBounded(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		retries, attempts int
		answer            answerer
	}{
		"no retries":       {0, 1, reply(429, "")},
		"fewer than none":  {-1, 1, reply(429, "")},
		"one":              {1, 2, reply(503, "")},
		"the usual number": {DefaultMaxRetries, 1 + DefaultMaxRetries, reply(429, "")},
		// Seven waits of two minutes are less than a quarter of an hour.
		"a quarter of an hour": {1000, 8, reply(429, "", "Retry-After", "120")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				transport := answering(test.answer)
				c := newClient(t, transport, func(config *Config) { config.MaxRetries = test.retries })
				if _, err := thing(t.Context(), c, "1"); err == nil {
					t.Error("no error")
				}
				if len(transport.calls) != test.attempts {
					t.Errorf("%d attempts, want %d", len(transport.calls), test.attempts)
				}
			})
		})
	}
}

func TestRetrySucceeds(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		transport := answering(reply(429, "", "Retry-After", "2"), reply(429, "", "Retry-After", "3"), reply(200, `{"id":"7","name":"Bug"}`))
		lines := &journal{}
		c := newClient(t, transport, func(config *Config) { config.MaxRetries, config.Log = 2, lines.log })
		made, err := c.TicketTypes.Create(t.Context(), TicketTypeInput{Name: "Bug"})
		if err != nil || made.ID != "7" {
			t.Fatalf("got %v, %v", made, err)
		}
		for i, call := range transport.calls {
			if call.body != `{"name":"Bug"}` {
				t.Errorf("attempt %d sent %q", i, call.body)
			}
		}
		warnings := lines.warnings()
		if len(warnings) != 1 || warnings[0].message != "Intercom's rate limit is reached; the request waits and is sent again" {
			t.Fatalf("warned %v", warnings)
		}
		if got := fmt.Sprint(warnings[0].fields); got != "map[method:POST path:/ticket_types seconds:2]" {
			t.Errorf("fields are %s", got)
		}
	})
}

func TestRetryWarnsInWords(t *testing.T) {
	t.Parallel()
	for want, answer := range map[string]answerer{
		"Intercom's rate limit is reached; ": reply(429, ""),
		"Intercom answered 503; ":            reply(503, ""),
		"Intercom could not be reached; ":    failing(syscall.ECONNRESET),
	} {
		t.Run(want, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				lines := &journal{}
				c := newClient(t, answering(answer), func(config *Config) { config.MaxRetries, config.Log = 3, lines.log })
				if _, err := thing(t.Context(), c, "1"); err == nil {
					t.Error("no error")
				}
				if warnings := lines.warnings(); len(warnings) != 1 || !strings.HasPrefix(warnings[0].message, want) {
					t.Errorf("warned %v", warnings)
				}
			})
		})
	}
}

func TestCancelledWhileWaiting(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		transport := answering(reply(429, `{"errors":[{"code":"rate_limit_exceeded"}]}`, "Retry-After", "60"))
		c := newClient(t, transport, func(config *Config) { config.MaxRetries = 3 })
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		time.AfterFunc(20*time.Second, cancel)
		started := time.Now()
		_, err := c.TicketTypes.Create(ctx, TicketTypeInput{Name: "Bug"})
		if waited := time.Since(started); waited != 20*time.Second {
			t.Errorf("ended after %s", waited)
		}
		checkOutcome(t, err, 429, false)
		if !errors.Is(err, context.Canceled) {
			t.Errorf("the error hides the cancellation: %v", err)
		}
		if len(transport.calls) != 1 {
			t.Errorf("%d attempts", len(transport.calls))
		}
	})
}

func TestCancelledWhileAsking(t *testing.T) {
	t.Parallel()
	for kind, r := range kinds {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				transport := answering(hanging)
				c := newClient(t, transport, func(config *Config) { config.MaxRetries = 3 })
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				time.AfterFunc(time.Second, cancel)
				_, err := c.send(ctx, r)
				checkOutcome(t, err, 0, !r.repeatable)
				if !errors.Is(err, context.Canceled) || len(transport.calls) != 1 {
					t.Errorf("%d attempts, %v", len(transport.calls), err)
				}
			})
		})
	}
}

func TestTimeoutSaysHowLong(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c := newClient(t, answering(hanging), func(config *Config) { config.RequestTimeout = 90 * time.Second })
		_, err := thing(t.Context(), c, "1")
		if err == nil || err.Error() != "GET /things/1 at api.intercom.io: no answer within 1m30s" {
			t.Errorf("got %v", err)
		}
	})
}

// TestAttemptThatMayHaveActed has one attempt fail in a way in which it may have
// been carried out, and the next in every way: nothing takes the first back.
func TestAttemptThatMayHaveActed(t *testing.T) {
	t.Parallel()
	lost := map[string]answerer{
		"cut": failing(syscall.ECONNRESET), "cut short": cutShort, "408": reply(408, refusalBody),
		"502": reply(502, ""), "503": reply(503, refusalBody), "504": reply(504, ""),
	}
	ends := map[string]answerer{"certificate": failing(&tls.CertificateVerificationError{Err: errors.New("unknown authority")})}
	for status := 400; status < 430; status++ {
		ends[strconv.Itoa(status)] = reply(status, refusalBody)
		ends[strconv.Itoa(status)+" from a gateway"] = reply(status, "<html></html>")
	}
	for first, one := range lost {
		for then, other := range ends {
			for kind, r := range kinds {
				if r.reading {
					continue
				}
				synctest.Test(t, func(t *testing.T) {
					c := newClient(t, answering(one, other), func(config *Config) { config.MaxRetries = 1 })
					_, err := c.send(t.Context(), r)
					if !ambiguous(err) {
						t.Errorf("%s: %s, then %s: it counts as certain that nothing was done: %v", kind, first, then, err)
					}
				})
			}
		}
	}
}

// TestRefusedToken shows that a token which Intercom refused is not tried again.
func TestRefusedToken(t *testing.T) {
	t.Parallel()
	for kind, r := range kinds {
		transport := answering(reply(401, refusalBody))
		c := newClient(t, transport)
		_, first := c.send(t.Context(), r)
		_, second := c.send(t.Context(), r)
		var before *RefusedTokenError
		if errors.As(first, &before) || !errors.As(second, &before) || len(transport.calls) != 1 {
			t.Errorf("%s: after %d requests: %v; %v", kind, len(transport.calls), first, second)
		}
	}
	transport := answering(reply(401, "<html></html>"), reply(200, `{"id":"1"}`))
	c := newClient(t, transport)
	_, _ = thing(t.Context(), c, "1")
	if _, err := thing(t.Context(), c, "1"); err != nil {
		t.Errorf("a gateway's 401 counts as Intercom's: %v", err)
	}
}

// TestUnknownHost asks for a name that no server knows.
func TestUnknownHost(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		known    bool // that it does not exist
		attempts int
	}{"no such host": {true, 1}, "server misbehaving": {false, nameLookups}} {
		synctest.Test(t, func(t *testing.T) {
			transport := answering(failing(&net.OpError{Op: "dial", Err: &net.DNSError{Err: name, Name: "api.intercom.io", IsNotFound: test.known, IsTemporary: !test.known}}))
			c := newClient(t, transport, func(config *Config) { config.MaxRetries = DefaultMaxRetries })
			_, err := c.TicketTypes.Create(t.Context(), TicketTypeInput{Name: "x"})
			var unknown *UnknownHostError
			if !errors.As(err, &unknown) || unknown.Name != "api.intercom.io" || ambiguous(err) || len(transport.calls) != test.attempts {
				t.Errorf("after %d attempts: %v", len(transport.calls), err)
			}
		})
	}
}
