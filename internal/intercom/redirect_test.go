package intercom

import (
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
)

func TestRedirectToAnotherHost(t *testing.T) {
	t.Parallel()
	var visits atomic.Int64
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { visits.Add(1) }))
	t.Cleanup(elsewhere.Close)
	for _, status := range []int{301, 302, 303, 307, 308} {
		for kind, r := range kinds {
			c := serve(t, func(out http.ResponseWriter, in *http.Request) {
				http.Redirect(out, in, elsewhere.URL+in.URL.Path, status)
			})
			_, err := c.send(t.Context(), r)
			if err == nil || !strings.Contains(err.Error(), "refused a redirect to another host, 127.0.0.1:") {
				t.Errorf("%s, %d: got %v", kind, status, err)
			}
			checkOutcome(t, err, 0, !r.repeatable) // who redirects may have done something before
		}
	}
	if visits.Load() != 0 {
		t.Errorf("the other host got %d requests", visits.Load())
	}
}

func TestRedirectOnTheSameHost(t *testing.T) {
	t.Parallel()
	for kind, r := range kinds {
		for _, status := range []int{301, 302, 303, 307, 308} {
			var arrived string
			c := serve(t, func(out http.ResponseWriter, in *http.Request) {
				if !strings.HasPrefix(in.URL.Path, "/moved") {
					http.Redirect(out, in, "/moved"+in.URL.Path, status)
					return
				}
				arrived = in.Method + " " + in.Header.Get("Authorization")
			})
			_, err := c.send(t.Context(), r)
			kept := status >= 307 && r.repeatable || r.method == http.MethodGet
			if !r.repeatable && status >= 307 {
				if err == nil || arrived != "" || !strings.Contains(err.Error(), "sent once only") {
					t.Errorf("%s, %d: arrived as %q, %v", kind, status, arrived, err)
				}
				continue
			}
			switch {
			case kept && (err != nil || arrived != r.method+" Bearer "+testToken):
				t.Errorf("%s, %d: arrived as %q, %v", kind, status, arrived, err)
			case !kept && (err == nil || arrived != "" || !strings.Contains(err.Error(), "makes a GET of it")):
				t.Errorf("%s, %d: arrived as %q, %v", kind, status, arrived, err)
			}
		}
	}
}

func TestRedirectsEnd(t *testing.T) {
	t.Parallel()
	var requests atomic.Int64
	c := serve(t, func(out http.ResponseWriter, in *http.Request) {
		requests.Add(1)
		http.Redirect(out, in, in.URL.Path+"x", http.StatusTemporaryRedirect)
	})
	c.config.MaxRetries = 5
	_, err := thing(t.Context(), c, "1")
	if err == nil || !strings.HasSuffix(err.Error(), "refused a third redirect in a row") || requests.Load() != 3 {
		t.Errorf("got %v after %d requests", err, requests.Load())
	}
}

// TestErrorsHideTheToken looks for the token in the errors of net/http.
func TestErrorsHideTheToken(t *testing.T) {
	t.Parallel()
	untrusted := httptest.NewUnstartedServer(http.NotFoundHandler())
	untrusted.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	untrusted.StartTLS()
	t.Cleanup(untrusted.Close)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	nobody := "http://" + listener.Addr().String()
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct{ address, text string }{
		"unknown certificate": {untrusted.URL, "certificate"},
		"nobody there":        {nobody, "connection refused"},
		"HTTPS without it":    {strings.Replace(nobody, "http:", "https:", 1), "connection refused"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := newClient(t, nil, func(config *Config) { config.BaseURL = test.address })
			_, err := c.TicketTypes.Create(t.Context(), TicketTypeInput{Name: "x"})
			if err == nil || strings.Contains(err.Error(), testToken) || !strings.HasPrefix(err.Error(), "POST /ticket_types at ") {
				t.Fatalf("got %v", err)
			}
			if !strings.Contains(err.Error(), test.text) {
				t.Errorf("the cause is missing: %v", err)
			}
			var uncertain *AmbiguousError
			if errors.As(err, &uncertain) {
				t.Errorf("it is certain that nothing was sent: %v", err)
			}
		})
	}
}
