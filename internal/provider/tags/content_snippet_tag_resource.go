package tags

import (
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

type contentSnippetTagModel struct {
	ContentID types.String `tfsdk:"content_snippet_id"`
	TagID     types.String `tfsdk:"tag_id"`
	AdminID   types.String `tfsdk:"admin_id"`
}

func newContentSnippetTagResource() resource.Resource {
	return &contentTagResource[contentSnippetTagModel]{
		Resource: crud.Resource{
			Name: "content_snippet_tag", Identity: contentTagIdentity("content_snippet"), Since: intercom.ContentSnippetsSince,
			Loss: crud.Loss{Nothing: "The next apply puts the tag on again."},
		},
		what: "content snippet", summary: "A tag on a content snippet.",
		permissions: "*read_write_content_snippets* and *read_content*",
		limits: "No answer for a content snippet has its tags, so that they are read by searching for content. A search that misses the tag in the first 10 minutes " +
			"after it was put on is taken to lag behind. Who put it on is not told: an import leaves `admin_id` empty.",
		open:  func(m contentSnippetTagModel) contentTag { return contentTag(m) },
		model: func(tag contentTag) contentSnippetTagModel { return contentSnippetTagModel(tag) },
		links: func(api *intercom.Client) contentTags { return api.ContentSnippetTags },
		byTag: true,
	}
}
