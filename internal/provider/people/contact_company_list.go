package people

import (
	"context"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*contactCompanyResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the companies that a contact belongs to, by your own ids of both, as `user-1 / acme`.\n\n**Permissions.** The token's app needs *Read one user and one company*.",
		map[string]schema.Attribute{"contact_id": crud.ListParent("contact", true)})
}

func (r *contactCompanyResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	parent := crud.ListParents(ctx, req.Config, "contact_id", nil, r.API.Contacts.Get)
	all := crud.Children(parent, func(contact *intercom.Contact) iter.Seq2[*intercom.Company, error] {
		return r.API.ContactCompanies.All(ctx, contact.ID.String())
	})
	crud.List(ctx, req, stream, r, all, func(of *crud.Child[intercom.Contact, intercom.Company]) *crud.Listed {
		return &crud.Listed{Name: crud.ListName(contactListName(of.Of), companyListName(of.Child)), Identity: []string{of.Of.ID.String(), of.Child.ID.String()}}
	})
}
