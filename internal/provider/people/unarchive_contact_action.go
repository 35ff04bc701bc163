package people

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func newUnarchiveContactAction() action.Action {
	return &contactAction{
		Action: crud.Action{Name: "unarchive_contact"}, doing: "Taking out of the archive", done: "not archived",
		do: func(ctx context.Context, api *intercom.Client, id string) error {
			return api.Contacts.Unarchive(ctx, id)
		},
		description: `Takes a contact out of the archive, with the tags, notes and companies that it had.

**Permissions.** The token's app needs *Write users and companies* and *Read one user and one company*.

**Repeating.** Repeating it changes nothing: the contact stays out of the archive.

**What Intercom cannot do.** A contact that was deleted cannot be restored, and nothing lists who is archived.`,
	}
}
