package knowledge

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*collectionResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the collections of all help centers, by their names and those of what they are in, as `Billing / Invoices`."+collectionNotes, nil)
}

func (r *collectionResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	all, names := crud.Named(r.API.Collections.All(ctx), func(collection *intercom.Collection) (intercom.ID, string) { return collection.ID, collection.Name })
	crud.List(ctx, req, stream, r, all, func(collection *intercom.Collection) *crud.Listed {
		return &crud.Listed{Name: crud.ListName(names[collection.ParentID], collection.Name), Identity: []string{collection.ID.String()}}
	})
}
