package fin

import (
	"context"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

const executionNotes = dataConnectorNotes + "\n\n**Personal data.** URLs and bodies have what customers and the API said, and are in the state. " +
	"Keep the state where such data may be kept."

type executionResultModel struct {
	ID              types.String `tfsdk:"id"`
	Success         types.Bool   `tfsdk:"success"`
	HTTPStatus      types.Int64  `tfsdk:"http_status"`
	HTTPMethod      types.String `tfsdk:"http_method"`
	ErrorType       types.String `tfsdk:"error_type"`
	ErrorMessage    types.String `tfsdk:"error_message"`
	ExecutionTimeMS types.Int64  `tfsdk:"execution_time_ms"`
	SourceType      types.String `tfsdk:"source_type"`
	SourceID        types.String `tfsdk:"source_id"`
	ConversationID  types.String `tfsdk:"conversation_id"`
	CreatedAt       types.String `tfsdk:"created_at"`
	RequestURL      types.String `tfsdk:"request_url"`
	RequestBody     types.String `tfsdk:"request_body"`
	ResponseBody    types.String `tfsdk:"response_body"`
	RawResponseBody types.String `tfsdk:"raw_response_body"`
}

func executionResultAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":                crud.ComputedString("Intercom's id of the execution result."),
		"success":           crud.ComputedBool("Whether the execution succeeded."),
		"http_status":       crud.ComputedInt64("HTTP status of the API's answer; null where there was none."),
		"http_method":       crud.ComputedString("Method of the request, such as `get`."),
		"error_type":        crud.ComputedString("Type of the error, such as `3rd_party_error`; null where it succeeded."),
		"error_message":     crud.ComputedString("The error in words."),
		"execution_time_ms": crud.ComputedInt64("How long the execution took, in milliseconds."),
		"source_type":       crud.ComputedString("What called the data connector, such as `workflow`, `inbox` or `fin`."),
		"source_id":         crud.ComputedString("Intercom's id of what called the data connector."),
		"conversation_id":   crud.ComputedString("Intercom's id of the conversation in which it was called."),
		"created_at":        crud.ComputedString("When it was executed, in RFC 3339 format, UTC."),
		"request_url":       crud.ComputedString("URL of the request, without its query."),
		"request_body":      crud.ComputedString("Body of the request."),
		"response_body":     crud.ComputedString("Body of the answer."),
		"raw_response_body": crud.ComputedString("Body of the answer as the API sent it, before it was transformed."),
	}
}

func executionResultState(result *intercom.DataConnectorExecutionResult, err error) (*executionResultModel, error) {
	if err != nil {
		return nil, err
	}
	return &executionResultModel{
		types.StringValue(result.ID.String()), types.BoolValue(result.Success), types.Int64PointerValue(result.HTTPStatus), tf.StringOrNull(result.HTTPMethod),
		tf.StringOrNull(result.ErrorType), tf.StringOrNull(result.ErrorMessage), types.Int64PointerValue(result.ExecutionTimeMS), tf.StringOrNull(result.SourceType),
		tf.StringOrNull(result.SourceID), tf.StringOrNull(result.ConversationID), tf.Timestamp(result.CreatedAt), tf.StringOrNull(result.RequestURL),
		tf.StringOrNull(result.RequestBody), tf.StringOrNull(result.ResponseBody), tf.StringOrNull(result.RawResponseBody),
	}, nil
}

type executionResultOfModel struct {
	DataConnectorID types.String `tfsdk:"data_connector_id"`
	executionResultModel
}

func newDataConnectorExecutionResultDataSource() datasource.DataSource {
	attributes := executionResultAttributes()
	maps.Copy(attributes, crud.Parent("data_connector"))
	return &crud.Singular[executionResultOfModel]{
		DataSource:  crud.DataSource{Name: "data_connector_execution_result", Keys: []string{"id"}, Since: intercom.DataConnectorsSince},
		Description: "What came of one request of a data connector, with the bodies of request and answer." + executionNotes,
		Attributes:  attributes,
		Find: func(ctx context.Context, api *intercom.Client, config executionResultOfModel) (*executionResultOfModel, error) {
			found, err := executionResultState(api.DataConnectors.ExecutionResult(ctx, config.DataConnectorID.ValueString(), config.ID.ValueString()))
			if err != nil {
				return nil, err
			}
			return &executionResultOfModel{config.DataConnectorID, *found}, nil
		},
	}
}

type executionResultsArguments struct {
	DataConnectorID types.String `tfsdk:"data_connector_id"`
	After           types.String `tfsdk:"created_at_after"`
	Before          types.String `tfsdk:"created_at_before"`
	Success         types.Bool   `tfsdk:"success"`
	ErrorType       types.String `tfsdk:"error_type"`
	Bodies          types.Bool   `tfsdk:"include_bodies"`
}

func newDataConnectorExecutionResultsDataSource() datasource.DataSource {
	arguments := crud.Parent("data_connector")
	maps.Copy(arguments, map[string]schema.Attribute{
		"created_at_after": schema.StringAttribute{
			Optional: true, Validators: []validator.String{tf.RFC3339()},
			MarkdownDescription: "Beginning of the time, in RFC 3339 format, UTC.\nDefaults to an hour ago, so that the list is another one with every plan.",
		},
		"created_at_before": schema.StringAttribute{
			Optional: true, Validators: []validator.String{tf.RFC3339()}, MarkdownDescription: "End of the time, in RFC 3339 format, UTC.\nDefaults to the present.",
		},
		"success": schema.BoolAttribute{Optional: true, MarkdownDescription: "Only executions that succeeded, or with `false` only those that failed."},
		"error_type": schema.StringAttribute{
			Optional: true, Validators: []validator.String{tf.Name()}, MarkdownDescription: "Only executions that ended in errors of a type, such as `3rd_party_error`.",
		},
		"include_bodies": schema.BoolAttribute{Optional: true, MarkdownDescription: "Whether the bodies of requests and answers are read.\nDefaults to `false`."},
	})
	return &crud.Plural[executionResultsArguments, executionResultModel]{
		DataSource:  crud.DataSource{Name: "data_connector_execution_results", Since: intercom.DataConnectorsSince},
		Description: "What came of the requests of a data connector in a time, which is the last hour unless configured otherwise." + executionNotes,
		Arguments:   arguments,
		Each:        executionResultAttributes(), EachIs: "The execution results, in Intercom's order.",
		Validate: func(config executionResultsArguments, diags *diag.Diagnostics) {
			after, known := tf.ParseRFC3339(config.After.ValueString())
			before, alsoKnown := tf.ParseRFC3339(config.Before.ValueString())
			if known && alsoKnown && !before.After(after) {
				diags.AddAttributeError(path.Root("created_at_before"), "The span ends before it begins", "created_at_before must be later than created_at_after.")
			}
		},
		List: func(ctx context.Context, api *intercom.Client, config executionResultsArguments) ([]executionResultModel, error) {
			filter := intercom.ExecutionResultFilter{Success: tf.BoolPointer(config.Success), ErrorType: config.ErrorType.ValueString(), Bodies: config.Bodies.ValueBool()}
			filter.After, _ = tf.ParseRFC3339(config.After.ValueString())
			filter.Before, _ = tf.ParseRFC3339(config.Before.ValueString())
			return crud.Collect(api.DataConnectors.ExecutionResults(ctx, config.DataConnectorID.ValueString(), filter), executionResultState)
		},
	}
}
