package intercom

import (
	"context"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

const testToken = "dG9rOnRlc3Q6c2VjcmV0"

// answerer is how a fake answers a request.
type answerer func(*http.Request) (*http.Response, error)

// fake is a transport without a network. It keeps what it was asked.
type fake struct {
	answer answerer

	mu    sync.Mutex
	calls []asked
}

// asked is one request that a fake got.
type asked struct {
	method, path, query, body string
	header                    http.Header
	at                        time.Time
}

func (f *fake) RoundTrip(r *http.Request) (*http.Response, error) {
	call := asked{
		method: r.Method, path: r.URL.EscapedPath(), query: r.URL.RawQuery, header: r.Header.Clone(), at: time.Now(),
	}
	if r.Body != nil {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return nil, err
		}
		call.body = string(body)
		_ = r.Body.Close()
	}
	f.mu.Lock()
	f.calls = append(f.calls, call)
	f.mu.Unlock()
	return f.answer(r)
}

// answering gives one answer after the other, and the last one for ever.
func answering(replies ...answerer) *fake {
	var mu sync.Mutex
	return &fake{answer: func(r *http.Request) (*http.Response, error) {
		mu.Lock()
		reply := replies[0]
		if len(replies) > 1 {
			replies = replies[1:]
		}
		mu.Unlock()
		return reply(r)
	}}
}

// reply is an answer; headers are name and value in turns.
func reply(status int, body string, headers ...string) answerer {
	return func(r *http.Request) (*http.Response, error) {
		header := http.Header{}
		for i := 0; i < len(headers); i += 2 {
			header.Set(headers[i], headers[i+1])
		}
		return &http.Response{
			StatusCode: status, Header: header, Request: r, Body: io.NopCloser(strings.NewReader(body)), ContentLength: -1,
		}, nil
	}
}

// newClient makes a client that never repeats, unless change says otherwise.
func newClient(t testing.TB, transport http.RoundTripper, change ...func(*Config)) *Client {
	t.Helper()
	config := Config{Token: testToken, Transport: transport, UserAgent: "test"}
	for _, f := range change {
		f(&config)
	}
	c, err := New(config)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// serve makes a client of a real server on a port.
func serve(t *testing.T, handler http.HandlerFunc) *Client {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return newClient(t, nil, func(config *Config) { config.BaseURL = server.URL })
}

// thing reads an object of no particular kind.
func thing(ctx context.Context, c *Client, id string) (*Object, error) {
	return call[Object](ctx, c, get("things", id))
}

// logged is one line of a client's log.
type logged struct {
	level   slog.Level
	message string
	fields  map[string]any
}

// journal collects a client's log.
type journal struct {
	mu    sync.Mutex
	lines []logged
}

func (j *journal) log(_ context.Context, level slog.Level, message string, fields map[string]any) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.lines = append(j.lines, logged{level, message, maps.Clone(fields)})
}

func (j *journal) warnings() []logged {
	j.mu.Lock()
	defer j.mu.Unlock()
	var found []logged
	for _, line := range j.lines {
		if line.level == slog.LevelWarn {
			found = append(found, line)
		}
	}
	return found
}

func TestNewChecksTheToken(t *testing.T) {
	t.Parallel()
	for name, token := range map[string]string{
		"empty":            "",
		"blank":            " \n\t",
		"line break":       "secret\nsecret",
		"carriage return":  "secret\rsecret",
		"space":            "Bearer secret",
		"null byte":        "secret\x00",
		"delete":           "secret\x7f",
		"non-ASCII":        "secret\u00e9",
		"no-break space":   "secret\u00a0secret",
		"zero width space": "secret\u200b",
		"broken UTF-8":     "secret\xff",
		"a whole file":     strings.Repeat("secret", 1000),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := New(Config{Token: token})
			if err == nil {
				t.Fatal("the token was accepted")
			}
			if strings.Contains(err.Error(), "secret") {
				t.Errorf("the error shows the token: %v", err)
			}
		})
	}
}

func TestNewTrimsTheToken(t *testing.T) {
	t.Parallel()
	transport := answering(reply(200, `{"id":"1"}`))
	c := newClient(t, transport, func(config *Config) { config.Token = "\t" + testToken + "\r\n" })
	if _, err := thing(t.Context(), c, "1"); err != nil {
		t.Fatal(err)
	}
	if got := transport.calls[0].header.Get("Authorization"); got != "Bearer "+testToken {
		t.Errorf("Authorization is %q", got)
	}
}

