package people

import (
	"context"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*contactNoteResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the notes about a contact, by its own id and theirs, as `user-1 / 42`.\n\n**Permissions.** The token's app needs *Read one user and one company*.",
		map[string]schema.Attribute{"contact_id": crud.ListParent("contact", true)})
}

func (r *contactNoteResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	parent := crud.ListParents(ctx, req.Config, "contact_id", nil, r.API.Contacts.Get)
	listNotes(ctx, req, stream, r, parent, contactListName, func(contact *intercom.Contact) iter.Seq2[*intercom.Note, error] {
		return r.API.ContactNotes.All(ctx, contact.ID.String())
	})
}
