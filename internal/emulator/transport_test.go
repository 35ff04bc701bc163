package emulator

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// body notices that it is closed, as a transport must.
type body struct {
	io.Reader
	closed bool
}

func (b *body) Close() error {
	b.closed = true
	return nil
}

func TestRoundTripClosesTheBody(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]*Fault{
		"usual": nil, "cut": {Pattern: "*", Cut: cutBefore}, "refused": {Pattern: "*", Status: 500},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := New(Options{})
			if fault != nil {
				if err := w.Fail(*fault); err != nil {
					t.Fatal(err)
				}
			}
			request := newRequest(t, "POST", "https://api.intercom.io/tags", "")
			sent := &body{Reader: strings.NewReader(`{"name":"x"}`)}
			request.Body = sent
			if response, err := w.RoundTrip(request); err == nil {
				_ = response.Body.Close()
			}
			if !sent.closed {
				t.Error("the body is open")
			}
		})
	}
	t.Run("cancelled", func(t *testing.T) {
		t.Parallel()
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		sent := &body{Reader: strings.NewReader(`{"name":"x"}`)}
		request := newRequest(t, "POST", "https://api.intercom.io/tags", "").WithContext(ctx)
		request.Body = sent
		w := New(Options{})
		response, err := w.RoundTrip(request)
		if err == nil {
			_ = response.Body.Close()
		}
		if !errors.Is(err, context.Canceled) || !sent.closed {
			t.Errorf("got %v, closed: %t", err, sent.closed)
		}
		if requests, _ := w.Requests(); len(requests) != 0 {
			t.Errorf("logged %+v", requests)
		}
	})
}

func TestRoundTripLeavesTheRequest(t *testing.T) {
	t.Parallel()
	request := newRequest(t, "GET", "https://api.intercom.io/tags/a%2Fb?x=1", "")
	request.Body = nil
	before := request.Clone(t.Context())
	response, err := New(Options{}).RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	if request.URL.String() != before.URL.String() || request.RequestURI != "" || request.PathValue("id") != "" || request.Body != nil {
		t.Errorf("the request became %+v", request)
	}
	if response.Request != request || response.Proto != "HTTP/1.1" {
		t.Errorf("got %+v", response)
	}
}

// TestBothModesAnswerAlike compares whole answers of a port and of none.
func TestBothModesAnswerAlike(t *testing.T) {
	t.Parallel()
	direct, served := sampleWorkspace(), sampleWorkspace()
	server := httptest.NewServer(served)
	t.Cleanup(server.Close)
	for _, line := range []string{
		"GET /tags", "GET /tags/nobody", "POST /tags {\"name\":\"x\"}", "POST /tags {", "DELETE /tags/101", "GET /nothing", "GET /tags/a%2Fb",
		"POST /contacts/search {\"query\":{\"field\":\"email\",\"operator\":\"=\",\"value\":\"uma@example.com\"}}", "GET /_emulator/requests",
	} {
		method, rest, _ := strings.Cut(line, " ")
		path, content, _ := strings.Cut(rest, " ")
		want, err := server.Client().Do(newRequest(t, method, server.URL+path, content, "User-Agent", "test"))
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(want.Body)
		_ = want.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		got := ask(t, direct, method, path, content, "User-Agent", "test")
		if got.status != want.StatusCode || string(got.body) != string(text) {
			t.Errorf("%s: got  %d %s\nwant %d %s", line, got.status, got.body, want.StatusCode, text)
		}
		for _, name := range []string{"Content-Type", "X-Request-Id", "X-Ratelimit-Limit", "X-Ratelimit-Remaining"} {
			if got.header.Get(name) != want.Header.Get(name) {
				t.Errorf("%s: %s is %q, want %q", line, name, got.header.Get(name), want.Header.Get(name))
			}
		}
	}
}

func TestRoundTripLetsBugsThrough(t *testing.T) {
	t.Parallel()
	w := New(Options{Unknown: func(string, string) { panic("bug") }})
	defer func() {
		if reason := recover(); reason != "bug" {
			t.Errorf("recovered %v", reason)
		}
	}()
	response, err := w.RoundTrip(newRequest(t, http.MethodGet, "https://api.intercom.io/nothing", ""))
	if err == nil {
		_ = response.Body.Close()
	}
	t.Error("a panic of the emulator's own was taken for a cut")
}
