package tickets

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// ticketIDAttribute is what every action on a ticket has.
func ticketIDAttribute(description string) schema.StringAttribute {
	return schema.StringAttribute{
		Required: true, Validators: []validator.String{tf.ID()},
		MarkdownDescription: description + " The number in the inbox is another: the API knows a ticket by its id only.",
	}
}

// ticketTagModel is what the actions on the tags of tickets are configured with.
type ticketTagModel struct {
	TicketID types.String `tfsdk:"ticket_id"`
	TagID    types.String `tfsdk:"tag_id"`
	AdminID  types.String `tfsdk:"admin_id"`
}

func ticketTagAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"ticket_id": ticketIDAttribute("Id of the ticket."),
		"tag_id":    schema.StringAttribute{Required: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Id of the tag."},
		"admin_id": schema.StringAttribute{
			Required: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Id of the teammate in whose name it is done.",
		},
	}
}

// check refuses a tag and a teammate who are not there.
func (m ticketTagModel) check(ctx context.Context, api *intercom.Client, refuse crud.Refusals) {
	refuse.Reference("tag_id", m.TagID, func(id string) error { return api.Tags.Exists(ctx, id) })
	refuse.Admin(ctx, "admin_id", m.AdminID)
}

// ticketLinkModel is what the actions on the links of tickets are configured with.
type ticketLinkModel struct {
	TicketID       types.String `tfsdk:"ticket_id"`
	ConversationID types.String `tfsdk:"conversation_id"`
}

func ticketLinkAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"ticket_id": ticketIDAttribute("Id of the tracker ticket."),
		"conversation_id": schema.StringAttribute{
			Required: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Id of the conversation, or of the customer ticket.",
		},
	}
}

// check refuses a ticket that nothing can be linked to.
func (m ticketLinkModel) check(ctx context.Context, api *intercom.Client, refuse crud.Refusals) {
	refuse.Reference("ticket_id", m.TicketID, func(id string) error {
		ticket, err := api.Tickets.Get(ctx, id)
		switch {
		case errors.Is(err, intercom.ErrNotFound):
			return tf.NewDiagnostic("No such ticket", "%v. ticket_id takes the id of an intercom_ticket, not its number in the inbox.", err)
		case err == nil && ticket.Category != "" && ticket.Category != intercom.TrackerCategory:
			return tf.NewDiagnostic("The ticket is no tracker ticket", "Ticket %s is in the category %s, and conversations are linked to tracker tickets only. "+
				"Configure the id of a ticket whose type has the category %s.", id, ticket.Category, intercom.TrackerCategory)
		}
		return err
	})
}
