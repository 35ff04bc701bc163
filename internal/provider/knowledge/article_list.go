package knowledge

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*articleResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the articles of all help centers, by their titles, drafts too."+articleNotes, nil)
}

func (r *articleResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, req, stream, r, r.API.Articles.All(ctx), func(article *intercom.Article) *crud.Listed {
		return &crud.Listed{Name: article.Title, Identity: []string{article.ID.String()}}
	})
}
