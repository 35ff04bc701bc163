package attributevalues

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// Change is what is to become of an object's values.
type Change struct {
	Plan, State types.Dynamic
	Memory      Memory
	// Now returns what Intercom has now, in its own spelling. It is asked only
	// where something depends on it; nil is for an object that is to be made.
	Now func() (map[string]any, error)
}

// Anew is the change where nothing is known of the values that stay, so that all
// are written.
func (c Change) Anew() Change {
	before, _ := byName(c.State)
	kinds, values := map[string]attr.Type{}, map[string]attr.Value{}
	for _, name := range c.Memory.leaving(c.Plan, c.State) {
		values[name], kinds[name] = before[name], before[name].Type(context.Background())
	}
	c.State = types.DynamicValue(types.ObjectValueMust(kinds, values))
	return c
}

// Request are the values that a change writes, by the names and as the values
// that Intercom takes; nil where it writes none. With a value that changes go
// those that only an import found, so that all of a plan is what Terraform wrote.
func (d Definitions) Request(change Change) (map[string]any, error) {
	planned, _ := byName(change.Plan)
	before, _ := byName(change.State)
	written, unset := map[string]any{}, map[string]any{}
	all := writes(change.Plan, change.State)
	for name, value := range planned {
		old, there := before[name]
		if there && d.means(name, value, old) && (!all || change.Memory.wrote(name) || isNull(value)) {
			continue
		}
		definition := d.named[name]
		plain, _ := plainValue(value)
		isText := d.named == nil || definition.Type == String && !definition.isList()
		if plain == nil || nothing(plain) && !isText { // only a text can be ""
			unset[name] = emptied(old)
		} else {
			written[name] = definition.sent(plain)
		}
	}
	for _, name := range change.Memory.leaving(change.Plan, change.State) {
		if old := before[name]; !isNull(old) {
			unset[name] = emptied(old)
		}
	}
	return d.spelled(change, written, unset)
}

// emptied is what unsets a value: an empty list that of a relation to many, null
// every other.
func emptied(old attr.Value) any {
	if plain, _ := plainValue(old); plain != nil {
		if _, many := plain.([]string); many {
			return []string{}
		}
	}
	return nil
}

// spelled puts the values together by Intercom's own names, and leaves out of
// those to be unset what Intercom refuses a null for: names that are not defined
// and of which the object has no relation.
func (d Definitions) spelled(change Change, written, unset map[string]any) (map[string]any, error) {
	result := map[string]any{}
	undefined := map[string]any{} // to be looked up in what there is now
	for name, value := range written {
		if definition, ok := d.named[name]; ok {
			result[definition.name] = value
		} else {
			undefined[name] = value
		}
	}
	for name, value := range unset {
		if definition, ok := d.named[name]; !ok {
			undefined[name] = value
		} else if !definition.Fixed {
			result[definition.name] = value
		}
	}
	var now map[string]any
	if len(undefined) > 0 && change.Now != nil {
		var err error
		if now, err = change.Now(); err != nil {
			return nil, err
		}
	}
	spelling := map[string]string{}
	for name := range now {
		if key := intercom.NFC(name); spelling[key] == "" || key == name {
			spelling[key] = name
		}
	}
	for name, value := range undefined {
		own, there := spelling[name]
		_, isUnset := unset[name]
		switch {
		case there && (!isUnset || d.named == nil || isRelation(now[own])):
			result[own] = value
		case !there && !isUnset:
			result[name] = value
		}
	}
	if len(result) == 0 {
		return nil, nil //nolint:nilnil // nothing is written
	}
	return result, nil
}

// Writable leaves out the values of nothing that is defined, such as what Intercom
// itself notes of how a company was created. Relations are defined in no list.
func (d Definitions) Writable(now map[string]any) map[string]any {
	writable := maps.Clone(now)
	maps.DeleteFunc(writable, func(name string, value any) bool {
		_, defined := d.named[intercom.NFC(name)]
		return d.named != nil && !defined && !isRelation(value)
	})
	return writable
}

