package conversations

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider/parts"
)

type replyConversationAction struct{ crud.Action }

type replyConversationModel struct {
	ConversationID types.String `tfsdk:"conversation_id"`
	parts.Reply
}

func newReplyConversationAction() action.Action {
	return &replyConversationAction{crud.Action{Name: "reply_conversation", Keys: parts.Repliers()}}
}

func (a *replyConversationAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	attributes := parts.ReplyAttributes()
	attributes["conversation_id"] = conversationIDAttribute()
	resp.Schema = schema.Schema{
		MarkdownDescription: `Replies to a conversation, in the name of a teammate or of a contact, or adds a note that only teammates see.

One of ` + "`admin_id` and `contact_id`" + ` says in whose name.` + parts.SentNotes + `

**Permissions.** The token's app needs *Write conversations*, and *Read admins* to check the teammate's id in the plan.

**Repeating.** Repeating it replies once more.

**What Intercom cannot do.** A reply cannot be taken back; its text can be redacted in Intercom.`,
		Attributes: attributes,
	}
}

func (a *replyConversationAction) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	crud.PlanAction(ctx, a, req, resp, func(config replyConversationModel, refuse crud.Refusals) {
		config.Check(ctx, refuse)
	})
}

func (a *replyConversationAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config replyConversationModel, say crud.Progress) error {
		id := config.ConversationID.ValueString()
		reply, doing, done := config.Input()
		say("%s to conversation %s", doing, id)
		if _, err := a.API.Conversations.Reply(ctx, id, reply); err != nil {
			return err
		}
		say("%s to conversation %s", done, id)
		return nil
	})
}
