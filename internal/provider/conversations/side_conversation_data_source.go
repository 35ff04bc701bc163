package conversations

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider/parts"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type sideConversationModel struct {
	ID    types.String `tfsdk:"id"`
	Parts []parts.Part `tfsdk:"parts"`
}

func newSideConversationsDataSource() datasource.DataSource {
	return &crud.Plural[ofConversation, sideConversationModel]{
		DataSource: crud.DataSource{Name: "side_conversations", Since: intercom.MustVersion("2.16")},
		Description: `The side conversations of a conversation: threads that teammates began from within it.

Requires ` + "`api_version`" + ` 2.16 or newer.` + personal,
		Arguments: crud.Parent("conversation"),
		Each: map[string]schema.Attribute{
			"id":    crud.ComputedString("Intercom's id of the side conversation."),
			"parts": crud.Each("What happened in the side conversation: comments, notes and the like.", parts.Attributes()),
		},
		List: func(ctx context.Context, api *intercom.Client, of ofConversation) ([]sideConversationModel, error) {
			return crud.Collect(api.Conversations.SideConversations(ctx, of.ConversationID.ValueString()), sideConversationState)
		},
	}
}

func sideConversationState(side *intercom.SideConversation, err error) (*sideConversationModel, error) {
	if err != nil {
		return nil, err
	}
	state := &sideConversationModel{tf.StringOrNull(side.ID), []parts.Part{}}
	for i := range side.Parts {
		state.Parts = append(state.Parts, parts.State(&side.Parts[i]))
	}
	return state, nil
}
