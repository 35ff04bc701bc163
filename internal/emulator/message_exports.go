package emulator

import (
	"net/http"
	"strconv"
	"time"
)

// messageExport is the kind of an export of messages: who received which, and what
// became of it.
const messageExport = "message"

func (w *Workspace) messageExportRoutes() {
	words := exportWords{"completed", "no_data"}
	w.handle(oldest, "POST /export/content/data", func(r *request) (any, error) {
		var in struct {
			After  *int64 `json:"created_at_after"`
			Before *int64 `json:"created_at_before"`
		}
		if err := r.decode(&in); err != nil {
			return nil, err
		}
		if in.After == nil || in.Before == nil || *in.After > *in.Before { // [?] the words, and whether Intercom minds the order
			return nil, fail(http.StatusBadRequest, "parameter_invalid", "created_at_after and created_at_before are not valid")
		}
		return w.startExport(&exportJob{kind: messageExport, lines: w.receipts(*in.After, *in.Before), words: words}, 1, "message data export")
	})
	w.handle(oldest, "POST /export/cancel/{job_identifier}", func(r *request) (any, error) {
		job, err := w.exportAt(r, messageExport)
		if err != nil {
			return nil, err
		}
		if w.now().Sub(job.started) < w.options.ExportTime { // [?] what becomes of one that is over
			job.canceled = true
		}
		return w.encodeExport(job, w.exportStatus(job), ""), nil
	})
	w.exportRoutes(oldest, messageExport, "/export/content/data", "/download/content/data")
}

// receipt is that somebody received a message. [?] The columns of the file were not
// seen.
type receipt struct {
	messageID, contactID, kind string
	at                         time.Time
}

// sampleReceipts are those of the sample workspace, which it has from when it was
// made on.
func sampleReceipts() []receipt {
	return []receipt{
		{"55", SampleUserID, "email", created.Add(time.Hour)},
		{"55", SampleOtherUserID, "email", created.Add(2 * time.Hour)},
		{"56", SampleUserID, "in_app", created.Add(48 * time.Hour)},
	}
}

// receipts are the lines of a file for a span that includes both ends.
func (w *Workspace) receipts(from, to int64) [][]string {
	lines := [][]string{{"receipt_id", "user_id", "content_id", "content_type", "received_at"}}
	for i, r := range sampleReceipts() {
		if w.options.Sample && from <= r.at.Unix() && r.at.Unix() <= to {
			lines = append(lines, []string{strconv.Itoa(i + 1), r.contactID, r.messageID, r.kind, r.at.Format(time.RFC3339)})
		}
	}
	return lines
}
