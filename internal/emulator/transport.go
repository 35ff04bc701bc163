package emulator

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// RoundTrip answers a client's request without a network. A connection that a
// fault cuts ends in the error that a reset connection would.
func (w *Workspace) RoundTrip(out *http.Request) (*http.Response, error) {
	return w.roundTrip(out, 0)
}

// roundTrip is the attempt after so many that were refused as streams of HTTP/2.
func (w *Workspace) roundTrip(out *http.Request, refusals int) (*http.Response, error) {
	if err := out.Context().Err(); err != nil {
		if out.Body != nil {
			_ = out.Body.Close()
		}
		return nil, err // before anything has an effect
	}
	in := out.Clone(out.Context())
	if in.Host == "" {
		in.Host = out.URL.Host
	}
	if in.Body == nil {
		in.Body = http.NoBody
	}
	in.RequestURI = out.URL.RequestURI()
	recorded := &recorder{header: http.Header{}}
	cut := recorded.serve(w, in)
	_ = in.Body.Close()
	if err := out.Context().Err(); err != nil {
		return nil, err
	}
	if recorded.refused {
		return w.again(out, refusals)
	}
	if cut && recorded.status == 0 {
		return nil, &netError{syscall.ECONNRESET}
	}
	var body io.Reader = &recorded.body
	if cut {
		body = io.MultiReader(body, brokenReader{})
	}
	length, err := strconv.ParseInt(recorded.header.Get("Content-Length"), 10, 64)
	if err != nil {
		length = -1
	}
	return &http.Response{
		Status: fmt.Sprintf("%d %s", recorded.status, http.StatusText(recorded.status)), StatusCode: recorded.status,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: recorded.header, Body: io.NopCloser(body), ContentLength: length, Request: out,
	}, nil
}

// refusalsRepeated is after how many refusals of a stream Go's HTTP/2 gives up.
const refusalsRepeated = 6

// again does what Go's HTTP/2 does with a request that the server says it
// refused: it sends it again where it has no body, or one that can be read again,
// first at once and then after twice as long each time.
// Source: RoundTripOpt and shouldRetryRequest of golang.org/x/net/http2.
func (w *Workspace) again(out *http.Request, refusals int) (*http.Response, error) {
	repeated := out.Clone(out.Context())
	switch {
	case refusals > refusalsRepeated:
		return nil, errors.New("stream error: stream ID 1; REFUSED_STREAM")
	case out.Body == nil || out.Body == http.NoBody:
	case out.GetBody != nil:
		body, err := out.GetBody()
		if err != nil {
			return nil, err
		}
		repeated.Body = body
	default:
		return nil, errors.New("http2: Transport: cannot retry err [stream error: REFUSED_STREAM] after Request.Body was written")
	}
	if refusals > 0 {
		wait := time.NewTimer(time.Second << (refusals - 1))
		defer wait.Stop()
		select {
		case <-wait.C:
		case <-out.Context().Done():
			return nil, out.Context().Err()
		}
	}
	return w.roundTrip(repeated, refusals+1)
}

// recorder keeps an answer.
type recorder struct {
	refused bool // as a stream of HTTP/2
	header  http.Header
	status  int
	body    bytes.Buffer
}

func (r *recorder) refuse() { r.refused = true }

func (r *recorder) Header() http.Header { return r.header }

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
}

func (r *recorder) Write(data []byte) (int, error) {
	r.WriteHeader(http.StatusOK)
	if r.status == http.StatusNoContent || r.status == http.StatusNotModified {
		return 0, http.ErrBodyNotAllowed
	}
	return r.body.Write(data)
}

// serve calls the handler and says whether it cut the connection.
func (r *recorder) serve(handler http.Handler, in *http.Request) (cut bool) {
	defer func() {
		switch reason := recover(); reason {
		case nil:
		case http.ErrAbortHandler:
			cut = true
		default:
			panic(reason)
		}
	}()
	handler.ServeHTTP(r, in)
	return false
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

// netError reads as a connection that the other side reset.
type netError struct{ cause error }

func (e *netError) Error() string { return "read tcp: " + strings.ToLower(e.cause.Error()) }
func (e *netError) Unwrap() error { return e.cause }
