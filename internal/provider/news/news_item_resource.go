package news

import (
	"context"
	"regexp"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/boolplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/listdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type newsItemResource struct{ crud.Resource }

func newNewsItemResource() resource.Resource {
	return &newsItemResource{crud.Resource{Name: "news_item", Loss: crud.Loss{
		Summary: "The news item will be deleted permanently",
		Detail: "is deleted, with the reactions that it got. Nothing brings it back. To take it off its newsfeeds and keep it, configure " +
			"state = \"draft\"; to stop managing it and leave it as it is, use a removed block with destroy = false.",
	}}}
}

type newsItemModel struct {
	ID                  types.String `tfsdk:"id"`
	Title               types.String `tfsdk:"title"`
	Body                tf.HTML      `tfsdk:"body"`
	SenderID            types.String `tfsdk:"sender_id"`
	State               types.String `tfsdk:"state"`
	DeliverSilently     types.Bool   `tfsdk:"deliver_silently"`
	CoverImageURL       types.String `tfsdk:"cover_image_url"`
	Labels              types.Set    `tfsdk:"labels"`
	Reactions           types.List   `tfsdk:"reactions"`
	NewsfeedAssignments types.Set    `tfsdk:"newsfeed_assignments"`
}

// The texts that Intercom rewrites.
var bodyPath, coverPath = path.Root("body"), path.Root("cover_image_url")

func newsItemAttributes() map[string]schema.Attribute {
	keep := stringplanmodifier.UseStateForUnknown()
	return map[string]schema.Attribute{
		"id": crud.ID("news item"),
		"title": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.Name())}, MarkdownDescription: "Title of the news item.",
		},
		"body": schema.StringAttribute{
			Optional: true, Computed: true, CustomType: tf.HTMLType{}, Default: stringdefault.StaticString(""), PlanModifiers: []planmodifier.String{tf.KeepHTML()},
			MarkdownDescription: "Text of the news item in HTML.\nIntercom rewrites it (classes, addresses of images); the same text in another form is no change.\nDefaults to an empty string.",
		},
		"sender_id": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.NumericID())},
			MarkdownDescription: "Intercom's id of the teammate from whom the news item is.",
		},
		"state": schema.StringAttribute{
			Optional: true, Computed: true, PlanModifiers: []planmodifier.String{keep, tf.NewOnly(tf.OneOf("draft", "live"))},
			MarkdownDescription: "Whether people see the news item: `draft` or `live`.\nIntercom chooses the default, usually `draft`. Leaving this out keeps what it is.",
		},
		"deliver_silently": schema.BoolAttribute{
			Optional: true, Computed: true, PlanModifiers: []planmodifier.Bool{boolplanmodifier.UseStateForUnknown()},
			MarkdownDescription: "Whether the news item appears without a badge that tells of it.\nIntercom chooses the default, usually `false`. Leaving this out keeps what it is.",
		},
		"cover_image_url": schema.StringAttribute{
			Optional: true, Computed: true, PlanModifiers: []planmodifier.String{keep, tf.NewOnly(
				tf.Matches(regexp.MustCompile(`(?i)^(https?://\S+\.(jpg|png))?$`), "must be the URL of a .jpg or a .png"))},
			MarkdownDescription: "URL of the cover image, a `.jpg` or a `.png`; empty for none.\nLeaving this out keeps the image that there is. " +
				"Requires `api_version` 2.17 or newer to be configured; it is read with every version.",
		},
		"labels": schema.SetAttribute{
			Optional: true, Computed: true, ElementType: types.StringType, Default: setdefault.StaticValue(tf.StringSet([]string{})),
			PlanModifiers:       []planmodifier.Set{tf.NewOnlySet(tf.Name())},
			MarkdownDescription: "Names of the labels that people see on the news item.\nDefaults to none.",
		},
		"reactions": schema.ListAttribute{
			Optional: true, Computed: true, ElementType: types.StringType, Default: listdefault.StaticValue(tf.StringList([]string{})),
			PlanModifiers:       []planmodifier.List{tf.NewOnlyList(0, tf.OneEmoji())},
			MarkdownDescription: "Emojis that people can react with, in the order in which they are shown.\nDefaults to none, which turns reactions off.",
		},
		"newsfeed_assignments": schema.SetNestedAttribute{
			Optional: true, Computed: true, Default: setdefault.StaticValue(assignmentSet(nil)),
			MarkdownDescription: "Newsfeeds that the news item is on, once it is live.\nDefaults to none.",
			NestedObject:        schema.NestedAttributeObject{Attributes: assignmentAttributes()},
		},
	}
}

func (*newsItemResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `A news item: an announcement to the people who see a newsfeed.

**Permissions.** The token's app needs *Read and write news items and newsfeeds*, and *Read admins* for the plan to find a sender that does
not exist.

**Existing news items** are imported by their id. Several can have one title, so that none is taken over. When a connection breaks while
one is being created, it is not repeated; the error names the news items of this title and sender that were created since.

**Going live.** A news item is created as a draft or live, as ` + "`state`" + ` says, and goes back and forth in place. Whoever has seen it is not told again.

**Destroy** deletes the news item permanently; the plan says so.

**What Intercom cannot do.** Newsfeeds are created in Intercom, and looked up with ` + "`intercom_newsfeed`" + `. Through the API a news item can be published now or at a
time in the past; scheduling one and choosing who sees it is for Intercom itself. Whether a label that does not exist is created is up to Intercom.`,
		Attributes: newsItemAttributes(),
	}
}

