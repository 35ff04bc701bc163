package knowledge

import (
	"context"
	"slices"

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

type internalArticleResource struct{ crud.Resource }

func newInternalArticleResource() resource.Resource {
	return &internalArticleResource{crud.Resource{Name: "internal_article", Since: intercom.InternalArticlesSince, Loss: crud.Loss{
		Summary: "The internal article will be deleted permanently",
		Detail: "is deleted with its text and its tags, and Fin and Copilot do not answer from it any more. Nothing brings it back: another one has " +
			"another id. To stop managing it and leave it as it is, use a removed block with destroy = false.",
	}}}
}

type internalArticleModel struct {
	ID    types.String `tfsdk:"id"`
	Title types.String `tfsdk:"title"`
	tf.Renditions
	AuthorID types.String `tfsdk:"author_id"`
	OwnerID  types.String `tfsdk:"owner_id"`
	FolderID types.String `tfsdk:"folder_id"`
	Locale   types.String `tfsdk:"locale"`
	availability
}

func internalArticleAttributes() map[string]schema.Attribute {
	const since217 = "\nRequires `api_version` 2.17 or newer."
	teammate := func(description string) schema.StringAttribute {
		return schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.ID())}, MarkdownDescription: description,
		}
	}
	return merged(
		map[string]schema.Attribute{
			"id": crud.ID("internal article"),
			"title": schema.StringAttribute{
				Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.Name())}, MarkdownDescription: "Title of the internal article.",
			},
			"author_id": teammate("Id of the teammate who wrote the internal article."),
			"owner_id":  teammate("Id of the teammate who keeps the internal article up to date."),
			"folder_id": schema.StringAttribute{
				Optional: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.NumericID())},
				MarkdownDescription: "Id of the folder that the internal article is in." + since217,
			},
			"locale": schema.StringAttribute{
				Optional: true, Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown(), tf.NewOnly(tf.Locale())},
				MarkdownDescription: "Language of the internal article, such as `en` or `pt-BR`.\nDefaults to the language of the workspace.\n" +
					"Leaving this out later keeps what Intercom has." + since217,
			},
		},
		tf.RenditionAttributes("the internal article", needsAvailability),
		availabilityAttributes("the internal article", "\nA new one has `false`.", needsAvailability),
	)
}

func (*internalArticleResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `An internal article: an article for teammates and for Fin, which no help center shows.

Requires ` + "`api_version`" + ` 2.13 or newer.

**Permissions.** The token's app needs *Read and list articles* and *Read and write articles*, and *Read admins* and
*read_audiences* for the plan to find a teammate or an audience that does not exist.

**Existing internal articles** are imported by their id. Several can have one title, so that nothing is taken over. An import
takes the text as Intercom has it.

**Destroy** deletes the internal article permanently. The plan says so.

**What Intercom cannot do.** It keeps the text as HTML and as Markdown, and rewrites both. What Terraform wrote stays as it is
configured while Intercom has what it made of it. When a connection breaks while an internal article is being created, it is
not repeated; the error names those of this title. Tags are attached with ` + "`intercom_internal_article_tag`" + `.`,
		Attributes: internalArticleAttributes(),
	}
}

// ModifyPlan refuses what the version of the API lacks, and teammates, audiences and
// a folder that do not exist.
func (r *internalArticleResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	r.Resource.ModifyPlan(ctx, req, resp)
	if req.Plan.Raw.IsNull() || r.API == nil {
		return
	}
	crud.AttributesSince(ctx, r, req, resp, intercom.AvailabilitySince, slices.Concat(availabilityNames, []string{"body_markdown"})...)
	crud.AttributesSince(ctx, r, req, resp, intercom.InternalArticleFoldersSince, "folder_id", "locale")
	if resp.Diagnostics.HasError() {
		return
	}
	crud.ExistingAudiences(ctx, r.API, req, resp)
	crud.Exists(ctx, req, resp, "folder_id", func(id string) error { return r.API.Folders.Exists(ctx, id) })
	for _, admin := range []string{"author_id", "owner_id"} {
		crud.Exists(ctx, req, resp, admin, func(id string) error { return r.API.Admins.Exists(ctx, id) })
	}
}

