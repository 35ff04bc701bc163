package tickets

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/booldefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/boolplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// The attributes that Intercom gives every ticket type.
const (
	titleName       = "_default_title_"
	descriptionName = "_default_description_"
)

type ticketTypeAttributeResource struct{ crud.Resource }

func newTicketTypeAttributeResource() resource.Resource {
	return &ticketTypeAttributeResource{crud.Resource{
		Name: "ticket_type_attribute", Identity: []string{"ticket_type_id", "id"},
		Loss: crud.Loss{
			Summary: "The ticket type attribute will be archived, not deleted",
			Detail: "is archived, because Intercom cannot delete an attribute of a ticket type: new tickets do not have it, and old ones still show it. " +
				"Creating it again creates another attribute; to have this one back, import it with its ids.",
		},
		Gone: "is not in Intercom any more, or its ticket type is not. Where the configuration still has it, another one is created, with other ids and " +
			"without values.",
	}}
}

type ticketTypeAttributeModel struct {
	ID                          types.String `tfsdk:"id"`
	TicketTypeID                types.String `tfsdk:"ticket_type_id"`
	Name                        types.String `tfsdk:"name"`
	Description                 types.String `tfsdk:"description"`
	DataType                    types.String `tfsdk:"data_type"`
	RequiredToCreate            types.Bool   `tfsdk:"required_to_create"`
	RequiredToCreateForContacts types.Bool   `tfsdk:"required_to_create_for_contacts"`
	VisibleOnCreate             types.Bool   `tfsdk:"visible_on_create"`
	VisibleToContacts           types.Bool   `tfsdk:"visible_to_contacts"`
	Multiline                   types.Bool   `tfsdk:"multiline"`
	AllowMultipleValues         types.Bool   `tfsdk:"allow_multiple_values"`
	Options                     types.List   `tfsdk:"options"`
	OptionIDs                   types.Map    `tfsdk:"option_ids"`
	BuiltIn                     types.Bool   `tfsdk:"built_in"`
	Archived                    types.Bool   `tfsdk:"archived"`
}

func keepBool() planmodifier.Bool { return boolplanmodifier.UseStateForUnknown() }

func ticketTypeAttributeAttributes() map[string]schema.Attribute {
	replace := []planmodifier.String{stringplanmodifier.RequiresReplace()}
	flag := func(byDefault bool, description string) schema.BoolAttribute {
		return schema.BoolAttribute{
			Optional: true, Computed: true, Default: booldefault.StaticBool(byDefault),
			MarkdownDescription: fmt.Sprintf("%s\nDefaults to `%t`.", description, byDefault),
		}
	}
	return map[string]schema.Attribute{
		"id": crud.ID("attribute"),
		"ticket_type_id": schema.StringAttribute{
			Required: true, PlanModifiers: replace, Validators: []validator.String{tf.ID()},
			MarkdownDescription: "Id of the ticket type.\nChanging this forces a new resource to be created.",
		},
		"name": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.Name())}, MarkdownDescription: "Name of the attribute.",
		},
		"description": schema.StringAttribute{
			Optional: true, Computed: true, Default: stringdefault.StaticString(""),
			MarkdownDescription: "Description of the attribute.\nDefaults to an empty string.",
		},
		"data_type": schema.StringAttribute{
			Required: true, PlanModifiers: append(slices.Clone(replace), tf.NewOnly(tf.OneOf("string", "list", "integer", "decimal", "boolean", "datetime", "files"))),

			MarkdownDescription: "Type of the values: `string`, `list`, `integer`, `decimal`, `boolean`, `datetime` or `files`.\nChanging this forces a new resource to be created.",
		},
		"required_to_create":              flag(false, "Whether teammates must fill it in."),
		"required_to_create_for_contacts": flag(false, "Whether contacts must fill it in."),
		"visible_on_create":               flag(true, "Whether teammates see it when they create a ticket."),
		"visible_to_contacts":             flag(true, "Whether contacts see it."),
		"multiline": schema.BoolAttribute{
			Optional: true, Computed: true, PlanModifiers: []planmodifier.Bool{tf.FalseFor("string")},
			MarkdownDescription: "Whether a `string` can have several lines.\nOnly allowed if `data_type` is `string`, where it defaults to `false`.",
		},
		"allow_multiple_values": schema.BoolAttribute{
			Optional: true, Computed: true, PlanModifiers: []planmodifier.Bool{tf.FalseFor("files")},
			MarkdownDescription: "Whether several files can be attached.\nOnly allowed if `data_type` is `files`, where it defaults to `false`.",
		},
		"options": schema.ListAttribute{
			Optional: true, ElementType: types.StringType,
			PlanModifiers:       []planmodifier.List{tf.NewOnlyList(1, tf.ListItem())},
			MarkdownDescription: "Values to choose from, in order.\nRequired if `data_type` is `list`, and only allowed then. A value cannot contain a comma.",
		},
		"option_ids": schema.MapAttribute{
			Computed: true, ElementType: types.StringType, PlanModifiers: []planmodifier.Map{tf.KeysFrom("options")},
			MarkdownDescription: "Id of each value of the list, which is what tickets hold.",
		},
		"archived": crud.Archived("attribute"),
		"built_in": schema.BoolAttribute{
			Computed: true, PlanModifiers: []planmodifier.Bool{keepBool()},
			MarkdownDescription: "Whether Intercom created the attribute, as it does the title and the description of every ticket type.",
		},
	}
}

