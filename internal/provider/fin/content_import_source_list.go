package fin

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*contentImportSourceResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the content import sources of the workspace, by their URLs.\n\nThose that Intercom syncs are left out."+aiContentNotes, nil)
}

func (r *contentImportSourceResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, req, stream, r, r.API.ContentImportSources.All(ctx), func(source *intercom.ContentImportSource) *crud.Listed {
		if source.SyncBehavior != "api" {
			return nil
		}
		return &crud.Listed{Name: source.URL, Identity: []string{source.ID.String()}}
	})
}
