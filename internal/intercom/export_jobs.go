package intercom

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"time"

	"github.com/cenkalti/backoff/v5"
)

// ExportJob is an export that Intercom works on, or has made a file of. Intercom
// keeps the file for two days.
type ExportJob struct {
	ID     ID     `json:"job_identifier"`
	Status string `json:"status"`
}

func (j *ExportJob) identity() string { return j.ID.String() }

// UnmarshalJSON also takes the id under the name that some versions' schema
// misspells.
func (j *ExportJob) UnmarshalJSON(data []byte) error {
	type plain ExportJob
	if err := json.Unmarshal(data, (*plain)(j)); err != nil || j.ID != "" {
		return err
	}
	var misspelt struct {
		ID ID `json:"job_identfier"`
	}
	err := json.Unmarshal(data, &misspelt)
	j.ID = misspelt.ID
	return err
}

// Complete says whether there is a file.
func (j *ExportJob) Complete() bool { return j.Status == "completed" || j.Status == "complete" }

// Empty says whether there is nothing to make a file of.
func (j *ExportJob) Empty() bool { return j.Status == "no_data" }

// Over says whether Intercom works on it no more. Words that nobody knows are of
// work.
func (j *ExportJob) Over() bool {
	return j.Complete() || j.Empty() || j.Status == "failed" || j.Status == "canceled"
}

const (
	// firstLook and seldomLook are how long it takes to look at a job again, at
	// first and in the end.
	firstLook  = time.Second
	seldomLook = 30 * time.Second
	// LongestExport bounds how long an export is waited for.
	LongestExport = 6 * time.Hour
)

// Exports are the exports of one kind: what is asked for differs, and the rest is
// the same.
type Exports struct {
	c          *Client
	look, file func(id string) request
	cancel     func(id string) request // nil where there is no way to
}

// Get returns one export.
func (e Exports) Get(ctx context.Context, id string) (*ExportJob, error) {
	return call[ExportJob](ctx, e.c, e.look(id).about(id))
}

// Wait looks at an export until it is over, and tells of every look. It returns the
// last one also where that is not over after LongestExport.
func (e Exports) Wait(ctx context.Context, id string, tell func(*ExportJob)) (job *ExportJob, err error) {
	err = patiently(ctx, func() (bool, error) {
		if job, err = e.Get(ctx, id); err != nil {
			return false, err
		}
		tell(job)
		return job.Over(), nil
	})
	return job, err
}

// Cancellable says whether exports of the kind can be canceled.
func (e Exports) Cancellable() bool { return e.cancel != nil }

// Cancel ends an export that is at work.
func (e Exports) Cancel(ctx context.Context, id string) (*ExportJob, error) {
	return call[ExportJob](ctx, e.c, e.cancel(id).about(id))
}

// Download writes the file of an export, as it is sent. open gives what to write
// to, for every attempt anew. What cannot be written is an *UnwrittenError.
func (e Exports) Download(ctx context.Context, id string, open func() (io.Writer, error)) error {
	return download(ctx, e.c, e.file(id), open)
}

// start begins an export. Intercom works on few at once and refuses one more, which
// is waited for: queued is told of every refusal. After LongestExport it is an error.
func (e Exports) start(ctx context.Context, r request, queued func()) (job *ExportJob, err error) {
	var refused *Error
	waited := patiently(ctx, func() (bool, error) {
		job, err = call[ExportJob](ctx, e.c, r.queues().creates())
		if !errors.As(err, &refused) || refused.Status != http.StatusTooManyRequests {
			return true, err
		}
		queued()
		return false, nil
	})
	if waited != nil {
		return nil, waited
	}
	return job, err
}

// patiently asks until there is nothing more to ask, less and less often, or for
// LongestExport.
func patiently(ctx context.Context, ask func() (over bool, err error)) error {
	pace := backoff.NewExponentialBackOff()
	pace.InitialInterval, pace.MaxInterval = firstLook, seldomLook
	for until := time.Now().Add(LongestExport); ; {
		over, err := ask()
		if over || err != nil || time.Now().After(until) {
			return err
		}
		if err := sleep(ctx, pace.NextBackOff()); err != nil {
			return err
		}
	}
}
