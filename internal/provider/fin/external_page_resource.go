package fin

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/boolplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type externalPageResource struct{ crud.Resource }

func newExternalPageResource() resource.Resource {
	return &externalPageResource{crud.Resource{
		Name: "external_page", ImportForms: []string{"<source_id>/<external_id>"}, Since: intercom.AIContentSince,
		Loss: crud.Loss{Nothing: "the configuration has all of it, so that the next apply creates it again; Fin has learnt nothing else from it"},
	}}
}

type externalPageModel struct {
	ID           types.String `tfsdk:"id"`
	SourceID     types.String `tfsdk:"source_id"`
	ExternalID   types.String `tfsdk:"external_id"`
	Title        types.String `tfsdk:"title"`
	HTML         tf.HTML      `tfsdk:"html"`
	URL          types.String `tfsdk:"url"`
	Locale       types.String `tfsdk:"locale"`
	AIAgent      types.Bool   `tfsdk:"ai_agent_availability"`
	AICopilot    types.Bool   `tfsdk:"ai_copilot_availability"`
	AISalesAgent types.Bool   `tfsdk:"ai_sales_agent_availability"`
}

// usualLocale is that of a page which says nothing of it, and the only one that the
// described versions have.
const usualLocale = "en"

var (
	anything = regexp.MustCompile(`\S`)
	anID     = regexp.MustCompile(`^\S+$`)
)

func externalPageAttributes() map[string]schema.Attribute {
	available := func(description string) schema.BoolAttribute {
		return schema.BoolAttribute{
			Optional: true, Computed: true, PlanModifiers: []planmodifier.Bool{boolplanmodifier.UseStateForUnknown()}, MarkdownDescription: description,
		}
	}
	const left = "\nIntercom decides about a new page if this is left out. Leaving it out later keeps what Intercom has."
	return map[string]schema.Attribute{
		"id": crud.ID("external page"),
		"source_id": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace(), tf.NewOnly(tf.NumericID())},
			MarkdownDescription: "Id of the content import source that the page is of.\nChanging this forces a new resource to be created.",
		},
		"external_id": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace(), tf.NewOnly(tf.Name())},
			MarkdownDescription: "Your own id of the page, unique within the source.\nChanging this forces a new resource to be created.",
		},
		"title": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.Name())},
			MarkdownDescription: "Title of the page.",
		},
		"html": schema.StringAttribute{
			Required: true, CustomType: tf.HTMLType{}, PlanModifiers: []planmodifier.String{tf.KeepHTML(), tf.NewOnly(tf.Matches(anything, "must not be empty"))},
			MarkdownDescription: "Text of the page in HTML.\nThe same text in another form is no change.",
		},
		"url": schema.StringAttribute{
			Optional: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.WebAddress())},
			MarkdownDescription: "URL at which people find the page. Fin names it as the source of an answer.\n" +
				"Removing one that the page has requires `api_version` 2.17 or newer, or `Preview`.",
		},
		"locale": schema.StringAttribute{
			Optional: true, Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown(), tf.NewOnly(tf.Locale())},
			MarkdownDescription: "Language of the page, such as `en`.\nThat of a new page is `en` if this is left out. Leaving it out later keeps what Intercom has. " +
				"Another one than `en` requires `api_version` 2.17 or newer, or `Preview`.",
		},
		"ai_agent_availability":   available("Whether Fin answers customers from the page." + left),
		"ai_copilot_availability": available("Whether Copilot answers teammates from the page." + left),
		"ai_sales_agent_availability": available("Whether Fin as a sales agent answers from the page." + left +
			" Configuring this requires `api_version = \"Preview\"`."),
	}
}

func (*externalPageResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `An external page: a text from outside of Intercom that Fin answers from.

Requires ` + "`api_version`" + ` 2.12 or newer.

**Permissions.** The token's app needs *read_write_ai_content*, as Intercom's reference names the scope.

**Existing pages.** Intercom would overwrite a page of the source that has the ` + "`external_id`" + ` already. This resource refuses instead and
names the id to import. A page is imported by its id, or as ` + "`source_id/external_id`" + `.

**Its text** can come back from Intercom in another form; while Intercom has what it made of the text that Terraform wrote, that is no
difference. After an import the state has Intercom's form.

**Destroy** deletes the page permanently: Fin no longer answers from it. Creating it again gives it another id. Destroying the
` + "`intercom_content_import_source`" + ` deletes all of its pages.

**What Intercom cannot do.** Only pages of sources whose ` + "`sync_behavior`" + ` is ` + "`api`" + ` can be written. What a page is for is decided by its
source: it has no audiences of its own in the API. Fin uses a change as soon as Intercom has read the page, which takes a while.`,
		Attributes: externalPageAttributes(),
	}
}

