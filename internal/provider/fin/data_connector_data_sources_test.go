package fin_test

import (
	"math/big"
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// lookedUp are the attributes that a data source reads.
func lookedUp(t *testing.T, w *acctest.Workspace, kind string, config session.Config) map[string]tftypes.Value {
	t.Helper()
	found, err := begin(t, w).ReadDataSource(t.Context(), kind, config)
	if err != nil {
		t.Fatalf("%v: %v", config, err)
	}
	var attributes map[string]tftypes.Value
	if err := found.As(&attributes); err != nil {
		t.Fatal(err)
	}
	return attributes
}

// objectsIn are the objects of a list.
func objectsIn(t *testing.T, list tftypes.Value) (objects []map[string]tftypes.Value) {
	t.Helper()
	var elements []tftypes.Value
	if err := list.As(&elements); err != nil {
		t.Fatal(err)
	}
	for _, element := range elements {
		var attributes map[string]tftypes.Value
		if err := element.As(&attributes); err != nil {
			t.Fatal(err)
		}
		objects = append(objects, attributes)
	}
	return objects
}

func is(value tftypes.Value, want any) bool {
	kind := map[bool]tftypes.Type{true: tftypes.String, false: tftypes.Number}
	_, text := want.(string)
	return value.Equal(tftypes.NewValue(kind[text], want))
}

func TestDataConnectorDataSources(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for _, config := range []session.Config{{"id": emulator.SampleConnectorID}, {"name": "Parcel tracking"}} {
		if found := lookedUp(t, w, connectorKind, config); !is(found["id"], emulator.SampleConnectorID) || !is(found["state"], "live") ||
			len(objectsIn(t, found["response_fields"])) != 2 || len(objectsIn(t, found["data_inputs"])) != 1 {
			t.Errorf("%v: found %v", config, found)
		}
	}
	if found := lookedUp(t, w, connectorKind, session.Config{"id": emulator.SampleDraftConnectorID}); !is(found["state"], "draft") {
		t.Errorf("a draft is %v", found)
	}
	w.Do(http.MethodPost, connectorsPath, map[string]any{"name": "Parcel tracking"})
	for config, want := range map[string]session.Config{
		"Several match data connector named": {"name": "Parcel tracking"}, "No data connector named": {"name": "Nothing"}, "there is no such object": {"id": "1"},
	} {
		if _, err := begin(t, w).ReadDataSource(t.Context(), connectorKind, want); err == nil || !strings.Contains(err.Error(), config) {
			t.Errorf("%v: %v", want, err)
		}
	}
	if all := objectsIn(t, lookedUp(t, w, "intercom_data_connectors", nil)["data_connectors"]); len(all) != 3 {
		t.Errorf("found %d", len(all))
	}
	if err := w.Fail(emulator.Fault{Pattern: "GET /data_connectors/" + emulator.SampleDraftConnectorID, Status: http.StatusNotFound, Code: "data_connector_not_found"}); err != nil {
		t.Fatal(err)
	}
	if all := objectsIn(t, lookedUp(t, w, "intercom_data_connectors", nil)["data_connectors"]); len(all) != 2 {
		t.Errorf("of two one is gone, and found are %d", len(all))
	}
}

func TestDataConnectorExecutionResultDataSources(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	const one, all = "intercom_data_connector_execution_result", "intercom_data_connector_execution_results"
	of := func(more session.Config) session.Config {
		config := session.Config{"data_connector_id": emulator.SampleConnectorID}
		for name, value := range more {
			config[name] = value
		}
		return config
	}
	found := lookedUp(t, w, one, of(session.Config{"id": emulator.SampleExecutionID}))
	if !is(found["http_status"], big.NewFloat(200)) || !is(found["conversation_id"], emulator.SampleConversationID) || found["response_body"].IsNull() || !found["error_type"].IsNull() {
		t.Errorf("found %v", found)
	}
	old := session.Config{"created_at_after": "2024-01-01T00:00:00Z"}
	for name, test := range map[string]struct {
		config session.Config
		ids    []string
	}{
		"the last hour":    {nil, []string{emulator.SampleExecutionID}},
		"since then":       {old, []string{emulator.SampleExecutionID, emulator.SampleOldExecutionID}},
		"until then":       {session.Config{"created_at_after": "2024-01-01T00:00:00Z", "created_at_before": "2025-01-01T00:00:00Z"}, []string{emulator.SampleOldExecutionID}},
		"that failed":      {session.Config{"created_at_after": "2024-01-01T00:00:00Z", "success": false}, []string{emulator.SampleOldExecutionID}},
		"of a type":        {session.Config{"created_at_after": "2024-01-01T00:00:00Z", "error_type": "3rd_party_error"}, []string{emulator.SampleOldExecutionID}},
		"of another type":  {session.Config{"created_at_after": "2024-01-01T00:00:00Z", "error_type": "faraday_error"}, nil},
		"with their texts": {session.Config{"include_bodies": true}, []string{emulator.SampleExecutionID}},
	} {
		results := objectsIn(t, lookedUp(t, w, all, of(test.config))["data_connector_execution_results"])
		if len(results) != len(test.ids) {
			t.Fatalf("%s: found %v", name, results)
		}
		for i, result := range results {
			if !is(result["id"], test.ids[i]) || result["request_body"].IsNull() == (name == "with their texts") {
				t.Errorf("%s: found %v", name, result)
			}
		}
	}
	for want, config := range map[string]session.Config{
		"The span ends before it begins": of(session.Config{"created_at_after": "2025-01-01T00:00:00Z", "created_at_before": "2024-01-01T00:00:00Z"}),
		"400 parameter_invalid":          of(session.Config{"error_type": "other"}),
		"there is no such object":        {"data_connector_id": "1"},
	} {
		if _, err := begin(t, w).ReadDataSource(t.Context(), all, config); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v", config, err)
		}
	}
	if _, err := begin(t, w).ReadDataSource(t.Context(), one, of(session.Config{"id": "1"})); err == nil || !strings.Contains(err.Error(), "Execution result not found") {
		t.Errorf("one that is not there: %v", err)
	}
}
