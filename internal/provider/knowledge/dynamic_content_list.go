package knowledge

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*dynamicContentResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the dynamic content of the workspace, by its names."+dynamicContentNotes, nil)
}

func (r *dynamicContentResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, req, stream, r, r.API.DynamicContents.All(ctx), func(content *intercom.DynamicContent) *crud.Listed {
		return &crud.Listed{Name: string(content.Name), Identity: []string{content.ID.String()}}
	})
}
