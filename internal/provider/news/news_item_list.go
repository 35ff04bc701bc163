package news

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*newsItemResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the news items of the workspace, drafts too, by their titles."+reading, nil)
}

func (r *newsItemResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, req, stream, r, r.API.NewsItems.All(ctx), func(item *intercom.NewsItem) *crud.Listed {
		return &crud.Listed{Name: item.Title, Identity: []string{item.ID.String()}}
	})
}
