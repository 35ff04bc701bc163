package fin

import (
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// dataConnector is a data connector as Intercom tells it.
type dataConnector struct {
	ID                        types.String `tfsdk:"id"`
	Name                      types.String `tfsdk:"name"`
	Description               types.String `tfsdk:"description"`
	InternalDescription       types.String `tfsdk:"internal_description"`
	State                     types.String `tfsdk:"state"`
	HTTPMethod                types.String `tfsdk:"http_method"`
	URL                       types.String `tfsdk:"url"`
	Body                      types.String `tfsdk:"body"`
	HeaderNames               types.Set    `tfsdk:"header_names"`
	DataInputs                types.List   `tfsdk:"data_inputs"`
	Audiences                 types.Set    `tfsdk:"audiences"`
	DirectFinUsage            types.Bool   `tfsdk:"direct_fin_usage"`
	CustomerAuthentication    types.Bool   `tfsdk:"customer_authentication"`
	BypassAuthentication      types.Bool   `tfsdk:"bypass_authentication"`
	ValidateMissingAttributes types.Bool   `tfsdk:"validate_missing_attributes"`
	TokenIDs                  types.Set    `tfsdk:"token_ids"`
	ResponseFields            types.List   `tfsdk:"response_fields"`
	ObjectMappings            tf.JSON      `tfsdk:"object_mappings"`
	ExecutionType             types.String `tfsdk:"execution_type"`
	ResponseType              types.String `tfsdk:"configuration_response_type"`
	TransformationType        types.String `tfsdk:"data_transformation_type"`
}

// dataConnectorModel has besides what Intercom does not tell.
type dataConnectorModel struct {
	dataConnector
	Headers          types.Map   `tfsdk:"headers"`
	HeadersWO        types.Map   `tfsdk:"headers_wo"`
	HeadersWOVersion types.Int64 `tfsdk:"headers_wo_version"`
	MockResponse     tf.JSON     `tfsdk:"mock_response"`
}

var (
	dataInputType = types.ObjectType{AttrTypes: map[string]attr.Type{
		"name": types.StringType, "type": types.StringType, "description": types.StringType, "required": types.BoolType, "default_value": types.StringType,
	}}
	responseFieldType = types.ObjectType{AttrTypes: map[string]attr.Type{
		"path": types.StringType, "type": types.StringType, "redacted": types.BoolType,
	}}
)

// headersKey is where the private state has whether Terraform wrote the headers.
const headersKey = "headers"

// headers are those that are configured in one of the two ways.
func (m *dataConnectorModel) headers() types.Map {
	if m.Headers.IsNull() {
		return m.HeadersWO
	}
	return m.Headers
}

func isGiven(headers types.Map) bool { return !headers.IsNull() && !headers.IsUnknown() }

// headerNames are the names of headers that have a value; null where nothing is
// configured.
func headerNames(headers types.Map) types.Set {
	if headers.IsNull() {
		return types.SetNull(types.StringType)
	}
	for _, value := range headers.Elements() {
		if value.IsUnknown() { // and may be none
			return types.SetUnknown(types.StringType)
		}
	}
	if headers.IsUnknown() {
		return types.SetUnknown(types.StringType)
	}
	var names []string
	for _, header := range requestHeaders(headers) {
		names = append(names, header.Name)
	}
	return stringsOnce(names)
}

// stringsOnce is a set of strings of which some may be the same.
func stringsOnce(texts []string) types.Set {
	texts = slices.Clone(texts)
	slices.Sort(texts)
	return tf.StringSet(slices.Compact(texts))
}

func orNone(names types.Set) types.Set {
	if names.IsNull() {
		return tf.StringSet([]string{})
	}
	return names
}

// sameNames are the names that there are, in the letters of before where these are the
// same headers: of a header's name the case does not matter.
func sameNames(before, now types.Set) types.Set {
	folded := func(names types.Set) []string {
		all := tf.SetStrings(names)
		for i := range all {
			all[i] = strings.ToLower(all[i])
		}
		slices.Sort(all)
		return all
	}
	if before.IsNull() || before.IsUnknown() || now.IsUnknown() || !slices.Equal(folded(before), folded(now)) {
		return now
	}
	return before
}

// requestHeaders are headers by their names, nil where none are configured.
func requestHeaders(headers types.Map) []intercom.RequestHeader {
	if headers.IsNull() || headers.IsUnknown() {
		return nil
	}
	all := []intercom.RequestHeader{}
	for name, value := range headers.Elements() {
		if text, ok := value.(types.String); ok && !text.IsNull() {
			all = append(all, intercom.RequestHeader{Name: name, Value: text.ValueString()})
		}
	}
	slices.SortFunc(all, func(a, b intercom.RequestHeader) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// mocks says whether a plan has another mock response than the state.
func (m *dataConnectorModel) mocks(state dataConnectorModel) bool {
	return !m.MockResponse.IsNull() && !m.MockResponse.IsUnknown() && !m.MockResponse.Equal(state.MockResponse)
}

func (c *dataConnector) input() intercom.DataConnectorInput {
	return intercom.DataConnectorInput{
		Name: c.Name.ValueString(), State: c.State.ValueString(), Description: c.Description.ValueString(),
		InternalDescription: tf.StringPointer(c.InternalDescription), HTTPMethod: c.HTTPMethod.ValueString(), URL: c.URL.ValueString(), Body: c.Body.ValueString(),
		DataInputs: dataInputs(c.DataInputs), DirectFinUsage: tf.BoolPointer(c.DirectFinUsage), Audiences: sortedStrings(c.Audiences),
		CustomerAuthentication: tf.BoolPointer(c.CustomerAuthentication), BypassAuthentication: tf.BoolPointer(c.BypassAuthentication),
		ValidateMissingAttributes: tf.BoolPointer(c.ValidateMissingAttributes), TokenIDs: append([]string{}, sortedStrings(c.TokenIDs)...),
	}
}

// sortedStrings are the strings of a set; nil where it is not known.
func sortedStrings(set types.Set) []string {
	if set.IsNull() || set.IsUnknown() {
		return nil
	}
	texts := tf.SetStrings(set)
	slices.Sort(texts)
	return texts
}

func dataInputs(list types.List) []intercom.DataInput {
	inputs := []intercom.DataInput{}
	for _, element := range list.Elements() {
		object, _ := element.(types.Object)
		text := func(name string) string {
			value, _ := object.Attributes()[name].(types.String)
			return value.ValueString()
		}
		required, _ := object.Attributes()["required"].(types.Bool)
		inputs = append(inputs, intercom.DataInput{
			Name: text("name"), Type: text("type"), Description: text("description"), Required: required.ValueBool(), DefaultValue: text("default_value"),
		})
	}
	return inputs
}

// dataInputsAs are the inputs that Intercom has, in the order of before where they are
// the same.
func dataInputsAs(before types.List, now []intercom.DataInput) types.List {
	byName := func(inputs []intercom.DataInput) []intercom.DataInput {
		return slices.SortedFunc(slices.Values(inputs), func(a, b intercom.DataInput) int { return strings.Compare(a.Name, b.Name) })
	}
	if !before.IsNull() && !before.IsUnknown() && slices.Equal(byName(dataInputs(before)), byName(now)) {
		return before
	}
	values := []attr.Value{}
	for _, input := range now {
		values = append(values, types.ObjectValueMust(dataInputType.AttrTypes, map[string]attr.Value{
			"name": tf.String(input.Name), "type": tf.String(input.Type), "description": tf.String(input.Description),
			"required": types.BoolValue(input.Required), "default_value": tf.String(input.DefaultValue),
		}))
	}
	return types.ListValueMust(dataInputType, values)
}

// as is a data connector as Intercom has it, and in the model what it does not tell.
func (m *dataConnectorModel) as(connector *intercom.DataConnector, err error) (*dataConnectorModel, error) {
	if err != nil {
		return nil, err
	}
	if names := headerNames(m.headers()); m.HeaderNames.IsUnknown() && !names.IsNull() {
		m.HeaderNames = names
	}
	mock := m.MockResponse
	if mock.IsUnknown() {
		mock = tf.JSON{}
	}
	return &dataConnectorModel{m.dataConnector.as(connector), m.Headers, types.MapNull(types.StringType), m.HeadersWOVersion, mock}, nil
}

// as is a data connector with what an answer leaves out as it was before.
func (c *dataConnector) as(connector *intercom.DataConnector) dataConnector {
	url, body := c.URL, c.Body
	if connector.URL.Told {
		url = tf.StringOrNull(connector.URL.Text)
	}
	if connector.Body.Told || body.IsNull() {
		body = tf.String(connector.Body.Text)
	}
	names := c.HeaderNames
	if connector.Headers != nil || names.IsNull() || names.IsUnknown() {
		var now []string
		for _, header := range connector.Headers {
			now = append(now, header.Name)
		}
		names = sameNames(c.HeaderNames, stringsOnce(now))
	}
	internal := types.StringPointerValue(connector.InternalDescription)
	switch {
	case internal.IsNull() && !c.InternalDescription.IsUnknown():
		internal = c.InternalDescription
	case c.InternalDescription.Equal(types.StringValue("")) && internal.ValueString() == connector.Description:
		internal = c.InternalDescription // an update made it the description
	}
	fields := []attr.Value{}
	for _, field := range connector.ResponseFields {
		fields = append(fields, types.ObjectValueMust(responseFieldType.AttrTypes, map[string]attr.Value{
			"path": tf.String(field.Path), "type": tf.String(field.Type), "redacted": types.BoolValue(field.Redacted),
		}))
	}
	mappings := tf.JSONValue("[]")
	if len(connector.ObjectMappings) > 0 && string(connector.ObjectMappings) != "null" {
		mappings = tf.JSONValue(string(connector.ObjectMappings))
	}
	return dataConnector{
		ID: types.StringValue(connector.ID.String()), Name: tf.String(connector.Name), Description: tf.String(connector.Description), InternalDescription: internal,
		State: tf.StringOrNull(connector.State), HTTPMethod: tf.StringOrNull(connector.HTTPMethod), URL: url, Body: body,
		HeaderNames: names, DataInputs: dataInputsAs(c.DataInputs, connector.DataInputs), Audiences: stringsOnce(connector.Audiences),
		DirectFinUsage: types.BoolPointerValue(connector.DirectFinUsage), CustomerAuthentication: types.BoolPointerValue(connector.CustomerAuthentication),
		BypassAuthentication: types.BoolPointerValue(connector.BypassAuthentication), ValidateMissingAttributes: types.BoolPointerValue(connector.ValidateMissingAttributes),
		TokenIDs: tf.StringSet(connector.TokenIDs), ResponseFields: types.ListValueMust(responseFieldType, fields), ObjectMappings: mappings,
		ExecutionType: tf.StringOrNull(connector.ExecutionType), ResponseType: tf.StringOrNull(connector.ResponseType),
		TransformationType: tf.StringOrNull(connector.TransformationType),
	}
}
