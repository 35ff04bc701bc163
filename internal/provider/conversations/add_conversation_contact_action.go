package conversations

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func newAddConversationContactAction() action.Action {
	return &conversationContactAction{
		Action: crud.Action{Name: "add_conversation_contact"},
		doing:  "Adding contact %s to conversation %s", done: "Contact %s is in conversation %s", before: "Contact %s was in conversation %s before",
		do: func(ctx context.Context, api *intercom.Client, config conversationContactModel) (bool, error) {
			return api.Conversations.AddContact(ctx, config.ConversationID.ValueString(), config.ContactID.ValueString(), config.AdminID.ValueString())
		},
		description: `Adds a contact to a conversation, in the name of a teammate.

The contact takes part in it from then on. ` + "`intercom_remove_conversation_contact`" + ` undoes this.

**Permissions.** The token's app needs *Write conversations* and *Read conversations*, and *Read admins* to check the teammate's id in the plan.

**Repeating.** Repeating it changes nothing where the contact is in the conversation: that is looked up before anything is sent.

**What Intercom cannot do.** One request adds one contact; use an action for each.`,
	}
}
