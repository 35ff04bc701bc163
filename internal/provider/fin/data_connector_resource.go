package fin

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/booldefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/boolplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/listdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/listplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type dataConnectorResource struct{ crud.Resource }

func newDataConnectorResource() resource.Resource {
	return &dataConnectorResource{crud.Resource{
		Name: "data_connector", ImportForms: []string{"name:<name>"}, Since: intercom.DataConnectorsSince,
		Loss: crud.Loss{
			Summary: "The data connector will be deleted permanently",
			Detail: "is set to draft and deleted: neither Fin nor a workflow can call it any more, and nothing brings it back. Intercom refuses while one of them uses it. " +
				"To take it out of use and keep it, set state to \"draft\".",
		},
	}}
}

// clientSide is the execution_type of what a customer's browser does, which takes no
// URL.
const clientSide = "client_side"

// requestURL is what the URL of a request begins with. What follows can have templates
// in it, of which no URL is made.
var requestURL = regexp.MustCompile(`^https?://[^\s/]`)

func dataConnectorAttributes() map[string]schema.Attribute {
	const keeps = "\nIntercom decides about a new data connector if this is left out. Leaving it out later keeps what Intercom has."
	text := func(description string) schema.StringAttribute {
		return schema.StringAttribute{
			Optional: true, Computed: true, Default: stringdefault.StaticString(""), MarkdownDescription: description + "\nDefaults to an empty string.",
		}
	}
	flag := func(description string) schema.BoolAttribute {
		return schema.BoolAttribute{
			Optional: true, Computed: true, PlanModifiers: []planmodifier.Bool{boolplanmodifier.UseStateForUnknown()}, MarkdownDescription: description + keeps,
		}
	}
	told := func(description string) schema.StringAttribute {
		return schema.StringAttribute{
			Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()}, MarkdownDescription: description,
		}
	}
	return map[string]schema.Attribute{
		"id": crud.ID("data connector"),
		"name": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.Name())}, MarkdownDescription: "Name of the data connector.",
		},
		"description": text("What the data connector does. Fin goes by it."),
		"internal_description": schema.StringAttribute{
			Optional: true, Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
			MarkdownDescription: "What teammates are to know of the data connector.\n" +
				"Leaving this out keeps what Intercom has; with an update, Intercom fills an empty one with the `description`. Requires `api_version` 2.17 or newer.",
		},
		"state": schema.StringAttribute{
			Optional: true, Computed: true,
			PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown(), tf.NewOnly(tf.OneOf(intercom.ConnectorDraft, intercom.ConnectorLive))},
			MarkdownDescription: "Whether the data connector can be used: `draft` or `live`.\n" +
				"A new one is a `draft` if this is left out. Leaving it out later keeps what Intercom has.",
		},
		"http_method": schema.StringAttribute{
			Optional: true, Computed: true,
			PlanModifiers:       []planmodifier.String{stringplanmodifier.UseStateForUnknown(), tf.NewOnly(tf.OneOf("get", "post", "put", "patch", "delete"))},
			MarkdownDescription: "Method of the request: `get`, `post`, `put`, `patch` or `delete`." + keeps,
		},
		"url": schema.StringAttribute{
			Optional: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.Matches(requestURL, "must be a URL that begins with https:// or http://"))},
			MarkdownDescription: "URL of the request, with the inputs as in `{{order_id}}`.\nRequired if `state` is `live`.",
		},
		"body": text("Body of the request, with the inputs as in `{{order_id}}`."),
		"header_names": schema.SetAttribute{
			Computed: true, ElementType: types.StringType, PlanModifiers: []planmodifier.Set{setplanmodifier.UseStateForUnknown()},
			MarkdownDescription: "Names of the headers of the request. Intercom tells no more of them.",
		},
		"data_inputs": schema.ListNestedAttribute{
			Optional: true, Computed: true, Default: listdefault.StaticValue(types.ListValueMust(dataInputType, []attr.Value{})),
			NestedObject:        schema.NestedAttributeObject{Attributes: dataInputAttributes()},
			MarkdownDescription: "What whoever calls the data connector gives it.\nDefaults to none.",
		},
		"audiences": schema.SetAttribute{
			Optional: true, Computed: true, ElementType: types.StringType,
			PlanModifiers:       []planmodifier.Set{setplanmodifier.UseStateForUnknown(), tf.NewOnlySet(tf.OneOf("leads", "users", "visitors"))},
			MarkdownDescription: "For whom the data connector is: `leads`, `users` and `visitors`." + keeps,
		},
		"direct_fin_usage":            flag("Whether Fin calls the data connector by itself, not only workflows."),
		"customer_authentication":     flag("Whether customers have to prove who they are before the data connector is called."),
		"bypass_authentication":       flag("Whether the data connector is called without any proof of who the customer is."),
		"validate_missing_attributes": flag("Whether the data connector is called only where every required input has a value."),
		"token_ids": schema.SetAttribute{
			Optional: true, Computed: true, ElementType: types.StringType, Default: setdefault.StaticValue(tf.StringSet([]string{})),
			PlanModifiers:       []planmodifier.Set{tf.NewOnlySet(tf.ID())},
			MarkdownDescription: "Ids of the tokens that are sent with the request, each an `intercom_auth_token`.\nDefaults to none.",
		},
		"response_fields": schema.ListNestedAttribute{
			Computed: true, PlanModifiers: []planmodifier.List{listplanmodifier.UseStateForUnknown()},
			NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
				"path":     schema.StringAttribute{Computed: true, MarkdownDescription: "Where in the response the field is, such as `order.status`."},
				"type":     schema.StringAttribute{Computed: true, MarkdownDescription: "Type of the field: `string`, `integer`, `decimal`, `datetime`, `boolean` or `unknown`."},
				"redacted": schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether logs are without it."},
			}},
			MarkdownDescription: "Fields of the response that can be used.",
		},
		"object_mappings": schema.StringAttribute{
			Computed: true, CustomType: tf.JSONType{}, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
			MarkdownDescription: "How the response is written to attributes, as a list of objects in JSON.",
		},
		"execution_type":              told("Where the request comes from: `server_side` or `client_side`."),
		"configuration_response_type": told("What `response_fields` are known by: `test_response_type` or `mock_response_type`."),
		"data_transformation_type":    told("What is done to the response: `full_access`, `redacted_access` or `code_block_transformation`."),
	}
}

func dataInputAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"name": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.Name())}, MarkdownDescription: "Name of the input, as templates have it.",
		},
		"type": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.OneOf("string", "integer", "decimal", "boolean"))},
			MarkdownDescription: "Type of the input: `string`, `integer`, `decimal` or `boolean`.",
		},
		"description": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.Matches(anything, "must not be empty"))},
			MarkdownDescription: "What the input is. Fin goes by it.",
		},
		"required": schema.BoolAttribute{
			Optional: true, Computed: true, Default: booldefault.StaticBool(false), MarkdownDescription: "Whether the input is needed.\nDefaults to `false`.",
		},
		"default_value": schema.StringAttribute{
			Optional: true, Computed: true, Default: stringdefault.StaticString(""),
			MarkdownDescription: "Value of the input where none is given.\nDefaults to an empty string, which is none.",
		},
	}
}

func (*dataConnectorResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	attributes := dataConnectorAttributes()
	attributes["headers"] = schema.MapAttribute{
		Optional: true, Sensitive: true, ElementType: types.StringType,
		MarkdownDescription: "Headers of the request, values by name, which are in the state.\n" +
			"Conflicts with `headers_wo`. Leaving both out takes off headers that Terraform wrote, and keeps others.",
	}
	attributes["headers_wo"] = schema.MapAttribute{
		Optional: true, WriteOnly: true, ElementType: types.StringType,
		MarkdownDescription: "Headers of the request, values by name, which are not in the state.\n" +
			"Conflicts with `headers`. Changing a value changes nothing before `headers_wo_version` changes, too.",
	}
	attributes["headers_wo_version"] = schema.Int64Attribute{
		Optional: true, MarkdownDescription: "Any number. Changing this writes the headers again.",
	}
	attributes["mock_response"] = schema.StringAttribute{
		Optional: true, Computed: true, CustomType: tf.JSONType{}, PlanModifiers: []planmodifier.String{tf.KeepJSON(), tf.NewOnly(tf.JSONObject())},
		MarkdownDescription: "A response of the API as an object in JSON, of which Intercom makes `response_fields`.\n" +
			"Leaving this out later keeps these. Null after an import, since Intercom does not tell it.",
	}
	resp.Schema = schema.Schema{
		MarkdownDescription: `A data connector: a request to an API outside of Intercom that Fin and workflows make.

Requires ` + "`api_version`" + ` 2.16 or newer.

**Permissions.** The token's app needs *read_write_data_connectors*, as Intercom's reference names the scope.

**Live and draft.** A data connector is created as a draft, and then set to live if ` + "`state`" + ` is ` + "`live`" + `. Where Intercom refuses that, the
draft is there and in the state, and the next apply replaces it. A change of one that is live takes effect at once. Changes that
somebody left as a draft on top of one that is live are not seen, and become live with the next change. Intercom refuses to set one
to draft that Fin or a workflow uses.

**Headers.** Intercom never tells the values of headers, so that only a header that is added or taken off outside of Terraform is a
difference: ` + "`header_names`" + ` shows it, and an apply writes all headers again. Credentials belong in the tokens of ` + "`token_ids`" + `: Intercom
writes headers other than *Authorization* to the execution results, readable for everybody who may read these. ` + "`headers_wo`" + ` keeps the values out of the
state; raise ` + "`headers_wo_version`" + ` when one changes.

**Existing data connectors.** One that exists is imported by its id or by its name, as in ` + "`name:Order status`" + `. Its headers and its
` + "`mock_response`" + ` are unknown then: if they are configured, the first apply writes them.

**Destroy** sets the data connector to draft and deletes it permanently; the plan says so. Intercom refuses while Fin or a workflow
uses it.

**What Intercom cannot do.** The API does not tell what uses a data connector, does not change how the response is written to
attributes, and does not forget a ` + "`mock_response`" + `. Several data connectors can have one name.`,
		Attributes: attributes,
	}
}

