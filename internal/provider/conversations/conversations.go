// Package conversations is what contacts and teammates wrote to each other.
package conversations

import (
	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/datasource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
)

// Area lists what Terraform sees of conversations.
func Area() crud.Area {
	return crud.Area{
		Name: "Conversations",
		DataSources: []func() datasource.DataSource{
			newCallDataSource, newCallsDataSource, newConversationDataSource, newConversationHandlingEventsDataSource, newConversationsDataSource,
			newDeletedConversationsDataSource, newSideConversationsDataSource,
		},
		Actions: []func() action.Action{
			newAddConversationContactAction, newDeleteConversationAction, newManageConversationAction, newMergeConversationsAction, newRedactConversationAction, newRemoveConversationContactAction,
			newReplyConversationAction, newRunAssignmentRulesAction, newSendMessageAction, newStartConversationAction, newSwitchPhoneCallAction, newUpdateConversationAction,
		},
	}
}
