package knowledge

import (
	"context"
	"errors"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	data "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

const articleNotes = "\n\n**Permissions.** The token's app needs *Read and list articles*."

// readArticleModel is what data sources tell of an article beside what the resource
// does.
type readArticleModel struct {
	articleModel
	HasUnpublishedChanges types.Bool   `tfsdk:"has_unpublished_changes"`
	UpdatedAt             types.String `tfsdk:"updated_at"`
}

func readArticleAttributes() map[string]data.Attribute {
	attributes := crud.Computed(articleAttributes())
	attributes["has_unpublished_changes"] = crud.ComputedBool("Whether the article is published and has changes that are not. Requires `api_version` 2.16 or newer.")
	attributes["updated_at"] = crud.ComputedString("When the article was last updated, in RFC 3339 format, UTC.")
	return attributes
}

func readArticle(ctx context.Context, api *intercom.Client, article *intercom.Article) (*readArticleModel, error) {
	var diags diag.Diagnostics
	model := &readArticleModel{
		*(&articleModel{}).now(ctx, api.Version(), tf.Rendered{}, article, api.Now(), &diags), types.BoolNull(), tf.Timestamp(article.UpdatedAt),
	}
	for _, failed := range diags.Errors() {
		return nil, tf.NewDiagnostic(failed.Summary(), "%s", failed.Detail())
	}
	if !api.Version().Before(intercom.AvailabilitySince) {
		model.HasUnpublishedChanges = types.BoolValue(article.HasUnpublishedChanges)
	}
	return model, nil
}

// wholeArticleModel is an article with its statistics.
type wholeArticleModel struct {
	readArticleModel
	Statistics *articleStatisticsModel `tfsdk:"statistics"`
}

type articleStatisticsModel struct {
	Views                     types.Int64   `tfsdk:"views"`
	Conversations             types.Int64   `tfsdk:"conversations"`
	Reactions                 types.Int64   `tfsdk:"reactions"`
	HappyReactionPercentage   types.Float64 `tfsdk:"happy_reaction_percentage"`
	NeutralReactionPercentage types.Float64 `tfsdk:"neutral_reaction_percentage"`
	SadReactionPercentage     types.Float64 `tfsdk:"sad_reaction_percentage"`
}

func articleStatisticsAttribute() data.SingleNestedAttribute {
	count := func(description string) data.Attribute {
		return data.Int64Attribute{Computed: true, MarkdownDescription: description}
	}
	percentage := func(description string) data.Attribute {
		return data.Float64Attribute{Computed: true, MarkdownDescription: "Percentage of reactions that were " + description + "."}
	}
	return data.SingleNestedAttribute{
		Computed: true, MarkdownDescription: "What readers made of the article so far.",
		Attributes: map[string]data.Attribute{
			"views": count("How often the article was viewed."), "conversations": count("How many conversations began from the article."),
			"reactions":                 count("How many reactions there were."),
			"happy_reaction_percentage": percentage("happy"), "neutral_reaction_percentage": percentage("neutral"), "sad_reaction_percentage": percentage("sad"),
		},
	}
}

func wholeArticle(ctx context.Context, api *intercom.Client, article *intercom.Article) (*wholeArticleModel, error) {
	common, err := readArticle(ctx, api, article)
	if err != nil {
		return nil, err
	}
	whole := &wholeArticleModel{*common, nil}
	if counted := article.Statistics; counted != nil {
		whole.Statistics = &articleStatisticsModel{
			types.Int64Value(counted.Views), types.Int64Value(max(counted.Conversations, counted.Conversions)), types.Int64Value(counted.Reactions),
			types.Float64Value(counted.HappyReactionPercentage), types.Float64Value(counted.NeutralReactionPercentage), types.Float64Value(counted.SadReactionPercentage),
		}
	}
	return whole, nil
}

func newArticleDataSource() datasource.DataSource {
	attributes := crud.Keyed(readArticleAttributes(), "id", "title")
	attributes["statistics"] = articleStatisticsAttribute()
	return &crud.Singular[wholeArticleModel]{
		DataSource:  crud.DataSource{Name: "article", Keys: []string{"id", "title"}},
		Description: "An article of the help center, by id or by title.\n\nArticles can share a title; one that several have is an error, which lists their ids." + articleNotes,
		Attributes:  attributes,
		Find: func(ctx context.Context, api *intercom.Client, config wholeArticleModel) (*wholeArticleModel, error) {
			id := config.ID.ValueString()
			if config.ID.IsNull() {
				titled, err := tf.ExactlyNamed(api.Articles.All(ctx), "article titled", config.Title.ValueString(), intercom.Exact,
					func(article *intercom.Article) tf.Label {
						return tf.Label{Name: article.Title, ID: article.ID, Of: article.State}
					})
				if err != nil {
					return nil, err
				}
				id = titled.ID.String()
			}
			article, err := api.Articles.Whole(ctx, id)
			if err != nil {
				return nil, err
			}
			return wholeArticle(ctx, api, article)
		},
	}
}

// articleSearch is what a list of articles can be narrowed by.
type articleSearch struct {
	Phrase       types.String `tfsdk:"phrase"`
	State        types.String `tfsdk:"state"`
	HelpCenterID types.String `tfsdk:"help_center_id"`
}

func newArticlesDataSource() datasource.DataSource {
	return &crud.Plural[articleSearch, readArticleModel]{
		DataSource: crud.DataSource{Name: "articles"},
		Description: "Articles of the help center: those that a search finds, or all.\n\n" +
			"Intercom's search lags behind: what was created or changed in the last minutes may be missing where `phrase`, `state` or `help_center_id` is set." + articleNotes,
		Arguments: map[string]data.Attribute{
			"phrase": data.StringAttribute{Optional: true, MarkdownDescription: "What to search for."},
			"state": data.StringAttribute{
				Optional: true, Validators: []validator.String{tf.OneOf(published, draft)}, MarkdownDescription: "Only articles that are `published`, or a `draft`.",
			},
			"help_center_id": data.StringAttribute{
				Optional: true, Validators: []validator.String{tf.NumericID()}, MarkdownDescription: "Only articles of the help center with this id.",
			},
		},
		Each: readArticleAttributes(),
		List: func(ctx context.Context, api *intercom.Client, arguments articleSearch) ([]readArticleModel, error) {
			found := api.Articles.All(ctx)
			sought := intercom.ArticleSearch{
				Phrase: arguments.Phrase.ValueString(), State: arguments.State.ValueString(), HelpCenterID: arguments.HelpCenterID.ValueString(),
			}
			if sought != (intercom.ArticleSearch{}) {
				found = api.Articles.Search(ctx, sought)
			}
			return crud.Collect(found, func(article *intercom.Article, err error) (*readArticleModel, error) {
				if err != nil {
					return nil, err
				}
				return readArticle(ctx, api, article)
			})
		},
	}
}

// articleDraftModel is what is staged of an article.
type articleDraftModel struct {
	ArticleID      types.String `tfsdk:"article_id"`
	Title          types.String `tfsdk:"title"`
	Description    types.String `tfsdk:"description"`
	Body           types.String `tfsdk:"body"`
	BodyMarkdown   types.String `tfsdk:"body_markdown"`
	AuthorID       types.String `tfsdk:"author_id"`
	DraftUpdatedAt types.String `tfsdk:"draft_updated_at"`
}

// articleTextAttributes are those of a text that an article has, or had.
func articleTextAttributes() map[string]data.Attribute {
	return map[string]data.Attribute{
		"title": crud.ComputedString("Title of the article."), "description": crud.ComputedString("Description of the article."),
		"body": crud.ComputedString("Text of the article in HTML."), "body_markdown": crud.ComputedString("Text of the article in Markdown."),
		"author_id": crud.ComputedString("Intercom's id of the teammate who is shown as the author."),
	}
}

func newArticleDraftDataSource() datasource.DataSource {
	attributes := articleTextAttributes()
	maps.Copy(attributes, crud.Parent("article"))
	attributes["draft_updated_at"] = crud.ComputedString("When the unpublished changes were last updated, in RFC 3339 format, UTC.")
	return &crud.Singular[articleDraftModel]{
		DataSource: crud.DataSource{Name: "article_draft", Keys: []string{"article_id"}, Since: intercom.AvailabilitySince},
		Description: "The unpublished changes of a published article: the article in the default language, as it will be when they are published.\n\n" +
			"That there are none is an error; `has_unpublished_changes` of `intercom_article` says whether there are." + articleNotes + "\n\nRequires `api_version` 2.16 or newer.",
		Attributes: attributes,
		Find: func(ctx context.Context, api *intercom.Client, config articleDraftModel) (*articleDraftModel, error) {
			staged, err := api.Articles.Draft(ctx, config.ArticleID.ValueString())
			var nothing *intercom.NothingStagedError
			if errors.As(err, &nothing) {
				return nil, tf.NewDiagnostic("The article has no unpublished changes", "Article %s has nothing that is staged to be published, so that there is no draft to read. "+
					"A draft that was never published is the article itself, which intercom_article reads. Intercom answered: %v.", nothing.ID, nothing.Err)
			}
			if err != nil {
				return nil, err
			}
			return &articleDraftModel{
				config.ArticleID, types.StringValue(staged.Title), types.StringValue(staged.Description), types.StringValue(staged.Body),
				types.StringValue(staged.BodyMarkdown), tf.StringOrNull(staged.AuthorID), tf.Timestamp(staged.DraftUpdatedAt),
			}, nil
		},
	}
}
