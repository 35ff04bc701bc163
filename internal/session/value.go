package session

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/big"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"golang.org/x/text/unicode/norm"
)

// object makes the object of a schema that a configuration means.
func object(schema *tfprotov6.Schema, config Config) (tftypes.Value, error) {
	value, err := block(schema.Block, schema.ValueType(), config)
	if err != nil {
		return value, err
	}
	return normal(value)
}

// block makes the object of a block. Blocks within are a []Config each.
func block(schema *tfprotov6.SchemaBlock, kind tftypes.Type, config Config) (tftypes.Value, error) {
	members := map[string]tftypes.Value{}
	for _, attribute := range schema.Attributes {
		value, err := convert(attribute.ValueType(), config[attribute.Name])
		if err != nil {
			return tftypes.Value{}, fmt.Errorf("%s: %w", attribute.Name, err)
		}
		members[attribute.Name] = value
	}
	for _, nested := range schema.BlockTypes {
		list, ok := nested.ValueType().(tftypes.List)
		if !ok {
			return tftypes.Value{}, fmt.Errorf("%s: blocks that are no list are not implemented here", nested.TypeName)
		}
		blocks, _ := config[nested.TypeName].([]Config)
		values := []tftypes.Value{}
		for _, inner := range blocks {
			value, err := block(nested.Block, list.ElementType, inner)
			if err != nil {
				return tftypes.Value{}, fmt.Errorf("%s: %w", nested.TypeName, err)
			}
			values = append(values, value)
		}
		members[nested.TypeName] = tftypes.NewValue(list, values)
	}
	for name := range config {
		if _, known := members[name]; !known {
			return tftypes.Value{}, fmt.Errorf("there is no attribute or block %s", name)
		}
	}
	return tftypes.NewValue(kind, members), nil
}

func convert(kind tftypes.Type, value any) (tftypes.Value, error) {
	if ready, ok := value.(tftypes.Value); ok {
		return ready, nil
	}
	if texts, ok := value.([]string); ok {
		several := make([]any, len(texts))
		for i, text := range texts {
			several[i] = text
		}
		value = several
	}
	var err error
	switch several := value.(type) {
	case []any:
		value, err = elements(elementOf(kind), several)
	case map[string]any:
		if !kind.Is(tftypes.DynamicPseudoType) {
			value, err = named(kind, several)
		}
	}
	if err != nil {
		return tftypes.Value{}, err
	}
	if kind.Is(tftypes.DynamicPseudoType) && value != nil {
		return inferred(value)
	}
	if err := tftypes.ValidateValue(kind, value); err != nil {
		return tftypes.Value{}, err
	}
	return tftypes.NewValue(kind, value), nil
}

// elementOf is the type of what a collection holds.
func elementOf(kind tftypes.Type) tftypes.Type {
	switch kind := kind.(type) {
	case tftypes.List:
		return kind.ElementType
	case tftypes.Set:
		return kind.ElementType
	case tftypes.Map:
		return kind.ElementType
	default:
		return tftypes.DynamicPseudoType
	}
}

func elements(kind tftypes.Type, several []any) ([]tftypes.Value, error) {
	converted := make([]tftypes.Value, len(several))
	for i, one := range several {
		var err error
		if converted[i], err = convert(kind, one); err != nil {
			return nil, fmt.Errorf("%d: %w", i, err)
		}
	}
	return converted, nil
}

