package workspace

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf/attributevalues"
)

type messengerTokenEphemeralResource struct{}

type messengerTokenModel struct {
	UserID    types.String  `tfsdk:"user_id"`
	Secret    types.String  `tfsdk:"secret"`
	Claims    types.Dynamic `tfsdk:"claims"`
	ValidFor  types.String  `tfsdk:"valid_for"`
	Token     types.String  `tfsdk:"token"`
	ExpiresAt types.String  `tfsdk:"expires_at"`
}

func newMessengerTokenEphemeralResource() ephemeral.EphemeralResource {
	return messengerTokenEphemeralResource{}
}

func (messengerTokenEphemeralResource) Metadata(_ context.Context, req ephemeral.MetadataRequest, resp *ephemeral.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_messenger_token"
}

// defaultValidFor is how long a token is valid where nobody says so, which is what
// Intercom's examples have.
const defaultValidFor = time.Hour

func (messengerTokenEphemeralResource) Schema(_ context.Context, _ ephemeral.SchemaRequest, resp *ephemeral.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `A token by which the Messenger knows that a user is who they say they are, for the time of a run.

It is a JSON Web Token, signed with HMAC and SHA-256. A website gives it to the Messenger as ` + "`intercom_user_jwt`" + `, an app with ` + "`setUserJwt`" + `.
Intercom recommends it in place of the function [user_hash](../functions/user_hash.md), because it expires and can hold what else is known of the user.

A website signs its tokens itself, for whoever logs in. This one is for what Terraform sets up and tries out: a smoke test, a demo, a test user.

**Permissions.** None: nothing is asked of Intercom.

**Secrets.** Neither the token nor the secret is in a plan or in the state. Each run signs another token. Who has the token of a user can speak as
that user until it expires.`,
		Attributes: map[string]schema.Attribute{
			"user_id": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.Name()},
				MarkdownDescription: "Your own id of the user, the `external_id` of a contact.",
			},
			"secret": schema.StringAttribute{
				Required: true, Sensitive: true, Validators: []validator.String{tf.Name()},
				MarkdownDescription: "Messenger secret of the workspace, from its settings on Messenger security, for the platform on which the Messenger runs.",
			},
			"claims": schema.DynamicAttribute{
				Optional: true, Validators: []validator.Dynamic{attributevalues.Sendable(true)},
				MarkdownDescription: "What else the token says of the user, by name, such as `email`, `name`, a `company` and custom attributes: an object. " +
					"A value is a string, a number, a boolean, a list of strings or an object of these; a date is Unix seconds.",
			},
			"valid_for": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.Duration()},
				MarkdownDescription: "How long the token is valid, such as `30m` or `12h`.\nDefaults to `1h`.",
			},
			"token": schema.StringAttribute{
				Computed: true, Sensitive: true, MarkdownDescription: "The signed token.",
			},
			"expires_at": schema.StringAttribute{
				Computed: true, MarkdownDescription: "When the token expires, in RFC 3339 format, UTC.",
			},
		},
	}
}

// ValidateConfig refuses a claim that an attribute is for.
func (messengerTokenEphemeralResource) ValidateConfig(ctx context.Context, req ephemeral.ValidateConfigRequest, resp *ephemeral.ValidateConfigResponse) {
	var config messengerTokenModel
	if resp.Diagnostics.Append(req.Config.Get(ctx, &config)...); resp.Diagnostics.HasError() {
		return
	}
	claimed := attributevalues.Names(config.Claims)
	for claim, attribute := range map[string]string{"user_id": "user_id", "exp": "valid_for"} {
		if slices.Contains(claimed, claim) {
			resp.Diagnostics.AddAttributeError(path.Root("claims"), "Claim with an attribute of its own", fmt.Sprintf("claims cannot have %s: %s sets it.", claim, attribute))
		}
	}
}

func (messengerTokenEphemeralResource) Open(ctx context.Context, req ephemeral.OpenRequest, resp *ephemeral.OpenResponse) {
	var config messengerTokenModel
	if resp.Diagnostics.Append(req.Config.Get(ctx, &config)...); resp.Diagnostics.HasError() {
		return
	}
	validFor := defaultValidFor
	if !config.ValidFor.IsNull() {
		validFor, _ = time.ParseDuration(config.ValidFor.ValueString()) // the schema has checked it
	}
	expires := time.Now().Add(validFor).Truncate(time.Second)
	claims := jwt.MapClaims{}
	sent, _ := attributevalues.Sent(config.Claims, true) // as above
	maps.Copy(claims, sent)
	claims["user_id"], claims["exp"] = config.UserID.ValueString(), jwt.NewNumericDate(expires)
	token, err := jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString([]byte(config.Secret.ValueString()))
	if err != nil {
		resp.Diagnostics.AddError("Cannot sign the token", err.Error())
		return
	}
	config.Token, config.ExpiresAt = types.StringValue(token), types.StringValue(expires.UTC().Format(time.RFC3339))
	resp.Diagnostics.Append(resp.Result.Set(ctx, config)...)
}
