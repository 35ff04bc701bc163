package fin

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*externalPageResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the external pages of the workspace by the URL of the source and your own id, as `https://docs.example.com / faq`."+aiContentNotes,
		map[string]schema.Attribute{"source_id": crud.ListParent("content_import_source", false)})
}

func (r *externalPageResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	_, urls := crud.Named(r.API.ContentImportSources.All(ctx), func(source *intercom.ContentImportSource) (intercom.ID, string) { return source.ID, source.URL })
	all := r.API.ExternalPages.All(ctx)
	if id := crud.ListArgument(ctx, req.Config, "source_id"); id != "" {
		_, err := r.API.ContentImportSources.Get(ctx, id)
		all = crud.Unless(err, crud.Where(all, func(page *intercom.ExternalPage) bool { return page.SourceID.String() == id }))
	}
	crud.List(ctx, req, stream, r, all, func(page *intercom.ExternalPage) *crud.Listed {
		return &crud.Listed{Name: crud.ListName(urls[page.SourceID], page.ExternalID), Identity: []string{page.ID.String()}}
	})
}
