package fin

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

type contentImportSourceResource struct{ crud.Resource }

func newContentImportSourceResource() resource.Resource {
	return &contentImportSourceResource{crud.Resource{
		Name: "content_import_source", Since: intercom.AIContentSince, Loss: sourceLoss("every external page of it"),
	}}
}

// sourceLoss is what destroying a source loses; pages says how many pages.
func sourceLoss(pages string) crud.Loss {
	return crud.Loss{
		Summary: "The content import source will be deleted permanently",
		Detail: "is deleted with " + pages + ", also those that Terraform does not manage: Fin answers from none of them any more. Nothing brings them back. " +
			"To keep Fin from using the source and leave its pages, set status to \"deactivated\".",
	}
}

// contentImportSource is a source as Intercom has it.
type contentImportSource struct {
	ID           types.String `tfsdk:"id"`
	URL          types.String `tfsdk:"url"`
	Status       types.String `tfsdk:"status"`
	SyncBehavior types.String `tfsdk:"sync_behavior"`
	AudienceIDs  types.Set    `tfsdk:"audience_ids"`
}

type contentImportSourceModel struct {
	contentImportSource
	ApplyAudience types.Bool `tfsdk:"apply_audience_to_existing_content"`
}

func contentImportSourceAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id": crud.ID("content import source"),
		"url": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.KeepSame("the same URL, with a last slash or without,", intercom.SameURL), tf.NewOnly(tf.WebAddress())},
			MarkdownDescription: "URL of the root of the source.\nWith a slash at its end and without is the same. Only that of a source whose `sync_behavior` is `api` can change.",
		},
		"status": schema.StringAttribute{
			Optional: true, Computed: true,
			PlanModifiers:       []planmodifier.String{stringplanmodifier.UseStateForUnknown(), tf.NewOnly(tf.OneOf("active", "deactivated"))},
			MarkdownDescription: "Whether Fin uses the pages of the source: `active` or `deactivated`.\nA new source is `active` if this is left out. Leaving it out later keeps what Intercom has.",
		},
		"sync_behavior": schema.StringAttribute{
			Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
			MarkdownDescription: "Where the pages come from: `api`, `automatic` (Intercom fetches them) or `manual`.\nThat of a source that Terraform creates is `api`.",
		},
		"audience_ids": crud.AudienceIDs("pages of the source that say nothing else", "\nRequires `api_version` 2.15 or newer."),
	}
}

func (*contentImportSourceResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	attributes := contentImportSourceAttributes()
	attributes["apply_audience_to_existing_content"] = schema.BoolAttribute{
		Optional: true,
		MarkdownDescription: "Whether changes of `audience_ids` reach the pages that the source has already.\n" +
			"Setting this to `true` gives them the audiences at once. Intercom does not keep the setting, so that it is in the state only. Requires `api_version` 2.15 or newer.",
	}
	resp.Schema = schema.Schema{
		MarkdownDescription: `A content import source: a place that pages for Fin come from.

Requires ` + "`api_version`" + ` 2.12 or newer.

Its pages are ` + "`intercom_external_page`" + `, or are written by an application.

**Permissions.** The token's app needs *read_write_ai_content*, as Intercom's reference names the scope, and *read_audiences* for the
plan to find an audience that does not exist.

**Existing sources.** A source is imported by its id; the data source ` + "`intercom_content_import_sources`" + ` lists all. One that Intercom syncs can be
imported, too: its status and audiences can change then, its URL cannot. Several sources can have one URL.

**Destroy** deletes the source with every page of it permanently, also those that Terraform does not manage; the plan says how many there
are. One that Intercom syncs can only be created again in Intercom.

**What Intercom cannot do.** Through the API only sources whose pages come from the API can be created, and ` + "`sync_behavior`" + ` cannot
change to or from ` + "`api`" + `. The API does not start a sync.`,
		Attributes: attributes,
	}
}