func (*ticketTypeAttributeResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `An attribute of a ticket type: a field of its form.

**Permissions.** The token's app needs *Read tickets* and *Write tickets*.

**Built-in attributes**, the title and the description that every ticket type has, can be imported and updated, not created.
Their names are ` + "`" + titleName + "` and `" + descriptionName + "`" + `.

**Destroy** archives the attribute, because Intercom cannot delete one, and old tickets still show it. Destroying a
built-in one only makes Terraform forget it. The plan says so in either case. To have an archived one back, import it with its
ids: the next apply restores it.

**Archived attributes.** One that somebody archived differs from the configuration in ` + "`archived`" + `, and the next apply restores
it, with the values that tickets have for it. To keep it archived, configure ` + "`archived = true`" + `.

**What Intercom cannot do.** Attributes cannot be deleted or put in order: they come in the order in which they were created.
A value of a list cannot contain a comma. A ticket holds the id of a list's value, not its text; ` + "`option_ids`" + ` has both.`,
		Attributes: ticketTypeAttributeAttributes(),
	}
}

// ModifyPlan refuses to make what only Intercom makes, and says what a destroy
// will not do, also that of an attribute which is replaced.
func (r *ticketTypeAttributeResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	tf.PlanTypeSettings(ctx, req, resp,
		tf.TypeSetting{Name: "multiline", Of: "string"}, tf.TypeSetting{Name: "allow_multiple_values", Of: "files"},
		tf.TypeSetting{Name: "options", Of: "list", Needed: true})
	var plan, state ticketTypeAttributeModel
	if !req.State.Raw.IsNull() {
		resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	}
	if !req.Plan.Raw.IsNull() {
		resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
		announce(r.API, &plan, &state)
	}
	loss := r.Loss
	if state.BuiltIn.ValueBool() {
		loss = crud.Loss{
			Summary: "The built-in attribute will be forgotten, not changed",
			Detail:  "stays as it is, because Intercom gives it to every ticket type. Terraform stops managing it.",
		}
	}
	r.WarnOfDestroy(ctx, req, resp, loss)
	name := plan.Name.ValueString()
	if !state.BuiltIn.ValueBool() && (name == titleName || name == descriptionName) {
		resp.Diagnostics.AddAttributeError(path.Root("name"), "Built-in attributes cannot be created",
			"Intercom makes "+name+" with every ticket type. Import it: its id is an attribute of intercom_ticket_type, "+
				"and the import id is <ticket type's id>/<attribute's id>.")
	}
	if state.ID.IsNull() {
		r.warnOfArchived(ctx, resp, plan)
		resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, path.Root("built_in"), false)...)
	}
}

