package conversations

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func newRemoveConversationContactAction() action.Action {
	return &conversationContactAction{
		Action: crud.Action{Name: "remove_conversation_contact"},
		doing:  "Removing contact %s from conversation %s", done: "Contact %s is not in conversation %s any more", before: "Contact %s was not in conversation %s",
		do: func(ctx context.Context, api *intercom.Client, config conversationContactModel) (bool, error) {
			return api.Conversations.RemoveContact(ctx, config.ConversationID.ValueString(), config.ContactID.ValueString(), config.AdminID.ValueString())
		},
		description: `Removes a contact from a conversation of several, in the name of a teammate.

What the contact wrote stays in the conversation. ` + "`intercom_add_conversation_contact`" + ` undoes this.

**Permissions.** The token's app needs *Write conversations* and *Read conversations*, and *Read admins* to check the teammate's id in the plan.

**Repeating.** Repeating it changes nothing where the contact is not in the conversation: that is looked up before anything is sent.

**What Intercom cannot do.** The last contact of a conversation cannot be removed.`,
	}
}
