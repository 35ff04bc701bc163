package conversations

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type deleteConversationAction struct{ crud.Action }

type deleteConversationModel struct {
	ConversationID types.String `tfsdk:"conversation_id"`
	RetainMetrics  types.Bool   `tfsdk:"retain_metrics"`
}

func newDeleteConversationAction() action.Action {
	return &deleteConversationAction{crud.Action{Name: "delete_conversation", Since: intercom.ConversationDeletionSince}}
}

func (a *deleteConversationAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `Deletes a conversation permanently, with all that was written in it, its notes and its attachments.

Its contacts and teammates no longer see it, and its tags and the values of its attributes are gone with it. Reports still count it, some
with less data, unless ` + "`retain_metrics`" + ` is ` + "`false`. `intercom_deleted_conversations`" + ` lists what was deleted. To remove one message only, use
` + "`intercom_redact_conversation`." + `

Requires ` + "`api_version`" + ` 2.13 or newer.

**Permissions.** The token's app needs *Write conversations* and *Read conversations*, and *Delete conversations and metrics* to delete what reports
have of the conversation.

**Repeating.** Repeating it changes nothing: a conversation that is not there counts as deleted, also where reports still count it.

**What Intercom cannot do.** A deletion cannot be undone.`,
		Attributes: map[string]schema.Attribute{
			"conversation_id": conversationIDAttribute(),
			"retain_metrics": schema.BoolAttribute{
				Optional: true, MarkdownDescription: "Whether reports still count the conversation.\nDefaults to `true`. Requires `api_version` 2.16 or newer.",
			},
		},
	}
}

func (a *deleteConversationAction) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	crud.PlanAction(ctx, a, req, resp, func(config deleteConversationModel, refuse crud.Refusals) {
		refuse.Since(intercom.ConversationDeletionsSince, "retain_metrics", config.RetainMetrics)
	})
}

func (a *deleteConversationAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config deleteConversationModel, say crud.Progress) error {
		id := config.ConversationID.ValueString()
		say("Deleting conversation %s permanently", id)
		before, err := a.API.Conversations.Delete(ctx, id, tf.BoolPointer(config.RetainMetrics))
		return say.Outcome(before, err, "Conversation %s is not there: it was deleted before, or never was in this workspace", "Conversation %s is deleted", id)
	})
}
