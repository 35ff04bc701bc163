package tickets

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

type unlinkTicketAction struct{ crud.Action }

func newUnlinkTicketAction() action.Action {
	return &unlinkTicketAction{crud.Action{Name: "unlink_ticket", Since: intercom.TicketLinksSince}}
}

func (a *unlinkTicketAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `Takes a conversation, or a customer ticket, off the tracker ticket that it is linked to.

Requires ` + "`api_version`" + ` 2.16 or newer.

**Permissions.** The token's app needs *Read tickets* and *Write tickets*.

**Repeating.** Repeating it changes nothing: the conversation is not linked to the ticket, and that is said.

**What Intercom cannot do.** No request takes a conversation off a back-office ticket.`,
		Attributes: ticketLinkAttributes(),
	}
}

func (a *unlinkTicketAction) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	crud.PlanAction(ctx, a, req, resp, func(config ticketLinkModel, refuse crud.Refusals) { config.check(ctx, a.API, refuse) })
}

func (a *unlinkTicketAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config ticketLinkModel, say crud.Progress) error {
		ticket, conversation := config.TicketID.ValueString(), config.ConversationID.ValueString()
		say("Unlinking conversation %s from ticket %s", conversation, ticket)
		lacking, err := a.API.Tickets.Unlink(ctx, ticket, conversation)
		return say.Outcome(lacking, err, "Conversation %s is not linked to ticket %s", "Unlinked conversation %s from ticket %s", conversation, ticket)
	})
}
