package knowledge

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type helpCenterRedirectResource struct{ crud.Resource }

func newHelpCenterRedirectResource() resource.Resource {
	return &helpCenterRedirectResource{crud.Resource{
		Name: "help_center_redirect", Identity: []string{"help_center_id", "id"}, Since: intercom.HelpCenterRedirectsSince,
		Loss: crud.Loss{Nothing: "A redirect has nothing but what is configured: creating it again makes the same one, under another id."},
	}}
}

type helpCenterRedirectModel struct {
	ID           types.String `tfsdk:"id"`
	HelpCenterID types.String `tfsdk:"help_center_id"`
	FromURL      types.String `tfsdk:"from_url"`
	Locale       types.String `tfsdk:"locale"`
	TargetType   types.String `tfsdk:"target_type"`
	TargetID     types.String `tfsdk:"target_id"`
}

func helpCenterRedirectAttributes() map[string]schema.Attribute {
	input := func(description string, modifiers ...planmodifier.String) schema.StringAttribute {
		return schema.StringAttribute{
			Required: true, PlanModifiers: append(modifiers, stringplanmodifier.RequiresReplace()),
			MarkdownDescription: description + "\nChanging this forces a new resource to be created.",
		}
	}
	return map[string]schema.Attribute{
		"id":             crud.ID("redirect"),
		"help_center_id": input("Id of the help center that the redirect belongs to.", tf.NewOnly(tf.NumericID())),
		"from_url": input("Old URL, which leads to the target: a whole URL within the help center's own. Its case and a slash at its end make no difference.",
			tf.KeepSame("the same URL, but for its case and a slash at its end,", intercom.SameRedirect), tf.NewOnly(tf.WebAddress())),
		"locale":      input("Language of the translation that the redirect leads to, such as `en` or `pt-BR`.", tf.NewOnly(tf.Locale())),
		"target_type": input("What the redirect leads to: `article` or `collection`.", tf.NewOnly(tf.OneOf(redirectsToArticle, redirectsToCollection))),
		"target_id":   input("Id of the article or the collection that the redirect leads to, which must be in the help center.", tf.NewOnly(tf.NumericID())),
	}
}

const (
	redirectsToArticle    = "article"
	redirectsToCollection = "collection"
)

func (*helpCenterRedirectResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `A redirect of a help center: an old URL that leads to an article or a collection.

Requires ` + "`api_version`" + ` 2.16 or newer.

**Permissions.** The token's app needs *Read help center redirects* and *Read and write help center redirects*, and *Read and list articles* for the plan
to find a help center or a target that does not exist.

**Existing redirects.** A help center has one redirect from a URL at most. Where there is one, the error names the id to import.

**Languages.** Where the target has no translation in ` + "`locale`" + `, Intercom takes one that exists. What is configured stays in the state. An
import takes what Intercom has.

**Destroy** deletes the redirect, so that the old URL leads nowhere.

**What Intercom cannot do.** A redirect cannot be changed: another one takes its place, and for a moment there is none.`,
		Attributes: helpCenterRedirectAttributes(),
	}
}

// ModifyPlan refuses a help center or a target that does not exist, and warns of a URL
// that another redirect has.
func (r *helpCenterRedirectResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if r.API == nil {
		return
	}
	crud.Exists(ctx, req, resp, "help_center_id", func(id string) error { return r.API.HelpCenters.Exists(ctx, id) })
	if !req.Plan.Raw.IsNull() {
		var targetType types.String
		resp.Diagnostics.Append(req.Plan.GetAttribute(ctx, path.Root("target_type"), &targetType)...)
		switch targetType.ValueString() {
		case redirectsToArticle:
			crud.Exists(ctx, req, resp, "target_id", func(id string) error { return r.API.Articles.Exists(ctx, id) })
		case redirectsToCollection:
			crud.Exists(ctx, req, resp, "target_id", func(id string) error { return r.API.Collections.Exists(ctx, id) })
		}
	}
	crud.WarnOfTaken(ctx, r, req, resp, crud.Unique[helpCenterRedirectModel]{
		Kind: "redirect",
		Key: func(m helpCenterRedirectModel) (key, words string) {
			return crud.Key(m.HelpCenterID.ValueString(), intercom.RedirectKey(m.FromURL.ValueString())), fmt.Sprintf("from %q", m.FromURL.ValueString())
		},
		Holder: func(_ context.Context, m helpCenterRedirectModel) string {
			holder := r.API.HelpCenterRedirects.Holder(m.HelpCenterID.ValueString(), m.FromURL.ValueString())
			if holder == nil {
				return ""
			}
			return m.HelpCenterID.ValueString() + "/" + holder.ID.String()
		},
	})
}

func (r *helpCenterRedirectResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan helpCenterRedirectModel) (*helpCenterRedirectModel, error) {
		made, err := r.API.HelpCenterRedirects.Create(ctx, plan.HelpCenterID.ValueString(), intercom.HelpCenterRedirectInput{
			FromURL: plan.FromURL.ValueString(), Locale: plan.Locale.ValueString(), TargetType: plan.TargetType.ValueString(), TargetID: plan.TargetID.ValueString(),
		})
		return helpCenterRedirectState(made, plan, err)
	})
}

func (r *helpCenterRedirectResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state helpCenterRedirectModel) (*helpCenterRedirectModel, error) {
		found, err := r.API.HelpCenterRedirects.Get(ctx, state.HelpCenterID.ValueString(), state.ID.ValueString())
		return helpCenterRedirectState(found, state, err)
	})
}

// Update is not reached: every change makes another redirect.
func (*helpCenterRedirectResource) Update(context.Context, resource.UpdateRequest, *resource.UpdateResponse) {
}

func (r *helpCenterRedirectResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state helpCenterRedirectModel) error {
		return r.API.HelpCenterRedirects.Delete(ctx, state.HelpCenterID.ValueString(), state.ID.ValueString())
	})
}

// helpCenterRedirectState is what Intercom has of a redirect that was so before: in the
// state, or in the plan of a write. It may have another language than the one that is
// configured, and another form of the URL.
func helpCenterRedirectState(found *intercom.HelpCenterRedirect, before helpCenterRedirectModel, err error) (*helpCenterRedirectModel, error) {
	if err != nil {
		return nil, err
	}
	state := &helpCenterRedirectModel{
		ID: types.StringValue(found.ID.String()), HelpCenterID: before.HelpCenterID, FromURL: tf.String(found.FromURL),
		Locale: types.StringValue(found.Locale), TargetType: types.StringValue(found.TargetType), TargetID: types.StringValue(found.TargetID.String()),
	}
	if !before.Locale.IsNull() {
		state.Locale = before.Locale
	}
	if intercom.SameRedirect(before.FromURL.ValueString(), found.FromURL) {
		state.FromURL = before.FromURL
	}
	return state, nil
}
