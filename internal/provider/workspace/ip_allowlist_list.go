package workspace

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*ipAllowlistResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the one IP allowlist of the workspace, also where it is not in use."+ipAllowlistNotes, nil)
}

func (r *ipAllowlistResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, req, stream, r, r.API.IPAllowlist.All(ctx), func(*intercom.IPAllowlist) *crud.Listed {
		return &crud.Listed{Name: "IP allowlist", Identity: []string{intercom.IPAllowlistID}}
	})
}