// ModifyPlan plans the headers by their names, and what follows from a mock response.
func (r *dataConnectorResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	r.Resource.ModifyPlan(ctx, req, resp)
	if req.Plan.Raw.IsNull() {
		return
	}
	crud.AttributesSince(ctx, r, req, resp, intercom.ConnectorInternalDescriptionSince, "internal_description")
	var plan, state, config dataConnectorModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if !req.State.Raw.IsNull() {
		resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	}
	if resp.Diagnostics.HasError() {
		return
	}
	if isGiven(config.Headers) && isGiven(config.HeadersWO) {
		resp.Diagnostics.AddAttributeError(path.Root("headers_wo"), "Headers configured twice",
			"headers and headers_wo are for the same headers. Configure one of them; headers_wo keeps the values out of the state.")
		return
	}
	unusable := plan.State.ValueString() == intercom.ConnectorLive && plan.URL.IsNull() && plan.ExecutionType.ValueString() != clientSide
	if unusable && (!plan.State.Equal(state.State) || !plan.URL.Equal(state.URL)) {
		resp.Diagnostics.AddAttributeError(path.Root("url"), "A live data connector without a URL",
			"The state is \"live\", and there is no url to call. Configure url, or state = \"draft\".")
	}
	wrote := !state.Headers.IsNull()
	tf.RecallPrivate(ctx, req.Private, &resp.Diagnostics, headersKey, &wrote, "that Terraform wrote headers")
	if names := headerNames(config.headers()); !names.IsNull() || wrote || req.State.Raw.IsNull() {
		resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, path.Root("header_names"), sameNames(state.HeaderNames, orNone(names)))...)
	}
	if !req.State.Raw.IsNull() && (config.MockResponse.IsUnknown() || plan.mocks(state)) {
		resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, path.Root("response_fields"), types.ListUnknown(responseFieldType))...)
		resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, path.Root("configuration_response_type"), types.StringUnknown())...)
	}
}

