package knowledge

import (
	"context"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/actionvalidator"
	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type stageArticleDraftAction struct{ crud.Action }

type stageArticleDraftModel struct {
	ArticleID    types.String `tfsdk:"article_id"`
	Locale       types.String `tfsdk:"locale"`
	Title        types.String `tfsdk:"title"`
	Description  types.String `tfsdk:"description"`
	Body         types.String `tfsdk:"body"`
	BodyMarkdown types.String `tfsdk:"body_markdown"`
}

func newStageArticleDraftAction() action.Action {
	title, description, body, markdown := path.MatchRoot("title"), path.MatchRoot("description"), path.MatchRoot("body"), path.MatchRoot("body_markdown")
	return &stageArticleDraftAction{crud.Action{Name: "stage_article_draft", Since: intercom.AvailabilitySince, Validators: []action.ConfigValidator{
		actionvalidator.AtLeastOneOf(title, description, body, markdown), actionvalidator.Conflicting(body, markdown),
	}}}
}

func (a *stageArticleDraftAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	text := func(description string, rules ...validator.String) schema.StringAttribute {
		return schema.StringAttribute{Optional: true, Validators: rules, MarkdownDescription: description}
	}
	resp.Schema = schema.Schema{
		MarkdownDescription: `Stages changes of a published article: a draft of its text, which readers do not see until it is published.

What is left out stays as it is in the draft, or as it is published where there is no draft yet. ` + "`intercom_publish_article_draft`" + ` publishes
the draft, and so does anybody in Intercom. An ` + "`intercom_article`" + ` of the same article neither reads nor writes the draft; when it is published, what
it changed is a difference in the next plan.

Requires ` + "`api_version`" + ` 2.16 or newer.

**Permissions.** The token's app needs *Read and write articles*, and *Read and list articles* to check the article's id in the plan.

**Repeating.** Repeating it stages the same text again, over what somebody changed of the draft meanwhile.

**What Intercom cannot do.** A draft on top of a published article can be discarded in Intercom only. Nothing can be staged of an article that
was never published.`,
		Attributes: map[string]schema.Attribute{
			"article_id": articleIDAttribute(),
			"locale": text("Language of the text, in which the article must be published, as in `fr`.\nDefaults to the default language of the help center.",
				tf.Locale()),
			"title":         text("Title of the article, in one line.", tf.Name()),
			"description":   text("Description of the article."),
			"body":          text("Text of the article in HTML.\nConflicts with `body_markdown`."),
			"body_markdown": text("Text of the article in Markdown.\nConflicts with `body`."),
		},
	}
}

// articleIDAttribute is the id of an article in the configuration of an action.
func articleIDAttribute() schema.StringAttribute {
	return schema.StringAttribute{
		Required: true, Validators: []validator.String{tf.NumericID()}, MarkdownDescription: "Id of the article, which is the number in its address.",
	}
}

func (a *stageArticleDraftAction) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	crud.PlanAction(ctx, a, req, resp, func(config stageArticleDraftModel, refuse crud.Refusals) {
		refuse.Reference("article_id", config.ArticleID, func(id string) error { return a.API.Articles.Exists(ctx, id) })
	})
}

func (a *stageArticleDraftAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config stageArticleDraftModel, say crud.Progress) error {
		id, locale := config.ArticleID.ValueString(), config.Locale.ValueString()
		input := intercom.DraftInput{
			Title: tf.StringPointer(config.Title), Description: tf.StringPointer(config.Description),
			Body: tf.StringPointer(config.Body), BodyMarkdown: tf.StringPointer(config.BodyMarkdown),
		}
		what := "article " + id
		if locale != "" {
			what += " in " + locale
		}
		say("Staging the %s of %s", strings.Join(config.texts(), ", "), what)
		draft, err := a.API.Articles.Stage(ctx, id, locale, input)
		if err != nil {
			return err
		}
		text, translated := draft.TranslatedContent[locale]
		switch {
		case locale == "":
			text = draft.ArticleContent
		case !translated:
			return tf.NewDiagnostic("Nothing was staged", "Intercom has no article %s in the language that locale names. Leave locale out where the help center has one language; "+
				"else write the article in the language first, as with translated_content of intercom_article, and publish it there.", id)
		}
		if !text.HasUnpublishedChanges {
			say("There are no unpublished changes of %s: it is not published, or the same text is", what)
			return nil
		}
		say("There are unpublished changes of %s, which readers do not see", what)
		return nil
	})
}

// texts are the names of what is staged.
func (m stageArticleDraftModel) texts() (names []string) {
	for _, one := range []struct {
		name string
		text types.String
	}{{"title", m.Title}, {"description", m.Description}, {"body", m.Body}, {"body_markdown", m.BodyMarkdown}} {
		if !one.text.IsNull() {
			names = append(names, one.name)
		}
	}
	return names
}
