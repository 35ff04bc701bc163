package conversations

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type deletedConversationModel struct {
	ID              types.String `tfsdk:"id"`
	MetricsRetained types.Bool   `tfsdk:"metrics_retained"`
	DeletedAt       types.String `tfsdk:"deleted_at"`
}

func newDeletedConversationsDataSource() datasource.DataSource {
	return &crud.Plural[crud.None, deletedConversationModel]{
		DataSource: crud.DataSource{Name: "deleted_conversations", Since: intercom.ConversationDeletionsSince},
		Description: `The ids of all conversations of the workspace that were deleted.

Requires ` + "`api_version`" + ` 2.16 or newer. ` + "`intercom_delete_conversation`" + ` deletes one.

**Permissions.** The token's app needs *Read conversations*.

**What Intercom cannot do.** Nothing else is known of a conversation that was deleted. The list is read whole, 60 with a request.`,
		Each: map[string]schema.Attribute{
			"id":               crud.ComputedString("Intercom's id that the conversation had."),
			"metrics_retained": crud.ComputedBool("Whether reports still count it."),
			"deleted_at":       crud.ComputedString("When it was deleted, in RFC 3339 format, UTC."),
		},
		EachIs: "The deleted conversations, the latest first.",
		List: func(ctx context.Context, api *intercom.Client, _ crud.None) ([]deletedConversationModel, error) {
			return crud.Collect(api.Conversations.Deletions(ctx), deletedConversationState)
		},
	}
}

func deletedConversationState(deleted *intercom.ConversationDeletion, err error) (*deletedConversationModel, error) {
	if err != nil {
		return nil, err
	}
	return &deletedConversationModel{tf.StringOrNull(deleted.ID), types.BoolValue(deleted.MetricsRetained), tf.Timestamp(deleted.DeletedAt)}, nil
}