// ModifyPlan refuses what Intercom would refuse, or would not do, and warns of a
// page that exists.
func (r *externalPageResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	r.Resource.ModifyPlan(ctx, req, resp)
	crud.WarnOfTaken(ctx, r, req, resp, crud.Unique[externalPageModel]{
		Kind: "external page",
		Key: func(m externalPageModel) (key, words string) {
			sourceID, externalID := m.SourceID.ValueString(), m.ExternalID.ValueString()
			return crud.Key(sourceID, externalID), fmt.Sprintf("of source %s with the external id %q", sourceID, externalID)
		},
		Holder: func(_ context.Context, m externalPageModel) string {
			holder := r.API.ExternalPages.Known(m.SourceID.ValueString(), m.ExternalID.ValueString())
			if holder == nil {
				return ""
			}
			return holder.ID.String()
		},
	})
	if req.Plan.Raw.IsNull() || r.API == nil {
		return
	}
	crud.AttributesSince(ctx, r, req, resp, intercom.Preview, "ai_sales_agent_availability")
	crud.Exists(ctx, req, resp, "source_id", func(id string) error { return r.API.ContentImportSources.Exists(ctx, id) })
	var plan, state externalPageModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	if !req.State.Raw.IsNull() {
		resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	}
	refuse := func(attribute, what string) {
		if err := tf.Since(r.API, intercom.ExternalPagesPut, what); err != nil {
			problem := tf.Explain("plan", err)
			problem.AddTo(&resp.Diagnostics, path.Root(attribute))
		}
	}
	if locale := plan.Locale.ValueString(); locale != "" && locale != usualLocale && !plan.Locale.Equal(state.Locale) {
		refuse("locale", "A locale of intercom_external_page other than en")
	}
	stays := plan.SourceID.Equal(state.SourceID) && plan.ExternalID.Equal(state.ExternalID)
	if stays && plan.URL.IsNull() && !state.URL.IsNull() {
		refuse("url", "Removing the url of intercom_external_page")
	}
}

func (r *externalPageResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan externalPageModel) (*externalPageModel, error) {
		if plan.Locale.IsUnknown() {
			plan.Locale = types.StringValue(usualLocale)
		}
		page, err := r.API.ExternalPages.Create(ctx, plan.input())
		return plan.wrote(ctx, tf.Rendered{}, resp.Private, &resp.Diagnostics, page, err)
	})
}

func (r *externalPageResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state externalPageModel) (*externalPageModel, error) {
		page, err := externalPageState(r.API.ExternalPages.Get(ctx, state.ID.ValueString()))
		if err != nil {
			return nil, err
		}
		page.HTML = tf.RecallRendered(ctx, req.Private, &resp.Diagnostics).HTML(path.Root("html"), state.HTML, page.HTML.ValueString())
		return page, nil
	})
}

func (r *externalPageResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, state externalPageModel) (*externalPageModel, error) {
		texts := tf.RecallRendered(ctx, req.Private, &resp.Diagnostics)
		page, err := r.API.ExternalPages.Update(ctx, state.ID.ValueString(), plan.input(), state.input())
		return plan.wrote(ctx, texts, resp.Private, &resp.Diagnostics, page, err)
	})
}

func (r *externalPageResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state externalPageModel) error {
		return r.API.ExternalPages.Delete(ctx, state.ID.ValueString())
	})
}

// ImportState takes your own id too, after that of the source.
func (r *externalPageResource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	sourceID, externalID, _ := strings.Cut(req.ID, "/")
	if r.API != nil && anID.MatchString(sourceID) && externalID != "" {
		page, err := pageOf(ctx, r.API, sourceID, externalID)
		if crud.AddError(&resp.Diagnostics, "import", err); err != nil {
			return
		}
		req.ID = page.ID.String()
	}
	r.Resource.ImportState(ctx, req, resp)
}

// pageOf is the page of a source that has an external id.
func pageOf(ctx context.Context, api *intercom.Client, sourceID, externalID string) (*intercom.ExternalPage, error) {
	page, err := api.ExternalPages.ByExternalID(ctx, sourceID, externalID)
	if errors.Is(err, intercom.ErrNotFound) {
		return nil, tf.NewDiagnostic("No such external page",
			"Content import source %s has no page with the external id %q. The data source intercom_external_pages lists the pages of a source.", sourceID, externalID)
	}
	return page, err
}

func (m *externalPageModel) input() intercom.ExternalPageInput {
	return intercom.ExternalPageInput{
		SourceID: intercom.NumericID(m.SourceID.ValueString()), ExternalID: m.ExternalID.ValueString(),
		Title: m.Title.ValueString(), HTML: m.HTML.ValueString(), URL: m.URL.ValueString(), Locale: m.Locale.ValueString(),
		AIAgent: tf.BoolPointer(m.AIAgent), AICopilot: tf.BoolPointer(m.AICopilot), AISalesAgent: tf.BoolPointer(m.AISalesAgent),
	}
}

// wrote is the state after a write: the text as it was planned, and what Intercom
// made of it noted for later reads. Every write sends the text.
func (m *externalPageModel) wrote(
	ctx context.Context, texts tf.Rendered, private tf.PrivateWriter, diags *diag.Diagnostics, page *intercom.ExternalPage, err error,
) (*externalPageModel, error) {
	now, err := externalPageState(page, err)
	if err != nil {
		return nil, err
	}
	texts.Wrote(path.Root("html"), page.HTML)
	texts.Remember(ctx, private, diags)
	now.HTML = m.HTML
	return now, nil
}

func externalPageState(page *intercom.ExternalPage, err error) (*externalPageModel, error) {
	if err != nil {
		return nil, err
	}
	return &externalPageModel{
		ID: types.StringValue(page.ID.String()), SourceID: tf.StringOrNull(page.SourceID), ExternalID: tf.StringOrNull(page.ExternalID),
		Title: tf.String(page.Title), HTML: tf.HTMLValue(page.HTML), URL: tf.StringOrNull(page.URL), Locale: tf.StringOrNull(page.Locale),
		AIAgent: types.BoolPointerValue(page.AIAgent), AICopilot: types.BoolPointerValue(page.AICopilot), AISalesAgent: types.BoolPointerValue(page.AISalesAgent),
	}, nil
}