// ModifyPlan refuses what Intercom would refuse, and says how many pages a destroy
// deletes. They are counted when one is planned only.
func (r *contentImportSourceResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	var plan, state contentImportSourceModel
	if !req.State.Raw.IsNull() {
		resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	}
	if req.Plan.Raw.IsNull() {
		r.WarnOfDestroy(ctx, req, resp, r.loss(ctx, state))
		return
	}
	crud.AttributesSince(ctx, r, req, resp, intercom.SourceAudiencesSince, "audience_ids", "apply_audience_to_existing_content")
	crud.ExistingAudiences(ctx, r.API, req, resp)
	if resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...); resp.Diagnostics.HasError() || req.State.Raw.IsNull() {
		return
	}
	if !plan.URL.IsUnknown() && !plan.URL.Equal(state.URL) && state.SyncBehavior.ValueString() != intercom.FromAPI {
		resp.Diagnostics.AddAttributeError(path.Root("url"), "The URL of a synced source cannot change", fmt.Sprintf(
			"Intercom syncs content import source %s itself, and changes the URL only of sources whose pages come from the API. Configure the URL that it has, "+
				"or create another source in Intercom.", state.ID.ValueString()))
	}
}

// loss is what destroying a source loses, with the number of its pages.
func (r *contentImportSourceResource) loss(ctx context.Context, state contentImportSourceModel) crud.Loss {
	if r.API == nil {
		return r.Loss
	}
	pages := 0
	for _, err := range r.API.ExternalPages.Of(ctx, state.ID.ValueString()) {
		if err != nil {
			return r.Loss // how many there are is good to know, and no more
		}
		pages++
	}
	switch pages {
	case 0:
		return sourceLoss("the pages that it gets until then: it has none now")
	case 1:
		return sourceLoss("the 1 external page that it has")
	default:
		return sourceLoss(fmt.Sprintf("the %d external pages that it has", pages))
	}
}

func (r *contentImportSourceResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan contentImportSourceModel) (*contentImportSourceModel, error) {
		input := plan.input()
		input.SyncBehavior = intercom.FromAPI
		return plan.as(r.API.ContentImportSources.Create(ctx, input))
	})
}

func (r *contentImportSourceResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state contentImportSourceModel) (*contentImportSourceModel, error) {
		return state.as(r.API.ContentImportSources.Get(ctx, state.ID.ValueString()))
	})
}

func (r *contentImportSourceResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, state contentImportSourceModel) (*contentImportSourceModel, error) {
		input, id := plan.input(), state.ID.ValueString()
		applies := plan.ApplyAudience.ValueBool() && (!state.ApplyAudience.ValueBool() || !plan.AudienceIDs.Equal(state.AudienceIDs))
		if input.ApplyAudience = applies; !applies && plan.same(state.contentImportSource) {
			return plan.as(r.API.ContentImportSources.Get(ctx, id)) // a setting of Terraform's alone changes
		}
		return plan.as(r.API.ContentImportSources.Update(ctx, id, input, state.input()))
	})
}

func (r *contentImportSourceResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state contentImportSourceModel) error {
		return r.API.ContentImportSources.Delete(ctx, state.ID.ValueString())
	})
}

func (s contentImportSource) same(other contentImportSource) bool {
	return s.URL.Equal(other.URL) && s.Status.Equal(other.Status) && s.AudienceIDs.Equal(other.AudienceIDs)
}

func (s contentImportSource) input() intercom.ContentImportSourceInput {
	return intercom.ContentImportSourceInput{
		URL: s.URL.ValueString(), SyncBehavior: s.SyncBehavior.ValueString(), Status: s.Status.ValueString(), AudienceIDs: tf.SetNumericIDs(s.AudienceIDs),
	}
}

func (m *contentImportSourceModel) as(source *intercom.ContentImportSource, err error) (*contentImportSourceModel, error) {
	state, err := contentImportSourceState(source, err)
	if err != nil {
		return nil, err
	}
	if intercom.SameURL(m.URL.ValueString(), source.URL) {
		state.URL = m.URL
	}
	return &contentImportSourceModel{*state, m.ApplyAudience}, nil
}

func contentImportSourceState(source *intercom.ContentImportSource, err error) (*contentImportSource, error) {
	if err != nil {
		return nil, err
	}
	audiences := types.SetNull(types.StringType)
	if source.AudienceIDs != nil {
		audiences = tf.StringSet(source.AudienceIDs)
	}
	return &contentImportSource{
		ID: types.StringValue(source.ID.String()), URL: tf.StringOrNull(source.URL), Status: tf.StringOrNull(source.Status),
		SyncBehavior: tf.StringOrNull(source.SyncBehavior), AudienceIDs: audiences,
	}, nil
}