// warnOfArchived says how to have an archived attribute back in place of making
// another of its name.
func (r *ticketTypeAttributeResource) warnOfArchived(ctx context.Context, resp *resource.ModifyPlanResponse, plan ticketTypeAttributeModel) {
	if r.API == nil || plan.TicketTypeID.ValueString() == "" || plan.Name.IsUnknown() || plan.Archived.ValueBool() {
		return
	}
	parent, err := r.API.TicketTypes.Get(ctx, plan.TicketTypeID.ValueString())
	if err != nil {
		return // the apply will say so
	}
	for _, attribute := range parent.Attributes {
		if attribute.Archived && intercom.Exact.Same(attribute.Name, plan.Name.ValueString()) {
			resp.Diagnostics.AddAttributeWarning(path.Root("name"), "An archived attribute of the ticket type has the name", fmt.Sprintf(
				"Attribute %q (id %s) of ticket type %s (id %s) is archived, and another one is created. To have the archived one back with the values "+
					"that tickets have for it, import it with the id %[4]s/%[2]s: the next apply then restores it.",
				attribute.Name, attribute.ID, parent.Name, parent.ID))
		}
	}
}

func (r *ticketTypeAttributeResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan ticketTypeAttributeModel) (*ticketTypeAttributeModel, error) {
		parent, err := r.API.TicketTypes.Get(ctx, plan.TicketTypeID.ValueString())
		if err != nil {
			return nil, err
		}
		if parent.Archived {
			// The attribute would count as gone, and every apply would make another.
			return nil, tf.NewDiagnostic("The ticket type is archived", "Ticket type %s (%s) is archived, so the attribute was not created. "+
				"Take the ticket type out of the archive in Intercom, or give ticket_type_id another one.", parent.ID, parent.Name)
		}
		input := plan.input()
		input.DataType = plan.DataType.ValueString()
		made, err := r.API.TicketTypeAttributes.Create(ctx, plan.TicketTypeID.ValueString(), input)
		if err == nil && plan.Archived.ValueBool() { // which takes a request of its own
			if err := r.API.TicketTypeAttributes.Archive(ctx, plan.TicketTypeID.ValueString(), made.ID.String()); err != nil {
				state, _ := plan.read(made, nil)
				return state, err
			}
			made.Archived = true
		}
		return r.written(ctx, plan, made, err)
	})
}

func (r *ticketTypeAttributeResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state ticketTypeAttributeModel) (*ticketTypeAttributeModel, error) {
		parent := state.TicketTypeID.ValueString()
		return state.read(r.API.TicketTypeAttributes.Get(ctx, parent, state.ID.ValueString()))
	})
}

func (r *ticketTypeAttributeResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, state ticketTypeAttributeModel) (*ticketTypeAttributeModel, error) {
		input, before := plan.input(), state.input()
		input.Before = &before // whether options that are sent again keep their ids is not known
		if !plan.Archived.Equal(state.Archived) {
			input.Archived = tf.BoolPointer(plan.Archived)
		}
		changed, err := r.API.TicketTypeAttributes.Update(ctx, plan.TicketTypeID.ValueString(), plan.ID.ValueString(), input)
		return r.written(ctx, plan, changed, err)
	})
}

func (r *ticketTypeAttributeResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state ticketTypeAttributeModel) error {
		if state.BuiltIn.ValueBool() {
			return nil
		}
		return r.API.TicketTypeAttributes.Archive(ctx, state.TicketTypeID.ValueString(), state.ID.ValueString())
	})
}

func (m *ticketTypeAttributeModel) input() intercom.TicketTypeAttributeInput {
	input := intercom.TicketTypeAttributeInput{
		Name: m.Name.ValueString(), Description: m.Description.ValueString(),
		RequiredToCreate: m.RequiredToCreate.ValueBool(), RequiredToCreateForContacts: m.RequiredToCreateForContacts.ValueBool(),
		VisibleOnCreate: m.VisibleOnCreate.ValueBool(), VisibleToContacts: m.VisibleToContacts.ValueBool(),
		Multiline: tf.BoolPointer(m.Multiline), AllowMultipleValues: tf.BoolPointer(m.AllowMultipleValues),
	}
	if !m.Options.IsNull() {
		input.ListItems = intercom.JoinListItems(tf.ListStrings(m.Options))
	}
	return input
}

