package intercom

import (
	"encoding/json"
	"testing"
)

func TestWorkflowExports(t *testing.T) {
	t.Parallel()
	const want = `{"app_id":12345678901234567890,"workflow":{"attributes":[],"id":"67890","title":"T"}}`
	for _, text := range []string{
		`{"workflow":{"title":"T","id":"67890","attributes":[]},"app_id":12345678901234567890,"exported_at":"2026-01-26T12:00:00Z"}`,
		`{"exported_at":"2026-01-27T12:00:00Z","app_id":12345678901234567890,"workflow":{"id":"67890","attributes":[],"title":"T"}}`,
	} {
		var export workflowExport
		if err := json.Unmarshal([]byte(text), &export); err != nil || export.workflow.Definition != want || export.workflow.Title != "T" {
			t.Errorf("%s: %+v, %v", text, export.workflow, err)
		}
	}
	for _, text := range []string{`{}`, `{"workflow":null}`, `{"workflow":{"title":"T"}}`, `[]`} {
		var export workflowExport
		if json.Unmarshal([]byte(text), &export) == nil {
			t.Errorf("%s is taken", text)
		}
	}
}
