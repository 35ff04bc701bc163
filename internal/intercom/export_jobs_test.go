package intercom

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// TestExportsAreWaitedFor looks at a job seldom, and not for ever.
func TestExportsAreWaitedFor(t *testing.T) {
	t.Parallel()
	for takes, over := range map[time.Duration]bool{0: true, time.Hour: true, 24 * time.Hour: false} {
		synctest.Test(t, func(t *testing.T) {
			c, w := emulated(t, func(options *emulator.Options) { options.ExportTime = takes })
			job, err := c.MessageExports.Start(t.Context(), MessageSpan{Before: 1 << 32}, func() {})
			if err != nil {
				t.Fatal(err)
			}
			looks, began := 0, time.Now()
			job, err = c.MessageExports.Wait(t.Context(), job.ID.String(), func(*ExportJob) { looks++ })
			waited := time.Since(began)
			if err != nil || job.Complete() != over || job.Over() != over || waited > min(takes, LongestExport)+2*seldomLook || looks > 5+int(waited/(seldomLook/2)) {
				t.Errorf("%s: %v after %s and %d looks: %v", takes, job, waited, looks, err)
			}
			if requests, _ := w.Requests(); len(requests) != looks+1 {
				t.Errorf("%d requests for %d looks", len(requests), looks)
			}
		})
	}
}

// TestDownload writes a file as it is sent, and fails where that is not whole.
func TestDownload(t *testing.T) {
	t.Parallel()
	var packed bytes.Buffer
	into := gzip.NewWriter(&packed)
	_, _ = into.Write(bytes.Repeat([]byte("a,b,c\n"), 1000))
	_ = into.Close()
	for name, c := range map[string]struct {
		kind, body, want string
	}{
		"compressed":       {octets, packed.String(), ""},
		"plain":            {"text/csv", "a,b\n1,2\n", ""},
		"half":             {octets, packed.String()[:packed.Len()/2], "not whole"},
		"one byte":         {octets, packed.String()[:3], "not whole"},
		"nothing":          {octets, "", "empty"},
		"a page":           {"text/html; charset=utf-8", "<html>", "it is no file"},
		"an object":        {"application/json", `{"a":1}`, "it is no file"},
		"errors":           {"application/json", `{"type":"error.list","errors":[{"code":"not_found"}]}`, "not_found"},
		"a body of errors": {octets, `{"type":"error.list"}`, ""}, // [?] which none was seen to be
	} {
		synctest.Test(t, func(t *testing.T) {
			opened := 0
			client := newClient(t, &fake{answer: func(r *http.Request) (*http.Response, error) {
				if r.Header.Get("Accept") != octets || r.Header.Get("Accept-Encoding") != "identity" {
					t.Errorf("%s: %v is asked for", name, r.Header)
				}
				return reply(http.StatusOK, c.body, "Content-Type", c.kind)(r)
			}}, func(config *Config) { config.MaxRetries = 2 })
			var written bytes.Buffer
			err := client.MessageExports.Download(t.Context(), "1", func() (io.Writer, error) {
				opened++
				written.Reset()
				return &written, nil
			})
			switch {
			case c.want == "":
				if err != nil || written.String() != c.body || opened != 1 {
					t.Errorf("%s: %d bytes, opened %d times: %v", name, written.Len(), opened, err)
				}
			case err == nil || !strings.Contains(err.Error(), c.want):
				t.Errorf("%s: %v", name, err)
			}
			if damaged := c.want == "not whole" || c.want == "empty"; damaged != (opened == 3) {
				t.Errorf("%s: opened %d times", name, opened)
			}
		})
	}
}

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

// TestDownloadThatCannotBeWritten is not asked for again.
func TestDownloadThatCannotBeWritten(t *testing.T) {
	t.Parallel()
	for name, open := range map[string]func() (io.Writer, error){
		"a full disk": func() (io.Writer, error) { return full{}, nil },
		"no file":     func() (io.Writer, error) { return nil, syscall.ENOSPC },
	} {
		asked := 0
		client := newClient(t, &fake{answer: func(r *http.Request) (*http.Response, error) {
			asked++
			return reply(http.StatusOK, "a,b", "Content-Type", octets)(r)
		}}, func(config *Config) { config.MaxRetries = 2 })
		var unwritten *UnwrittenError
		if err := client.MessageExports.Download(t.Context(), "1", open); !errors.As(err, &unwritten) || !errors.Is(err, syscall.ENOSPC) || asked != 1 {
			t.Errorf("%s: %v after %d requests", name, err, asked)
		}
	}
}

// slow is a body that takes its time.
type slow struct {
	pieces int
	pause  time.Duration
}

func (s *slow) Read(data []byte) (int, error) {
	if s.pieces == 0 {
		return 0, io.EOF
	}
	s.pieces--
	time.Sleep(s.pause)
	return copy(data, "a,b\n"), nil
}

// TestDownloadTakesItsTime bounds how long nothing comes, and not how long all
// takes.
func TestDownloadTakesItsTime(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		client := newClient(t, &fake{answer: func(r *http.Request) (*http.Response, error) {
			answer, err := reply(http.StatusOK, "", "Content-Type", octets)(r)
			answer.Body = io.NopCloser(&slow{100, DefaultRequestTimeout - time.Second})
			return answer, err
		}})
		var written bytes.Buffer
		err := client.MessageExports.Download(t.Context(), "1", func() (io.Writer, error) { return &written, nil })
		if err != nil || written.Len() != 400 {
			t.Errorf("%d bytes, %v", written.Len(), err)
		}
	})
}
