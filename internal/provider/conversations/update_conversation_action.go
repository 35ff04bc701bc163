package conversations

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/actionvalidator"
	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf/attributevalues"
)

type updateConversationAction struct{ crud.Action }

type updateConversationModel struct {
	ConversationID   types.String  `tfsdk:"conversation_id"`
	Read             types.Bool    `tfsdk:"read"`
	Title            types.String  `tfsdk:"title"`
	CustomAttributes types.Dynamic `tfsdk:"custom_attributes"`
}

func newUpdateConversationAction() action.Action {
	return &updateConversationAction{crud.Action{Name: "update_conversation", Validators: []action.ConfigValidator{
		actionvalidator.AtLeastOneOf(path.MatchRoot("read"), path.MatchRoot("title"), path.MatchRoot("custom_attributes")),
	}}}
}

func (a *updateConversationAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `Updates a conversation: whether it is read, its title, and the values of its attributes.

At least one of ` + "`read`, `title` and `custom_attributes`" + ` is configured; what is left out stays as it is.

**Permissions.** The token's app needs *Write conversations*.

**Repeating.** Repeating it changes nothing: the conversation has the same values.

**What Intercom cannot do.** Intercom refuses values where two conversation attributes that are not archived have one name.`,
		Attributes: map[string]schema.Attribute{
			"conversation_id": conversationIDAttribute(),
			"read":            schema.BoolAttribute{Optional: true, MarkdownDescription: "Whether the contact has read the conversation."},
			"title": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.Name()}, MarkdownDescription: "Title of the conversation.\nRequires `api_version` 2.13 or newer.",
			},
			"custom_attributes": schema.DynamicAttribute{
				Optional: true, Validators: []validator.Dynamic{attributevalues.Sendable(false)},
				MarkdownDescription: "Values of conversation attributes, by the attributes' names: an object. Values that are not named stay as they are.\n" +
					"Requires `api_version` 2.12 or newer.",
			},
		},
	}
}

func (a *updateConversationAction) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	crud.PlanAction(ctx, a, req, resp, func(config updateConversationModel, refuse crud.Refusals) {
		refuse.Since(intercom.ConversationTitleSince, "title", config.Title)
		refuse.Since(intercom.ConversationValuesSince, "custom_attributes", config.CustomAttributes)
	})
}

func (a *updateConversationAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config updateConversationModel, say crud.Progress) error {
		id := config.ConversationID.ValueString()
		say("Updating conversation %s", id)
		values, _ := attributevalues.Sent(config.CustomAttributes, false) // the schema has checked it
		_, err := a.API.Conversations.Update(ctx, id, intercom.ConversationUpdate{
			Read: tf.BoolPointer(config.Read), Title: tf.StringPointer(config.Title), CustomAttributes: values,
		})
		if err != nil {
			return err
		}
		say("Conversation %s is updated", id)
		return nil
	})
}
