package intercom

import (
	"context"
	"iter"
)

// ReportingExportsSince is the first version that exports data for reports.
var ReportingExportsSince = MustVersion("2.14")

// ReportingDataset is something that reports can be made of.
type ReportingDataset struct {
	Object
	Name          string               `json:"name"`
	Description   string               `json:"description"`
	TimeAttribute string               `json:"default_time_attribute_id"` // by which a span is meant
	Attributes    []ReportingAttribute `json:"attributes"`
}

// ReportingAttribute is a column of a dataset. Several may have one id, of which
// QualifiedID tells them apart; versions before 2.16 have none.
type ReportingAttribute struct {
	ID          string `json:"id"`
	QualifiedID string `json:"qualified_id"`
	Name        string `json:"name"`
}

// ReportingExports export the data that reports are made of, and list what there
// is of it.
type ReportingExports struct {
	Exports

	datasets *snapshot[ReportingDataset]
}

func newReportingExports(c *Client) ReportingExports {
	return ReportingExports{Exports{
		c:    c,
		look: func(id string) request { return get("export", "reporting_data", id) },
		file: func(id string) request { return get("download", "reporting_data", id) },
	}, whole[ReportingDataset](c, []string{"export", "reporting_data", "get_datasets"}, listed)}
}

// Datasets lists every dataset.
func (s ReportingExports) Datasets(ctx context.Context) iter.Seq2[*ReportingDataset, error] {
	return s.datasets.all(ctx)
}

// ReportingExport is what is exported: columns of a dataset, and the span, in Unix
// seconds.
type ReportingExport struct {
	DatasetID    string   `json:"dataset_id"`
	AttributeIDs []string `json:"attribute_ids"`
	Start        int64    `json:"start_time"`
	End          int64    `json:"end_time"`
}

// Start begins an export. Intercom works on five at a time; queued is told while
// one of others is waited for.
func (s ReportingExports) Start(ctx context.Context, export ReportingExport, queued func()) (*ExportJob, error) {
	return s.start(ctx, post(export, "export", "reporting_data", "enqueue"), queued)
}
