package session

import (
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// proposed is the state that Terraform proposes: what is configured, and else
// what computed attributes had before, at any depth.
func proposed(schema *tfprotov6.Schema, prior, config tftypes.Value) (tftypes.Value, error) {
	return proposedObject(schema.Block.Attributes, prior, config)
}

func proposedObject(attributes []*tfprotov6.SchemaAttribute, prior, config tftypes.Value) (tftypes.Value, error) {
	before, wanted, _, err := sides(prior, config, tftypes.Value{})
	if err != nil {
		return prior, err
	}
	for _, attribute := range attributes {
		kept, known := before[attribute.Name]
		switch configured := wanted[attribute.Name]; {
		case configured.IsNull() && attribute.Computed:
			if known && !isConfigured(attribute, kept) {
				wanted[attribute.Name] = kept
			}
		case attribute.NestedType != nil && !configured.IsNull() && configured.IsKnown():
			if wanted[attribute.Name], err = proposedNested(attribute.NestedType, kept, configured); err != nil {
				return prior, fmt.Errorf("%s: %w", attribute.Name, err)
			}
		}
	}
	return tftypes.NewValue(config.Type(), wanted), nil
}

// sides are the members of an object as it was, is configured and is planned; none of
// what is not there.
func sides(prior, config, planned tftypes.Value) (before, wanted, plan map[string]tftypes.Value, err error) {
	before, priorErr := members(prior)
	wanted, configErr := members(config)
	plan, planErr := members(planned)
	return before, wanted, plan, errors.Join(priorErr, configErr, planErr)
}

// proposedNested proposes an attribute with attributes of its own. Those of a list
// follow each other by their place, those of a map by their key, and those of a
// set by what is configured of them.
func proposedNested(nested *tfprotov6.SchemaObject, prior, config tftypes.Value) (tftypes.Value, error) {
	if nested.Nesting == tfprotov6.SchemaObjectNestingModeSingle {
		return proposedObject(nested.Attributes, prior, config)
	}
	if nested.Nesting == tfprotov6.SchemaObjectNestingModeMap {
		before, wanted, _, err := sides(prior, config, tftypes.Value{})
		if err != nil {
			return prior, err
		}
		for key := range wanted {
			if wanted[key], err = proposedObject(nested.Attributes, before[key], wanted[key]); err != nil {
				return prior, err
			}
		}
		return tftypes.NewValue(config.Type(), wanted), nil
	}
	before, wanted := valuesOf(prior), valuesOf(config)
	used := map[int]bool{}
	for i := range wanted {
		var kept tftypes.Value
		for j := range before {
			if nested.Nesting == tfprotov6.SchemaObjectNestingModeList && i == j ||
				nested.Nesting == tfprotov6.SchemaObjectNestingModeSet && !used[j] && madeOf(nested.Attributes, before[j], wanted[i]) {
				kept, used[j] = before[j], true
				break
			}
		}
		var err error
		if wanted[i], err = proposedObject(nested.Attributes, kept, wanted[i]); err != nil {
			return prior, err
		}
	}
	return tftypes.NewValue(config.Type(), wanted), nil
}

// isConfigured says whether a value has something in it that only a configuration
// can have put there, so that an attribute which has left it is not computed.
func isConfigured(attribute *tfprotov6.SchemaAttribute, value tftypes.Value) bool {
	if attribute.NestedType == nil || !attribute.Optional || value.IsNull() || !value.IsKnown() {
		return false
	}
	objects := valuesOf(value)
	if attribute.NestedType.Nesting == tfprotov6.SchemaObjectNestingModeSingle {
		objects = []tftypes.Value{value}
	}
	for _, object := range objects {
		has, err := members(object)
		for _, inner := range attribute.NestedType.Attributes {
			if err == nil && (!inner.Computed && !has[inner.Name].IsNull() || isConfigured(inner, has[inner.Name])) {
				return true
			}
		}
	}
	return false
}

// madeOf says whether an element of a set can be what became of one that is
// configured: it differs where that leaves something to be computed only.
func madeOf(attributes []*tfprotov6.SchemaAttribute, prior, config tftypes.Value) bool {
	before, wanted, _, err := sides(prior, config, tftypes.Value{})
	if err != nil {
		return false
	}
	for _, attribute := range attributes {
		configured := wanted[attribute.Name]
		if !configured.Equal(before[attribute.Name]) && (!attribute.Computed || !configured.IsNull()) {
			return false
		}
	}
	return true
}

// valuesOf are the elements of a collection; none where there is none.
func valuesOf(collection tftypes.Value) []tftypes.Value {
	if collection.Type() == nil || collection.IsNull() || !collection.IsKnown() {
		return nil
	}
	var several []tftypes.Value
	if collection.As(&several) == nil {
		return append([]tftypes.Value{}, several...)
	}
	named, _ := members(collection) // else there is none
	for _, value := range named {
		several = append(several, value)
	}
	return several
}

// plannable checks a plan as Terraform does: it may choose what is computed
// and not configured, and keep a prior value, but not a prior null, that means
// the same.
func plannable(schema *tfprotov6.Schema, prior, config, planned tftypes.Value) error {
	return plannableObject(schema.Block.Attributes, prior, config, planned, "")
}

func plannableObject(attributes []*tfprotov6.SchemaAttribute, prior, config, planned tftypes.Value, path string) error {
	before, wanted, plan, err := sides(prior, config, planned)
	if err != nil {
		return err
	}
	for _, attribute := range attributes {
		name := attribute.Name
		kept, known := before[name]
		switch {
		case plan[name].Equal(wanted[name]), known && !kept.IsNull() && !wanted[name].IsNull() && plan[name].Equal(kept):
		case attribute.Computed && wanted[name].IsNull():
		case attribute.WriteOnly && plan[name].IsNull():
		case attribute.NestedType != nil && !wanted[name].IsNull() && !plan[name].IsNull() && plan[name].IsKnown():
			if err := plannableNested(attribute.NestedType, kept, wanted[name], plan[name], path+name+"."); err != nil {
				return err
			}
		default:
			return fmt.Errorf("provider produced invalid plan: %s%s is %s, and configured is %s", path, name, plan[name], wanted[name])
		}
	}
	return nil
}

func plannableNested(nested *tfprotov6.SchemaObject, prior, config, planned tftypes.Value, path string) error {
	switch nested.Nesting {
	case tfprotov6.SchemaObjectNestingModeSingle:
		return plannableObject(nested.Attributes, prior, config, planned, path)
	case tfprotov6.SchemaObjectNestingModeMap:
		before, wanted, plan, err := sides(prior, config, planned)
		if err != nil {
			return err
		}
		for key, object := range plan {
			if _, known := wanted[key]; !known || len(plan) != len(wanted) {
				return fmt.Errorf("provider produced invalid plan: %s has other keys than are configured", path)
			}
			if err := plannableObject(nested.Attributes, before[key], wanted[key], object, path+key+"."); err != nil {
				return err
			}
		}
		return nil
	default:
		before, wanted, plan := valuesOf(prior), valuesOf(config), valuesOf(planned)
		if len(plan) != len(wanted) {
			return fmt.Errorf("provider produced invalid plan: %s has %d elements, and %d are configured", path, len(plan), len(wanted))
		}
		if nested.Nesting == tfprotov6.SchemaObjectNestingModeSet { // whose elements have no prior
			if !matched(plan, wanted, func(one, other tftypes.Value) bool {
				return plannableObject(nested.Attributes, tftypes.Value{}, other, one, path) == nil
			}) {
				return fmt.Errorf("provider produced invalid plan: %s is %s, and configured is %s", path, planned, config)
			}
			return nil
		}
		for i := range plan {
			var kept tftypes.Value
			if i < len(before) {
				kept = before[i]
			}
			if err := plannableObject(nested.Attributes, kept, wanted[i], plan[i], fmt.Sprintf("%s%d.", path, i)); err != nil {
				return err
			}
		}
		return nil
	}
}

// matched says whether each of some values has one that fits it among others.
func matched(values, others []tftypes.Value, fits func(one, other tftypes.Value) bool) bool {
	for _, one := range values {
		found := false
		for _, other := range others {
			found = found || fits(one, other)
		}
		if !found {
			return false
		}
	}
	return true
}
