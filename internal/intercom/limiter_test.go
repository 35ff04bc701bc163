package intercom

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// limited is an emulated workspace with a limit, that counts its refusals and
// may change what it says.
type limited struct {
	*emulator.Workspace
	change func(http.Header) // of every answer

	mu      sync.Mutex
	refused int
	at      []time.Time // requests
}

func (l *limited) RoundTrip(r *http.Request) (*http.Response, error) {
	l.mu.Lock()
	l.at = append(l.at, time.Now())
	l.mu.Unlock()
	answer, err := l.Workspace.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if answer.StatusCode == http.StatusTooManyRequests {
		l.refused++
	}
	if l.change != nil {
		l.change(answer.Header)
	}
	return answer, nil
}

func limitedTo(perWindow int, latency time.Duration) *limited {
	return &limited{Workspace: emulator.New(emulator.Options{Token: testToken, Sample: true, RateLimit: perWindow, Latency: latency})}
}

// patient asks for everything singly and repeats as usual.
func patient(config *Config) { config.NoCache, config.MaxRetries = true, DefaultMaxRetries }

// run makes so many requests, ten at once, and returns how long that took.
func run(t *testing.T, c *Client, requests int) time.Duration {
	t.Helper()
	began := time.Now()
	atOnce(t, requests, func(int) error { return failure(c.Tags.Get(t.Context(), emulator.SampleTagID)) })
	return time.Since(began)
}

// within fails where a run took longer than a tenth more than it had to.
func within(t *testing.T, took time.Duration, requests, limit int) {
	t.Helper()
	least := time.Duration(requests) * window / time.Duration(limit)
	t.Logf("%d requests at %d took %s, %.2f of the least", requests, limit, took, took.Seconds()/least.Seconds())
	if took > least*11/10 {
		t.Errorf("took %s, and could take %s", took, least)
	}
}

func TestLimiterKeepsToTheLimit(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		limit, requests int
		latency, offset time.Duration
		most            int // 429s
	}{
		"83":                    {83, 1000, 0, 0, 10},
		"166":                   {166, 1000, 0, 0, 10},
		"1666":                  {1666, 3000, 0, 0, 10},
		"83, slow":              {83, 1000, 900 * time.Millisecond, 0, 10},
		"166, slow":             {166, 1000, 300 * time.Millisecond, 0, 10},
		"166, between seconds":  {166, 1000, 50 * time.Millisecond, 400 * time.Millisecond, 10},
		"1666, slow":            {1666, 3000, 40 * time.Millisecond, 700 * time.Millisecond, 10},
		"fewer than there are":  {8, 40, 50 * time.Millisecond, 0, 10},
		"83, and a bit of time": {83, 500, 10 * time.Millisecond, 999 * time.Millisecond, 10},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				time.Sleep(test.offset)
				w := limitedTo(test.limit, test.latency)
				within(t, run(t, newClient(t, w, patient), test.requests), test.requests, test.limit)
				if w.refused > test.most {
					t.Errorf("%d requests were refused", w.refused)
				}
				t.Logf("%d refused", w.refused)
			})
		})
	}
}

// TestLimiterOfTwo has two runs that know nothing of each other. Every answer
// takes a moment: where none does, no time passes, and the scheduler may let one
// run use up the window while the other's count grows old.
func TestLimiterOfTwo(t *testing.T) {
	t.Parallel()
	for _, latency := range []time.Duration{time.Millisecond, 50 * time.Millisecond, 300 * time.Millisecond} {
		t.Run(latency.String(), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				const requests, limit = 500, 166
				w := limitedTo(limit, latency)
				began := time.Now()
				var both sync.WaitGroup
				for range 2 {
					both.Go(func() { run(t, newClient(t, w, patient), requests) })
				}
				both.Wait()
				within(t, time.Since(began), 2*requests, limit)
				t.Logf("%d refused", w.refused)
				if w.refused > 20 {
					t.Errorf("%d requests were refused", w.refused)
				}
			})
		})
	}
}

// TestLimiterOfHeaders has Intercom say other things than the emulator does.
func TestLimiterOfHeaders(t *testing.T) {
	t.Parallel()
	const requests, limit = 500, 83 // a minute
	shift := func(by time.Duration) func(http.Header) {
		return func(h http.Header) {
			end, _ := strconv.ParseInt(h.Get("X-RateLimit-Reset"), 10, 64)
			h.Set("X-RateLimit-Reset", strconv.FormatInt(end+int64(by.Seconds()), 10))
		}
	}
	dated := func(by time.Duration) func(http.Header) {
		return func(h http.Header) {
			shift(by)(h)
			h.Set("Date", time.Now().Add(by).UTC().Format(http.TimeFormat))
		}
	}
	set := func(name, value string) func(http.Header) { return func(h http.Header) { h.Set(name, value) } }
	for name, test := range map[string]struct {
		change func(http.Header)
		exact  bool // as good as with a clock that is right
		most   int
	}{
		"a clock that is an hour fast":           {dated(-time.Hour), true, 10},
		"a clock that is an hour slow":           {dated(time.Hour), true, 10},
		"a clock that is three seconds fast":     {dated(-3 * time.Second), true, 10},
		"rounded down":                           {shift(-time.Second), true, 40},
		"an hour ahead, and no date":             {shift(time.Hour), false, 10},
		"an hour ago, and no date":               {shift(-time.Hour), false, requests},
		"no reset":                               {func(h http.Header) { h.Del("X-RateLimit-Reset") }, false, requests},
		"a reset that is none":                   {set("X-RateLimit-Reset", "soon"), false, requests},
		"a reset in milliseconds, as a constant": {set("X-RateLimit-Reset", "1700000000000"), false, requests},
		"no count":                               {func(h http.Header) { h.Del("X-RateLimit-Remaining") }, false, requests},
		"a count that is none":                   {set("X-RateLimit-Remaining", "many"), false, requests},
		"a count that is more than there is":     {set("X-RateLimit-Remaining", "99999999999999999999"), false, requests},
		"a date that is none":                    {set("Date", "yesterday"), true, 10},
		"a limit that is none":                   {set("X-RateLimit-Limit", "-1"), true, 10},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				time.Sleep(400 * time.Millisecond) // windows begin and end between seconds
				w := limitedTo(limit, 20*time.Millisecond)
				w.change = test.change
				took := run(t, newClient(t, w, patient), requests)
				t.Logf("%s: took %s, %d refused", name, took, w.refused)
				if test.exact {
					within(t, took, requests, limit)
				}
				if w.refused > test.most {
					t.Errorf("%d requests were refused", w.refused)
				}
				slices.SortFunc(w.at, time.Time.Compare)
				for i := range w.at[1:] {
					if stood := w.at[i+1].Sub(w.at[i]); stood > window+mostLate {
						t.Errorf("stood still for %s", stood)
					}
				}
			})
		})
	}
}

