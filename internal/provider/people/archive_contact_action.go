package people

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func newArchiveContactAction() action.Action {
	return &contactAction{
		Action: crud.Action{Name: "archive_contact"}, doing: "Archiving", done: "archived",
		do: func(ctx context.Context, api *intercom.Client, id string) error { return api.Contacts.Archive(ctx, id) },
		description: `Archives a contact, who is then in no list and no search.

A contact that Terraform manages is archived by destroying its ` + "`intercom_contact`" + `. ` + "`intercom_unarchive_contact`" + ` undoes this.

**Permissions.** The token's app needs *Write users and companies*.

**Repeating.** Repeating it changes nothing: the contact stays archived.

**What Intercom cannot do.** An archived contact keeps its external id and its e-mail address, which no other user can have.`,
	}
}
