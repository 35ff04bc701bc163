package tickets

import (
	"cmp"
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider/parts"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf/attributevalues"
)

const ticketNotes = "\n\n**Permissions.** The token's app needs *Read tickets*.\n\n" +
	"**Personal data.** What people wrote, their names and their e-mail addresses are in the state. Keep the state where such data may be kept.\n\n"

// readTicketModel is what one ticket and each of a list have.
type readTicketModel struct {
	ID                 types.String         `tfsdk:"id"`
	TicketID           types.String         `tfsdk:"ticket_id"`
	TicketTypeID       types.String         `tfsdk:"ticket_type_id"`
	Category           types.String         `tfsdk:"category"`
	ContactID          types.String         `tfsdk:"contact_id"`
	TicketStateID      types.String         `tfsdk:"ticket_state_id"`
	StateCategory      types.String         `tfsdk:"state_category"`
	StateInternalLabel types.String         `tfsdk:"state_internal_label"`
	StateExternalLabel types.String         `tfsdk:"state_external_label"`
	AdminAssigneeID    types.String         `tfsdk:"admin_assignee_id"`
	TeamAssigneeID     types.String         `tfsdk:"team_assignee_id"`
	Open               types.Bool           `tfsdk:"open"`
	IsShared           types.Bool           `tfsdk:"is_shared"`
	SnoozedUntil       types.String         `tfsdk:"snoozed_until"`
	CreatedAt          types.String         `tfsdk:"created_at"`
	UpdatedAt          types.String         `tfsdk:"updated_at"`
	LinkedObjects      []parts.LinkedObject `tfsdk:"linked_objects"`
}

// wholeTicketModel is a ticket with its parts.
type wholeTicketModel struct {
	readTicketModel
	Attributes types.Dynamic     `tfsdk:"attributes"`
	Parts      []ticketPartModel `tfsdk:"parts"`
}

type ticketPartModel struct {
	parts.Part
	TicketState         types.String `tfsdk:"ticket_state"`
	PreviousTicketState types.String `tfsdk:"previous_ticket_state"`
}

func readTicketAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":                   crud.ComputedString("Intercom's id of the ticket."),
		"ticket_id":            crud.ComputedString("Number of the ticket in the inbox. The API knows it by `id` only."),
		"ticket_type_id":       crud.ComputedString("Id of the ticket type."),
		"category":             crud.ComputedString("`Customer`, `Back-office` or `Tracker`."),
		"contact_id":           crud.ComputedString("Id of the contact whose ticket it is."),
		"ticket_state_id":      crud.ComputedString("Id of the state. Requires `api_version` 2.12 or newer."),
		"state_category":       crud.ComputedString("Category of the state: `submitted`, `in_progress`, `waiting_on_customer` or `resolved`."),
		"state_internal_label": crud.ComputedString("What teammates see of the state."),
		"state_external_label": crud.ComputedString("What contacts see of the state."),
		"admin_assignee_id":    crud.ComputedString("Id of the teammate to whom the ticket is assigned."),
		"team_assignee_id":     crud.ComputedString("Id of the team to which the ticket is assigned."),
		"open":                 crud.ComputedBool("Whether the ticket is open."),
		"is_shared":            crud.ComputedBool("Whether the contact sees the ticket."),
		"snoozed_until":        crud.ComputedString("Until when the ticket is snoozed, in RFC 3339 format, UTC."),
		"created_at":           crud.ComputedString("When the ticket was created, in RFC 3339 format, UTC."),
		"updated_at":           crud.ComputedString("When the ticket was last updated, in RFC 3339 format, UTC."),
		"linked_objects":       crud.Each("Conversations and tickets that are linked to it, up to 1,000.", parts.LinkedObjectAttributes()),
	}
}

func newTicketDataSource() datasource.DataSource {
	partAttributes := parts.Attributes()
	partAttributes["ticket_state"] = crud.ComputedString("Category of the state that the ticket got, of a change of state.")
	partAttributes["previous_ticket_state"] = crud.ComputedString("Category of the state that the ticket had, of a change of state.")
	attributes := readTicketAttributes()
	attributes["attributes"] = schema.DynamicAttribute{
		Computed: true, MarkdownDescription: "Values of the ticket type's attributes by name, without those that are not set. A value of a list is its label. " +
			"A file is JSON; its URL is valid for 30 minutes.",
	}
	attributes["parts"] = crud.Each("What happened to the ticket, oldest first: comments, notes, changes of state and the like.", partAttributes)
	return &crud.Singular[wholeTicketModel]{
		DataSource: crud.DataSource{Name: "ticket", Keys: []string{"id"}},
		Description: "A ticket with its parts, by its id." + ticketNotes +
			"**What Intercom cannot do.** The company and the tags of a ticket cannot be read, and of more than 500 parts only the last 500.",
		Attributes: attributes,
		Find: func(ctx context.Context, api *intercom.Client, config wholeTicketModel) (*wholeTicketModel, error) {
			found, err := api.Tickets.Get(ctx, config.ID.ValueString())
			common, err := readTicketState(found, err)
			if err != nil {
				return nil, err
			}
			definitions, err := definitionsOf(ctx, api, found)
			if err != nil {
				return nil, err
			}
			whole := &wholeTicketModel{*common, definitions.State(attributevalues.Everything(), found.Attributes), []ticketPartModel{}}
			for i := range found.Parts {
				part := &found.Parts[i]
				whole.Parts = append(whole.Parts, ticketPartModel{parts.State(part), tf.StringOrNull(part.TicketState), tf.StringOrNull(part.PreviousState)})
			}
			return whole, nil
		},
	}
}

