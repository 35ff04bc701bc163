package attributevalues

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// precision is that of Terraform's numbers, in bits.
const precision = 512

// plainValue is a value as JSON has it: a string, json.Number, bool, []string or
// nil; false for what is none of these.
func plainValue(value attr.Value) (plain any, ok bool) {
	if value == nil || value.IsNull() {
		return nil, true
	}
	if value.IsUnknown() {
		return nil, false
	}
	switch value := value.(type) {
	case types.Dynamic:
		return plainValue(value.UnderlyingValue())
	case types.String:
		return value.ValueString(), true
	case types.Bool:
		return value.ValueBool(), true
	case types.Number:
		return plainNumber(value.ValueBigFloat())
	case types.List:
		return plainStrings(value.Elements())
	case types.Set:
		return plainStrings(value.Elements())
	case types.Tuple:
		return plainStrings(value.Elements())
	default:
		return nil, false
	}
}

// Sent are values by name as they are sent, all of them; false where one has no
// such form. A value is a string, a number, a boolean or a list of strings, and also
// an object of these where that is allowed.
func Sent(values types.Dynamic, objects bool) (map[string]any, bool) {
	named, ok := byName(values)
	if !ok {
		return nil, none(values)
	}
	sent := map[string]any{}
	for name, value := range named {
		plain, ok := plainValue(value)
		if !ok && objects {
			plain, ok = Sent(types.DynamicValue(value), false)
		}
		if !ok || name == "" {
			return nil, false
		}
		sent[name] = plain
	}
	return sent, true
}

// plainNumber is a number as it is sent. Intercom keeps doubles, and what
// Terraform computes has more digits than a double: 1 - 0.99 is not 0.01. Whole
// numbers go with all of their digits.
func plainNumber(number *big.Float) (plain any, ok bool) {
	double, _ := number.Float64()
	switch {
	case math.IsInf(double, 0):
		return nil, false
	case number.IsInt() && math.Abs(double) < 1e21:
		return json.Number(number.Text('f', 0)), true
	default:
		return json.Number(strconv.FormatFloat(double, 'g', -1, 64)), true
	}
}

// whole says whether a number that was planned is a whole one.
func whole(number json.Number) bool {
	double, err := number.Float64()
	return err == nil && double == math.Trunc(double)
}

func plainStrings(values []attr.Value) (plain any, ok bool) {
	texts := make([]string, 0, len(values))
	for _, value := range values {
		one, _ := plainValue(value)
		text, isText := one.(string)
		if !isText {
			return nil, false
		}
		texts = append(texts, text)
	}
	return texts, true
}

// kindOf is what a plain value is, in the words of a message.
func kindOf(plain any) string {
	switch plain.(type) {
	case json.Number:
		return "a number"
	case bool:
		return "a boolean"
	case []string:
		return "a list"
	default:
		return "a string"
	}
}

// answered is a value of an answer in the same forms. A relation, which is
// written as ids and answered as objects, becomes ids.
func answered(value any) any {
	switch value := value.(type) {
	case nil, string, bool, json.Number, []string:
		return value
	case []any:
		return ids(value)
	}
	if instances, ok := instancesOf(value); ok {
		return ids(instances)
	}
	text, err := json.Marshal(value)
	if err != nil {
		return nil
	}
	return string(text)
}

// instancesOf are the objects that a relation leads to.
func instancesOf(value any) (instances []any, ok bool) {
	object, _ := value.(map[string]any)
	instances, ok = object["instances"].([]any)
	return instances, ok
}

// isRelation says whether a value of an answer is one of a relation.
func isRelation(value any) bool {
	_, ok := instancesOf(value)
	return ok
}

// ids are the members of a list that are strings or numbers, or objects with ids.
func ids(members []any) []string {
	texts := []string{}
	for _, member := range members {
		if object, ok := member.(map[string]any); ok {
			member = object["id"]
		}
		if member != nil {
			texts = append(texts, fmt.Sprint(member))
		}
	}
	return texts
}

// sameValue says whether two values of configurations or states mean the same.
func sameValue(a, b attr.Value) bool { return Definitions{}.means("", a, b) }

// equivalent compares plain values. Null, "" and an empty list are one; numbers
// compare as doubles, times by the second, strings in NFC, and lists as sets. The
// id that a relation to one is written as is a list of one.
func equivalent(a, b any) bool {
	if nothing(a) || nothing(b) {
		return nothing(a) && nothing(b)
	}
	first, isList := a.([]string)
	second, alsoList := b.([]string)
	switch {
	case isList && alsoList:
		return slices.EqualFunc(slices.Sorted(slices.Values(first)), slices.Sorted(slices.Values(second)), same)
	case isList:
		return len(first) == 1 && equivalent(first[0], b)
	case alsoList:
		return len(second) == 1 && equivalent(a, second[0])
	}
	if text, isText := a.(string); isText {
		if other, alsoText := b.(string); alsoText && same(text, other) {
			return true
		}
	}
	if a == b {
		return true
	}
	if at, written, ok := instant(a); ok {
		if other, otherWritten, ok := instant(b); ok && (written || otherWritten) && at == other {
			return true
		}
	}
	one, isNumber := a.(json.Number)
	other, alsoNumber := b.(json.Number)
	return isNumber && alsoNumber && sameNumber(one, other)
}

func nothing(value any) bool {
	switch value := value.(type) {
	case nil:
		return true
	case string:
		return value == ""
	case []string:
		return len(value) == 0
	default:
		return false
	}
}

// instant is the time that a value may stand for, in Unix seconds: written out,
// or as a number.
func instant(value any) (seconds int64, written, ok bool) {
	switch value := value.(type) {
	case string:
		at, ok := tf.ParseRFC3339(value)
		return at.Unix(), true, ok
	case json.Number:
		seconds, err := strconv.ParseInt(value.String(), 10, 64)
		return seconds, false, err == nil
	default:
		return 0, false, false
	}
}

func sameNumber(a, b json.Number) bool {
	first, err := a.Float64()
	second, alsoErr := b.Float64()
	return err == nil && alsoErr == nil && first == second
}
