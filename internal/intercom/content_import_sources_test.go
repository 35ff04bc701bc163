package intercom

import (
	"net/http"
	"testing"
)

// TestContentImportSourceUpdates looks at what is sent.
func TestContentImportSourceUpdates(t *testing.T) {
	t.Parallel()
	const was = `{"type":"content_import_source","id":33,"sync_behavior":"automatic","status":"active","url":"https://a.example.com","audience_ids":null}`
	before := ContentImportSourceInput{URL: "https://a.example.com", SyncBehavior: "automatic", Status: "active", AudienceIDs: []NumericID{"1"}}
	for want, input := range map[string]ContentImportSourceInput{
		`{"url":"https://a.example.com","sync_behavior":"automated","status":"active"}`:                                                              before,
		`{"url":"https://a.example.com","sync_behavior":"automated","status":"active","audience_ids":[]}`:                                            {URL: before.URL, SyncBehavior: "automatic", Status: "active", AudienceIDs: []NumericID{}},
		`{"url":"https://a.example.com","sync_behavior":"automated","status":"active","audience_ids":[1],"apply_audience_to_existing_content":true}`: {URL: before.URL, SyncBehavior: "automatic", Status: "active", AudienceIDs: []NumericID{"1"}, ApplyAudience: true},
	} {
		transport := answering(reply(http.StatusOK, was))
		source, err := newClient(t, transport).ContentImportSources.Update(t.Context(), "33", input, before)
		if err != nil || source.AudienceIDs == nil || len(source.AudienceIDs) != 0 {
			t.Errorf("%+v, %v", source, err)
		}
		if sent := transport.calls[0].body; sent != want {
			t.Errorf("sent %s, want %s", sent, want)
		}
	}
}
