package knowledge

import (
	"context"
	"maps"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type articleResource struct{ crud.Resource }

func newArticleResource() resource.Resource {
	return &articleResource{crud.Resource{Name: "article", Loss: crud.Loss{
		Summary: "The published article will be deleted permanently",
		Detail: "is published, and is deleted in every language, with its versions and statistics. Nothing brings it back; an article that is created again has another id and " +
			"another address. To take it off the help center and keep it, set state to \"draft\". To stop managing it and leave it as it is, use a removed block with destroy = false.",
	}}}
}

func (*articleResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `An article of the help center, written in HTML or in Markdown.

**Permissions.** The token's app needs *Read and list articles* and *Read and write articles*, and *Read admins* and
*read_audiences* for the plan to find an author or an audience that does not exist.

**Existing articles** can be imported by their id, which is the number in their address. Articles can share a title, so that
nothing is taken over. When a connection breaks while an article is being created, it is not repeated; the error names the new
articles of this title and author.

**Destroy** deletes the article permanently, in every language. The plan says so of one that is published.

**Drafts.** ` + "`state`" + ` is what readers see. A published article can have unpublished changes beside it, which somebody made in
Intercom; Terraform neither reads nor writes those. With every change of the text it says which state the article is to have, so
that the change goes live. Where Intercom adds it to the unpublished changes all the same, the apply ends in an error that says so.

**Translations.** The title, the description and the text are in the default language of the help center, ` + "`translated_content`" + ` has the
others. An import takes all that there are. What is not configured is left as it is.

**Schedules.** An article with ` + "`scheduled_publish_at`" + ` is a draft until then; of one that is published already, changes of the text
wait until then, and meanwhile the text in the state is the one that is configured. A schedule that has come is no difference, and ` + "`state`" + ` stays
as it is configured: after ` + "`scheduled_unpublish_at`" + ` the article is a draft, whatever ` + "`state`" + ` says, until the schedule leaves the configuration. A new article with
` + "`scheduled_unpublish_at`" + ` takes two requests. If the second one fails, the article is kept in the state and marked as tainted: to keep it, run
` + "`terraform untaint`" + ` before the next apply.

**What Intercom cannot do.** Before ` + "`api_version`" + ` 2.17 an article is in one collection at most as far as Terraform is concerned, and cannot be taken out of it.
Articles of a test workspace cannot be published. Whether an article is suggested to customers, and in what order the articles of a
collection are, is set in Intercom only.`,
		Attributes: articleAttributes(),
	}
}

func articleAttributes() map[string]schema.Attribute {
	computed := func(description string) schema.StringAttribute {
		return schema.StringAttribute{Computed: true, MarkdownDescription: description}
	}
	schedule := func(what, more string) schema.StringAttribute {
		return schema.StringAttribute{
			Optional: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.RFC3339())},
			MarkdownDescription: "When the article is " + what + ", in RFC 3339 format, UTC.\nIt must be in the future when it is set; leaving it out cancels it. " + more + needsAvailability,
		}
	}
	attributes := map[string]schema.Attribute{
		"id": crud.ID("article"),
		"title": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.Name())},
			MarkdownDescription: "Title of the article.",
		},
		"description": schema.StringAttribute{
			Optional: true, Computed: true, Default: stringdefault.StaticString(""),
			MarkdownDescription: "Description of the article, which readers see below the title.\nDefaults to an empty string.",
		},
		"author_id": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.NumericID())},
			MarkdownDescription: "Intercom's id of the teammate who is shown as the author.",
		},
		"state": schema.StringAttribute{
			Optional: true, Computed: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.OneOf(published, draft))},
			MarkdownDescription: "Whether the article is `published` or a `draft`.\nA new article is a draft. Leaving this out later keeps what Intercom has.",
		},
		"parent_id": schema.StringAttribute{
			Optional: true, Computed: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.NumericID())},
			MarkdownDescription: "Id of the only collection that the article is in.\nLeaving this out takes the article out of its collection, which requires `api_version` 2.17 or newer, or `Preview`. " +
				"Conflicts with `parent_ids`; where that is configured this is the only one of them.",
		},
		"parent_ids": schema.SetAttribute{
			Optional: true, Computed: true, ElementType: types.StringType, PlanModifiers: []planmodifier.Set{tf.NewOnlySet(tf.NumericID())},
			MarkdownDescription: "Ids of the collections that the article is in.\nConflicts with `parent_id`; where neither is configured the article is in none." + needsParents,
		},
		"folder_id": schema.StringAttribute{
			Optional: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.NumericID())},
			MarkdownDescription: "Id of the folder that the article is in, where teammates find it." + needsParents,
		},
		"scheduled_publish_at":   schedule("published", "Conflicts with `scheduled_unpublish_at`."),
		"scheduled_unpublish_at": schedule("turned into a draft again", "Conflicts with `scheduled_publish_at`."),
		"url":                    computed("URL of the article in the help center; none while it is a draft."),
		"created_at":             computed("When the article was created, in RFC 3339 format, UTC."),
		"default_locale":         computed("Language of the title, the description and the text, as in `en`, where the help center has several."),
		"help_center_audience": computed("Who sees the article in the help center: `everyone`, `all_users`, `all_visitors`, `all_leads`, `all_visitors_and_leads` or `restricted`. " +
			"Requires `api_version` 2.16 or newer."),
	}
	attributes["translated_content"] = tf.TranslatedContent("the article", articleTranslationAttributes())
	maps.Copy(attributes, tf.RenditionAttributes("the article", needsAvailability))
	maps.Copy(attributes, availabilityAttributes("the article", "", needsAvailability))
	return attributes
}