// written turns the answer to a write into a state. Some of these answers leave
// the options out; then the attribute is read again. What Intercom does with
// the values of a list that are left out of an update is not documented, so the
// outcome is compared with the plan.
func (r *ticketTypeAttributeResource) written(ctx context.Context, plan ticketTypeAttributeModel, answer *intercom.TicketTypeAttribute, err error) (*ticketTypeAttributeModel, error) {
	if err != nil {
		return nil, err
	}
	if answer.InputOptions == nil && plan.hasOptions() {
		whole, err := r.API.TicketTypeAttributes.Get(ctx, plan.TicketTypeID.ValueString(), answer.ID.String())
		if err != nil {
			state, _ := plan.read(answer, nil) // it is there: keep what is known of it
			return state, err
		}
		answer = whole
	}
	state, err := plan.read(answer, nil)
	if err == nil && !state.Archived.Equal(plan.Archived) {
		return state, tf.NewDiagnostic("Intercom did not take over archived", "It is %t, not %t; everything else was saved. Archive or restore the "+
			"attribute in Intercom, in the settings of its ticket type.", state.Archived.ValueBool(), plan.Archived.ValueBool())
	}
	if err == nil && !state.Options.Equal(plan.Options) {
		err = tf.NewDiagnostic("Intercom kept other options than those configured", "The options of attribute %s (%s) are not those configured. "+
			"Change the options in Intercom, or configure what it has; everything else was saved.",
			answer.ID, answer.Name)
	}
	return state, err
}

// hasOptions says whether the data type has settings of its own.
func (m *ticketTypeAttributeModel) hasOptions() bool {
	return !m.Multiline.IsNull() || !m.AllowMultipleValues.IsNull() || !m.Options.IsNull()
}

// read turns an answer into a state. The prior values decide what an answer
// leaves open: the order of the list, and options that are missing.
func (m *ticketTypeAttributeModel) read(attribute *intercom.TicketTypeAttribute, err error) (*ticketTypeAttributeModel, error) {
	if err != nil {
		return nil, err
	}
	state := &ticketTypeAttributeModel{
		ID: types.StringValue(attribute.ID.String()), TicketTypeID: m.TicketTypeID,
		Name: types.StringValue(attribute.Name), Description: types.StringValue(attribute.Description),
		DataType:         types.StringValue(attribute.DataType),
		RequiredToCreate: types.BoolValue(attribute.RequiredToCreate), RequiredToCreateForContacts: types.BoolValue(attribute.RequiredToCreateForContacts),
		VisibleOnCreate: types.BoolValue(attribute.VisibleOnCreate), VisibleToContacts: types.BoolValue(attribute.VisibleToContacts),
		Options: types.ListNull(types.StringType), OptionIDs: types.MapNull(types.StringType),
		BuiltIn: types.BoolValue(attribute.BuiltIn), Archived: types.BoolValue(attribute.Archived),
	}
	options := attribute.InputOptions
	if options == nil {
		options = &intercom.InputOptions{Multiline: m.Multiline.ValueBool(), AllowMultipleValues: m.AllowMultipleValues.ValueBool()}
	}
	switch {
	case attribute.DataType == "string":
		state.Multiline = types.BoolValue(options.Multiline)
	case attribute.DataType == "files":
		state.AllowMultipleValues = types.BoolValue(options.AllowMultipleValues)
	case attribute.DataType == "list" && attribute.InputOptions != nil:
		state.Options, state.OptionIDs = m.listOptions(options.ListOptions)
	case attribute.DataType == "list":
		state.Options = m.Options
		if !m.OptionIDs.IsUnknown() && !slices.ContainsFunc(slices.Collect(maps.Values(m.OptionIDs.Elements())), attr.Value.IsUnknown) {
			state.OptionIDs = m.OptionIDs
		}
	}
	return state, nil
}

// listOptions are the values in use and their ids. They are in the order of the
// prior list where it has the same ones: Intercom does not promise an order.
func (m *ticketTypeAttributeModel) listOptions(options []intercom.ListOption) (types.List, types.Map) {
	var labels []string
	ids := map[string]attr.Value{}
	for _, option := range options {
		if !option.Archived {
			label := intercom.NFC(option.Label) // by which a plan looks for it
			labels = append(labels, label)
			ids[label] = types.StringValue(option.ID.String())
		}
	}
	prior := tf.ListStrings(m.Options)
	if slices.Equal(slices.Sorted(slices.Values(prior)), slices.Sorted(slices.Values(labels))) {
		labels = prior
	}
	return tf.StringList(labels), types.MapValueMust(types.StringType, ids)
}
