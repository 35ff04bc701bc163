package tickets

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
)

type untagTicketAction struct{ crud.Action }

func newUntagTicketAction() action.Action {
	return &untagTicketAction{crud.Action{Name: "untag_ticket"}}
}

func (a *untagTicketAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `Takes a tag off a ticket, in the name of a teammate.

**Permissions.** The token's app needs *Write tickets*, and *Read tags* and *Read admins* to check the ids in the plan.

**Repeating.** Repeating it changes nothing: the ticket does not have the tag, and that is said.

**What Intercom cannot do.** The tags of a ticket cannot be read, so that they have no resource.`,
		Attributes: ticketTagAttributes(),
	}
}

func (a *untagTicketAction) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	crud.PlanAction(ctx, a, req, resp, func(config ticketTagModel, refuse crud.Refusals) { config.check(ctx, a.API, refuse) })
}

func (a *untagTicketAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config ticketTagModel, say crud.Progress) error {
		ticket, tag := config.TicketID.ValueString(), config.TagID.ValueString()
		say("Taking tag %s off ticket %s", tag, ticket)
		lacking, err := a.API.Tickets.Untag(ctx, ticket, tag, config.AdminID.ValueString())
		return say.Outcome(lacking, err, "Ticket %s does not have tag %s", "Ticket %s does not have tag %s any more", ticket, tag)
	})
}