func (r *internalArticleResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan internalArticleModel) (*internalArticleModel, error) {
		input := plan.input(r.API)
		input.Body, input.BodyMarkdown = plan.Changes(tf.Renditions{})
		article, err := r.API.InternalArticles.Create(ctx, input)
		if err != nil {
			return nil, err
		}
		texts := tf.Rendered{}
		texts.WroteRenditions(path.Empty(), input.Body, input.BodyMarkdown, article.Body, plan.markdown(article))
		texts.Remember(ctx, resp.Private, &resp.Diagnostics)
		return plan.now(article, texts), nil
	})
}

func (r *internalArticleResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state internalArticleModel) (*internalArticleModel, error) {
		article, err := r.API.InternalArticles.Get(ctx, state.ID.ValueString())
		if err != nil {
			return nil, err
		}
		return state.now(article, tf.RecallRendered(ctx, req.Private, &resp.Diagnostics)), nil
	})
}

func (r *internalArticleResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, state internalArticleModel) (*internalArticleModel, error) {
		input := plan.input(r.API)
		input.Body, input.BodyMarkdown = plan.Changes(state.Renditions)
		article, err := r.API.InternalArticles.Update(ctx, state.ID.ValueString(), input, state.input(r.API))
		if err != nil {
			return nil, err
		}
		texts := tf.RecallRendered(ctx, req.Private, &resp.Diagnostics)
		texts.WroteRenditions(path.Empty(), input.Body, input.BodyMarkdown, article.Body, plan.markdown(article))
		texts.Remember(ctx, resp.Private, &resp.Diagnostics)
		return plan.now(article, texts), nil
	})
}

func (r *internalArticleResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state internalArticleModel) error {
		return r.API.InternalArticles.Delete(ctx, state.ID.ValueString())
	})
}

// input is all of an internal article but its text.
func (m internalArticleModel) input(api *intercom.Client) intercom.InternalArticleInput {
	in := intercom.InternalArticleInput{
		Title: m.Title.ValueString(), AuthorID: intercom.NumericID(m.AuthorID.ValueString()), OwnerID: intercom.NumericID(m.OwnerID.ValueString()),
		AvailabilityInput: m.availability.input(),
	}
	if !api.Version().Before(intercom.InternalArticleFoldersSince) {
		folder := intercom.NumericID(m.FolderID.ValueString())
		in.FolderID, in.Locale = &folder, m.Locale.ValueString()
	}
	return in
}

// now is an internal article as it is. What the answer does not say is as it was
// planned, or is in the state.
func (m internalArticleModel) now(article *intercom.InternalArticle, texts tf.Rendered) *internalArticleModel {
	m.Renditions = texts.Renditions(path.Empty(), m.Renditions, article.Body, m.markdown(article))
	m.ID, m.FolderID = types.StringValue(article.ID.String()), tf.StringOrNull(article.FolderID)
	m.AuthorID, m.OwnerID = tf.StringOrNull(article.AuthorID), tf.StringOrNull(article.OwnerID)
	if article.Title != "" || m.Title.IsNull() {
		m.Title = tf.String(article.Title)
	}
	if article.Locale != "" || m.Locale.IsUnknown() {
		m.Locale = tf.StringOrNull(article.Locale)
	}
	m.availability = m.availability.now(article.Availability)
	return &m
}

// markdown is the text of an internal article in Markdown.
func (m internalArticleModel) markdown(article *intercom.InternalArticle) string {
	switch {
	case article.BodyMarkdown != nil:
		return *article.BodyMarkdown
	case article.Body == "":
		return ""
	default: // the answer does not say
		return m.BodyMarkdown.ValueString()
	}
}
