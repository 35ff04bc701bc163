// Package knowledge is articles, internal articles, folders, snippets, collections and help centers.
package knowledge

import (
	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
)

// Area lists what Terraform sees of it.
func Area() crud.Area {
	return crud.Area{
		Name: "Knowledge",
		Resources: []func() resource.Resource{
			newArticleResource, newCollectionResource, newContentSnippetResource, newDynamicContentResource,
			newFolderResource, newHelpCenterRedirectResource, newInternalArticleResource,
		},
		DataSources: []func() datasource.DataSource{
			newArticleDataSource, newArticleDraftDataSource, newArticleVersionDataSource, newArticleVersionsDataSource, newArticlesDataSource,
			newCollectionDataSource, newCollectionsDataSource, newContentSearchDataSource, newContentSnippetDataSource, newContentSnippetsDataSource,
			newDynamicContentDataSource, newDynamicContentsDataSource,
			newFolderDataSource, newFoldersDataSource, newHelpCenterDataSource, newHelpCenterRedirectsDataSource, newHelpCentersDataSource,
			newInternalArticleDataSource, newInternalArticlesDataSource,
		},
		Actions:   []func() action.Action{newBulkContentAction, newPublishArticleDraftAction, newStageArticleDraftAction},
		Functions: []func() function.Function{newMarkdownToHTMLFunction},
	}
}
