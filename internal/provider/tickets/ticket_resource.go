package tickets

import (
	"context"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf/attributevalues"
)

type ticketResource struct{ crud.Resource }

func newTicketResource() resource.Resource {
	return &ticketResource{crud.Resource{Name: "ticket", Since: intercom.TicketsSince, Loss: crud.Loss{
		Summary: "The ticket will be deleted permanently",
		Detail: "is deleted with everything that was written in it. Nothing brings it back. To stop managing it and leave it as it is, " +
			"use a removed block with destroy = false.",
	}}}
}

type ticketModel struct {
	ID                types.String  `tfsdk:"id"`
	TicketID          types.String  `tfsdk:"ticket_id"`
	TicketTypeID      types.String  `tfsdk:"ticket_type_id"`
	ContactID         types.String  `tfsdk:"contact_id"`
	Attributes        types.Dynamic `tfsdk:"attributes"`
	CompanyID         types.String  `tfsdk:"company_id"`
	TicketStateID     types.String  `tfsdk:"ticket_state_id"`
	AdminAssigneeID   types.String  `tfsdk:"admin_assignee_id"`
	TeamAssigneeID    types.String  `tfsdk:"team_assignee_id"`
	Open              types.Bool    `tfsdk:"open"`
	IsShared          types.Bool    `tfsdk:"is_shared"`
	SnoozedUntil      types.String  `tfsdk:"snoozed_until"`
	SkipNotifications types.Bool    `tfsdk:"skip_notifications"`
}

func (*ticketResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	whatItIs := "\nLeaving this out keeps what Intercom and the team set."
	resp.Schema = schema.Schema{
		MarkdownDescription: `A ticket: a request of a contact that goes through states.

Requires ` + "`api_version`" + ` 2.13 or newer, the first that can delete a ticket.

**Permissions.** The token's app needs *Read tickets* and *Write tickets*; *Read admins* for the plan to find an assignee
that does not exist, and *Read one user and one company* for a company.

**Existing tickets** can be imported, by Intercom's id and not by the number that the inbox shows. An import does not see
` + "`company_id`" + `; where it is configured, the next apply writes it again.

**Destroy** deletes the ticket permanently, with everything that was written in it. The plan says so.

**A new ticket** takes two requests where its state, ` + "`open`, `is_shared` or `snoozed_until`" + ` are configured, and with an
` + "`api_version`" + ` before 2.14 where an assignee is. If the second one fails, the ticket is kept in the state and marked as
tainted: the next apply would delete it and create another. To keep it, run ` + "`terraform untaint`" + ` first; the next apply then does the rest.

**What Intercom cannot do.** The contact of a ticket cannot be changed: another one replaces the ticket. The type can be
changed to another one of the same category from ` + "`api_version`" + ` 2.16 on; before, that replaces the ticket. Files cannot be
attached, the company and the tags of a ticket cannot be read, and nothing but time and closing the ticket ends a snooze.
Nobody, as ` + "`\"0\"`" + `, is nobody of both kinds to Intercom, so that taking a ticket away from a team takes it away from its teammate for a
moment.`,
		Attributes: map[string]schema.Attribute{
			"id": crud.ID("ticket"),
			"ticket_id": schema.StringAttribute{
				Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
				MarkdownDescription: "Number of the ticket in the inbox. The API knows it by `id` only.",
			},
			"ticket_type_id": schema.StringAttribute{
				Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.ID())},
				MarkdownDescription: "Id of the ticket type, which must not be archived.",
			},
			"contact_id": schema.StringAttribute{
				Required:            true,
				PlanModifiers:       []planmodifier.String{stringplanmodifier.RequiresReplace(), tf.NewOnly(tf.ID())},
				MarkdownDescription: "Intercom's id of the contact whose ticket it is.\nChanging this forces a new resource to be created.",
			},
			"attributes": attributevalues.Attribute("Values of the ticket type's attributes, by their names.", "The title is `_default_title_` and the "+
				"description `_default_description_`. A value of a list is its label, or its id as in `option_ids` of `intercom_ticket_type_attribute`."),
			"company_id": schema.StringAttribute{
				Optional: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.ID())},
				MarkdownDescription: "Intercom's id of the company that the ticket belongs to. Intercom does not tell it again, so that Terraform does not see when somebody changes it.",
			},
			"ticket_state_id": schema.StringAttribute{
				Optional: true, Computed: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.ID())},
				MarkdownDescription: "Id of the state, one of those of the ticket type." + whatItIs,
			},
			"admin_assignee_id": schema.StringAttribute{
				Optional: true, Computed: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.ID())},
				MarkdownDescription: "Id of the teammate to whom the ticket is assigned, `\"0\"` for nobody." + whatItIs,
			},
			"team_assignee_id": schema.StringAttribute{
				Optional: true, Computed: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.ID())},
				MarkdownDescription: "Id of the team to which the ticket is assigned, `\"0\"` for none." + whatItIs,
			},
			"open": schema.BoolAttribute{
				Optional: true, Computed: true, MarkdownDescription: "Whether the ticket is open." + whatItIs,
			},
			"is_shared": schema.BoolAttribute{
				Optional: true, Computed: true, MarkdownDescription: "Whether the contact sees the ticket." + whatItIs,
			},
			"snoozed_until": schema.StringAttribute{
				Optional: true, Computed: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.RFC3339())},
				MarkdownDescription: "Until when the ticket is snoozed, in RFC 3339 format, UTC. A time in the past changes nothing." + whatItIs,
			},
			"skip_notifications": schema.BoolAttribute{
				Optional: true, WriteOnly: true,
				MarkdownDescription: "Whether nobody is notified of what Terraform does with the ticket. \nDefaults to `false`. It is not in the state, and changing this alone changes nothing.",
			},
		},
	}
}

