package tickets

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/listplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type ticketTypeResource struct{ crud.Resource }

func newTicketTypeResource() resource.Resource {
	return &ticketTypeResource{crud.Resource{Name: "ticket_type", Loss: crud.Loss{
		Summary: "The ticket type will be archived, not deleted",
		Detail: "is archived, because Intercom cannot delete a ticket type: no new tickets can be created with it, and those that exist stay. " +
			"Creating it again creates another type; to have this one back, import it with its id.",
	}, Gone: "is not in Intercom any more, or is archived in a way that Intercom does not show. Where the configuration still has it, another one " +
		"is created, with another id and without its tickets."}}
}

type ticketTypeModel struct {
	ID                            types.String `tfsdk:"id"`
	Name                          types.String `tfsdk:"name"`
	Description                   types.String `tfsdk:"description"`
	Category                      types.String `tfsdk:"category"`
	Icon                          tf.Emoji     `tfsdk:"icon"`
	IsInternal                    types.Bool   `tfsdk:"is_internal"`
	DefaultTitleAttributeID       types.String `tfsdk:"default_title_attribute_id"`
	DefaultDescriptionAttributeID types.String `tfsdk:"default_description_attribute_id"`
	TicketStates                  types.List   `tfsdk:"ticket_states"`
	Archived                      types.Bool   `tfsdk:"archived"`
}

func ticketTypeAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id": crud.ID("ticket type"),
		"name": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.Name())}, MarkdownDescription: "Name of the ticket type.",
		},
		"description": schema.StringAttribute{
			Optional: true, Computed: true, Default: stringdefault.StaticString(""),
			MarkdownDescription: "Description of the ticket type.\nDefaults to an empty string.",
		},
		"category": schema.StringAttribute{
			Optional: true, Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown(), tf.NewOnly(tf.OneOf("Customer", "Back-office", "Tracker"))},

			MarkdownDescription: "Category of the ticket type: `Customer`, `Back-office` or `Tracker`.\nIntercom chooses the default, usually `Customer`.",
		},
		"icon": schema.StringAttribute{
			Optional: true, Computed: true, CustomType: tf.EmojiType{}, PlanModifiers: []planmodifier.String{tf.KeepEmoji(), tf.NewOnly(tf.OneEmoji())},

			MarkdownDescription: "Icon of the ticket type: one emoji.\nIntercom's default is a ticket. Emojis that differ only in a variation selector are the same.",
		},
		"is_internal": schema.BoolAttribute{
			Optional: true, Computed: true, PlanModifiers: []planmodifier.Bool{keepBool()},
			MarkdownDescription: "Whether the ticket type is for teammates only.\nIntercom chooses the default, usually `false`, and limits which workspaces may set this.",
		},
		"archived": crud.Archived("ticket type"),
		"default_title_attribute_id": schema.StringAttribute{
			Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
			MarkdownDescription: "Id of the title, an attribute that every ticket type has.",
		},
		"default_description_attribute_id": schema.StringAttribute{
			Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
			MarkdownDescription: "Id of the description, an attribute that every ticket type has.",
		},
		"ticket_states": schema.ListNestedAttribute{
			Computed: true, PlanModifiers: []planmodifier.List{listplanmodifier.UseStateForUnknown()},
			MarkdownDescription: "States that tickets of this type go through. Empty with an `api_version` before " + intercom.TicketStatesSince.String() + ".",
			NestedObject:        schema.NestedAttributeObject{Attributes: shortTicketStateAttributes()},
		},
	}
}

func (*ticketTypeResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `A ticket type: a form for tickets.

Its fields are ` + "`intercom_ticket_type_attribute`" + ` resources.

**Permissions.** The token's app needs *Read tickets* and *Write tickets*.

**Destroy** archives the ticket type, because Intercom cannot delete one; the plan says so. Its tickets stay. To have
it back, import it with its id: the next apply restores it.

**Archived ticket types.** One that somebody archived differs from the configuration in ` + "`archived`" + `, and the next apply restores
it, with its attributes and its tickets. To keep it archived, configure ` + "`archived = true`" + `.

**What Intercom cannot do.** Ticket types cannot be deleted or put in order, and the states that they go through cannot be
changed through the API. Whether the category of an existing type can change is up to Intercom; an apply that finds it
unchanged says so.`,
		Attributes: ticketTypeAttributes(),
	}
}

// ModifyPlan warns of what a destroy loses, tells the plans of tickets that the
// type will be restored, and names archived types that a new one is called like.
func (r *ticketTypeResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	r.Resource.ModifyPlan(ctx, req, resp)
	if req.Plan.Raw.IsNull() || r.API == nil {
		return
	}
	var plan, state ticketTypeModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	if req.State.Raw.IsNull() {
		r.warnOfArchived(ctx, resp, plan)
		return
	}
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if state.Archived.ValueBool() && !plan.Archived.ValueBool() {
		r.API.TicketTypes.Restores(state.ID.ValueString())
	}
}

