package conversations

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type mergeConversationsAction struct{ crud.Action }

type mergeConversationsModel struct {
	From types.String `tfsdk:"from_conversation_id"`
	Into types.String `tfsdk:"into_conversation_id"`
}

func newMergeConversationsAction() action.Action {
	return &mergeConversationsAction{crud.Action{Name: "merge_conversations", Since: intercom.ConversationMergesSince}}
}

func (a *mergeConversationsAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `Merges a conversation into another, which goes on; the one that is merged is closed and linked to it.

Requires ` + "`api_version`" + ` 2.16 or newer.

**Permissions.** The token's app needs *Read conversations* and *Write conversations*, and *Write tickets* where the conversation that is merged is
a ticket.

**Repeating.** Repeating it changes nothing: Intercom merges a conversation once. That it was merged before is said where the conversation is
linked to the other; Intercom refuses to merge one that was merged into a third.

**What Intercom cannot do.** A merge cannot be undone.`,
		Attributes: map[string]schema.Attribute{
			"from_conversation_id": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Id of the conversation that is merged, as in its address in the inbox.",
			},
			"into_conversation_id": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.NumericID()}, MarkdownDescription: "Id of the conversation that it is merged into.",
			},
		},
	}
}

func (a *mergeConversationsAction) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	crud.PlanAction(ctx, a, req, resp, func(config mergeConversationsModel, refuse crud.Refusals) {
		if from := config.From; !from.IsUnknown() && from.Equal(config.Into) {
			refuse.Add("into_conversation_id", tf.NewDiagnostic("A conversation cannot be merged into itself", "from_conversation_id and into_conversation_id are the same."))
		}
	})
}

func (a *mergeConversationsAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config mergeConversationsModel, say crud.Progress) error {
		from, into := config.From.ValueString(), config.Into.ValueString()
		say("Merging conversation %s into conversation %s", from, into)
		before, err := a.API.Conversations.Merge(ctx, from, into)
		return say.Outcome(before, err, "Conversation %s was merged into conversation %s before", "Conversation %s is merged into conversation %s", from, into)
	})
}
