package people

import (
	"cmp"
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*contactResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSearchSchema("Lists the contacts of the workspace, or those that match filters, by your own ids of them, else by Intercom's.\n\nArchived ones are left out.\n\n"+
		"A search finds a new or changed contact only some minutes after it was written.\n\n"+
		"**Permissions.** The token's app needs *Read and list users and companies*.", nil)
}

// contactListName names no person: what a list prints ends up in logs.
func contactListName(contact *intercom.Contact) string {
	return cmp.Or(contact.ExternalID, contact.ID.String())
}

func (r *contactResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	all := crud.Found(ctx, crud.ListSearch(ctx, req.Config), r.API.Contacts.All, r.API.Contacts.Search)
	crud.List(ctx, req, stream, r, all, func(contact *intercom.Contact) *crud.Listed {
		if contact.Archived {
			return nil
		}
		return &crud.Listed{Name: contactListName(contact), Identity: []string{contact.ID.String()}}
	})
}