// ModifyPlan checks a ticket against its type, and says what is deleted.
func (r *ticketResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	defer r.Resource.ModifyPlan(ctx, req, resp)
	if req.Plan.Raw.IsNull() || r.API == nil {
		return
	}
	var plan, state, config ticketModel
	exists := !req.State.Raw.IsNull()
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if exists {
		resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	}
	if resp.Diagnostics.HasError() {
		return
	}
	moves := exists && !plan.TicketTypeID.Equal(state.TicketTypeID)
	replaced := exists && !plan.ContactID.Equal(state.ContactID)
	if moves && r.API.Version().Before(intercom.TicketTypeChangeSince) {
		replaced = true
		resp.RequiresReplace = append(resp.RequiresReplace, path.Root("ticket_type_id"))
	}
	if replaced {
		state, exists = ticketModel{}, false
	}
	if moves || replaced {
		// What the old type or ticket had is not the new one's.
		if plan.Attributes = config.Attributes; plan.Attributes.IsUnderlyingValueNull() {
			plan.Attributes = types.DynamicNull() // whatever its type
		}
		resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, path.Root("attributes"), plan.Attributes)...)
	}
	moves = moves && !replaced
	if exists && !moves {
		r.keepWords(ctx, &plan, &state, attributevalues.Recall(ctx, req.Private, &resp.Diagnostics))
		resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, path.Root("attributes"), plan.Attributes)...)
	}
	if exists && plan.repeats(&state, &config) {
		resp.Plan.Raw = req.State.Raw
		return
	}
	r.checkReferences(ctx, resp, &plan, &state)
	if plan.TicketTypeID.IsUnknown() {
		return
	}
	stateID := r.check(ctx, &resp.Diagnostics, &plan, &state)
	if !resp.Diagnostics.HasError() && moves && config.TicketStateID.IsNull() {
		resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, path.Root("ticket_state_id"), stateID)...)
	}
}

func (r *ticketResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan ticketModel) (*ticketModel, error) {
		resp.Diagnostics.Append(req.Config.GetAttribute(ctx, path.Root("skip_notifications"), &plan.SkipNotifications)...)
		r.check(ctx, &resp.Diagnostics, &plan, &ticketModel{}) // the type may not have been known before
		if resp.Diagnostics.HasError() {
			return nil, nil //nolint:nilnil // that is said
		}
		kind, err := r.API.TicketTypes.Get(ctx, plan.TicketTypeID.ValueString())
		if err != nil {
			return nil, err
		}
		definitions := ticketDefinitions(kind)
		change := attributevalues.Change{Plan: plan.Attributes}
		values, err := definitions.Request(change)
		if err != nil {
			return nil, err
		}
		made, err := r.API.Tickets.Create(ctx, plan.input(r.API, values))
		if err != nil {
			return nil, err
		}
		attributevalues.Remember(ctx, resp.Private, &resp.Diagnostics, change)
		made, err = r.bring(ctx, &plan, made, intercom.TicketUpdate{})
		state := plan.state(kind, made)
		if err == nil {
			state.Attributes = definitions.Stored(&resp.Diagnostics, attributesPath, change, made.Attributes)
		}
		return state, err
	})
}

