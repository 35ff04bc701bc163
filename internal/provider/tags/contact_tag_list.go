package tags

import (
	"cmp"
	"context"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*contactTagResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the tags of a contact, by your own id of it and their names, as `user-1 / VIP`.\n\n**Permissions.** The token's app needs *Read one user and one company* and *Read tags*.",
		map[string]schema.Attribute{"contact_id": crud.ListParent("contact", true)})
}

func (r *contactTagResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	parent := crud.ListParents(ctx, req.Config, "contact_id", nil, r.API.Contacts.Get)
	all := crud.Children(parent, func(contact *intercom.Contact) iter.Seq2[*intercom.Tag, error] {
		return r.API.ContactTags.All(ctx, contact.ID.String())
	})
	crud.List(ctx, req, stream, r, all, func(of *crud.Child[intercom.Contact, intercom.Tag]) *crud.Listed {
		return &crud.Listed{Name: crud.ListName(cmp.Or(of.Of.ExternalID, of.Of.ID.String()), of.Child.Name), Identity: []string{of.Of.ID.String(), of.Child.ID.String()}}
	})
}
