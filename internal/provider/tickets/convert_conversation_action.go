package tickets

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf/attributevalues"
)

type convertConversationAction struct{ crud.Action }

type convertConversationModel struct {
	ConversationID types.String  `tfsdk:"conversation_id"`
	TicketTypeID   types.String  `tfsdk:"ticket_type_id"`
	TicketStateID  types.String  `tfsdk:"ticket_state_id"`
	Attributes     types.Dynamic `tfsdk:"attributes"`
}

func newConvertConversationAction() action.Action {
	return &convertConversationAction{crud.Action{Name: "convert_conversation"}}
}

func (a *convertConversationAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `Converts a conversation into a customer ticket.

The id of the ticket is in the last line of the progress.

**Permissions.** The token's app needs *Read conversations*, *Write conversations* and *Read tickets*.

**Repeating.** Repeating it changes nothing: a conversation that is a ticket already stays that ticket, with its type and its values, and
that is said.

**What Intercom cannot do.** A ticket never becomes a conversation again. A conversation becomes a customer ticket only: for another
category, use ` + "`intercom_ticket`" + `.`,
		Attributes: map[string]schema.Attribute{
			"conversation_id": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Id of the conversation, as in its address in the inbox.",
			},
			"ticket_type_id": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.ID()},
				MarkdownDescription: "Id of the ticket type, which must have the category `Customer` and not be archived.",
			},
			"ticket_state_id": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.ID()},
				MarkdownDescription: "Id of the state that the ticket begins in, one of those of the ticket type.\nRequires `api_version` 2.16 or newer.",
			},
			"attributes": schema.DynamicAttribute{
				Optional: true, Validators: []validator.Dynamic{attributevalues.Sendable(false)},
				MarkdownDescription: "Values of the ticket type's attributes, by their names: an object. The title is `_default_title_` and the description " +
					"`_default_description_`. A value of a list is its label, or its id as in `option_ids` of `intercom_ticket_type_attribute`.",
			},
		},
	}
}

func (a *convertConversationAction) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	crud.PlanAction(ctx, a, req, resp, func(config convertConversationModel, refuse crud.Refusals) {
		refuse.Since(intercom.ConversionStateSince, "ticket_state_id", config.TicketStateID)
		refuse.Reference("ticket_type_id", config.TicketTypeID, func(string) error {
			_, err := a.kind(ctx, &resp.Diagnostics, config)
			return err
		})
	})
}

// kind is the ticket type of the ticket to be, to which it holds the rest.
func (a *convertConversationAction) kind(ctx context.Context, diags *diag.Diagnostics, config convertConversationModel) (*intercom.TicketType, error) {
	kind, err := a.API.TicketTypes.Get(ctx, config.TicketTypeID.ValueString())
	switch {
	case err != nil:
		return nil, err
	case kind.Archived && !a.API.TicketTypes.Restoring(kind.ID.String()):
		return nil, archivedType(kind)
	case kind.Category != "" && kind.Category != intercom.CustomerCategory:
		return nil, tf.NewDiagnostic("The ticket type is not for customers", "Ticket type %s (%s) has the category %s, and a conversation becomes a ticket "+
			"of the category %s only. Configure another type, or use intercom_ticket.", kind.ID, kind.Name, kind.Category, intercom.CustomerCategory)
	}
	checkAttributes(diags, a.API, kind, config.Attributes, types.DynamicNull(), "have what triggers the action depend on it")
	if _, err := stateWithin(kind, nil, config.TicketStateID, types.StringNull()); err != nil {
		addError(diags, "ticket_state_id", err)
	}
	return kind, nil
}

func (a *convertConversationAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config convertConversationModel, say crud.Progress) error {
		kind, err := a.kind(ctx, &resp.Diagnostics, config) // the type may not have been known before
		if err != nil || resp.Diagnostics.HasError() {
			return err
		}
		values, err := ticketDefinitions(kind).Request(attributevalues.Change{Plan: config.Attributes})
		if err != nil {
			return err
		}
		id := config.ConversationID.ValueString()
		say("Converting conversation %s into a ticket of type %s", id, kind.ID)
		ticket, before, err := a.API.Conversations.Convert(ctx, id, intercom.Conversion{
			TypeID: kind.ID.String(), StateID: config.TicketStateID.ValueString(), Attributes: values,
		})
		if err != nil {
			return err
		}
		return say.Outcome(before, nil, "Conversation %s was ticket %s before", "Conversation %s is ticket %s", id, ticket.ID)
	})
}
