package emulator

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// ReportingIDsQualified is a quirk of exports for reports.
var ReportingIDsQualified = quirk("ReportingIDsQualified", off,
	"an export for reports takes the qualified ids of attributes only",
	"the description of Preview says so, and has an example of plain ones; that of 2.16 takes plain ones")

const (
	reportingSince = "2.14"
	qualifiedSince = "2.16"
	// reportingExport is the kind of an export for reports.
	reportingExport = "reporting"
	// mostReportingExports is how many Intercom works on at once.
	mostReportingExports = 5
)

// dataset is something that reports are made of. Its attributes have qualified ids,
// of which the part after the dot need not be unique.
type dataset struct {
	id, name, description, timeAttribute string
	attributes                           [][2]string // qualified id and name
}

// reportingDatasets are the datasets of a workspace. [?] Most are made up.
var reportingDatasets = []dataset{
	{"conversation", "Conversation", "Conversation-level details: status, channel, assignee.", "conversation_started_at", [][2]string{
		{"conversation.conversation_id", "Conversation ID"}, {"conversation.conversation_started_at", "Conversation started at"},
		{"conversation.state", "Conversation state"}, {"conversation.Brand", "Brand"}, {"people.Brand", "Brand of the contact"},
	}},
	{"ticket", "Ticket", "Tickets.", "ticket_created_at", [][2]string{
		{"ticket.ticket_id", "Ticket ID"}, {"ticket.ticket_created_at", "Ticket created at"},
	}},
}

func plainID(qualified string) string {
	_, plain, _ := strings.Cut(qualified, ".")
	return plain
}

func (w *Workspace) reportingExportRoutes() {
	w.handle(reportingSince, "GET /export/reporting_data/get_datasets", func(r *request) (any, error) {
		var all []any
		for _, d := range reportingDatasets {
			var attributes []any
			for _, a := range d.attributes {
				attribute := object{"id": plainID(a[0]), "name": a[1]}
				if r.version >= parseVersion(qualifiedSince) {
					attribute["qualified_id"] = a[0]
				}
				attributes = append(attributes, attribute)
			}
			all = append(all, object{
				"id": d.id, "name": d.name, "description": d.description, "default_time_attribute_id": d.timeAttribute, "attributes": attributes,
			})
		}
		return list(all), nil
	})
	w.handle(reportingSince, "POST /export/reporting_data/enqueue", w.enqueueReportingExport)
	w.exportRoutes(reportingSince, reportingExport, "/export/reporting_data", "/download/reporting_data")
}

// enqueueReportingExport refuses in the words of the description's examples.
func (w *Workspace) enqueueReportingExport(r *request) (any, error) {
	var in struct {
		DatasetID    *string   `json:"dataset_id"`
		AttributeIDs *[]string `json:"attribute_ids"`
		Start        *int64    `json:"start_time"`
		End          *int64    `json:"end_time"`
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	bad := func(words string) (any, error) { return nil, fail(http.StatusBadRequest, "bad_request", words) }
	for name, missing := range map[string]bool{
		"dataset_id": in.DatasetID == nil, "attribute_ids": in.AttributeIDs == nil, "start_time": in.Start == nil, "end_time": in.End == nil,
	} {
		if missing {
			return bad("'" + name + "' is a required parameter")
		}
	}
	at := slices.IndexFunc(reportingDatasets, func(d dataset) bool { return d.id == *in.DatasetID })
	switch {
	case at < 0:
		return bad(*in.DatasetID + " is not a valid dataset_id")
	case len(*in.AttributeIDs) == 0:
		return bad("attribute_ids must contain at least one attribute_id")
	}
	columns := []string{}
	for _, id := range *in.AttributeIDs {
		// [?] Of plain ids that several have, the first one is taken.
		found := slices.IndexFunc(reportingDatasets[at].attributes, func(a [2]string) bool {
			qualified := a[0] == id && r.version >= parseVersion(qualifiedSince)
			return qualified || plainID(a[0]) == id && !w.has(ReportingIDsQualified)
		})
		if found < 0 {
			return bad(fmt.Sprintf("attribute_ids invalid for %s dataset: %s", *in.DatasetID, id))
		}
		columns = append(columns, reportingDatasets[at].attributes[found][0])
	}
	return w.startExport(&exportJob{
		kind: reportingExport, lines: w.report(*in.DatasetID, columns, *in.Start, *in.End), words: exportWords{complete: "complete"},
	}, mostReportingExports, "reporting dataset export")
}

// report are the lines of a file, of what began in a span.
func (w *Workspace) report(datasetID string, columns []string, from, to int64) [][]string {
	lines := [][]string{columns}
	add := func(at int64, values map[string]string) {
		if at < from || at > to {
			return
		}
		line := []string{}
		for _, column := range columns {
			line = append(line, values[column])
		}
		lines = append(lines, line)
	}
	moment := func(at int64) string { return time.Unix(at, 0).UTC().Format(time.RFC3339) }
	switch datasetID {
	case "conversation":
		for c := range w.conversations.all {
			add(c.createdAt, map[string]string{
				"conversation.conversation_id": c.id, "conversation.conversation_started_at": moment(c.createdAt), "conversation.state": c.state,
			})
		}
	case "ticket":
		for t := range w.tickets.all {
			add(t.createdAt, map[string]string{"ticket.ticket_id": t.id, "ticket.ticket_created_at": moment(t.createdAt)})
		}
	}
	return lines
}
