package emulator

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The execution results of SampleConnectorID: SampleExecutionID is of the last hour,
// SampleOldExecutionID, which failed, is not.
const (
	SampleExecutionID    = "99001"
	SampleOldExecutionID = "99000"
)

// executionErrors are the types of errors that an execution can end in.
var executionErrors = []string{
	"request_configuration_error", "faraday_error", "3rd_party_error", "response_mapping_error", "token_refresh_error", "fin_action_response_formatting_error",
	"fin_action_identity_verification_error", "email_verification_error", "non_fin_standalone_action_identity_verification_error", "request_validation_error",
	"client_side_action_error",
}

// execution is one request of a data connector.
type execution struct {
	id, errorType, errorMessage, sourceType, sourceID, conversationID, url, requestBody, responseBody string
	status, took                                                                                      int
	at                                                                                                time.Time
}

func (w *Workspace) dataConnectorExecutionResultRoutes() {
	const path = "/data_connectors/{data_connector_id}/execution_results"
	w.handle(dataConnectorsSince, "GET "+path, func(r *request) (any, error) {
		found, ok := w.dataConnectors.get(r.PathValue("data_connector_id"))
		if !ok {
			return nil, noConnector()
		}
		all, err := w.executionsOf(r, found)
		if err != nil {
			return nil, err
		}
		bodies := r.URL.Query().Get("include_bodies") == "true"
		return connectorPage(r, all, 10, 30, func(e *execution) object { return e.encode(found, bodies, false) })
	})
	w.handle(dataConnectorsSince, "GET "+path+"/{id}", func(r *request) (any, error) {
		found, ok := w.dataConnectors.get(r.PathValue("data_connector_id"))
		if !ok {
			return nil, noConnector()
		}
		for _, e := range found.executions {
			if e.id == r.PathValue("id") {
				return e.encode(found, true, true), nil
			}
		}
		return nil, fail(http.StatusNotFound, "execution_result_not_found", "Execution result not found")
	})
}

// executionsOf are those that a query asks for, the newest first.
func (w *Workspace) executionsOf(r *request, c *dataConnector) ([]*execution, error) {
	invalid := func(message string) error { return fail(http.StatusBadRequest, "parameter_invalid", message) }
	query, now := r.URL.Query(), w.now()
	span := map[string]int64{"start_ts": now.Add(-time.Hour).Unix(), "end_ts": now.Unix()}
	for _, name := range []string{"start_ts", "end_ts"} {
		if text := query.Get(name); text != "" {
			at, err := strconv.ParseInt(text, 10, 64)
			if err != nil {
				return nil, invalid(name + " must be a Unix timestamp (integer)")
			}
			span[name] = at
		}
	}
	failure := query.Get("error_type")
	if failure != "" && !slices.Contains(executionErrors, failure) {
		return nil, invalid("Invalid error_type. Must be one of: " + strings.Join(executionErrors, ", "))
	}
	all := []*execution{}
	for i := range c.executions {
		e := &c.executions[i]
		success := strconv.FormatBool(e.errorType == "")
		if at := e.at.Unix(); at >= span["start_ts"] && at <= span["end_ts"] && cmp.Or(query.Get("success"), success) == success && cmp.Or(failure, e.errorType) == e.errorType {
			all = append(all, e)
		}
	}
	return all, nil
}

// encode leaves out what there is none of, as the examples of lists do; alone it is
// whole, with null for it.
func (e *execution) encode(of *dataConnector, bodies, alone bool) object {
	encoded := object{
		"type": "data_connector.execution", "id": e.id, "data_connector_id": of.id, "success": e.errorType == "", "http_status": orNull(e.status),
		"http_method": of.draft.method, "source_type": e.sourceType, "created_at": e.at.UTC().Format(time.RFC3339),
	}
	texts := map[string]string{
		"error_type": e.errorType, "error_message": e.errorMessage, "source_id": e.sourceID, "conversation_id": e.conversationID, "request_url": e.url,
	}
	if bodies {
		texts["request_body"], texts["response_body"], texts["raw_response_body"] = e.requestBody, e.responseBody, e.responseBody
	}
	for name, text := range texts {
		if text != "" || alone {
			encoded[name] = orNull(text)
		}
	}
	if e.took > 0 || alone {
		encoded["execution_time_ms"] = orNull(e.took)
	}
	return encoded
}

// sampleExecutions are those of the data connector that is live.
func (w *Workspace) sampleExecutions() []execution {
	const url = "https://api.example.com/orders/12345/status"
	return []execution{
		{
			id: SampleExecutionID, sourceType: "workflow", sourceID: "5001", conversationID: SampleConversationID, url: url, requestBody: "{}",
			responseBody: `{"order":{"id":12345,"status":"shipped"}}`, status: http.StatusOK, took: 150, at: w.now().Add(-10 * time.Minute),
		},
		{
			id: SampleOldExecutionID, errorType: "3rd_party_error", errorMessage: "Connection refused", sourceType: "inbox", url: url, requestBody: "{}", at: created,
		},
	}
}
