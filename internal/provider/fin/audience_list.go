package fin

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*audienceResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the audiences of the workspace, by their names."+audienceNotes, nil)
}

func (r *audienceResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, req, stream, r, r.API.Audiences.All(ctx), func(audience *intercom.Audience) *crud.Listed {
		return &crud.Listed{Name: audience.Name, Identity: []string{audience.ID.String()}}
	})
}
