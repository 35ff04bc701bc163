package knowledge

import (
	"context"
	"maps"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// articleTextModel is an article in another language than the default one.
type articleTextModel struct {
	Title       types.String `tfsdk:"title"`
	Description types.String `tfsdk:"description"`
	tf.Renditions
	AuthorID types.String `tfsdk:"author_id"`
	State    types.String `tfsdk:"state"`
}

func articleTranslationAttributes() map[string]schema.Attribute {
	// A language that is new has no state to keep.
	keep := stringplanmodifier.UseNonNullStateForUnknown()
	attributes := map[string]schema.Attribute{
		"title": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.Name())}, MarkdownDescription: "Title of the article in the language.",
		},
		"description": schema.StringAttribute{
			Optional: true, Computed: true, Default: stringdefault.StaticString(""),
			MarkdownDescription: "Description of the article in the language.\nDefaults to an empty string.",
		},
		"author_id": schema.StringAttribute{
			Optional: true, Computed: true, PlanModifiers: []planmodifier.String{keep, tf.NewOnly(tf.NumericID())},
			MarkdownDescription: "Intercom's id of the teammate who is shown as the author.\nIntercom chooses who that is for a new translation. Leaving this out later keeps what Intercom has.",
		},
		"state": schema.StringAttribute{
			Optional: true, Computed: true, PlanModifiers: []planmodifier.String{keep, tf.NewOnly(tf.OneOf(published, draft))},
			MarkdownDescription: "Whether the article is `published` in the language, or a `draft`.\nA new translation is a draft. Leaving this out later keeps what Intercom has.",
		},
	}
	maps.Copy(attributes, tf.RenditionAttributes("the article in the language", needsAvailability))
	return attributes
}

// articleText is the type of a translation in the state.
var articleText = schema.NestedAttributeObject{Attributes: articleTranslationAttributes()}.Type()

// translationAt is where the state has an article in a language.
func translationAt(locale string) path.Path { return path.Root("translated_content").AtMapKey(locale) }

// translations are the models of translated_content.
func (m *articleModel) translations(ctx context.Context, diags *diag.Diagnostics) map[string]articleTextModel {
	if len(m.TranslatedContent.Elements()) == 0 {
		return nil
	}
	translations, failed := tf.TranslationsOf[articleTextModel](ctx, m.TranslatedContent)
	diags.Append(failed...)
	return translations
}

// translationInput are the translations that a plan has otherwise than a state, each
// with its state: without it, the text of one that is published may go to a draft.
// Those that a schedule kept from being published are among them when it ends.
func (m *articleModel) translationInput(ctx context.Context, before *articleModel, at time.Time, diags *diag.Diagnostics) map[string]intercom.ArticleText {
	input := map[string]intercom.ArticleText{}
	if len(m.TranslatedContent.Elements()) == 0 {
		return input
	}
	changed, failed := tf.ChangedTranslations[articleTextModel](ctx, m.TranslatedContent, before.TranslatedContent)
	diags.Append(failed...)
	had := before.translations(ctx, diags)
	for locale, text := range m.translations(ctx, diags) {
		ended := comes(before.ScheduledPublishAt, at) && !comes(m.ScheduledPublishAt, at) || before.unpublished(text.State, at) != m.unpublished(text.State, at)
		if _, changes := changed[locale]; !changes && (!ended || text.State.ValueString() != published) {
			continue
		}
		sent := intercom.ArticleText{
			Title: text.Title.ValueString(), Description: text.Description.ValueString(),
			AuthorID: intercom.NumericID(text.AuthorID.ValueString()), State: m.unpublished(text.State, at),
		}
		sent.Body, sent.BodyMarkdown = text.Changes(had[locale].Renditions)
		input[locale] = sent
	}
	return input
}

// wroteTexts notes what Intercom made of the texts that were sent.
func wroteTexts(texts tf.Rendered, input intercom.ArticleInput, article *intercom.Article) {
	texts.WroteRenditions(path.Empty(), input.Body, input.BodyMarkdown, article.Body, article.BodyMarkdown)
	for locale, sent := range input.TranslatedContent {
		if now, told := article.TranslatedContent[locale]; told {
			texts.WroteRenditions(translationAt(locale), sent.Body, sent.BodyMarkdown, now.Body, now.BodyMarkdown)
		}
	}
}

// translationsNow are the translations of an article as they are. What waits to be
// published stays as it was planned, and so does what Intercom does not tell.
func (m *articleModel) translationsNow(
	ctx context.Context, texts tf.Rendered, article *intercom.Article, at time.Time, diags *diag.Diagnostics,
) types.Map {
	had := m.translations(ctx, diags)
	if article.TranslatedContent == nil && !m.TranslatedContent.IsNull() {
		if len(had) == 0 {
			return m.TranslatedContent
		}
		for locale, text := range had {
			had[locale] = text.orEmpty(articleTextModel{Renditions: tf.Renditions{Body: tf.HTMLValue(""), BodyMarkdown: tf.MarkdownValue("")}})
		}
		content, failed := types.MapValueFrom(ctx, articleText, had)
		diags.Append(failed...)
		return content
	}
	content, failed := tf.TranslationsState(ctx, articleText, m.TranslatedContent, article.TranslatedContent, article.DefaultLocale,
		func(locale string, text intercom.ArticleContent) articleTextModel {
			now := articleTextModel{
				tf.String(text.Title), tf.String(text.Description),
				texts.Renditions(translationAt(locale), had[locale].Renditions, text.Body, text.BodyMarkdown),
				tf.StringOrNull(text.AuthorID), m.stateNow(had[locale].State, text.State, article, at),
			}
			if planned, managed := had[locale]; managed && text.HasUnpublishedChanges && !article.ScheduledPublishAt.IsZero() {
				return planned.orEmpty(now)
			}
			return now
		})
	diags.Append(failed...)
	return content
}

// orEmpty is a translation, with what is not known taken from another one.
func (m articleTextModel) orEmpty(other articleTextModel) articleTextModel {
	if m.AuthorID.IsUnknown() {
		m.AuthorID = other.AuthorID
	}
	if m.State.IsUnknown() {
		m.State = other.State
	}
	m.Renditions = knownRenditions(m.Renditions, other.Renditions)
	return m
}

// knownRenditions are the renditions of a text, with those that are not known taken
// from others.
func knownRenditions(renditions, others tf.Renditions) tf.Renditions {
	if renditions.Body.IsUnknown() || renditions.Body.IsNull() {
		renditions.Body = others.Body
	}
	if renditions.BodyMarkdown.IsUnknown() || renditions.BodyMarkdown.IsNull() {
		renditions.BodyMarkdown = others.BodyMarkdown
	}
	return renditions
}