func TestNewDefaults(t *testing.T) {
	t.Parallel()
	c, err := New(Config{Token: testToken})
	if err != nil {
		t.Fatal(err)
	}
	if c.BaseURL() != "https://api.intercom.io" || c.Version() != DefaultVersion || c.config.RequestTimeout != DefaultRequestTimeout {
		t.Errorf("defaults are %s, %s, %s", c.BaseURL(), c.Version(), c.config.RequestTimeout)
	}
	if c.config.Transport == http.DefaultTransport {
		t.Error("the client shares the transport of the whole process")
	}
	if _, err := New(Config{Token: testToken, BaseURL: "http://api.intercom.io"}); err == nil {
		t.Error("an unencrypted address was accepted")
	}
}

func TestParseBaseURL(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ text, want string }{
		"region":                {"https://api.eu.intercom.io", "https://api.eu.intercom.io"},
		"trailing slashes":      {"https://api.intercom.io//", "https://api.intercom.io"},
		"path":                  {"https://proxy.example.com/intercom/", "https://proxy.example.com/intercom"},
		"upper case scheme":     {"HTTPS://api.intercom.io", "https://api.intercom.io"},
		"port":                  {"https://localhost:8443", "https://localhost:8443"},
		"loopback name":         {"http://localhost:8085", "http://localhost:8085"},
		"loopback address":      {"http://127.0.0.9:8085", "http://127.0.0.9:8085"},
		"loopback of IPv6":      {"http://[::1]:8085", "http://[::1]:8085"},
		"empty":                 {"", ""},
		"no scheme":             {"api.intercom.io", ""},
		"other scheme":          {"ftp://api.intercom.io", ""},
		"unencrypted":           {"http://api.intercom.io", ""},
		"looks like loopback":   {"http://localhost.example.com", ""},
		"any address":           {"http://0.0.0.0:8085", ""},
		"no host":               {"https://", ""},
		"port without host":     {"https://:8085", ""},
		"query":                 {"https://api.intercom.io?x=1", ""},
		"empty query":           {"https://api.intercom.io?", ""},
		"fragment":              {"https://api.intercom.io#x", ""},
		"empty fragment":        {"https://api.intercom.io#", ""},
		"malformed escape":      {"https://api.intercom.io/%zz", ""},
		"space":                 {"https://api.intercom .io", ""},
		"user":                  {"https://hunter2@api.intercom.io", ""},
		"malformed with a user": {"https://x:hunter2@api.%zz", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			base, err := ParseBaseURL(test.text)
			switch {
			case test.want == "" && err == nil:
				t.Errorf("accepted as %s", base)
			case test.want == "" && strings.Contains(err.Error(), "hunter2"):
				t.Errorf("the error shows credentials: %v", err)
			case test.want != "" && (err != nil || base.String() != test.want):
				t.Errorf("got %v, %v", base, err)
			}
		})
	}
}

func TestParseVersion(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"2.10": "2.10", "2.16": "2.16", "2.99": "2.99", "Preview": "Preview", "preview": "Preview", "Unstable": "Preview",
		"": "", "2": "", "2.": "", "2.9": "", "1.4": "", "3.1": "", "2.016": "", "2.+16": "", "2.-1": "", "2.16.0": "", " 2.16": "",
		"v2.16": "", "2.9223372036854775807": "", "2.9223372036854775808": "",
	} {
		t.Run("version "+text, func(t *testing.T) {
			t.Parallel()
			version, err := ParseVersion(text)
			if want == "" && err == nil {
				t.Errorf("accepted as %s", version)
			}
			if want != "" && (err != nil || version.String() != want) {
				t.Errorf("got %s, %v; want %s", version, err, want)
			}
		})
	}
}

func TestVersionOrder(t *testing.T) {
	t.Parallel()
	order := []Version{MustVersion("2.10"), MustVersion("2.11"), DefaultVersion, MustVersion("2.100"), Preview}
	for i, a := range order {
		for j, b := range order {
			if a.Before(b) != (i < j) {
				t.Errorf("%s before %s: %t", a, b, a.Before(b))
			}
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("MustVersion accepted what is no version")
		}
	}()
	MustVersion("2.x")
}
