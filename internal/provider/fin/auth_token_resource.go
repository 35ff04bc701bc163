package fin

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/float64default"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type authTokenResource struct{ crud.Resource }

func newAuthTokenResource() resource.Resource {
	return &authTokenResource{crud.Resource{Name: "auth_token", Loss: crud.Loss{
		Summary: "The auth token will stay in Intercom",
		Detail: "is forgotten by Terraform only: the API deletes no auth token. It stays in Intercom with its value, and data connectors that use it go on " +
			"using it. Delete it in Intercom, and revoke its value where that is from.",
	}}}
}

// authToken is a token as Intercom tells of it: without its value.
type authToken struct {
	ID               types.String `tfsdk:"id"`
	Name             types.String `tfsdk:"name"`
	Description      types.String `tfsdk:"description"`
	RequestHeaderKey types.String `tfsdk:"request_header_key"`
	TokenPrefix      types.String `tfsdk:"token_prefix"`
	Domain           types.String `tfsdk:"domain"`
	TokenType        types.String `tfsdk:"token_type"`
}

type authTokenModel struct {
	authToken
	Value   types.String  `tfsdk:"token_value_wo"`
	Version types.Float64 `tfsdk:"token_value_wo_version"`
}

func authTokenAttributes() map[string]schema.Attribute {
	optional := func(description string) schema.StringAttribute {
		return schema.StringAttribute{
			Optional: true, Computed: true, Default: stringdefault.StaticString(""), MarkdownDescription: description + "\nDefaults to an empty string.",
		}
	}
	return map[string]schema.Attribute{
		"id": crud.ID("auth token"),
		"name": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.Name())}, MarkdownDescription: "Name of the token. Several tokens can have one name.",
		},
		"description": optional("Description of the token, for teammates."),
		"request_header_key": schema.StringAttribute{
			Optional: true, Computed: true, Default: stringdefault.StaticString("Authorization"), PlanModifiers: []planmodifier.String{tf.NewOnly(tf.Name())},
			MarkdownDescription: "Name of the header that the token is sent in.\nDefaults to `Authorization`. It cannot change in place where the token has a domain: another token is created then.",
		},
		"token_prefix": optional("What is sent before the token in the header, such as `Bearer`."),
		"domain": schema.StringAttribute{
			Optional: true, Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
			MarkdownDescription: "Domain that the token is sent to, empty for every one.\n" +
				"It cannot change in place: another token is created then. Leaving it out keeps what Intercom has. It is written in `Preview` only, so not with `api_version` 2.18.",
		},
		"token_type": schema.StringAttribute{
			Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
			MarkdownDescription: "What the token is: `text`, or `oauth` for one that Intercom fetches itself.\nOne that Terraform creates is `text`.",
		},
	}
}

func (*authTokenResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	attributes := authTokenAttributes()
	attributes["token_value_wo"] = schema.StringAttribute{
		Optional: true, WriteOnly: true, Sensitive: true,
		MarkdownDescription: "The token itself, which is neither in the plan nor in the state.\nIt is needed when a token is created. " +
			"A change of it is seen only with another `token_value_wo_version`.",
	}
	attributes["token_value_wo_version"] = schema.Float64Attribute{
		Optional: true, Computed: true, Default: float64default.StaticFloat64(1), PlanModifiers: []planmodifier.Float64{tf.NewOnlyNumber(tf.WholeNumber(0, 1<<53))},
		MarkdownDescription: "Number of the value, to be changed together with `token_value_wo`: another token is created then, because Intercom does not change the value of one.\n" +
			"Defaults to `1`, which is also the number of the value that a token has when it is imported.",
	}
	resp.Schema = schema.Schema{
		MarkdownDescription: `An auth token: a credential that data connectors send to the API of another system.

Intercom has auth tokens in the version 2.18 of its API and in ` + "`Preview`" + `. With an older ` + "`api_version`" + `, the requests for them, and only these, go out
in ` + "`Preview`" + `.

**Permissions.** The token's app needs *read_auth_tokens* and *write_auth_tokens*, as Intercom's reference names the scopes. Writing needs an access token
that acts as a teammate.

**The value** is write-only: Terraform sends it and keeps it nowhere, and Intercom tells it to nobody. It needs Terraform 1.11 or OpenTofu 1.11. For another
value, change ` + "`token_value_wo`" + ` and ` + "`token_value_wo_version`" + `. Set ` + "`create_before_destroy`" + `, so that what refers to the token gets the new one
before Terraform lets go of the old one.

**Existing tokens.** A token is imported by its id. Its value stays, and need not be configured until another one is created in its place. Tokens of apps, and
those that Intercom fetches by OAuth, cannot change.

**Destroy** changes nothing in Intercom: Terraform forgets the token, and the plan says so. The token goes on to be sent until somebody deletes it in Intercom.
The same is true of one in whose place another is created.

**What Intercom cannot do.** The API deletes no auth token, does not tell the value of one, and does not change it.`,
		Attributes: attributes,
	}
}

