package tf

import (
	"context"
	"errors"
	"net/http"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

// AttributeDefinitions are the custom attributes that objects of a model can
// have values for: those of the workspace, and those that this run is going to
// make. It is nil where the token may not list them.
func AttributeDefinitions(ctx context.Context, api *intercom.Client, model string) (Definitions, error) {
	definitions := Definitions{}
	for attribute, err := range api.DataAttributes.All(ctx) {
		var refused *intercom.Error
		if errors.As(err, &refused) && refused.Status == http.StatusForbidden {
			return nil, nil //nolint:nilnil // nothing is known about them
		}
		if err != nil {
			return nil, err
		}
		if attribute.Model == model && attribute.Custom && !attribute.Archived {
			definitions[attribute.Name] = attributeDefinition(attribute)
		}
	}
	for attribute := range api.DataAttributes.Announced(model) {
		definitions[attribute.Name] = attributeDefinition(attribute)
	}
	return definitions, nil
}

func attributeDefinition(attribute *intercom.DataAttribute) Definition {
	types := map[string]ValueType{
		"string": TextValue, "integer": WholeValue, "float": NumberValue, "boolean": BooleanValue, "date": DateValue, "datetime": DateValue,
	}
	definition := Definition{Type: AnyValue}
	if known, ok := types[attribute.DataType]; ok {
		definition.Type = known
	}
	for _, option := range attribute.Options {
		if definition.Options == nil {
			definition.Options = map[string]string{}
		}
		definition.Options[string(option)] = string(option)
	}
	return definition
}
