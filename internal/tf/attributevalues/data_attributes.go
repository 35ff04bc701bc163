package attributevalues

import (
	"context"
	"errors"
	"net/http"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

// DataAttributes are the custom attributes that objects of a model can have
// values for: those of the workspace, and those that this run is going to make or
// change, as far as these are known. Nothing is known where the token may not
// list them.
func DataAttributes(ctx context.Context, api *intercom.Client, model string) (Definitions, error) {
	definitions := Known()
	for attribute, err := range api.DataAttributes.All(ctx) {
		var refused *intercom.Error
		if errors.As(err, &refused) && refused.Status == http.StatusForbidden {
			return Definitions{}, nil
		}
		if err != nil {
			return Definitions{}, err
		}
		if attribute.Model == model && attribute.Custom && !attribute.Archived {
			definitions.Define(attribute.Name, dataAttribute(attribute))
		}
	}
	for attribute := range api.DataAttributes.Announced(model) {
		if attribute.Name == "" {
			definitions.Open()
			continue
		}
		definitions.Redefine(attribute.Name, dataAttribute(attribute))
	}
	return definitions, nil
}

func dataAttribute(attribute *intercom.DataAttribute) Definition {
	known := map[string]Type{
		"string": String, "integer": Whole, "float": Number, "boolean": Boolean, "date": Date, "datetime": Date,
	}
	definition := Definition{Type: Any}
	if kind, ok := known[attribute.DataType]; ok {
		definition.Type = kind
	}
	for _, option := range attribute.Options {
		if option == "" {
			definition.Partial = true // it is not known yet
			continue
		}
		definition.Options = append(definition.Options, Option{Label: string(option), Value: string(option)})
	}
	return definition
}
