package export

import (
	"context"
	"strconv"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// configure decides what is written of an object: the least that makes one like it,
// with which the plan of the one that is there is empty. Where there is a difference
// the object is written whole; where there is one then, too, it cannot be exported, and
// why says so.
func (e *exporter) configure(ctx context.Context, o *object, lean, whole tftypes.Value) (why string, err error) {
	for _, value := range []tftypes.Value{lean, whole} {
		config := configOf(value)
		plan, err := e.run.Plan(ctx, o.instance, config)
		switch {
		case failed(ctx, err):
			return "", err
		case err != nil:
			why = reason(err)
		case !plan.Empty():
			why = "its plan is not empty"
		default:
			o.config = config
			return "", nil
		}
		o.whole = true
	}
	return why, nil
}

// settable is what a configuration can have of a state, at any depth. Of secrets it
// has what the state has.
func settable(attributes []*tfprotov6.SchemaAttribute, state tftypes.Value) tftypes.Value {
	values := map[string]tftypes.Value{}
	for _, attribute := range attributes {
		value := members(state)[attribute.Name]
		if !isSettable(attribute) || attribute.WriteOnly {
			value = tftypes.NewValue(attribute.ValueType(), nil)
		}
		if attribute.WriteOnly && attribute.Required {
			value = tftypes.NewValue(attribute.ValueType(), tftypes.UnknownValue)
		}
		if attribute.NestedType != nil && !value.IsNull() {
			value = each(attribute.NestedType, value, func(object tftypes.Value) tftypes.Value { return settable(attribute.NestedType.Attributes, object) })
		}
		if attribute.Type != nil && attribute.Type.Is(tftypes.DynamicPseudoType) {
			value = literal(value)
		}
		values[attribute.Name] = value
	}
	return tftypes.NewValue(state.Type(), values)
}

func isSettable(attribute *tfprotov6.SchemaAttribute) bool {
	return (attribute.Required || attribute.Optional) && !attribute.Deprecated
}

// each changes every object of a nested attribute.
func each(nested *tfprotov6.SchemaObject, value tftypes.Value, change func(tftypes.Value) tftypes.Value) tftypes.Value {
	switch nested.Nesting {
	case tfprotov6.SchemaObjectNestingModeSingle:
		return change(value)
	case tfprotov6.SchemaObjectNestingModeMap:
		changed := map[string]tftypes.Value{}
		for key, object := range members(value) {
			changed[key] = change(object)
		}
		return tftypes.NewValue(value.Type(), changed)
	default:
		changed := []tftypes.Value{}
		for _, object := range elements(value) {
			changed = append(changed, change(object))
		}
		return tftypes.NewValue(value.Type(), changed)
	}
}

// literal is a value of any type as one that is written out has it: a list is a tuple,
// and a map is an object.
func literal(value tftypes.Value) tftypes.Value {
	if value.Type() == nil || value.IsNull() || !value.IsKnown() {
		return tftypes.NewValue(tftypes.DynamicPseudoType, nil)
	}
	if named := members(value); named != nil {
		kinds, values := map[string]tftypes.Type{}, map[string]tftypes.Value{}
		for name, member := range named {
			values[name] = literal(member)
			kinds[name] = values[name].Type()
		}
		return tftypes.NewValue(tftypes.Object{AttributeTypes: kinds}, values)
	}
	if several := elements(value); several != nil || value.Type().Is(tftypes.List{}) || value.Type().Is(tftypes.Set{}) {
		kinds, values := []tftypes.Type{}, []tftypes.Value{}
		for _, element := range several {
			values = append(values, literal(element))
			kinds = append(kinds, values[len(values)-1].Type())
		}
		return tftypes.NewValue(tftypes.Tuple{ElementTypes: kinds}, values)
	}
	return value
}

func configOf(value tftypes.Value) session.Config {
	config := session.Config{}
	for name, member := range members(value) {
		if !member.IsNull() {
			config[name] = member
		}
	}
	return config
}

// A place is where a value is in an object: the names, keys and positions on the way.
type place string

func (p place) at(step string) place { return p + "\x00" + place(step) }

func (p place) String() string {
	return strings.ReplaceAll(strings.TrimPrefix(string(p), "\x00"), "\x00", ".")
}

// isIn says whether a place is in one of others.
func (p place) isIn(others map[place]bool) bool {
	for i := range p {
		if p[i] == 0 && others[p[:i]] {
			return true
		}
	}
	return false
}

// places finds every value of an object.
func places(value tftypes.Value) map[place]tftypes.Value {
	found := map[place]tftypes.Value{}
	collect("", value, found)
	return found
}

func collect(at place, value tftypes.Value, into map[place]tftypes.Value) {
	into[at] = value
	for name, member := range members(value) {
		collect(at.at(name), member, into)
	}
	for i, element := range elements(value) {
		collect(at.at(strconv.Itoa(i)), element, into)
	}
}

// without is an object with null at some places.
func without(value tftypes.Value, drop map[place]bool) tftypes.Value { return prune("", value, drop) }

func prune(at place, value tftypes.Value, drop map[place]bool) tftypes.Value {
	if drop[at] {
		return tftypes.NewValue(value.Type(), nil)
	}
	if named := members(value); named != nil {
		kept := map[string]tftypes.Value{}
		for name, member := range named {
			kept[name] = prune(at.at(name), member, drop)
		}
		return tftypes.NewValue(value.Type(), kept)
	}
	if several := elements(value); several != nil {
		kept := []tftypes.Value{}
		for i, element := range several {
			kept = append(kept, prune(at.at(strconv.Itoa(i)), element, drop))
		}
		return tftypes.NewValue(value.Type(), kept)
	}
	return value
}

// choices are the places that a configuration can do without, and what it has there.
type choices struct {
	chosen []place // optional and computed
	groups []place // likewise, with attributes of their own
	empty  []place // optional, and empty, which is what leaving it out is
}

func (c *choices) find(at place, attributes []*tfprotov6.SchemaAttribute, object tftypes.Value) {
	for _, attribute := range attributes {
		value, here := members(object)[attribute.Name], at.at(attribute.Name)
		switch {
		case value.Type() == nil || value.IsNull() || attribute.Required && (attribute.NestedType == nil || isEmpty(value)):
		case isEmpty(value):
			c.empty = append(c.empty, here)
		case attribute.NestedType != nil:
			if attribute.Optional && attribute.Computed {
				c.groups = append(c.groups, here)
			}
			c.findIn(here, attribute.NestedType, value)
		case attribute.Computed:
			c.chosen = append(c.chosen, here)
		}
	}
}

func (c *choices) findIn(at place, nested *tfprotov6.SchemaObject, value tftypes.Value) {
	if nested.Nesting == tfprotov6.SchemaObjectNestingModeSingle {
		c.find(at, nested.Attributes, value)
		return
	}
	for key, object := range members(value) {
		c.find(at.at(key), nested.Attributes, object)
	}
	for i, object := range elements(value) {
		c.find(at.at(strconv.Itoa(i)), nested.Attributes, object)
	}
}

// isEmpty says whether a value is the empty string, or something with nothing in it.
func isEmpty(value tftypes.Value) bool {
	switch kind := value.Type(); {
	case value.IsNull() || !value.IsKnown():
		return false
	case kind.Is(tftypes.String):
		return text(value) == ""
	case kind.Is(tftypes.Number), kind.Is(tftypes.Bool):
		return false
	default:
		return len(members(value)) == 0 && len(elements(value)) == 0
	}
}
