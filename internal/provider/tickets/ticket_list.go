package tickets

import (
	"cmp"
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*ticketResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSearchSchema("Lists the tickets of the workspace, or those that match filters, by their numbers.\n\nThe fields are those of the data source `intercom_tickets`.\n\n"+
		"Requires `api_version` 2.13 or newer.\n\nThere is no list of tickets but the search, which finds what was written some minutes later.\n\n"+
		"**Permissions.** The token's app needs *Read tickets*.", nil)
}

func (r *ticketResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	all := crud.Found(ctx, crud.ListSearch(ctx, req.Config), r.API.Tickets.All, r.API.Tickets.Search)
	crud.List(ctx, req, stream, r, all, func(ticket *intercom.Ticket) *crud.Listed {
		return &crud.Listed{Name: cmp.Or(ticket.TicketID, ticket.ID).String(), Identity: []string{ticket.ID.String()}}
	})
}