// warnOfArchived says how to have an archived type back in place of making
// another of its name.
func (r *ticketTypeResource) warnOfArchived(ctx context.Context, resp *resource.ModifyPlanResponse, plan ticketTypeModel) {
	if plan.Name.IsUnknown() || plan.Archived.ValueBool() {
		return
	}
	for kind, err := range r.API.TicketTypes.All(ctx) {
		if err != nil {
			return // the apply will say so, if it matters
		}
		if kind.Archived && intercom.Exact.Same(kind.Name, plan.Name.ValueString()) {
			resp.Diagnostics.AddAttributeWarning(path.Root("name"), "An archived ticket type has the name", fmt.Sprintf(
				"Ticket type %q (id %s) is archived, and another one is created. To have the archived one back with its attributes and its tickets, "+
					"import it with the id %[2]s: the next apply then restores it.", kind.Name, kind.ID))
		}
	}
}

func (r *ticketTypeResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan ticketTypeModel) (*ticketTypeModel, error) {
		made, err := ticketTypeState(r.API.TicketTypes.Create(ctx, plan.input()))
		if err != nil {
			return nil, err
		}
		if plan.Archived.ValueBool() { // which takes a request of its own
			if err := r.API.TicketTypes.Archive(ctx, made.ID.ValueString()); err != nil {
				return made, err
			}
			made.Archived = plan.Archived
		}
		return made, made.asPlanned(plan)
	})
}

func (r *ticketTypeResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state ticketTypeModel) (*ticketTypeModel, error) {
		return ticketTypeState(r.API.TicketTypes.Get(ctx, state.ID.ValueString()))
	})
}

func (r *ticketTypeResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, state ticketTypeModel) (*ticketTypeModel, error) {
		input, before := plan.input(), state.input()
		input.Before = &before
		if !plan.Archived.Equal(state.Archived) {
			input.Archived = tf.BoolPointer(plan.Archived)
		}
		changed, err := ticketTypeState(r.API.TicketTypes.Update(ctx, state.ID.ValueString(), input))
		if err != nil {
			return nil, err
		}
		// States are not this resource's to change; the next refresh shows what
		// has become of them, and a plan that changes a name stays short.
		changed.TicketStates = plan.TicketStates
		return changed, changed.asPlanned(plan)
	})
}

func (r *ticketTypeResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state ticketTypeModel) error {
		return r.API.TicketTypes.Archive(ctx, state.ID.ValueString())
	})
}

func (m *ticketTypeModel) input() intercom.TicketTypeInput {
	return intercom.TicketTypeInput{
		Name: m.Name.ValueString(), Description: tf.StringPointer(m.Description), Category: tf.StringPointer(m.Category),
		Icon: tf.StringPointer(m.Icon.StringValue), IsInternal: tf.BoolPointer(m.IsInternal),
	}
}

// asPlanned says where Intercom did not take over what it was asked for.
func (m *ticketTypeModel) asPlanned(plan ticketTypeModel) error {
	switch {
	case !plan.Category.IsUnknown() && !m.Category.Equal(plan.Category):
		return tf.NewDiagnostic("Intercom did not take over category",
			"It is %s, not %s; everything else was saved. Configure %[1]q, or have Terraform create a new type with -replace.",
			m.Category.ValueString(), plan.Category.ValueString())
	case !plan.IsInternal.IsUnknown() && !m.IsInternal.Equal(plan.IsInternal):
		return tf.NewDiagnostic("Intercom did not take over is_internal",
			"It is %t, not %t; everything else was saved. Intercom limits who may set it: leave it out, or ask Intercom for access.",
			m.IsInternal.ValueBool(), plan.IsInternal.ValueBool())
	case !m.Archived.Equal(plan.Archived):
		return tf.NewDiagnostic("Intercom did not take over archived",
			"It is %t, not %t; everything else was saved. Archive or restore the ticket type in Intercom, under Settings > Tickets.",
			m.Archived.ValueBool(), plan.Archived.ValueBool())
	default:
		return nil
	}
}

func ticketTypeState(kind *intercom.TicketType, err error) (*ticketTypeModel, error) {
	if err != nil {
		return nil, err
	}
	state := &ticketTypeModel{
		ID: types.StringValue(kind.ID.String()), Name: types.StringValue(kind.Name), Description: types.StringValue(kind.Description),
		Category: types.StringValue(kind.Category), Icon: tf.EmojiValue(kind.Icon), IsInternal: types.BoolValue(kind.IsInternal),
		TicketStates: shortTicketStates(kind.States), Archived: types.BoolValue(kind.Archived),
	}
	for _, attribute := range kind.Attributes {
		switch {
		case attribute.BuiltIn && attribute.Name == titleName:
			state.DefaultTitleAttributeID = tf.StringOrNull(attribute.ID)
		case attribute.BuiltIn && attribute.Name == descriptionName:
			state.DefaultDescriptionAttributeID = tf.StringOrNull(attribute.ID)
		}
	}
	return state, nil
}