func (r *dataConnectorResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan dataConnectorModel) (*dataConnectorModel, error) {
		resp.Diagnostics.Append(req.Config.GetAttribute(ctx, path.Root("headers_wo"), &plan.HeadersWO)...)
		input := plan.input()
		input.Headers = requestHeaders(plan.headers())
		if plan.mocks(dataConnectorModel{}) {
			input.MockResponse = json.RawMessage(plan.MockResponse.ValueString())
		}
		made, err := r.API.DataConnectors.Create(ctx, input)
		if err != nil {
			return nil, err
		}
		tf.RememberPrivate(ctx, resp.Private, &resp.Diagnostics, headersKey, !plan.headers().IsNull())
		if plan.State.ValueString() != intercom.ConnectorLive {
			return plan.as(made, nil)
		}
		live, err := r.API.DataConnectors.SetState(ctx, made.ID.String(), intercom.ConnectorLive)
		if err != nil {
			draft, _ := plan.as(made, nil)
			return draft, fmt.Errorf("data connector %s was created and is a draft, and setting it to live failed: %w", made.ID, err)
		}
		return plan.as(live, nil)
	})
}

func (r *dataConnectorResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state dataConnectorModel) (*dataConnectorModel, error) {
		return state.as(r.API.DataConnectors.Get(ctx, state.ID.ValueString()))
	})
}

func (r *dataConnectorResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, state dataConnectorModel) (*dataConnectorModel, error) {
		resp.Diagnostics.Append(req.Config.GetAttribute(ctx, path.Root("headers_wo"), &plan.HeadersWO)...)
		input := plan.input()
		if !plan.Headers.Equal(state.Headers) || !plan.HeadersWOVersion.Equal(state.HeadersWOVersion) || !plan.HeaderNames.Equal(state.HeaderNames) {
			input.Headers = requestHeaders(plan.headers())
		}
		if input.Headers == nil && !plan.HeaderNames.Equal(state.HeaderNames) {
			input.Headers = []intercom.RequestHeader{} // those that were written are to go
		}
		if plan.mocks(state) {
			input.MockResponse = json.RawMessage(plan.MockResponse.ValueString())
		}
		changed, err := r.API.DataConnectors.Update(ctx, state.ID.ValueString(), input, state.input())
		if err != nil {
			return nil, err
		}
		tf.RememberPrivate(ctx, resp.Private, &resp.Diagnostics, headersKey, !plan.headers().IsNull())
		return plan.as(changed, nil)
	})
}

func (r *dataConnectorResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state dataConnectorModel) error {
		return r.API.DataConnectors.Delete(ctx, state.ID.ValueString(), state.State.ValueString() == intercom.ConnectorLive)
	})
}

// ImportState takes the name too, after "name:".
func (r *dataConnectorResource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.ImportBy(&req, resp, "name", func(name string) (string, error) {
		found, err := dataConnectorNamed(ctx, r.API, name)
		if err != nil {
			return "", err
		}
		return found.ID.String(), nil
	})
	r.Resource.ImportState(ctx, req, resp)
}

// dataConnectorNamed is the only data connector that has a name, as the list has it.
func dataConnectorNamed(ctx context.Context, api *intercom.Client, name string) (*intercom.DataConnector, error) {
	return tf.ExactlyNamed(api.DataConnectors.All(ctx), "data connector named", name, intercom.Exact,
		func(connector *intercom.DataConnector) tf.Label {
			return tf.Label{Name: connector.Name, ID: connector.ID}
		})
}
