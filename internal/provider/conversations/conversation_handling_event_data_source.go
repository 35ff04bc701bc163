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

// ofConversation is the configuration of a list of what one conversation has.
type ofConversation struct {
	ConversationID types.String `tfsdk:"conversation_id"`
}

type handlingEventModel struct {
	Type       types.String `tfsdk:"type"`
	Timestamp  types.String `tfsdk:"timestamp"`
	Reason     types.String `tfsdk:"reason"`
	ActorType  types.String `tfsdk:"actor_type"`
	ActorID    types.String `tfsdk:"actor_id"`
	ActorName  types.String `tfsdk:"actor_name"`
	ActorEmail types.String `tfsdk:"actor_email"`
}

func newConversationHandlingEventsDataSource() datasource.DataSource {
	return &crud.Plural[ofConversation, handlingEventModel]{
		DataSource: crud.DataSource{Name: "conversation_handling_events", Since: intercom.MustVersion("2.15")},
		Description: `When teammates paused and resumed the handling of a conversation.

Requires ` + "`api_version`" + ` 2.15 or newer.

**Permissions.** The token's app needs *Read conversations*.`,
		Arguments: crud.Parent("conversation"),
		Each: map[string]schema.Attribute{
			"type":        crud.ComputedString("`paused` or `resumed`."),
			"timestamp":   crud.ComputedString("When it happened, in RFC 3339 format, UTC."),
			"reason":      crud.ComputedString("Why it was paused, such as `Paused` or `Away`."),
			"actor_type":  crud.ComputedString("Who did it: `admin`, `team` or `bot`."),
			"actor_id":    crud.ComputedString("Id of the teammate, team or bot."),
			"actor_name":  crud.ComputedString("Name of the teammate, team or bot."),
			"actor_email": crud.ComputedString("E-mail address of the teammate."),
		},
		EachIs: "The pauses and resumptions, in Intercom's order.",
		List: func(ctx context.Context, api *intercom.Client, of ofConversation) ([]handlingEventModel, error) {
			return crud.Collect(api.Conversations.HandlingEvents(ctx, of.ConversationID.ValueString()), handlingEventState)
		},
	}
}

func handlingEventState(event *intercom.HandlingEvent, err error) (*handlingEventModel, error) {
	if err != nil {
		return nil, err
	}
	by := event.Teammate
	return &handlingEventModel{
		tf.StringOrNull(event.Type), tf.Timestamp(event.Timestamp), tf.StringOrNull(event.Reason),
		tf.StringOrNull(by.Type), tf.StringOrNull(by.ID), tf.StringOrNull(by.Name), tf.StringOrNull(by.Email),
	}, nil
}