const needsParents = "\nRequires `api_version` 2.17 or newer, or `Preview`."

func (r *articleResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan articleModel) (*articleModel, error) {
		at := r.API.Now()
		input := plan.input(ctx, r.API.Version(), &articleModel{}, at, &resp.Diagnostics)
		first := input
		first.ScheduledUnpublishAt = nil // only what is published can be scheduled for that
		article, err := r.API.Articles.Create(ctx, first)
		if err != nil {
			return nil, err
		}
		texts := tf.Rendered{}
		wroteTexts(texts, input, article)
		texts.Remember(ctx, resp.Private, &resp.Diagnostics)
		if comes(plan.ScheduledUnpublishAt, at) {
			made := r.state(ctx, &articleModel{}, texts, article, at, &resp.Diagnostics)
			if article, err = r.API.Articles.Update(ctx, article.ID.String(), input, first); err != nil {
				return made, err
			}
		}
		return r.state(ctx, &plan, texts, article, at, &resp.Diagnostics), nil
	})
}

func (r *articleResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state articleModel) (*articleModel, error) {
		article, err := r.API.Articles.Get(ctx, state.ID.ValueString())
		if err != nil {
			return nil, err
		}
		texts := tf.RecallRendered(ctx, req.Private, &resp.Diagnostics)
		return r.state(ctx, &state, texts, article, r.API.Now(), &resp.Diagnostics), nil
	})
}

func (r *articleResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, state articleModel) (*articleModel, error) {
		at, version, id := r.API.Now(), r.API.Version(), state.ID.ValueString()
		input := plan.input(ctx, version, &state, at, &resp.Diagnostics)
		before := state.input(ctx, version, &state, at, &resp.Diagnostics)
		article, err := r.API.Articles.Update(ctx, id, input, before)
		if err != nil {
			return nil, err
		}
		texts := tf.RecallRendered(ctx, req.Private, &resp.Diagnostics)
		written := article // has the texts as they were written
		if writesText(input, before) && hasUnpublished(article) {
			// What was written may be what is published, or be with what is not.
			if article, err = r.API.Articles.Whole(ctx, id); err != nil {
				return nil, err
			}
			written = article
			switch {
			case waits(article):
				if written, err = r.API.Articles.Draft(ctx, id); err != nil {
					return nil, err
				}
			case article.HasUnpublishedChanges && state.shows(texts, input, before, article), state.showsTranslation(ctx, texts, input, article, &resp.Diagnostics):
				return r.state(ctx, &state, texts, article, at, &resp.Diagnostics), tf.NewDiagnostic("The change was added to the unpublished changes of the article",
					"Article %s has unpublished changes, and Intercom added this change to them: the published text is what it was. Publish the unpublished "+
						"changes in Intercom, or discard them, and apply again.", id)
			}
		}
		wroteTexts(texts, input, written)
		texts.Remember(ctx, resp.Private, &resp.Diagnostics)
		return r.state(ctx, &plan, texts, article, at, &resp.Diagnostics), nil
	})
}

func (r *articleResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state articleModel) error {
		return r.API.Articles.Delete(ctx, state.ID.ValueString())
	})
}

// shows says whether an article has a text as it was before an update that was to
// change it.
func (m *articleModel) shows(texts tf.Rendered, input, before intercom.ArticleInput, article *intercom.Article) bool {
	switch {
	case input.Title != before.Title && intercom.Exact.Same(article.Title, before.Title),
		input.Description != before.Description && intercom.Exact.Same(article.Description, before.Description):
		return true
	case input.Body == nil && input.BodyMarkdown == nil:
		return false
	default:
		return texts.Keeps(path.Empty(), m.Renditions, article.Body, article.BodyMarkdown)
	}
}

// state is what Intercom has of an article that was so before: in the state, or in
// the plan of a write.
func (r *articleResource) state(
	ctx context.Context, before *articleModel, texts tf.Rendered, article *intercom.Article, at time.Time, diags *diag.Diagnostics,
) *articleModel {
	if article.TranslatedContent == nil {
		tf.WarnOfOneLanguage(r.API, diags, before.TranslatedContent)
	}
	return before.now(ctx, r.API.Version(), texts, article, at, diags)
}

// writesText says whether an update is of what can be unpublished changes.
func writesText(input, before intercom.ArticleInput) bool {
	return input.Title != before.Title || input.Description != before.Description || input.Body != nil || input.BodyMarkdown != nil || len(input.TranslatedContent) > 0
}

// hasUnpublished says whether an article has unpublished changes in any language.
func hasUnpublished(article *intercom.Article) bool {
	found := article.HasUnpublishedChanges
	for _, text := range article.TranslatedContent {
		found = found || text.HasUnpublishedChanges
	}
	return found
}

// showsTranslation says whether a translation is as it was before an update that was
// to change it.
func (m *articleModel) showsTranslation(
	ctx context.Context, texts tf.Rendered, input intercom.ArticleInput, article *intercom.Article, diags *diag.Diagnostics,
) bool {
	had := m.translations(ctx, diags)
	for locale, sent := range input.TranslatedContent {
		before, now := had[locale], article.TranslatedContent[locale]
		writesBody := sent.Body != nil || sent.BodyMarkdown != nil
		if now.HasUnpublishedChanges && (sent.Title != before.Title.ValueString() && intercom.Exact.Same(now.Title, before.Title.ValueString()) ||
			writesBody && texts.Keeps(translationAt(locale), before.Renditions, now.Body, now.BodyMarkdown)) {
			return true
		}
	}
	return false
}
