package intercom

import (
	"context"
	"iter"
	"strconv"
	"time"
)

// DataConnectorExecutionResult is what came of one request that a data connector made.
type DataConnectorExecutionResult struct {
	Object
	Success         bool   `json:"success"`
	HTTPStatus      *int64 `json:"http_status"` // nil where nobody answered
	HTTPMethod      string `json:"http_method"`
	ErrorType       string `json:"error_type"`
	ErrorMessage    string `json:"error_message"`
	ExecutionTimeMS *int64 `json:"execution_time_ms"`
	SourceType      string `json:"source_type"` // workflow, inbox, fin, …
	SourceID        ID     `json:"source_id"`
	ConversationID  ID     `json:"conversation_id"`
	CreatedAt       Time   `json:"created_at"`
	RequestURL      string `json:"request_url"` // without its query
	RequestBody     string `json:"request_body"`
	ResponseBody    string `json:"response_body"`
	RawResponseBody string `json:"raw_response_body"`
}

// ExecutionResultFilter is what execution results are asked for by. The zero value is
// for those of the last hour, without bodies.
type ExecutionResultFilter struct {
	After, Before time.Time // the zero time for an hour ago, and for now
	Success       *bool     // nil for both
	ErrorType     string
	Bodies        bool
}

// executionResultsPerPage is the longest page of execution results.
const executionResultsPerPage = "30"

// ExecutionResults lists the execution results of a data connector that a filter lets
// through.
func (s DataConnectors) ExecutionResults(ctx context.Context, id string, filter ExecutionResultFilter) iter.Seq2[*DataConnectorExecutionResult, error] {
	all := get("data_connectors", id, "execution_results").with("per_page", executionResultsPerPage)
	if !filter.After.IsZero() {
		all = all.with("start_ts", strconv.FormatInt(filter.After.Unix(), 10))
	}
	if !filter.Before.IsZero() {
		all = all.with("end_ts", strconv.FormatInt(filter.Before.Unix(), 10))
	}
	if filter.Success != nil {
		all = all.with("success", strconv.FormatBool(*filter.Success))
	}
	if filter.ErrorType != "" {
		all = all.with("error_type", filter.ErrorType)
	}
	if filter.Bodies {
		all = all.with("include_bodies", "true")
	}
	return list[DataConnectorExecutionResult](ctx, s.c, all)
}

// ExecutionResult returns one execution result of a data connector, with bodies.
func (s DataConnectors) ExecutionResult(ctx context.Context, id, resultID string) (*DataConnectorExecutionResult, error) {
	return call[DataConnectorExecutionResult](ctx, s.c, get("data_connectors", id, "execution_results", resultID).about(resultID))
}