// listedTicketModel is a ticket in a list. Terraform has no lists of objects
// whose members are of any type, so that here the values are texts.
type listedTicketModel struct {
	readTicketModel
	Attributes types.Map `tfsdk:"attributes"`
}

func newTicketsDataSource() datasource.DataSource {
	attributes := readTicketAttributes()
	attributes["attributes"] = attributevalues.StringsAttribute("Values of the ticket type's attributes, by their names. A value of a list is its label.")
	return &crud.Plural[tf.Search, listedTicketModel]{
		DataSource: crud.DataSource{Name: "tickets"},
		Description: "Tickets without their parts: those that match filters, or all.\n\n" +
			"Fields to filter by are `title`, `description`, `category` (with the values `request` for Customer, `task` for Back-office " +
			"and `tracker` for Tracker), `ticket_type_id`, `contact_ids`, `teammate_ids`, `admin_assignee_id`, `team_assignee_id`, `open`, `state`, " +
			"`created_at`, `updated_at`, `snoozed_until` and `ticket_attribute.<id of the attribute>`." + ticketNotes +
			"**What Intercom cannot do.** There is no list of tickets but the search, which lags behind writes: what was written in the last minutes " +
			"may be missing. `intercom_ticket` reads a ticket as it is, with its parts.",
		Searches: true,
		Each:     attributes,
		List: func(ctx context.Context, api *intercom.Client, search tf.Search) ([]listedTicketModel, error) {
			return crud.Collect(crud.Found(ctx, search, api.Tickets.All, api.Tickets.Search), func(t *intercom.Ticket, err error) (*listedTicketModel, error) {
				common, err := readTicketState(t, err)
				if err != nil {
					return nil, err
				}
				definitions, err := definitionsOf(ctx, api, t)
				if err != nil {
					return nil, err
				}
				return &listedTicketModel{*common, definitions.Strings(t.Attributes)}, nil
			})
		},
	}
}

func readTicketState(t *intercom.Ticket, err error) (*readTicketModel, error) {
	if err != nil {
		return nil, err
	}
	model := &readTicketModel{
		ID: tf.StringOrNull(t.ID), TicketID: tf.StringOrNull(t.TicketID), Category: tf.StringOrNull(t.Category), TicketStateID: tf.StringOrNull(t.State.ID), StateCategory: tf.StringOrNull(t.State.Category),
		StateInternalLabel: tf.StringOrNull(cmp.Or(t.State.InternalLabel, t.InternalLabel)), StateExternalLabel: tf.StringOrNull(cmp.Or(t.State.ExternalLabel, t.ExternalLabel)),
		AdminAssigneeID: tf.StringOrNull(t.AdminAssigneeID), TeamAssigneeID: tf.StringOrNull(t.TeamAssigneeID),
		Open: types.BoolValue(t.Open), IsShared: types.BoolValue(t.IsShared), SnoozedUntil: tf.Timestamp(t.SnoozedUntil),
		CreatedAt: tf.Timestamp(t.CreatedAt), UpdatedAt: tf.Timestamp(t.UpdatedAt), LinkedObjects: parts.LinkedObjects(t.LinkedObjects),
	}
	if t.Type != nil {
		model.TicketTypeID = tf.StringOrNull(t.Type.ID)
	}
	if len(t.Contacts) > 0 {
		model.ContactID = tf.StringOrNull(t.Contacts[0].ID)
	}
	return model, nil
}

// definitionsOf are those of a ticket's type. What a ticket tells of its type may
// lack the labels of lists.
func definitionsOf(ctx context.Context, api *intercom.Client, ticket *intercom.Ticket) (attributevalues.Definitions, error) {
	if ticket.Type == nil {
		return attributevalues.Definitions{}, nil
	}
	kind, err := api.TicketTypes.Get(ctx, ticket.Type.ID.String())
	if err != nil {
		return attributevalues.Definitions{}, err
	}
	return ticketDefinitions(kind), nil
}
