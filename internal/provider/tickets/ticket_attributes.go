package tickets

import (
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf/attributevalues"
)

// files is the data type whose values the API cannot set.
const files = "files"

// ticketDefinitions are the attributes that tickets of a type have values for,
// also those that are archived: old tickets still have them.
func ticketDefinitions(kind *intercom.TicketType) attributevalues.Definitions {
	definitions := attributevalues.Known()
	for _, archived := range []bool{true, false} { // what is in use wins over what was
		for i := range kind.Attributes {
			if attribute := &kind.Attributes[i]; attribute.Archived == archived {
				definitions.Define(attribute.Name, ticketDefinition(attribute, true))
			}
		}
	}
	return definitions
}

func ticketDefinition(attribute *intercom.TicketTypeAttribute, archivedOptions bool) attributevalues.Definition {
	known := map[string]attributevalues.Type{
		"string": attributevalues.String, "list": attributevalues.String, "integer": attributevalues.Whole, "decimal": attributevalues.Number,
		"boolean": attributevalues.Boolean, "datetime": attributevalues.Date,
	}
	definition := attributevalues.Definition{Type: attributevalues.Any, Fixed: attribute.Archived || attribute.DataType == files}
	if kind, ok := known[attribute.DataType]; ok {
		definition.Type = kind
	}
	if attribute.InputOptions == nil {
		definition.Partial = attribute.DataType == "list" // some answers leave the options out
		return definition
	}
	labels := map[string]bool{}
	for _, archived := range []bool{false, true} { // what is in use wins over what was
		for _, option := range attribute.InputOptions.ListOptions {
			switch {
			case option.Archived != archived || archived && (!archivedOptions || labels[option.Label]):
			case option.Label == "":
				definition.Partial = true // it is not known yet
			default:
				labels[option.Label] = true
				definition.Options = append(definition.Options, attributevalues.Option{Label: option.Label, Value: option.ID.String()})
			}
		}
	}
	return definition
}

// checkAttributes says what is wrong with the values of a plan that differ from
// the state's: with the attributes of the type, and those that this run makes or
// changes, as far as these are known. later is what to do about one that this run
// makes and does not tell of yet.
func checkAttributes(diags *diag.Diagnostics, api *intercom.Client, kind *intercom.TicketType, plan, state types.Dynamic, later string) {
	definitions := attributevalues.Known()
	attached := map[string]bool{}
	changed := map[intercom.ID]bool{}
	announced := slices.Collect(api.TicketTypeAttributes.Announced(kind.ID.String()))
	for _, attribute := range announced {
		changed[attribute.ID] = attribute.ID != ""
	}
	for i := range kind.Attributes {
		switch attribute := &kind.Attributes[i]; {
		case attribute.Archived || changed[attribute.ID]:
		case attribute.DataType == files:
			attached[intercom.NFC(attribute.Name)] = true
		default:
			definitions.Define(attribute.Name, ticketDefinition(attribute, false))
		}
	}
	for _, attribute := range announced {
		switch {
		case attribute.Name == "":
			definitions.Open()
		case attribute.DataType == files:
			attached[intercom.NFC(attribute.Name)] = true
		default:
			definitions.Redefine(attribute.Name, ticketDefinition(attribute, false))
		}
	}
	for _, name := range attributevalues.Names(plan) {
		if attached[name] {
			diags.AddAttributeError(attributesPath, "Files cannot be set", fmt.Sprintf("%q of ticket type %s (%s) is for files, which the API "+
				"cannot attach. Leave it out of attributes, and attach files in Intercom.", name, kind.ID, kind.Name))
			definitions.Define(name, attributevalues.Definition{Type: attributevalues.Any})
		}
	}
	definitions.Check(diags, attributesPath, plan, state, "These are the attributes of ticket type "+kind.ID.String()+" ("+kind.Name+
		"). If this configuration creates another one, "+later+".")
}

var attributesPath = path.Root("attributes")

// withoutFiles are the values of a ticket that Terraform can manage.
func withoutFiles(kind *intercom.TicketType, all map[string]any) map[string]any {
	kept := maps.Clone(all)
	for _, attribute := range kind.Attributes {
		if attribute.DataType == files {
			delete(kept, attribute.Name)
		}
	}
	return kept
}

// announce tells the plans of tickets of an attribute that this run makes or
// changes. Options that stay keep their ids; what is not known yet is empty.
func announce(api *intercom.Client, plan, state *ticketTypeAttributeModel) {
	if api == nil || plan.Archived.ValueBool() {
		return
	}
	attribute := &intercom.TicketTypeAttribute{
		Object: intercom.Object{ID: intercom.ID(plan.ID.ValueString())}, TicketTypeID: intercom.ID(plan.TicketTypeID.ValueString()),
		Name: plan.Name.ValueString(), DataType: plan.DataType.ValueString(), InputOptions: &intercom.InputOptions{},
	}
	ids := map[string]string{}
	for label, id := range state.OptionIDs.Elements() {
		if id, ok := id.(types.String); ok {
			ids[label] = id.ValueString()
		}
	}
	for _, label := range tf.ListStrings(plan.Options) {
		attribute.InputOptions.ListOptions = append(attribute.InputOptions.ListOptions, intercom.ListOption{Label: label, ID: intercom.ID(ids[label])})
	}
	if plan.Options.IsUnknown() {
		attribute.InputOptions = nil
	}
	api.TicketTypeAttributes.Announce(attribute)
}
