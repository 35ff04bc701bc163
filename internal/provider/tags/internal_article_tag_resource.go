package tags

import (
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

type internalArticleTagModel struct {
	ContentID types.String `tfsdk:"internal_article_id"`
	TagID     types.String `tfsdk:"tag_id"`
	AdminID   types.String `tfsdk:"admin_id"`
}

func newInternalArticleTagResource() resource.Resource {
	return &contentTagResource[internalArticleTagModel]{
		Resource: crud.Resource{
			Name: "internal_article_tag", Identity: contentTagIdentity("internal_article"),
			Loss: crud.Loss{Nothing: "The next apply puts the tag on again."},
		},
		what: "internal article", summary: "A tag on an internal article.",
		permissions: "*Read and list articles* and *Read and write articles*",
		limits: "Only the version `Preview` of the API tells the tags of an internal article, so that this resource makes all of its requests in it, " +
			"whatever `api_version` is.",
		open:  func(m internalArticleTagModel) contentTag { return contentTag(m) },
		model: func(tag contentTag) internalArticleTagModel { return internalArticleTagModel(tag) },
		links: func(api *intercom.Client) contentTags { return api.InternalArticleTags },
	}
}
