package attributevalues

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// Type is the type of a value as a configuration has it.
type Type string

// The types of values. Any is for what cannot be checked here.
const (
	String  Type = "string"
	Whole   Type = "whole number"
	Number  Type = "number"
	Boolean Type = "boolean"
	Date    Type = "date"
	Any     Type = "value"
)

// Definition says what values a name can have.
type Definition struct {
	Type    Type
	Options []Option // of a list: what there is to choose from; none for what is no list
	// Partial is for a list of which not every option is known yet.
	Partial bool
	// Fixed is for what cannot be written, and so not be unset.
	Fixed bool

	name string // as Intercom spells it
}

// Option is one that a list has.
type Option struct {
	Label string
	// Value is what Intercom has in the label's place, in its own spelling. It is
	// empty where it is not known yet.
	Value string
}

// Definitions are the values that there can be, by name. The zero value is for
// where nothing is known about them.
type Definitions struct {
	named map[string]Definition // by name in NFC; nil where nothing is known
	open  bool
}

// Known are definitions that are known, of which there are none yet.
func Known() Definitions { return Definitions{named: map[string]Definition{}} }

// Define adds a name, or defines it anew.
func (d *Definitions) Define(name string, definition Definition) {
	definition.name = name
	d.named[intercom.NFC(name)] = definition
}

// Redefine is Define for what a run makes of a name, which keeps the spelling that
// Intercom has of it.
func (d *Definitions) Redefine(name string, definition Definition) {
	if there, ok := d.named[intercom.NFC(name)]; ok {
		name = there.name
	}
	d.Define(name, definition)
}

// Open says that there will be names that are not known yet.
func (d *Definitions) Open() { d.open = true }

// Check says what is wrong with the values of a plan that differ from the
// state's, each by itself; nothing where nothing is known about them. missing is
// what to do about a name that is not defined.
func (d Definitions) Check(diags *diag.Diagnostics, at path.Path, plan, state types.Dynamic, missing string) {
	if d.named == nil || plan.IsUnderlyingValueUnknown() {
		return
	}
	planned, _ := byName(plan)
	before, _ := byName(state)
	_, isMap := plan.UnderlyingValue().(types.Map)
	for _, name := range slices.Sorted(maps.Keys(planned)) {
		value := planned[name]
		if unknownWithin(value) || isNull(value) || sameValue(value, before[name]) {
			continue
		}
		plain, _ := plainValue(value)
		definition, defined := d.named[name]
		switch wrong := definition.wrong(plain); {
		case !defined && !d.open && !relation(plain):
			diags.AddAttributeError(at, fmt.Sprintf("No attribute named %q", name), fmt.Sprintf(
				"%s has a value for %q, and the workspace defines only: %s. %s", at, name, strings.Join(d.names(), ", "), missing))
		case defined && wrong != "":
			detail := fmt.Sprintf("%s[%q] must be %s; it arrived as %s.", at, name, wrong, kindOf(plain))
			if _, isString := plain.(string); isString && definition.takesNoString() {
				detail += asString(isMap)
			}
			diags.AddAttributeError(at, fmt.Sprintf("Wrong value for the attribute %q", name), detail)
		}
	}
}

// asString says why a value that was meant otherwise is a string.
func asString(inMap bool) string {
	if inMap {
		return " All values of a map have one type, so that Terraform makes strings of numbers and booleans beside a string. Pass an object: " +
			"declare variables as any or as object({ … }), not as map(any) or map(string), and leave tomap out."
	}
	return " Leave out the quotes, or convert it with tonumber or tobool; a variable may need another type than string."
}

// names are those that are defined, in order.
func (d Definitions) names() []string { return slices.Sorted(maps.Keys(d.named)) }

// relation says whether a value can be one of a relation to custom objects, of
// which nothing lists the names: the id of an instance where it leads to one, and
// a list of ids where it leads to many. Ids are digits in everything that
// Intercom shows of them.
func relation(plain any) bool {
	id, isString := plain.(string)
	_, isList := plain.([]string)
	return isList || isString && id != "" && !strings.ContainsFunc(id, func(r rune) bool { return !unicode.IsDigit(r) })
}

// wrong says what a value would have to be; empty where it is that.
func (d Definition) wrong(plain any) string {
	text, isText := plain.(string)
	number, isNumber := plain.(json.Number)
	_, isBoolean := plain.(bool)
	_, isDate := tf.ParseRFC3339(text)
	switch {
	case d.Partial && !isText:
		return "a string"
	case d.isList() && !d.Partial && (!isText || !d.option(text)):
		labels := make([]string, 0, len(d.Options))
		for _, option := range d.Options {
			labels = append(labels, option.Label)
		}
		return "one of " + tf.Quoted(slices.Sorted(slices.Values(labels)))
	case d.Type == String && !isText:
		return "a string"
	case d.Type == Whole && (!isNumber || !whole(number)):
		return "a whole number"
	case d.Type == Number && !isNumber:
		return "a number"
	case d.Type == Boolean && !isBoolean:
		return "true or false"
	case d.Type == Date && !isDate && !isNumber:
		return "a date in RFC 3339 format, such as \"2026-02-28T09:00:00Z\", or Unix seconds"
	default:
		return ""
	}
}

func (d Definition) isList() bool { return d.Partial || len(d.Options) > 0 }

func (d Definition) takesNoString() bool {
	return !d.isList() && (d.Type == Whole || d.Type == Number || d.Type == Boolean)
}

// option says whether a string is a label, or what Intercom has in place of one.
func (d Definition) option(text string) bool {
	return slices.ContainsFunc(d.Options, func(option Option) bool {
		return same(option.Label, text) || option.Value != "" && same(option.Value, text)
	})
}

// same compares names and labels.
func same(a, b string) bool { return intercom.Exact.Same(a, b) }

// sent is a value as Intercom takes it: a date in Unix seconds, an option as
// Intercom has it.
func (d Definition) sent(plain any) any {
	text, ok := plain.(string)
	if !ok {
		return plain
	}
	if at, isDate := tf.ParseRFC3339(text); d.Type == Date && isDate {
		return json.Number(strconv.FormatInt(at.Unix(), 10))
	}
	for _, option := range d.Options {
		if same(option.Label, text) && option.Value != "" {
			return option.Value
		}
	}
	return plain
}

// Same says whether a plan has nothing to change in the values of a state: every
// value means what the state has, also where one has the label of an option and
// the other what Intercom has in its place, and none of those that an apply wrote
// is to leave.
func (d Definitions) Same(plan, state types.Dynamic, memory Memory) bool {
	planned, known := byName(plan)
	before, there := byName(state)
	if !known || !there || len(memory.leaving(plan, state)) > 0 {
		return false
	}
	for name, value := range planned {
		old, found := before[name]
		if !found && !memory.Whole {
			return false // Intercom may have a value, which null unsets
		}
		if !d.means(name, value, old) {
			return false
		}
	}
	return true
}

// means says whether two values of configurations or states mean the same.
func (d Definitions) means(name string, a, b attr.Value) bool {
	definition := d.named[name]
	first, known := plainValue(a)
	second, alsoKnown := plainValue(b)
	return known && alsoKnown && equivalent(definition.sent(first), definition.sent(second))
}
