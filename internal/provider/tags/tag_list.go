package tags

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*tagResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the tags of the workspace, by their names.\n\n**Permissions.** The token's app needs *Read tags*.", nil)
}

func (r *tagResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, req, stream, r, r.API.Tags.All(ctx), func(tag *intercom.Tag) *crud.Listed {
		return &crud.Listed{Name: tag.Name, Identity: []string{tag.ID.String()}}
	})
}
