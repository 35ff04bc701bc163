package people

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func newBlockContactAction() action.Action {
	return &contactAction{
		Action: crud.Action{Name: "block_contact", Since: intercom.ContactBlockSince}, doing: "Blocking", done: "blocked; the conversations are archived",
		do: func(ctx context.Context, api *intercom.Client, id string) error { return api.Contacts.Block(ctx, id) },
		description: `Blocks a contact, whose messages Intercom then does not deliver, and archives the contact's conversations.

Requires ` + "`api_version`" + ` 2.13 or newer.

**Permissions.** The token's app needs *Write users and companies*.

**Repeating.** Repeating it changes nothing: the contact stays blocked.

**What Intercom cannot do.** No request unblocks a contact, lists who is blocked, or says whether a contact is. Unblock a contact in Intercom's settings.`,
	}
}