// ModifyPlan refuses what Intercom would refuse, and says which changes take another
// token.
func (r *authTokenResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	var plan, state authTokenModel
	if !req.State.Raw.IsNull() {
		resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	}
	if !req.Plan.Raw.IsNull() && !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
		resp.Diagnostics.Append(req.Config.GetAttribute(ctx, path.Root("token_value_wo"), &plan.Value)...)
		if !req.State.Raw.IsNull() {
			for name, changes := range map[string]bool{
				"token_value_wo_version": !plan.Version.Equal(state.Version),
				"domain":                 !plan.Domain.Equal(state.Domain),
				"request_header_key":     !plan.RequestHeaderKey.Equal(state.RequestHeaderKey) && state.Domain.ValueString() != "",
			} {
				if changes {
					resp.RequiresReplace = append(resp.RequiresReplace, path.Root(name))
				}
			}
		}
		plan.check(r.API, state, len(resp.RequiresReplace) > 0, &resp.Diagnostics)
	}
	r.Resource.ModifyPlan(ctx, req, resp)
}

// check refuses what cannot be. A state without an id is of nothing.
func (m authTokenModel) check(api *intercom.Client, state authTokenModel, replaces bool, diags *diag.Diagnostics) {
	creates := replaces || state.ID.ValueString() == ""
	switch {
	case creates && !m.Value.IsUnknown() && m.Value.ValueString() == "":
		diags.AddAttributeError(path.Root("token_value_wo"), "The token has no value", "Set token_value_wo: a token is created with its value, and Intercom tells nobody that of another one.")
	case creates && api != nil && !api.AuthTokens.WritesDomain() && m.Domain.ValueString() != "":
		diags.AddAttributeError(path.Root("domain"), "The API version writes no domain",
			fmt.Sprintf("Intercom takes the domain of an auth token in the version Preview; the provider is configured with %q. Set api_version to \"Preview\", or leave domain out.", api.Version()))
	case !creates && state.TokenType.ValueString() == "oauth" && !m.same(state):
		diags.AddError("The auth token cannot change", fmt.Sprintf("Auth token %s is one that Intercom fetches by OAuth, which the API does not change. Configure what it has, or change it in Intercom.", state.ID.ValueString()))
	}
}

func (r *authTokenResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan authTokenModel) (*authTokenModel, error) {
		var value types.String
		if resp.Diagnostics.Append(req.Config.GetAttribute(ctx, path.Root("token_value_wo"), &value)...); resp.Diagnostics.HasError() {
			return nil, errors.New("the value of the token cannot be read")
		}
		made, err := r.API.AuthTokens.Create(ctx, plan.creation(value.ValueString()))
		return plan.now(made, err)
	})
}

func (r *authTokenResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state authTokenModel) (*authTokenModel, error) {
		if state.Version.IsNull() { // after an import
			state.Version = types.Float64Value(1)
		}
		found, err := r.API.AuthTokens.Get(ctx, state.ID.ValueString())
		return state.now(found, err)
	})
}

func (r *authTokenResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, state authTokenModel) (*authTokenModel, error) {
		changed, err := r.API.AuthTokens.Update(ctx, state.ID.ValueString(), plan.input(), state.input())
		var refused *intercom.Error
		if errors.As(err, &refused) && refused.Status == http.StatusNotFound && r.API.AuthTokens.WritesDomain() {
			problem := tf.Explain("update", err)
			problem.Detail += " Of the versions of the API, 2.18 is known to change auth tokens: if the token is there, set api_version to \"2.18\"."
			return nil, problem
		}
		return plan.now(changed, err)
	})
}

// Delete forgets the token: the API deletes none.
func (r *authTokenResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(authTokenModel) error { return nil })
}

// same says whether two are written alike.
func (m authTokenModel) same(other authTokenModel) bool {
	return m.Name.Equal(other.Name) && m.Description.Equal(other.Description) && m.RequestHeaderKey.Equal(other.RequestHeaderKey) && m.TokenPrefix.Equal(other.TokenPrefix)
}

func (m authTokenModel) input() intercom.AuthTokenInput {
	return intercom.AuthTokenInput{
		Name: m.Name.ValueString(), RequestHeaderKey: m.RequestHeaderKey.ValueString(),
		TokenPrefix: m.TokenPrefix.ValueStringPointer(), Description: m.Description.ValueStringPointer(),
	}
}

// creation is input with what can be said of a new token only, and without empty
// strings.
func (m authTokenModel) creation(value string) intercom.AuthTokenInput {
	input := m.input()
	input.Value, input.Domain = value, m.Domain.ValueString()
	if m.TokenPrefix.ValueString() == "" {
		input.TokenPrefix = nil
	}
	if m.Description.ValueString() == "" {
		input.Description = nil
	}
	return input
}

// now is the state of a token, with the prefix of the plan or the state before where an
// answer does not tell it.
func (m authTokenModel) now(token *intercom.AuthToken, err error) (*authTokenModel, error) {
	state, err := authTokenState(token, err)
	if err != nil {
		return nil, err
	}
	if _, told := token.Prefix(); !told && !m.TokenPrefix.IsNull() {
		state.TokenPrefix = m.TokenPrefix
	}
	return &authTokenModel{*state, types.StringNull(), m.Version}, nil
}

func authTokenState(token *intercom.AuthToken, err error) (*authToken, error) {
	if err != nil {
		return nil, err
	}
	prefix, _ := token.Prefix()
	return &authToken{
		ID: types.StringValue(token.ID.String()), Name: tf.String(token.Name), Description: tf.String(token.Description),
		RequestHeaderKey: tf.String(token.RequestHeaderKey), TokenPrefix: tf.String(prefix), Domain: tf.String(token.Domain), TokenType: tf.StringOrNull(token.TokenType),
	}, nil
}