// State are the values that Intercom has of those that were there before, each
// in the words of before while it means the same. For Everything it is all.
func (d Definitions) State(before types.Dynamic, now map[string]any) types.Dynamic {
	now = composed(now)
	known, there := byName(before)
	if before.IsUnknown() {
		known = map[string]attr.Value{}
		for name, value := range now {
			if !nothing(answered(value)) {
				known[name] = nil
			}
		}
	} else if !there {
		return types.DynamicNull()
	}
	values, kinds, drifted := map[string]attr.Value{}, map[string]attr.Type{}, before.IsUnknown()
	for name, old := range known {
		definition := d.named[name]
		value, same := definition.value(old, now[name])
		values[name], kinds[name] = value, value.Type(context.Background())
		drifted = drifted || !same
	}
	if !drifted {
		return before
	}
	return types.DynamicValue(types.ObjectValueMust(kinds, values))
}

// Stored is the plan's values, which the state must have after an apply, with a
// warning where Intercom answered with others.
func (d Definitions) Stored(diags *diag.Diagnostics, at path.Path, change Change, now map[string]any) types.Dynamic {
	now = composed(now)
	wanted, _ := byName(change.Plan)
	wanted = maps.Clone(wanted)
	for _, name := range change.Memory.leaving(change.Plan, change.State) {
		if wanted == nil {
			wanted = map[string]attr.Value{}
		}
		wanted[name] = types.StringNull()
	}
	for _, name := range slices.Sorted(maps.Keys(wanted)) {
		definition := d.named[name]
		if _, same := definition.value(wanted[name], now[name]); !same {
			tf.WarnOfOther(diags, at, fmt.Sprintf("%s[%q]", at, name))
		}
	}
	return change.Plan
}

// Strings are values by name as strings, for where a schema cannot hold values of
// any type: each as State has it. Those that are not set are left out.
func (d Definitions) Strings(now map[string]any) types.Map {
	texts := map[string]attr.Value{}
	values, _ := byName(d.State(Everything(), now))
	for name, value := range values {
		plain, _ := plainValue(value)
		switch plain := plain.(type) {
		case nil:
		case string:
			texts[name] = types.StringValue(plain)
		case json.Number:
			texts[name] = types.StringValue(plain.String())
		default:
			if encoded, err := json.Marshal(plain); err == nil {
				texts[name] = types.StringValue(string(encoded))
			}
		}
	}
	return types.MapValueMust(types.StringType, texts)
}

// value is what Intercom has now: old itself, and true, where that means the
// same.
func (d Definition) value(old attr.Value, now any) (value attr.Value, same bool) {
	before, plain := plainValue(old)
	if old != nil && plain && equivalent(d.sent(before), answered(now)) {
		return old, true
	}
	words, _ := before.(string)
	_, wasDate := tf.ParseRFC3339(words)
	switch now := answered(now).(type) {
	case json.Number:
		if seconds, err := now.Int64(); err == nil && (d.Type == Date || wasDate && d.Type == "") {
			return types.StringValue(time.Unix(seconds, 0).UTC().Format(time.RFC3339)), false
		}
		number, _, err := big.ParseFloat(now.String(), 10, precision, big.ToNearestEven)
		if err != nil {
			return types.StringValue(now.String()), false
		}
		return types.NumberValue(number), false
	case string:
		return types.StringValue(intercom.NFC(d.label(now))), false
	case bool:
		return types.BoolValue(now), false
	case []string:
		kinds, members := make([]attr.Type, 0, len(now)), make([]attr.Value, 0, len(now))
		for _, text := range now {
			kinds, members = append(kinds, types.StringType), append(members, types.StringValue(intercom.NFC(text)))
		}
		return types.TupleValueMust(kinds, members), false
	default:
		return types.StringNull(), false
	}
}

// label is what people see of what Intercom has in a label's place.
func (d Definition) label(now string) string {
	for _, option := range d.Options {
		if option.Value != "" && same(option.Value, now) {
			return option.Label
		}
	}
	return now
}
