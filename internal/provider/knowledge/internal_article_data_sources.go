package knowledge

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	data "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

const internalArticleNotes = "\n\nRequires `api_version` 2.13 or newer.\n\n**Permissions.** The token's app needs *Read and list articles*."

// foundInternalArticle is an internal article as look-ups have it.
type foundInternalArticle struct {
	internalArticleModel
	CreatedAt types.String `tfsdk:"created_at"`
	UpdatedAt types.String `tfsdk:"updated_at"`
}

func foundInternalArticleAttributes() map[string]data.Attribute {
	attributes := crud.Computed(internalArticleAttributes())
	attributes["created_at"] = crud.ComputedString("When the internal article was created, in RFC 3339 format, UTC.")
	attributes["updated_at"] = crud.ComputedString("When the internal article was last changed, in RFC 3339 format, UTC.")
	return attributes
}

func foundInternalArticleState(article *intercom.InternalArticle, err error) (*foundInternalArticle, error) {
	if err != nil {
		return nil, err
	}
	return &foundInternalArticle{
		*internalArticleModel{}.now(article, tf.Rendered{}), tf.Timestamp(article.CreatedAt), tf.Timestamp(article.UpdatedAt),
	}, nil
}

func newInternalArticleDataSource() datasource.DataSource {
	return &crud.Singular[foundInternalArticle]{
		DataSource:  crud.DataSource{Name: "internal_article", Keys: []string{"id", "title"}, Since: intercom.InternalArticlesSince},
		Description: "An internal article, by its id, or by its title where no other one has it." + internalArticleNotes,
		Attributes:  foundInternalArticleAttributes(),
		Find: func(ctx context.Context, api *intercom.Client, config foundInternalArticle) (*foundInternalArticle, error) {
			if config.Title.IsNull() {
				return foundInternalArticleState(api.InternalArticles.Get(ctx, config.ID.ValueString()))
			}
			return foundInternalArticleState(tf.ExactlyNamed(api.InternalArticles.All(ctx), "internal article titled", config.Title.ValueString(), intercom.Exact,
				func(article *intercom.InternalArticle) tf.Label { return tf.Label{Name: article.Title, ID: article.ID} }))
		},
	}
}

// inFolder are the arguments of data.intercom_internal_articles.
type inFolder struct {
	FolderID types.String `tfsdk:"folder_id"`
}

func newInternalArticlesDataSource() datasource.DataSource {
	return &crud.Plural[inFolder, foundInternalArticle]{
		DataSource:  crud.DataSource{Name: "internal_articles", Since: intercom.InternalArticlesSince},
		Description: "The internal articles of the workspace, or those of a folder." + internalArticleNotes,
		Arguments: map[string]data.Attribute{"folder_id": data.StringAttribute{
			Optional: true, Validators: []validator.String{tf.NumericID()},
			MarkdownDescription: "Id of a folder: only the internal articles in it, and in the folders that are in it, are listed.",
		}},
		Each: foundInternalArticleAttributes(),
		List: func(ctx context.Context, api *intercom.Client, of inFolder) ([]foundInternalArticle, error) {
			if of.FolderID.IsNull() {
				return crud.Collect(api.InternalArticles.All(ctx), foundInternalArticleState)
			}
			return crud.Collect(api.InternalArticles.InFolder(ctx, of.FolderID.ValueString()), foundInternalArticleState)
		},
	}
}