func (r *ticketResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state ticketModel) (*ticketModel, error) {
		ticket, err := r.API.Tickets.Get(ctx, state.ID.ValueString())
		if err != nil {
			return nil, err
		}
		if state.TicketTypeID.IsNull() { // an import
			attributevalues.RememberImport(ctx, resp.Private, &resp.Diagnostics)
		}
		if attributevalues.Recall(ctx, resp.Private, &resp.Diagnostics).Whole {
			state.Attributes = attributevalues.Everything()
		}
		kind := ticket.Type
		if kind == nil || !state.Attributes.IsNull() {
			id := state.TicketTypeID.ValueString()
			if kind != nil {
				id = kind.ID.String()
			}
			// What a ticket tells of its type may lack the options of lists.
			if kind, err = r.API.TicketTypes.Get(ctx, id); err != nil {
				return nil, err
			}
		}
		return state.state(kind, ticket), nil
	})
}

func (r *ticketResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, state ticketModel) (*ticketModel, error) {
		resp.Diagnostics.Append(req.Config.GetAttribute(ctx, path.Root("skip_notifications"), &plan.SkipNotifications)...)
		stateID := r.check(ctx, &resp.Diagnostics, &plan, &state)
		if resp.Diagnostics.HasError() {
			return nil, nil //nolint:nilnil // that is said
		}
		kind, err := r.API.TicketTypes.Get(ctx, plan.TicketTypeID.ValueString())
		if err != nil {
			return nil, err
		}
		id, definitions := state.ID.ValueString(), ticketDefinitions(kind)
		ticket, err := r.API.Tickets.Get(ctx, id)
		if err != nil {
			return nil, err
		}
		change := attributevalues.Change{
			Plan: plan.Attributes, State: state.Attributes, Memory: attributevalues.Recall(ctx, req.Private, &resp.Diagnostics),
			Now: func() (map[string]any, error) { return ticket.Attributes, nil },
		}
		moves := !plan.TicketTypeID.Equal(state.TicketTypeID)
		if moves {
			change = change.Anew() // what of them the ticket carries over is not known
		}
		values, err := definitions.Request(change)
		if err != nil {
			return nil, err
		}
		update := intercom.TicketUpdate{Attributes: values}
		if moves {
			ticket, err = r.API.Tickets.ChangeType(ctx, id, plan.TicketTypeID.ValueString(), stateID, values)
			update.Attributes = nil
		}
		if err != nil {
			return nil, err
		}
		if !plan.CompanyID.Equal(state.CompanyID) {
			company := intercom.NullableText(plan.CompanyID.ValueString())
			update.CompanyID = &company
		}
		before := ticket
		ticket, err = r.bring(ctx, &plan, ticket, update)
		if err != nil && ticket == before && !moves {
			return nil, err // nothing was written
		}
		attributevalues.Remember(ctx, resp.Private, &resp.Diagnostics, change)
		now := plan.state(kind, ticket)
		if err != nil {
			now.CompanyID = state.CompanyID // so that it is written again
			return now, err
		}
		now.Attributes = definitions.Stored(&resp.Diagnostics, attributesPath, change, ticket.Attributes)
		return now, nil
	})
}

func (r *ticketResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state ticketModel) error {
		return r.API.Tickets.Delete(ctx, state.ID.ValueString())
	})
}

// keepWords keeps the state's attributes where the plan has the same in other
// words: a label for an id. What is wrong with the type shows later.
func (r *ticketResource) keepWords(ctx context.Context, plan, state *ticketModel, memory attributevalues.Memory) {
	if kind, err := r.API.TicketTypes.Get(ctx, state.TicketTypeID.ValueString()); err == nil && ticketDefinitions(kind).Same(plan.Attributes, state.Attributes, memory) {
		plan.Attributes = state.Attributes
	}
}

// bring makes a ticket what the plan says, beginning with an update, and returns
// the ticket as it is then. One update takes one assignee, and a change can have
// others in its wake, so that it goes on until the answer is as planned.
func (r *ticketResource) bring(ctx context.Context, plan *ticketModel, ticket *intercom.Ticket, update intercom.TicketUpdate) (*intercom.Ticket, error) {
	const most = 5 // an unassignment, a team, an admin, and what follows from them
	for range most {
		if !plan.lacks(ticket, &update, time.Now()) {
			return ticket, nil
		}
		update.SkipNotifications = tf.BoolPointer(plan.SkipNotifications)
		changed, err := r.API.Tickets.Update(ctx, ticket.ID.String(), update)
		if err != nil {
			return ticket, err
		}
		ticket, update = changed, intercom.TicketUpdate{}
	}
	if !plan.lacks(ticket, &update, time.Now()) {
		return ticket, nil
	}
	return ticket, tf.NewDiagnostic("Intercom does not keep the ticket as configured", "Ticket %s was written %d times, and each time Intercom changed "+
		"something of it back: it is now in state %s, open is %t, and it is assigned to teammate %q and team %q. A workflow may do that; or leave out what contradicts.",
		ticket.ID, most, ticket.State.ID, ticket.Open, ticket.AdminAssigneeID, ticket.TeamAssigneeID)
}
