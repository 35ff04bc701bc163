package knowledge

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*contentSnippetResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the content snippets of the workspace, by their titles."+contentSnippetNotes, nil)
}

func (r *contentSnippetResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, req, stream, r, r.API.ContentSnippets.All(ctx), func(snippet *intercom.ContentSnippet) *crud.Listed {
		return &crud.Listed{Name: snippet.Title, Identity: []string{snippet.ID.String()}}
	})
}
