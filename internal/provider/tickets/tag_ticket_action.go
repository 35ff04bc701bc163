package tickets

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type tagTicketAction struct{ crud.Action }

func newTagTicketAction() action.Action {
	return &tagTicketAction{crud.Action{Name: "tag_ticket"}}
}

func (a *tagTicketAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `Puts a tag on a ticket, in the name of a teammate.

**Permissions.** The token's app needs *Write tickets*, and *Read tags* and *Read admins* to check the ids in the plan.

**Repeating.** Repeating it changes nothing: the ticket has the tag.

**What Intercom cannot do.** The tags of a ticket cannot be read, so that they have no resource: only the answer to tagging says since when
the ticket has the tag, and the last line of the progress has that.`,
		Attributes: ticketTagAttributes(),
	}
}

func (a *tagTicketAction) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	crud.PlanAction(ctx, a, req, resp, func(config ticketTagModel, refuse crud.Refusals) { config.check(ctx, a.API, refuse) })
}

func (a *tagTicketAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config ticketTagModel, say crud.Progress) error {
		ticket, tag := config.TicketID.ValueString(), config.TagID.ValueString()
		say("Putting tag %s on ticket %s", tag, ticket)
		applied, err := a.API.Tickets.Tag(ctx, ticket, tag, config.AdminID.ValueString())
		if err != nil {
			return err
		}
		if since := tf.Timestamp(applied.AppliedAt); !since.IsNull() {
			say("Ticket %s has tag %s, since %s", ticket, tag, since.ValueString())
			return nil
		}
		say("Ticket %s has tag %s", ticket, tag)
		return nil
	})
}