// ModifyPlan refuses what cannot be written, and plans the publish dates.
func (r *newsItemResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	r.Resource.ModifyPlan(ctx, req, resp)
	if req.Plan.Raw.IsNull() {
		return
	}
	var plan, config, state newsItemModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if !req.State.Raw.IsNull() {
		resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	}
	if resp.Diagnostics.HasError() {
		return
	}
	plan.NewsfeedAssignments = planAssignments(plan, config, state)
	resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, assignmentsPath, plan.NewsfeedAssignments)...)
	checkAssignments(ctx, r.API, &resp.Diagnostics, plan, state)
	crud.AttributesSince(ctx, r, req, resp, intercom.CoverImagesSince, "cover_image_url")
	if r.API != nil {
		crud.CheckReference(ctx, &resp.Diagnostics, path.Root("sender_id"), plan.SenderID, state.SenderID, r.API.Admins.Exists)
	}
}

func (r *newsItemResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan newsItemModel) (*newsItemModel, error) {
		input := plan.input()
		if plan.CoverImageURL.ValueString() == "" {
			input.CoverImageURL = nil // which versions before 2.17 do not know
		}
		item, err := r.API.NewsItems.Create(ctx, input)
		if err != nil {
			return nil, err
		}
		texts := tf.Rendered{}
		plan.wrote(texts, newsItemModel{}, item)
		texts.Remember(ctx, resp.Private, &resp.Diagnostics)
		return plan.now(item, texts), nil
	})
}

func (r *newsItemResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state newsItemModel) (*newsItemModel, error) {
		item, err := r.API.NewsItems.Get(ctx, state.ID.ValueString())
		if err != nil {
			return nil, err
		}
		return state.now(item, tf.RecallRendered(ctx, req.Private, &resp.Diagnostics)), nil
	})
}

func (r *newsItemResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, state newsItemModel) (*newsItemModel, error) {
		item, err := r.API.NewsItems.Update(ctx, state.ID.ValueString(), plan.input(), state.input())
		if err != nil {
			return nil, err
		}
		texts := tf.RecallRendered(ctx, req.Private, &resp.Diagnostics)
		plan.wrote(texts, state, item)
		texts.Remember(ctx, resp.Private, &resp.Diagnostics)
		return plan.now(item, texts), nil
	})
}

func (r *newsItemResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state newsItemModel) error {
		return r.API.NewsItems.Delete(ctx, state.ID.ValueString())
	})
}

// input is the news item that a plan means.
func (m newsItemModel) input() intercom.NewsItemInput {
	return intercom.NewsItemInput{
		Title: m.Title.ValueString(), SenderID: intercom.NumericID(m.SenderID.ValueString()), Body: tf.StringPointer(m.Body.StringValue),
		State: tf.StringPointer(m.State), DeliverSilently: tf.BoolPointer(m.DeliverSilently), CoverImageURL: tf.StringPointer(m.CoverImageURL),
		Labels: tf.SetStrings(m.Labels), Reactions: append([]string{}, tf.ListStrings(m.Reactions)...), NewsfeedAssignments: assignmentInputs(m.NewsfeedAssignments),
	}
}

// wrote notes what Intercom made of the texts that were sent, which are those that
// differ from what was there before.
func (m newsItemModel) wrote(texts tf.Rendered, before newsItemModel, item *intercom.NewsItem) {
	if !m.Body.Equal(before.Body) {
		texts.Wrote(bodyPath, item.Body)
	}
	if !m.CoverImageURL.IsUnknown() && !m.CoverImageURL.Equal(before.CoverImageURL) {
		texts.Wrote(coverPath, item.CoverImageURL)
	}
}

// now is the state of a news item, in the words of the plan or the state before
// where Intercom has the same in others or tells nothing.
func (m newsItemModel) now(item *intercom.NewsItem, texts tf.Rendered) *newsItemModel {
	now := newsItemModelOf(item)
	now.Body = texts.HTML(bodyPath, m.Body, item.Body)
	now.CoverImageURL = texts.String(coverPath, m.CoverImageURL, item.CoverImageURL)
	now.NewsfeedAssignments = assigned(item, m.NewsfeedAssignments)
	return now
}

func newsItemModelOf(item *intercom.NewsItem) *newsItemModel {
	return &newsItemModel{
		ID: types.StringValue(item.ID.String()), Title: types.StringValue(item.Title), Body: tf.HTMLValue(item.Body),
		SenderID: types.StringValue(item.SenderID.String()), State: types.StringValue(item.State), DeliverSilently: types.BoolValue(item.DeliverSilently),
		CoverImageURL: types.StringValue(item.CoverImageURL), Labels: tf.StringSet(item.Labels), Reactions: tf.StringList(item.Reactions),
		NewsfeedAssignments: assigned(item, types.SetNull(types.ObjectType{AttrTypes: assignmentTypes})),
	}
}

func newsItemState(item *intercom.NewsItem, err error) (*newsItemModel, error) {
	if err != nil {
		return nil, err
	}
	return newsItemModelOf(item), nil
}