// TestLimiterOfBrokenConnections has requests that end without an answer.
func TestLimiterOfBrokenConnections(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		transport := answering(failing(syscall.ECONNRESET), cutShort, reply(503, ""), hanging, reply(200, ""), reply(200, `{"id":"1"}`))
		c := newClient(t, transport, func(config *Config) { config.RequestTimeout = time.Second })
		for range 6 {
			_, _ = thing(t.Context(), c, "1")
			if c.limiter.underway != 0 {
				t.Fatalf("%d are under way after %d", c.limiter.underway, len(transport.calls))
			}
		}
	})
}

func TestLimiterOfTheUser(t *testing.T) {
	t.Parallel()
	for _, own := range []int{1, 7, 50, 1000} {
		t.Run(strconv.Itoa(own), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				w := limitedTo(0, 30*time.Millisecond)
				requests := 2*own + 3
				took := run(t, newClient(t, w, patient, func(config *Config) { config.MaxRequestsPer10s = own }), requests)
				if least := time.Duration(requests) * window / time.Duration(own); took > least*11/10 && took > least+time.Second {
					t.Errorf("took %s, and could take %s", took, least)
				}
				slices.SortFunc(w.at, time.Time.Compare)
				for i := own; i < len(w.at); i++ {
					if within := w.at[i].Sub(w.at[i-own]); within < window-time.Millisecond {
						t.Errorf("%d requests within %s", own+1, within)
						break
					}
				}
			})
		})
	}
}

func TestLimiterEndsWithItsContext(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		change  func(*Config)
		waiting int
	}{
		"Intercom's limit": {func(*Config) {}, 5},
		"the user's":       {func(config *Config) { config.MaxRequestsPer10s = 1 }, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				transport := answering(reply(200, `{"id":"1"}`, headers(0, window)...))
				lines := &journal{}
				c := newClient(t, transport, test.change, func(config *Config) { config.Log = lines.log })
				if _, err := thing(t.Context(), c, "1"); err != nil {
					t.Fatal(err)
				}
				ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
				defer cancel()
				began := time.Now()
				var everybody sync.WaitGroup
				for range test.waiting {
					everybody.Go(func() {
						if _, err := thing(ctx, c, "1"); !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "waiting for the rate limit") {
							t.Errorf("got %v", err)
						}
					})
				}
				everybody.Wait()
				if took := time.Since(began); took != 3*time.Second || len(transport.calls) != 1 || c.limiter.underway != 0 {
					t.Errorf("ended after %s and %d requests, %d are under way", took, len(transport.calls), c.limiter.underway)
				}
				if warnings := lines.warnings(); len(warnings) != 1 || warnings[0].fields["seconds"] != 10.0 {
					t.Errorf("warned %v", warnings)
				}
				began = time.Now()
				if _, err := thing(t.Context(), c, "1"); err != nil || time.Since(began) != window-3*time.Second {
					t.Errorf("went on after %s: %v", time.Since(began), err)
				}
			})
		})
	}
}

// TestLimiterTellsOnce has many wait, in several windows.
func TestLimiterTellsOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		lines := &journal{}
		w := limitedTo(83, 50*time.Millisecond)
		run(t, newClient(t, w, patient, func(config *Config) { config.Log = lines.log }), 83*3+1)
		var told []logged
		for _, line := range lines.warnings() {
			if strings.HasPrefix(line.message, "Intercom's rate limit is nearly reached; requests wait") {
				told = append(told, line)
			}
		}
		if len(told) != 3 {
			t.Errorf("told %d times: %v", len(told), told)
		}
	})
}

func TestLimiterIsSilentAboutShortWaits(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		lines := &journal{}
		c := newClient(t, answering(reply(200, `{"id":"1"}`)), func(config *Config) { config.MaxRequestsPer10s, config.Log = 10, lines.log })
		for range 5 {
			if _, err := thing(t.Context(), c, "1"); err != nil {
				t.Fatal(err)
			}
		}
		if warnings := lines.warnings(); len(warnings) != 0 {
			t.Errorf("warned %v", warnings)
		}
	})
}
