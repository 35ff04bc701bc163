package tickets

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework-validators/datasourcevalidator"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	data "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type ticketStateModel struct {
	ID            types.String `tfsdk:"id"`
	Category      types.String `tfsdk:"category"`
	InternalLabel types.String `tfsdk:"internal_label"`
	ExternalLabel types.String `tfsdk:"external_label"`
	Archived      types.Bool   `tfsdk:"archived"`
	TicketTypeIDs types.Set    `tfsdk:"ticket_type_ids"`
}

const ticketStateNotes = "\n\nRequires `api_version` 2.12 or newer.\n\n**Permissions.** The token's app needs *Read tickets*.\n\n" +
	"**What Intercom cannot do.** Ticket states cannot be created, changed or given to ticket types through the API."

// shortTicketStateAttributes are what a ticket type shows of its states.
func shortTicketStateAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":             schema.StringAttribute{Computed: true, MarkdownDescription: "Intercom's id of the ticket state."},
		"category":       schema.StringAttribute{Computed: true, MarkdownDescription: "`submitted`, `in_progress`, `waiting_on_customer` or `resolved`."},
		"internal_label": schema.StringAttribute{Computed: true, MarkdownDescription: "What teammates see."},
		"external_label": schema.StringAttribute{Computed: true, MarkdownDescription: "What contacts see."},
	}
}

func ticketStateAttributes() map[string]data.Attribute {
	attributes := crud.Computed(shortTicketStateAttributes())
	attributes["archived"] = crud.ComputedBool("Whether the ticket state is archived.")
	attributes["ticket_type_ids"] = crud.ComputedStringSet("Ids of the ticket types that have the state.")
	return attributes
}

// shortTicketStates is the list of states that a ticket type shows.
func shortTicketStates(states []intercom.TicketState) types.List {
	kinds := map[string]attr.Type{}
	for name := range shortTicketStateAttributes() {
		kinds[name] = types.StringType
	}
	values := []attr.Value{}
	for _, state := range states {
		values = append(values, types.ObjectValueMust(kinds, map[string]attr.Value{
			"id": types.StringValue(state.ID.String()), "category": types.StringValue(state.Category),
			"internal_label": types.StringValue(state.InternalLabel), "external_label": types.StringValue(state.ExternalLabel),
		}))
	}
	return types.ListValueMust(types.ObjectType{AttrTypes: kinds}, values)
}

func newTicketStateDataSource() datasource.DataSource {
	attributes := ticketStateAttributes()
	attributes["category"] = data.StringAttribute{
		Optional: true, Computed: true, MarkdownDescription: attributes["category"].GetMarkdownDescription() + " Together with `internal_label`, only states of this category are looked for.",
		Validators: []validator.String{tf.OneOf("submitted", "in_progress", "waiting_on_customer", "resolved")},
	}
	return &crud.Singular[ticketStateModel]{
		DataSource: crud.DataSource{
			Name: "ticket_state", Keys: []string{"id", "internal_label"}, Since: intercom.TicketStatesSince,
			// Several states may have one label.
			Validators: []datasource.ConfigValidator{datasourcevalidator.RequiredTogether(path.MatchRoot("category"), path.MatchRoot("internal_label"))},
		},
		Description: "A ticket state, by id, or by category and the label that teammates see." + ticketStateNotes,
		Attributes:  attributes,
		Find: func(ctx context.Context, api *intercom.Client, config ticketStateModel) (*ticketStateModel, error) {
			id, category, label := config.ID.ValueString(), config.Category.ValueString(), config.InternalLabel.ValueString()
			sought := fmt.Sprintf("ticket state with the id %q", id)
			if config.ID.IsNull() {
				sought = fmt.Sprintf("ticket state %q in the category %s", label, category)
			}
			return ticketStateState(tf.ExactlyOne(api.TicketStates.All(ctx), sought,
				func(state *intercom.TicketState) string {
					return fmt.Sprintf("%s (%s, id %s)", state.InternalLabel, state.Category, state.ID)
				},
				func(state *intercom.TicketState) bool {
					return state.ID.String() == id || config.ID.IsNull() && state.Category == category && state.InternalLabel == label
				}))
		},
	}
}

func newTicketStatesDataSource() datasource.DataSource {
	return &crud.Plural[crud.None, ticketStateModel]{
		DataSource:  crud.DataSource{Name: "ticket_states", Since: intercom.TicketStatesSince},
		Description: "Every ticket state of the workspace, archived ones too." + ticketStateNotes,
		Each:        ticketStateAttributes(),
		List: func(ctx context.Context, api *intercom.Client, _ crud.None) ([]ticketStateModel, error) {
			return crud.Collect(api.TicketStates.All(ctx), ticketStateState)
		},
	}
}

func ticketStateState(state *intercom.TicketState, err error) (*ticketStateModel, error) {
	if err != nil {
		return nil, err
	}
	var kinds []intercom.ID
	for _, kind := range state.TicketTypes {
		kinds = append(kinds, kind.ID)
	}
	return &ticketStateModel{
		ID: tf.StringOrNull(state.ID), Category: tf.StringOrNull(state.Category), InternalLabel: tf.StringOrNull(state.InternalLabel), ExternalLabel: tf.StringOrNull(state.ExternalLabel),
		Archived: types.BoolValue(state.Archived), TicketTypeIDs: tf.StringSet(kinds),
	}, nil
}
