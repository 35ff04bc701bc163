package emulator

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"
)

// Quirks of exports, of messages and for reports.
var (
	ExportsFail = quirk("ExportsFail", off,
		"every export fails",
		"the status is described, and what leads to it is not")
	ExpiredExportsListed = quirk("ExpiredExportsListed", off,
		"an export of more than two days ago has its status still, and only its file is gone",
		"said is that the data is no longer available then")
	ExportsUncompressed = quirk("ExportsUncompressed", off,
		"the file of an export is plain CSV",
		"the description says gzipped CSV of messages, and of reports nothing")
	ExportJobsMisspelt = quirk("ExportJobsMisspelt", off,
		"the id of an export of messages is its job_identfier",
		"the schema of Preview, 2.7 to 2.10, 2.12 and 2.13; all examples have job_identifier")
)

// exportKept is how long the file of an export can be downloaded.
const exportKept = 48 * time.Hour

// exportJob is an export, of messages or for reports.
type exportJob struct {
	id, kind string
	started  time.Time
	canceled bool
	lines    [][]string // the first names the columns
	words    exportWords
}

// exportWords are the states of a kind of export. "" is one that the kind lacks.
type exportWords struct{ complete, noData string }

// exportStatus says how far a job is.
func (w *Workspace) exportStatus(job *exportJob) string {
	switch worked := w.now().Sub(job.started); {
	case job.canceled:
		return "canceled"
	case worked < w.options.ExportTime/2:
		return "pending"
	case worked < w.options.ExportTime && job.words.noData != "": // [?] reports were seen pending until they were complete
		return "in_progress"
	case worked < w.options.ExportTime:
		return "pending"
	case w.has(ExportsFail):
		return "failed"
	case len(job.lines) == 1 && job.words.noData != "":
		return job.words.noData
	default:
		return job.words.complete
	}
}

// pendingExports counts the jobs of a kind that are not over.
func (w *Workspace) pendingExports(kind string) (count int) {
	for job := range w.exportJobs.all {
		if job.kind == kind && !job.canceled && w.now().Sub(job.started) < w.options.ExportTime {
			count++
		}
	}
	return count
}

// startExport begins a job, of which Intercom works on so many at once.
func (w *Workspace) startExport(job *exportJob, most int, called string) (any, error) {
	if w.pendingExports(job.kind) >= most {
		return nil, fail(http.StatusTooManyRequests, "rate_limit_exceeded", fmt.Sprintf("Exceeded rate limit of %d pending %s jobs", most, called))
	}
	job.id, job.started = "job"+w.nextID(), w.now()
	w.exportJobs.put(job.id, job)
	return w.encodeExport(job, "pending", ""), nil
}

// exportAt is the job that a path names, of a kind.
func (w *Workspace) exportAt(r *request, kind string) (*exportJob, error) {
	id := r.PathValue("job_identifier")
	job, ok := w.exportJobs.get(id)
	if !ok || job.kind != kind || w.expired(job) && !w.has(ExpiredExportsListed) {
		return nil, notFound("Export job not found for identifier: " + id)
	}
	return job, nil
}

func (w *Workspace) expired(job *exportJob) bool {
	return w.now().Sub(job.started) > w.options.ExportTime+exportKept
}

// exportRoutes are where a job is looked at, and its file is.
func (w *Workspace) exportRoutes(since, kind, look, download string) {
	w.handle(since, "GET "+look+"/{job_identifier}", func(r *request) (any, error) {
		job, err := w.exportAt(r, kind)
		if err != nil {
			return nil, err
		}
		return w.encodeExport(job, w.exportStatus(job), "https://"+r.Host+download+"/"+job.id), nil
	})
	w.handle(since, "GET "+download+"/{job_identifier}", func(r *request) (any, error) {
		job, err := w.exportAt(r, kind)
		switch {
		case err != nil:
			return nil, err
		case r.Header.Get("Accept") != "application/octet-stream": // which both descriptions ask for; [?] the words
			return nil, fail(http.StatusNotAcceptable, "media_type_not_acceptable", "The Accept header should send a media type of application/octet-stream")
		case w.expired(job) || w.exportStatus(job) != job.words.complete: // [?] what this answers
			return nil, notFound("Export job not found for identifier: " + job.id)
		}
		return w.exportFile(job), nil
	})
}

// exportFile is the file of a job. [?] How it is compressed, whether it is one CSV or
// several, and the type that it is sent as were not seen.
func (w *Workspace) exportFile(job *exportJob) file {
	var packed bytes.Buffer
	into := io.WriteCloser(gzip.NewWriter(&packed))
	if w.has(ExportsUncompressed) {
		into = plainWriter{&packed}
	}
	_ = csv.NewWriter(into).WriteAll(job.lines) // into memory, which does not fail
	_ = into.Close()
	return file{"application/octet-stream", packed.Bytes()}
}

type plainWriter struct{ io.Writer }

func (plainWriter) Close() error { return nil }

func (w *Workspace) encodeExport(job *exportJob, status, address string) object {
	name := "job_identifier"
	if job.kind == messageExport && w.has(ExportJobsMisspelt) {
		name = "job_identfier"
	}
	encoded := object{name: job.id, "status": status, "download_url": "", "download_expires_at": ""}
	if status == job.words.complete {
		encoded["download_url"] = address
		encoded["download_expires_at"] = strconv.FormatInt(job.started.Add(w.options.ExportTime+exportKept).Unix(), 10)
	}
	return encoded
}
