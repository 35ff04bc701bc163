package people

import (
	"context"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*contactSubscriptionResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the subscription types about which a contact has made an explicit choice, as `user-1 / Newsletter`.\n\n**Permissions.** The token's app needs *Read one user and one company*.",
		map[string]schema.Attribute{"contact_id": crud.ListParent("contact", true)})
}

func (r *contactSubscriptionResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	parent := crud.ListParents(ctx, req.Config, "contact_id", nil, r.API.Contacts.Get)
	all := crud.Children(parent, func(contact *intercom.Contact) iter.Seq2[*intercom.SubscriptionType, error] {
		return r.API.ContactSubscriptions.All(ctx, contact.ID.String())
	})
	crud.List(ctx, req, stream, r, all, func(of *crud.Child[intercom.Contact, intercom.SubscriptionType]) *crud.Listed {
		return &crud.Listed{Name: crud.ListName(contactListName(of.Of), of.Child.Default.Name), Identity: []string{of.Of.ID.String(), of.Child.ID.String()}}
	})
}
