package tickets

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider/parts"
)

type replyTicketAction struct{ crud.Action }

type replyTicketModel struct {
	TicketID types.String `tfsdk:"ticket_id"`
	parts.Reply
}

func newReplyTicketAction() action.Action {
	return &replyTicketAction{crud.Action{Name: "reply_ticket", Keys: parts.Repliers()}}
}

func (a *replyTicketAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	attributes := parts.ReplyAttributes()
	attributes["ticket_id"] = ticketIDAttribute("Id of the ticket.")
	resp.Schema = schema.Schema{
		MarkdownDescription: `Replies to a ticket, in the name of a teammate or of a contact, or adds a note that only teammates see.

One of ` + "`admin_id` and `contact_id`" + ` says in whose name.` + parts.SentNotes + `

**Permissions.** The token's app needs *Write tickets*, and *Read admins* to check the teammate's id in the plan.

**Repeating.** Repeating it replies once more.

**What Intercom cannot do.** A contact cannot reply to a back-office ticket. A reply cannot be taken back.`,
		Attributes: attributes,
	}
}

func (a *replyTicketAction) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	crud.PlanAction(ctx, a, req, resp, func(config replyTicketModel, refuse crud.Refusals) {
		config.Check(ctx, refuse)
	})
}

func (a *replyTicketAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config replyTicketModel, say crud.Progress) error {
		id := config.TicketID.ValueString()
		reply, doing, done := config.Input()
		say("%s to ticket %s", doing, id)
		part, err := a.API.Tickets.Reply(ctx, id, reply)
		if err != nil {
			return err
		}
		say("%s to ticket %s, as part %s", done, id, part.ID)
		return nil
	})
}
