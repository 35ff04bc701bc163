package tf

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// Definition says what values a name can have.
type Definition struct {
	Type    ValueType
	Options map[string]string // of a list: each label, and what Intercom has in its place
}

// ValueType is the type of a value as a configuration has it.
type ValueType string

// The types of values. AnyValue is for what cannot be checked here.
const (
	TextValue    ValueType = "text"
	WholeValue   ValueType = "whole number"
	NumberValue  ValueType = "number"
	BooleanValue ValueType = "boolean"
	DateValue    ValueType = "date"
	AnyValue     ValueType = "value"
)

// Definitions are the values that there can be, by name. Nil means that nothing
// is known about them.
type Definitions map[string]Definition

// Check says what is wrong with the values of a plan that differ from the
// state's; nothing where nothing is known about them. missing is what to do
// about a name that is not defined.
func (d Definitions) Check(at path.Path, plan, state types.Dynamic, missing string) error {
	if d == nil || plan.IsUnderlyingValueUnknown() {
		return nil
	}
	planned, _ := byName(plan)
	before, _ := byName(state)
	for _, name := range slices.Sorted(maps.Keys(planned)) {
		value := planned[name]
		if unknownWithin(value) || isNull(value) || sameValue(value, before[name]) {
			continue
		}
		definition, defined := d[name]
		plain, _ := plainValue(value)
		if _, related := plain.([]string); related && !defined {
			continue // custom objects' ids, which nothing lists the names of
		}
		if !defined {
			return NewDiagnostic(fmt.Sprintf("No attribute named %q", name), "%s has a value for %q, and the workspace defines only: %s. %s",
				at, name, strings.Join(slices.Sorted(maps.Keys(d)), ", "), missing)
		}
		if wrong := definition.wrong(plain); wrong != "" {
			return NewDiagnostic(fmt.Sprintf("Wrong value for the attribute %q", name), "%s[%q] must be %s.", at, name, wrong)
		}
	}
	return nil
}

// wrong says what a value would have to be; empty where it is that.
func (d Definition) wrong(value any) string {
	text, isText := value.(string)
	number, isNumber := value.(json.Number)
	_, isBoolean := value.(bool)
	_, isDate := date(text)
	switch {
	case len(d.Options) > 0 && (!isText || !d.option(text)):
		return "one of " + quoted(slices.Sorted(maps.Keys(d.Options)))
	case d.Type == TextValue && !isText:
		return "a text"
	case d.Type == WholeValue && (!isNumber || strings.ContainsAny(number.String(), ".eE")):
		return "a whole number"
	case d.Type == NumberValue && !isNumber:
		return "a number"
	case d.Type == BooleanValue && !isBoolean:
		return "true or false"
	case d.Type == DateValue && !isDate && !isNumber:
		return "a date as RFC 3339, such as \"2026-02-28T09:00:00Z\", or Unix seconds"
	default:
		return ""
	}
}

// option says whether a text is a label, or what Intercom has in place of one.
func (d Definition) option(text string) bool {
	_, label := d.Options[text]
	return label || slices.Contains(slices.Collect(maps.Values(d.Options)), text)
}

func quoted(texts []string) string {
	for i, text := range texts {
		texts[i] = strconv.Quote(text)
	}
	return strings.Join(texts, ", ")
}

// Request are the values of a plan that differ from the state's, as Intercom
// takes them; nil where none does.
func (d Definitions) Request(plan, state types.Dynamic) map[string]any {
	planned, _ := byName(plan)
	before, _ := byName(state)
	var changed map[string]any
	for name, value := range planned {
		if known, there := before[name]; there && sameValue(value, known) {
			continue
		}
		if changed == nil {
			changed = map[string]any{}
		}
		plain, _ := plainValue(value)
		changed[name] = d[name].sent(plain)
	}
	return changed
}

// Same says whether every value of a plan means what the state has, also where
// one has the label of an option and the other what Intercom has in its place.
func (d Definitions) Same(plan, state types.Dynamic) bool {
	planned, _ := byName(plan)
	before, _ := byName(state)
	for name, value := range planned {
		wanted, known := plainValue(value)
		there, _ := plainValue(before[name])
		if !known || !equivalent(d[name].sent(wanted), d[name].sent(there)) {
			return false
		}
	}
	return !plan.IsUnknown() && !plan.IsUnderlyingValueUnknown()
}

// sent is a value as Intercom takes it: a date in Unix seconds, an option of a
// ticket by its id.
func (d Definition) sent(value any) any {
	text, ok := value.(string)
	if !ok {
		return value
	}
	if at, isDate := date(text); d.Type == DateValue && isDate {
		return json.Number(strconv.FormatInt(at.Unix(), 10))
	}
	if id, label := d.Options[text]; label {
		return id
	}
	return value
}

// State are the values that Intercom has of those that were there before, each
// in the words of before while it means the same. For Everything it is all.
func (d Definitions) State(before types.Dynamic, now map[string]any) types.Dynamic {
	known, _ := byName(before)
	if before.IsUnknown() {
		known = map[string]attr.Value{}
		for name, value := range now {
			if value != nil {
				known[name] = nil
			}
		}
	}
	if before.IsNull() || len(known) == 0 {
		return types.DynamicNull()
	}
	values, kinds, drifted := map[string]attr.Value{}, map[string]attr.Type{}, before.IsUnknown()
	for name, old := range known {
		value, same := d[name].value(old, now[name])
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
func (d Definitions) Stored(diags *diag.Diagnostics, at path.Path, plan types.Dynamic, now map[string]any) types.Dynamic {
	planned, _ := byName(plan)
	for _, name := range slices.Sorted(maps.Keys(planned)) {
		if value, same := d[name].value(planned[name], now[name]); !same {
			diags.AddAttributeWarning(at, "Intercom stored another value", fmt.Sprintf(
				"%s[%q] is %s in Intercom now, not %s. The next plan will show that.", at, name, value, planned[name]))
		}
	}
	return plan
}

// value is what Intercom has now: old itself, and true, where that means the
// same.
func (d Definition) value(old attr.Value, now any) (value attr.Value, same bool) {
	before, plain := plainValue(old)
	if old != nil && plain && equivalent(d.sent(before), answered(now)) {
		return old, true
	}
	words, _ := before.(string)
	_, wasDate := date(words)
	switch now := answered(now).(type) {
	case json.Number:
		if seconds, err := now.Int64(); err == nil && (d.Type == DateValue || wasDate && d.Type == "") {
			return types.StringValue(time.Unix(seconds, 0).UTC().Format(time.RFC3339)), false
		}
		number, _, err := big.ParseFloat(now.String(), 10, 512, big.ToNearestEven)
		if err != nil {
			return types.StringValue(now.String()), false
		}
		return types.NumberValue(number), false
	case string:
		for label, id := range d.Options {
			if id == now {
				return types.StringValue(label), false
			}
		}
		return types.StringValue(now), false
	case bool:
		return types.BoolValue(now), false
	case []string:
		values, kinds := elements(now), make([]attr.Type, len(now))
		for i := range kinds {
			kinds[i] = types.StringType
		}
		return types.TupleValueMust(kinds, values), false
	default:
		return types.StringNull(), false
	}
}
