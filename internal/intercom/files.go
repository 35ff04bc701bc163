package intercom

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"time"
)

// octets is the type that Intercom sends files as.
const octets = "application/octet-stream"

// file asks for a file, for every attempt of which open gives what it is written
// to, anew.
func (r request) file(open func() (io.Writer, error)) request {
	r.open = open
	return r
}

// download writes a file. An answer that is none is an error, as is one that is
// not whole.
func download(ctx context.Context, c *Client, r request, open func() (io.Writer, error)) error {
	r = r.file(open)
	answer, err := c.send(ctx, r)
	if err != nil || answer.file {
		return err
	}
	return c.unreadable(r, answer, errors.New("it is no file"))
}

// UnwrittenError says that what Intercom sent could not be written.
type UnwrittenError struct{ Err error }

func (e *UnwrittenError) Error() string { return "it cannot be written: " + e.Err.Error() }
func (e *UnwrittenError) Unwrap() error { return e.Err }

// patience is how long an attempt may take: so long in all, or, of a file, so long
// without any more of it, of which more tells.
func (c *Client) patience(ctx context.Context, r request) (limited context.Context, more func(), cancel func()) {
	if r.open == nil {
		limited, cancel := context.WithTimeout(ctx, c.config.RequestTimeout)
		return limited, func() {}, cancel
	}
	limited, end := context.WithCancelCause(ctx)
	timer := time.AfterFunc(c.config.RequestTimeout, func() { end(context.DeadlineExceeded) })
	return limited, func() { timer.Reset(c.config.RequestTimeout) }, func() {
		timer.Stop()
		end(nil)
	}
}

// timedOut is an error of an attempt whose patience has ended, in place of what a
// transport makes of that.
func timedOut(limited context.Context, err error) error {
	if cause := context.Cause(limited); errors.Is(cause, context.DeadlineExceeded) {
		return cause
	}
	return err
}

// read takes an answer in. A file goes to what the request has for it, and is no
// body.
func (c *Client) read(r request, answer *http.Response, more func()) (body []byte, isFile bool, err error) {
	kind, _, _ := mime.ParseMediaType(answer.Header.Get("Content-Type"))
	if r.open == nil || answer.StatusCode != http.StatusOK || kind == "application/json" || kind == "text/html" {
		body, err = io.ReadAll(io.LimitReader(answer.Body, c.maxAnswer+1))
		return body, false, err
	}
	file, err := r.open()
	if err != nil {
		return nil, true, &UnwrittenError{err}
	}
	into := &sink{Writer: file}
	err = readWhole(io.TeeReader(&reading{answer.Body, more}, into))
	if into.err != nil {
		err = &UnwrittenError{into.err}
	}
	return nil, true, err
}

// readWhole reads to the end, and fails where what is compressed has another.
func readWhole(from io.Reader) error {
	buffered := bufio.NewReader(from)
	beginning, _ := buffered.Peek(2) //nolint:mnd // which tell gzip
	if len(beginning) == 0 {
		if _, err := buffered.ReadByte(); !errors.Is(err, io.EOF) {
			return err
		}
		return errEmpty
	}
	if bytes.Equal(beginning, []byte{0x1f, 0x8b}) {
		unpacked, err := gzip.NewReader(buffered)
		if err == nil {
			_, err = io.Copy(io.Discard, unpacked) //nolint:gosec // nothing is kept of it
		}
		if err != nil {
			return fmt.Errorf("the file is not whole: %w", err)
		}
	}
	_, err := io.Copy(io.Discard, buffered)
	return err
}

// reading tells of everything that is read.
type reading struct {
	io.Reader

	more func()
}

func (r *reading) Read(data []byte) (int, error) {
	n, err := r.Reader.Read(data)
	r.more()
	return n, err
}

// sink remembers what went wrong with it.
type sink struct {
	io.Writer

	err error
}

func (w *sink) Write(data []byte) (int, error) {
	n, err := w.Writer.Write(data)
	if err != nil {
		w.err = err
	}
	return n, err
}
