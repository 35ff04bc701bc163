package knowledge

import (
	"context"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/listvalidator"
	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type publishArticleDraftAction struct{ crud.Action }

type publishArticleDraftModel struct {
	ArticleID types.String `tfsdk:"article_id"`
	Locales   types.List   `tfsdk:"locales"`
}

func newPublishArticleDraftAction() action.Action {
	return &publishArticleDraftAction{crud.Action{Name: "publish_article_draft", Since: intercom.AvailabilitySince}}
}

func (a *publishArticleDraftAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `Publishes the unpublished changes of an article, which somebody made in Intercom or ` + "`intercom_stage_article_draft`" + ` did.

An article that was never published is published by ` + "`state`" + ` of ` + "`intercom_article`" + `, or in Intercom.

Requires ` + "`api_version`" + ` 2.16 or newer.

**Permissions.** The token's app needs *Read and list articles* and *Read and write articles*.

**Repeating.** Repeating it publishes what was staged since. Where nothing is staged it changes nothing.`,
		Attributes: map[string]schema.Attribute{
			"article_id": articleIDAttribute(),
			"locales": schema.ListAttribute{
				Optional: true, ElementType: types.StringType, Validators: []validator.List{listvalidator.ValueStringsAre(tf.Locale())},
				MarkdownDescription: "Languages in which the changes are published, as in `fr`.\nDefaults to all in which there are any.",
			},
		},
	}
}

func (a *publishArticleDraftAction) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	crud.PlanAction(ctx, a, req, resp, func(config publishArticleDraftModel, refuse crud.Refusals) {
		refuse.Reference("article_id", config.ArticleID, func(id string) error { return a.API.Articles.Exists(ctx, id) })
	})
}

func (a *publishArticleDraftAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config publishArticleDraftModel, say crud.Progress) error {
		id, locales := config.ArticleID.ValueString(), tf.ListStrings(config.Locales)
		slices.Sort(locales)
		say("Publishing the unpublished changes of article %s%s", id, inLanguages(locales))
		article, err := a.API.Articles.Whole(ctx, id)
		if err != nil {
			return err
		}
		staged := article.Staged(locales)
		switch {
		case !everPublished(article):
			return tf.NewDiagnostic("The article is not published", "Article %s is a draft in every language, on top of which nothing can be staged. "+
				"Set state of its intercom_article to \"published\", or publish it in Intercom.", id)
		case len(staged) == 0:
			say("Article %s has no unpublished changes%s", id, inLanguages(locales))
			return nil
		}
		if err := a.API.Articles.Publish(ctx, id, staged); err != nil {
			return err
		}
		say("The changes of article %s are published%s", id, inLanguages(staged))
		return nil
	})
}

// everPublished says whether an article is published in any language.
func everPublished(article *intercom.Article) bool {
	found := article.State == published
	for _, text := range article.TranslatedContent {
		found = found || text.State == published
	}
	return found
}

// inLanguages is how messages name languages; the only one has no name.
func inLanguages(locales []string) string {
	if names := strings.Join(locales, ", "); names != "" {
		return " in " + names
	}
	return ""
}
