package knowledge

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*internalArticleResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the internal articles of the workspace, by their titles."+internalArticleNotes,
		map[string]schema.Attribute{"folder_id": crud.ListParent("folder", false)})
}

func (r *internalArticleResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	all := r.API.InternalArticles.All(ctx)
	if id := crud.ListArgument(ctx, req.Config, "folder_id"); id != "" {
		_, err := r.API.Folders.Get(ctx, id)
		all = crud.Unless(err, r.API.InternalArticles.InFolder(ctx, id))
	}
	crud.List(ctx, req, stream, r, all, func(article *intercom.InternalArticle) *crud.Listed {
		return &crud.Listed{Name: article.Title, Identity: []string{article.ID.String()}}
	})
}