// named converts the members of an object, of which some may be left out, or of a
// map.
func named(kind tftypes.Type, several map[string]any) (map[string]tftypes.Value, error) {
	object, isObject := kind.(tftypes.Object)
	converted := map[string]tftypes.Value{}
	for name, of := range object.AttributeTypes {
		converted[name] = tftypes.NewValue(of, nil)
	}
	for name, one := range several {
		of, known := object.AttributeTypes[name]
		switch {
		case !isObject:
			of = elementOf(kind)
		case !known:
			return nil, fmt.Errorf("there is no attribute %s", name)
		}
		var err error
		if converted[name], err = convert(of, one); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return converted, nil
}

// inferred is a value of the type that it has in a configuration.
func inferred(value any) (tftypes.Value, error) {
	switch value := value.(type) {
	case string:
		return tftypes.NewValue(tftypes.String, value), nil
	case bool:
		return tftypes.NewValue(tftypes.Bool, value), nil
	case *big.Float:
		return tftypes.NewValue(tftypes.Number, value), nil
	case json.Number:
		number, _, err := big.ParseFloat(value.String(), 10, 512, big.ToNearestEven) //nolint:mnd // as precise as Terraform's numbers
		return tftypes.NewValue(tftypes.Number, number), err
	case []any:
		elements := make([]tftypes.Value, len(value))
		for i, element := range value {
			var err error
			if elements[i], err = inferred(element); err != nil {
				return tftypes.Value{}, err
			}
		}
		return inferred(elements)
	case nil:
		return tftypes.NewValue(tftypes.DynamicPseudoType, nil), nil
	case []tftypes.Value:
		kinds := make([]tftypes.Type, len(value))
		for i := range value {
			kinds[i] = value[i].Type()
		}
		return tftypes.NewValue(tftypes.Tuple{ElementTypes: kinds}, value), nil
	case map[string]any:
		kinds, values := map[string]tftypes.Type{}, map[string]tftypes.Value{}
		for name, member := range value {
			converted, err := convert(tftypes.DynamicPseudoType, member)
			if err != nil {
				return converted, err
			}
			name = norm.NFC.String(name)
			kinds[name], values[name] = converted.Type(), converted
		}
		return tftypes.NewValue(tftypes.Object{AttributeTypes: kinds}, values), nil
	default:
		return tftypes.Value{}, fmt.Errorf("a %T has no type in a configuration", value)
	}
}

// dynamic is a value as the protocol carries it.
func dynamic(value tftypes.Value, err error) (*tfprotov6.DynamicValue, error) {
	if err != nil {
		return nil, err
	}
	encoded, err := tfprotov6.NewDynamicValue(value.Type(), value)
	return &encoded, err
}

// members are the attributes of an object; none where it is null.
func members(value tftypes.Value) (map[string]tftypes.Value, error) {
	attributes := map[string]tftypes.Value{}
	if value.IsNull() {
		return attributes, nil
	}
	err := value.As(&attributes)
	return maps.Clone(attributes), err // As hands the value's own map out
}

// conforms checks an outcome against what was planned: what the plan knows, at
// any depth, is so, and nothing stays unknown.
func conforms(planned, outcome tftypes.Value) error {
	if !outcome.IsFullyKnown() {
		return fmt.Errorf("provider returned invalid result object after apply: %s is not wholly known", outcome)
	}
	if path := deviation(planned, outcome, ""); path != "" {
		return fmt.Errorf("provider produced inconsistent result after apply: %s of %s was planned to be otherwise: %s", path, outcome, planned)
	}
	return nil
}

// deviation is where an outcome is not as planned, "" where it is.
func deviation(planned, outcome tftypes.Value, path string) string {
	switch {
	case !planned.IsKnown():
		return ""
	case planned.IsFullyKnown() || planned.IsNull() || outcome.IsNull():
		if !planned.Equal(outcome) {
			return path + "."
		}
		return ""
	}
	var before, after []tftypes.Value
	if planned.As(&before) == nil && outcome.As(&after) == nil {
		if len(before) != len(after) {
			return path + "."
		}
		if planned.Type().Is(tftypes.Set{}) {
			if !matched(before, after, func(one, other tftypes.Value) bool { return deviation(one, other, "") == "" }) {
				return path + "."
			}
			return ""
		}
		for i := range before {
			if found := deviation(before[i], after[i], fmt.Sprintf("%s.%d", path, i)); found != "" {
				return found
			}
		}
		return ""
	}
	promised, err := members(planned)
	found, foundErr := members(outcome)
	if err != nil || foundErr != nil || len(promised) != len(found) {
		return path + "."
	}
	for name, value := range promised {
		if differs := deviation(value, found[name], path+"."+name); differs != "" {
			return differs
		}
	}
	return ""
}
