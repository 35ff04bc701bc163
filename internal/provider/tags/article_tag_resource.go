package tags

import (
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

type articleTagModel struct {
	ContentID types.String `tfsdk:"article_id"`
	TagID     types.String `tfsdk:"tag_id"`
	AdminID   types.String `tfsdk:"admin_id"`
}

func newArticleTagResource() resource.Resource {
	return &contentTagResource[articleTagModel]{
		Resource: crud.Resource{
			Name: "article_tag", Identity: contentTagIdentity("article"), Since: intercom.ArticleTagsSince,
			Loss: crud.Loss{Nothing: "The next apply puts the tag on again."},
		},
		what: "article", summary: "A tag on an article of the help center.",
		permissions: "*Read and list articles* and *Read and write articles*",
		limits:      "The tag is on the article in every language.",
		open:        func(m articleTagModel) contentTag { return contentTag(m) },
		model:       func(tag contentTag) articleTagModel { return articleTagModel(tag) },
		links:       func(api *intercom.Client) contentTags { return api.ArticleTags },
	}
}
