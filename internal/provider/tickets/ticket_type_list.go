package tickets

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*ticketTypeResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the ticket types of the workspace, by their names.\n\nArchived ones are left out.\n\n"+
		"**Permissions.** The token's app needs *Read tickets*.", nil)
}

func (r *ticketTypeResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, req, stream, r, r.API.TicketTypes.All(ctx), func(kind *intercom.TicketType) *crud.Listed {
		if kind.Archived {
			return nil
		}
		return &crud.Listed{Name: kind.Name, Identity: []string{kind.ID.String()}}
	})
}
