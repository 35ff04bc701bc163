package tickets

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

type linkTicketAction struct{ crud.Action }

func newLinkTicketAction() action.Action {
	return &linkTicketAction{crud.Action{Name: "link_ticket", Since: intercom.TicketLinksSince}}
}

func (a *linkTicketAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `Links a conversation, or a customer ticket, to a tracker ticket.

Requires ` + "`api_version`" + ` 2.16 or newer.

**Permissions.** The token's app needs *Read tickets* and *Write tickets*.

**Repeating.** Repeating it changes nothing: what is linked to the ticket stays linked, and that is said.

**What Intercom cannot do.** A conversation is linked to one tracker ticket at a time: to link it to another, unlink it first, with
` + "`intercom_unlink_ticket`" + `. 2,500 can be linked to a ticket. No request links a back-office ticket.`,
		Attributes: ticketLinkAttributes(),
	}
}

func (a *linkTicketAction) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	crud.PlanAction(ctx, a, req, resp, func(config ticketLinkModel, refuse crud.Refusals) { config.check(ctx, a.API, refuse) })
}

func (a *linkTicketAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config ticketLinkModel, say crud.Progress) error {
		ticket, conversation := config.TicketID.ValueString(), config.ConversationID.ValueString()
		say("Linking conversation %s to ticket %s", conversation, ticket)
		before, err := a.API.Tickets.Link(ctx, ticket, conversation)
		return say.Outcome(before, err, "Conversation %s was linked to ticket %s before", "Conversation %s is linked to ticket %s", conversation, ticket)
	})
}
