package workspace

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/booldefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/boolplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type identityVerificationSecretResource struct{ crud.Resource }

func newIdentityVerificationSecretResource() resource.Resource {
	return &identityVerificationSecretResource{crud.Resource{Name: "identity_verification_secret", Loss: crud.Loss{
		Summary: "The identity verification secret will be revoked",
		Detail: "is revoked: whoever was verified with it is refused from the next request on. Nothing brings it back. To rotate it, create the new one first, " +
			"with create_before_destroy, and bring it into use before the old one goes.",
	}}}
}

// identityVerificationSecret is a secret without what is secret of it.
type identityVerificationSecret struct {
	ID        types.String `tfsdk:"id"`
	Name      types.String `tfsdk:"name"`
	Android   types.Bool   `tfsdk:"supports_android"`
	IOS       types.Bool   `tfsdk:"supports_ios"`
	Web       types.Bool   `tfsdk:"supports_web"`
	CreatedAt types.String `tfsdk:"created_at"`
}

type identityVerificationSecretModel struct {
	identityVerificationSecret
	Secret types.String `tfsdk:"secret"`
}

func identityVerificationSecretAttributes() map[string]schema.Attribute {
	supports := func(what string) schema.Attribute {
		return schema.BoolAttribute{
			Optional: true, Computed: true, Default: booldefault.StaticBool(false), PlanModifiers: []planmodifier.Bool{boolplanmodifier.RequiresReplace()},
			MarkdownDescription: "Whether the secret is for the Messenger " + what + ".\nDefaults to `false`. At least one of the three is `true`.\n" +
				"Changing this forces a new resource to be created.",
		}
	}
	return map[string]schema.Attribute{
		"id": crud.ID("identity verification secret"),
		"name": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.Name()), stringplanmodifier.RequiresReplace()},
			MarkdownDescription: "Name of the secret. Several secrets can have one name.\nChanging this forces a new resource to be created.",
		},
		"supports_android": supports("on Android"),
		"supports_ios":     supports("on iOS"),
		"supports_web":     supports("on the web"),
		"created_at": schema.StringAttribute{
			Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
			MarkdownDescription: "When the secret was created, in RFC 3339 format, UTC.",
		},
	}
}

func (*identityVerificationSecretResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	attributes := identityVerificationSecretAttributes()
	attributes["secret"] = schema.StringAttribute{
		Computed: true, Sensitive: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
		MarkdownDescription: "The secret, which signs tokens for the Messenger. Intercom tells it once, when the secret is created. Null after an import.",
	}
	resp.Schema = schema.Schema{
		MarkdownDescription: `A secret of the Messenger's identity verification: applications sign with it who a visitor is.

Only the version ` + "`Preview`" + ` of Intercom's API has these secrets. With another ` + "`api_version`" + `, the requests for them, and only these, go out in
` + "`Preview`" + `.

**Permissions.** Intercom documents no permission for these secrets; a refusal by Intercom is shown as it is.

**The secret is in the state.** Intercom tells it once, so that the state is the only place that has it: keep the state where only those
can read it who may know the secret, encrypted. From there it goes where it is used: into a secret store, or into the ephemeral resource
` + "`intercom_messenger_token`" + `. The function ` + "`user_hash`" + ` takes it, too.

**Rotation.** Nothing of a secret can change. Set ` + "`create_before_destroy`" + `, so that a new one exists before the old one is revoked, and give it
a name that says which it is.

**Existing secrets.** One that exists can be imported by its id, to revoke it later; its ` + "`secret`" + ` is null then, since nobody can read it again.
The data source ` + "`intercom_identity_verification_secrets`" + ` lists all.

**Destroy** revokes the secret: whoever was verified with it is refused from the next request on. The plan says so.

**What Intercom cannot do.** The API cannot change a secret or read it again. One whose creation was cut off has to be revoked, which the error says.`,
		Attributes: attributes,
	}
}

// ModifyPlan refuses a secret that is for nothing.
func (r *identityVerificationSecretResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	r.Resource.ModifyPlan(ctx, req, resp)
	var plan identityVerificationSecretModel
	if req.Plan.Raw.IsNull() {
		return
	}
	if resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...); resp.Diagnostics.HasError() || plan.ID.ValueString() != "" {
		return
	}
	for _, platform := range []types.Bool{plan.Android, plan.IOS, plan.Web} {
		if platform.IsUnknown() || platform.ValueBool() {
			return
		}
	}
	resp.Diagnostics.Append(diag.NewErrorDiagnostic("The secret is for no platform",
		"Set at least one of supports_android, supports_ios and supports_web to true: Intercom refuses a secret that is for none."))
}

func (r *identityVerificationSecretResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan identityVerificationSecretModel) (*identityVerificationSecretModel, error) {
		made, err := r.API.IdentityVerificationSecrets.Create(ctx, intercom.IdentityVerificationSecretInput{
			Name: plan.Name.ValueString(), Android: plan.Android.ValueBool(), IOS: plan.IOS.ValueBool(), Web: plan.Web.ValueBool(),
		})
		if err != nil {
			return nil, err
		}
		return &identityVerificationSecretModel{*identityVerificationSecretOf(made), types.StringValue(made.Secret)}, nil
	})
}

func (r *identityVerificationSecretResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state identityVerificationSecretModel) (*identityVerificationSecretModel, error) {
		found, err := identityVerificationSecretState(r.API.IdentityVerificationSecrets.Get(ctx, state.ID.ValueString()))
		if err != nil {
			return nil, err
		}
		return &identityVerificationSecretModel{*found, state.Secret}, nil
	})
}

// Update is never called: every attribute forces a new secret.
func (*identityVerificationSecretResource) Update(context.Context, resource.UpdateRequest, *resource.UpdateResponse) {
}

func (r *identityVerificationSecretResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state identityVerificationSecretModel) error {
		return r.API.IdentityVerificationSecrets.Delete(ctx, state.ID.ValueString())
	})
}

// ImportState says what an import cannot bring.
func (r *identityVerificationSecretResource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	r.Resource.ImportState(ctx, req, resp)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.AddWarning("The secret itself cannot be imported",
			"Intercom tells the secret once, when it is created, so that secret is null. Applications that use it keep what they have.")
	}
}

func identityVerificationSecretOf(secret *intercom.IdentityVerificationSecret) *identityVerificationSecret {
	return &identityVerificationSecret{
		ID: types.StringValue(secret.ID.String()), Name: tf.String(secret.Name),
		Android: types.BoolValue(secret.Android), IOS: types.BoolValue(secret.IOS), Web: types.BoolValue(secret.Web), CreatedAt: tf.Timestamp(secret.CreatedAt),
	}
}

func identityVerificationSecretState(secret *intercom.IdentityVerificationSecret, err error) (*identityVerificationSecret, error) {
	if err != nil {
		return nil, err
	}
	return identityVerificationSecretOf(secret), nil
}
