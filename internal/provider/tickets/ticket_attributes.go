package tickets

import (
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// files is the data type whose values the API cannot set.
const files = "files"

// ticketDefinitions are the attributes that tickets of a type have values for,
// also those that are archived: old tickets still have them.
func ticketDefinitions(kind *intercom.TicketType) tf.Definitions {
	definitions := tf.Definitions{}
	for _, archived := range []bool{true, false} { // what is in use wins over what was
		for i := range kind.Attributes {
			if attribute := &kind.Attributes[i]; attribute.Archived == archived {
				definitions[attribute.Name] = ticketDefinition(attribute, true)
			}
		}
	}
	return definitions
}

func ticketDefinition(attribute *intercom.TicketTypeAttribute, archivedOptions bool) tf.Definition {
	known := map[string]tf.ValueType{
		"string": tf.TextValue, "list": tf.TextValue, "integer": tf.WholeValue, "decimal": tf.NumberValue,
		"boolean": tf.BooleanValue, "datetime": tf.DateValue,
	}
	definition := tf.Definition{Type: tf.AnyValue}
	if kind, ok := known[attribute.DataType]; ok {
		definition.Type = kind
	}
	if attribute.InputOptions == nil {
		return definition
	}
	for _, option := range attribute.InputOptions.ListOptions {
		if _, taken := definition.Options[option.Label]; option.Archived && (taken || !archivedOptions) {
			continue
		}
		if definition.Options == nil {
			definition.Options = map[string]string{}
		}
		definition.Options[option.Label] = option.ID.String()
	}
	return definition
}

// checkAttributes says what is wrong with the values of a plan that differ from
// the state's: with the attributes of the type, and those that this run makes.
func checkAttributes(api *intercom.Client, kind *intercom.TicketType, plan, state types.Dynamic) error {
	definitions := tf.Definitions{}
	attached := map[string]bool{}
	add := func(attribute *intercom.TicketTypeAttribute) {
		if attribute.DataType == files {
			attached[attribute.Name] = true
			return
		}
		definitions[attribute.Name] = ticketDefinition(attribute, false)
	}
	for i := range kind.Attributes {
		if attribute := &kind.Attributes[i]; !attribute.Archived {
			add(attribute)
		}
	}
	for attribute := range api.TicketTypeAttributes.Announced(kind.ID.String()) {
		add(attribute)
	}
	for name := range values(plan) {
		if attached[name] {
			return tf.NewDiagnostic("Files cannot be set", "%q of ticket type %s (%s) is for files, which the API cannot attach. "+
				"Leave it out of attributes, and attach files in Intercom.", name, kind.ID, kind.Name)
		}
	}
	return definitions.Check(path.Root("attributes"), plan, state, "These are the attributes of ticket type "+kind.ID.String()+" ("+kind.Name+
		"). If this configuration makes another one, name it in the ticket's depends_on.")
}

// values are the members of an object or a map of any values.
func values(of types.Dynamic) map[string]attr.Value {
	switch underlying := of.UnderlyingValue().(type) {
	case types.Object:
		return underlying.Attributes()
	case types.Map:
		return underlying.Elements()
	default:
		return nil
	}
}

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
// changes.
func announce(api *intercom.Client, plan *ticketTypeAttributeModel) {
	if api == nil || plan.TicketTypeID.IsUnknown() || plan.Name.IsUnknown() || plan.DataType.IsUnknown() {
		return
	}
	attribute := &intercom.TicketTypeAttribute{
		TicketTypeID: intercom.ID(plan.TicketTypeID.ValueString()), Name: plan.Name.ValueString(), DataType: plan.DataType.ValueString(),
		InputOptions: &intercom.InputOptions{},
	}
	for _, label := range tf.ListStrings(plan.Options) {
		attribute.InputOptions.ListOptions = append(attribute.InputOptions.ListOptions, intercom.ListOption{Label: label})
	}
	api.TicketTypeAttributes.Announce(attribute)
}
