package knowledge

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type dynamicContentResource struct{ crud.Resource }

func newDynamicContentResource() resource.Resource {
	return &dynamicContentResource{crud.Resource{Name: "dynamic_content", ImportForms: []string{"name:<name>"}, Loss: crud.Loss{
		Summary: "The dynamic content will be deleted permanently",
		Detail: "is deleted with all of its variations, unless an article uses it, which Intercom refuses. Nothing brings it back. To stop managing it and " +
			"leave it as it is, use a removed block with destroy = false.",
	}}}
}

type dynamicContentModel struct {
	ID            types.String `tfsdk:"id"`
	Name          types.String `tfsdk:"name"`
	Key           types.String `tfsdk:"key"`
	ContentType   types.String `tfsdk:"content_type"`
	DefaultLocale types.String `tfsdk:"default_locale"`
	Variations    types.Set    `tfsdk:"variations"`
}

// dynamicContentVersion is what there is to say of versions of the API.
const dynamicContentVersion = "Intercom has it from `api_version` 2.17 on; with an older one it is read and written in `Preview`."

func dynamicContentAttributes() map[string]schema.Attribute {
	const longestName = 255
	return map[string]schema.Attribute{
		"id": crud.ID("dynamic content"),
		"name": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.Name(), stringvalidator.UTF8LengthAtMost(longestName))},
			MarkdownDescription: "Name of the dynamic content, unique in the workspace, 255 characters at most.",
		},
		"key": schema.StringAttribute{
			Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
			MarkdownDescription: "Key by which articles show the dynamic content. Intercom makes it of the first name, and it stays when the name changes.",
		},
		"content_type": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace(), tf.NewOnly(tf.OneOf("inline", "block"))},
			MarkdownDescription: "Whether it is a piece of a line or a block of its own: `inline` or `block`.\nChanging this forces a new resource to be created.",
		},
		"default_locale": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.Locale())},
			MarkdownDescription: "Language that readers of other languages see, such as `en`.",
		},
		"variations": schema.SetNestedAttribute{
			Required:            true,
			MarkdownDescription: "The content in each language, and for each brand that has its own.\nOne for the default language must be for every brand. What is not here is deleted.",
			NestedObject:        schema.NestedAttributeObject{Attributes: variationAttributes()},
		},
	}
}

func (*dynamicContentResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `A piece of dynamic content: text that many articles show, kept in one place.

` + dynamicContentVersion + `

**Permissions.** The token's app needs *read_dynamic_content* and *read_write_dynamic_content*, as Intercom's reference names the scopes. It names none for
brands, which the plan looks for.

**Existing dynamic content.** A name that is taken is refused, and the error names the id to import. An import takes the id, or the name as in
` + "`name:Refund period`" + `.

**Destroy** deletes the dynamic content permanently; the plan says so. Intercom refuses while an article uses it, and the error shows what it says.

**What Intercom cannot do.** The kind of the content cannot be changed, and neither can the key. Intercom describes the members of a block nowhere:
create one in Intercom and import it to see them.`,
		Attributes: dynamicContentAttributes(),
	}
}

// ModifyPlan refuses variations that do not go together, and warns of a name that
// is taken.
func (r *dynamicContentResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	r.Resource.ModifyPlan(ctx, req, resp)
	crud.WarnOfTaken(ctx, r, req, resp, crud.Unique[dynamicContentModel]{
		Kind: "piece of dynamic content", InPlace: true,
		Key: func(m dynamicContentModel) (key, words string) {
			return intercom.Exact.Key(m.Name.ValueString()), fmt.Sprintf("named %q", m.Name.ValueString())
		},
		Replaces: func(plan, state dynamicContentModel) bool { return !plan.ContentType.Equal(state.ContentType) },
		Holder: func(ctx context.Context, m dynamicContentModel) string {
			holder, err := r.API.DynamicContents.Holder(ctx, m.Name.ValueString())
			if err != nil || holder == nil {
				return ""
			}
			return holder.ID.String()
		},
	})
	if req.Plan.Raw.IsNull() {
		return
	}
	var plan, config, state dynamicContentModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if !req.State.Raw.IsNull() {
		resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	}
	if resp.Diagnostics.HasError() {
		return
	}
	plan.Variations = planVariations(config.Variations)
	resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, variationsPath, plan.Variations)...)
	if !plan.Variations.Equal(state.Variations) || !plan.DefaultLocale.Equal(state.DefaultLocale) {
		checkVariations(ctx, &resp.Diagnostics, plan, state)
		checkBrands(ctx, r.API, &resp.Diagnostics, plan, state)
	}
}

func (r *dynamicContentResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan dynamicContentModel) (*dynamicContentModel, error) {
		content, err := r.API.DynamicContents.Create(ctx, plan.input())
		if err != nil {
			return nil, err
		}
		texts := tf.Rendered{}
		wroteVariations(texts, content)
		texts.Remember(ctx, resp.Private, &resp.Diagnostics)
		return plan.now(content, texts), nil
	})
}

func (r *dynamicContentResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state dynamicContentModel) (*dynamicContentModel, error) {
		content, err := r.API.DynamicContents.Get(ctx, state.ID.ValueString())
		if err != nil {
			return nil, err
		}
		return state.now(content, tf.RecallRendered(ctx, req.Private, &resp.Diagnostics)), nil
	})
}

func (r *dynamicContentResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, state dynamicContentModel) (*dynamicContentModel, error) {
		content, err := r.API.DynamicContents.Update(ctx, state.ID.ValueString(), plan.input(), state.input())
		if err != nil {
			return nil, err
		}
		texts := tf.RecallRendered(ctx, req.Private, &resp.Diagnostics)
		if !plan.Variations.Equal(state.Variations) {
			texts = tf.Rendered{} // all that were noted are written anew
			wroteVariations(texts, content)
		}
		texts.Remember(ctx, resp.Private, &resp.Diagnostics)
		return plan.now(content, texts), nil
	})
}

func (r *dynamicContentResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state dynamicContentModel) error {
		return r.API.DynamicContents.Delete(ctx, state.ID.ValueString())
	})
}

// ImportState takes the name too, after "name:".
func (r *dynamicContentResource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.ImportBy(&req, resp, "name", func(name string) (string, error) {
		content, err := dynamicContentNamed(ctx, r.API, name)
		if err != nil {
			return "", err
		}
		return content.ID.String(), nil
	})
	r.Resource.ImportState(ctx, req, resp)
}

func (m dynamicContentModel) input() intercom.DynamicContentInput {
	return intercom.DynamicContentInput{
		Name: m.Name.ValueString(), ContentType: m.ContentType.ValueString(), DefaultLocale: m.DefaultLocale.ValueString(),
		Variations: variationInputs(m.Variations, m.ContentType.ValueString()),
	}
}

// now is the state of dynamic content, in the words of the plan or the state before
// where Intercom has what it made of them.
func (m dynamicContentModel) now(content *intercom.DynamicContent, texts tf.Rendered) *dynamicContentModel {
	return &dynamicContentModel{
		ID: types.StringValue(content.ID.String()), Name: types.StringValue(string(content.Name)), Key: types.StringValue(content.Key),
		ContentType: types.StringValue(content.ContentType), DefaultLocale: types.StringValue(content.DefaultLocale),
		Variations: varied(content.Variations, m.Variations, texts),
	}
}

func dynamicContentState(content *intercom.DynamicContent, err error) (*dynamicContentModel, error) {
	if err != nil {
		return nil, err
	}
	return dynamicContentModel{}.now(content, tf.Rendered{}), nil
}
