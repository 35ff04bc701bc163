package knowledge

import (
	"context"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	data "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// articleVersionModel is a version as lists have it.
type articleVersionModel struct {
	ID            types.String `tfsdk:"id"`
	Title         types.String `tfsdk:"title"`
	Description   types.String `tfsdk:"description"`
	AuthorID      types.String `tfsdk:"author_id"`
	CreatedByID   types.String `tfsdk:"created_by_id"`
	CreatedVia    types.String `tfsdk:"created_via"`
	FromVersionID types.String `tfsdk:"from_version_id"`
	State         types.String `tfsdk:"state"`
	CreatedAt     types.String `tfsdk:"created_at"`
}

func articleVersionAttributes() map[string]data.Attribute {
	attributes := map[string]data.Attribute{
		"id":              crud.ComputedString("Intercom's id of the version."),
		"created_by_id":   crud.ComputedString("Intercom's id of the teammate who created the version."),
		"created_via":     crud.ComputedString("By what way the version was created, such as `web` or `api`."),
		"from_version_id": crud.ComputedString("Id of the version that this one was created from."),
		"state":           crud.ComputedString("Whether the version is `published` or a `draft`."),
		"created_at":      crud.ComputedString("When the version was created, in RFC 3339 format, UTC."),
	}
	maps.Copy(attributes, articleTextAttributes())
	delete(attributes, "body")
	delete(attributes, "body_markdown")
	return attributes
}

func articleVersionState(version *intercom.ArticleVersion, err error) (*articleVersionModel, error) {
	if err != nil {
		return nil, err
	}
	return &articleVersionModel{
		types.StringValue(version.ID.String()), types.StringValue(version.Title), types.StringValue(version.Description), tf.StringOrNull(version.AuthorID),
		tf.StringOrNull(version.CreatedByID), tf.StringOrNull(version.CreatedVia), tf.StringOrNull(version.FromVersionID), tf.StringOrNull(version.State),
		tf.Timestamp(version.CreatedAt),
	}, nil
}

// articleLocale is the argument for the language of a version.
func articleLocale() data.StringAttribute {
	return data.StringAttribute{
		Optional: true, Validators: []validator.String{tf.Locale()},
		MarkdownDescription: "Language whose versions are meant, as in `fr`.\nDefaults to the default language of the help center.",
	}
}

const articleVersionNotes = articleNotes + "\n\nRequires `api_version` 2.16 or newer."

// wholeArticleVersionModel is a version with its text.
type wholeArticleVersionModel struct {
	ArticleID types.String `tfsdk:"article_id"`
	Locale    types.String `tfsdk:"locale"`
	articleVersionModel
	Body         types.String `tfsdk:"body"`
	BodyMarkdown types.String `tfsdk:"body_markdown"`
}

func newArticleVersionDataSource() datasource.DataSource {
	attributes := articleVersionAttributes()
	maps.Copy(attributes, articleTextAttributes())
	maps.Copy(attributes, crud.Parent("article"))
	attributes["locale"] = articleLocale()
	return &crud.Singular[wholeArticleVersionModel]{
		DataSource:  crud.DataSource{Name: "article_version", Keys: []string{"id"}, Since: intercom.AvailabilitySince},
		Description: "A version of an article, with the text that it had." + articleVersionNotes,
		Attributes:  attributes,
		Find: func(ctx context.Context, api *intercom.Client, config wholeArticleVersionModel) (*wholeArticleVersionModel, error) {
			version, err := api.Articles.Version(ctx, config.ArticleID.ValueString(), config.Locale.ValueString(), config.ID.ValueString())
			listed, err := articleVersionState(version, err)
			if err != nil {
				return nil, err
			}
			return &wholeArticleVersionModel{config.ArticleID, config.Locale, *listed, types.StringValue(version.Body), types.StringValue(version.BodyMarkdown)}, nil
		},
	}
}

// articleVersionsArguments are what a list of versions is of.
type articleVersionsArguments struct {
	ArticleID types.String `tfsdk:"article_id"`
	Locale    types.String `tfsdk:"locale"`
}

func newArticleVersionsDataSource() datasource.DataSource {
	arguments := crud.Parent("article")
	arguments["locale"] = articleLocale()
	return &crud.Plural[articleVersionsArguments, articleVersionModel]{
		DataSource:  crud.DataSource{Name: "article_versions", Since: intercom.AvailabilitySince},
		Description: "The versions of an article, without their bodies, the newest first." + articleVersionNotes,
		Arguments:   arguments,
		Each:        articleVersionAttributes(),
		List: func(ctx context.Context, api *intercom.Client, arguments articleVersionsArguments) ([]articleVersionModel, error) {
			return crud.Collect(api.Articles.Versions(ctx, arguments.ArticleID.ValueString(), arguments.Locale.ValueString()), articleVersionState)
		},
	}
}
