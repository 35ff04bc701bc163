package tf

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

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
		return json.Number(value.ValueBigFloat().Text('f', -1)), true
	case types.List:
		return plainTexts(value.Elements())
	case types.Set:
		return plainTexts(value.Elements())
	case types.Tuple:
		return plainTexts(value.Elements())
	default:
		return nil, false
	}
}

func plainTexts(values []attr.Value) (plain any, ok bool) {
	texts := make([]string, 0, len(values))
	for _, value := range values {
		text, isText := value.(types.String)
		if !isText || text.IsNull() || text.IsUnknown() {
			return nil, false
		}
		texts = append(texts, text.ValueString())
	}
	return texts, true
}

// answered is a value of an answer in the same forms. A relationship, which is
// written as ids and answered as objects, becomes ids.
func answered(value any) any {
	switch value := value.(type) {
	case nil, string, bool, json.Number, []string:
		return value
	case []any:
		return ids(value)
	case map[string]any:
		if instances, ok := value["instances"].([]any); ok {
			return ids(instances)
		}
	}
	text, err := json.Marshal(value)
	if err != nil {
		return nil
	}
	return string(text)
}

// ids are the members of a list that are texts or numbers, or objects with ids.
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
func sameValue(a, b attr.Value) bool {
	first, known := plainValue(a)
	second, alsoKnown := plainValue(b)
	return known && alsoKnown && equivalent(first, second)
}

// equivalent compares plain values. Null, "" and an empty list are one; numbers
// compare by what they are worth, moments by when they are, and lists as sets.
func equivalent(a, b any) bool {
	if nothing(a) || nothing(b) {
		return nothing(a) && nothing(b)
	}
	if first, ok := a.([]string); ok {
		second, ok := b.([]string)
		return ok && slices.Equal(slices.Sorted(slices.Values(first)), slices.Sorted(slices.Values(second)))
	}
	if _, ok := b.([]string); ok {
		return false
	}
	if a == b {
		return true
	}
	first, firstWritten, ok := instant(a)
	if ok {
		if second, secondWritten, ok := instant(b); ok && (firstWritten || secondWritten) && first.Equal(second) {
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

// instant is the time that a value may stand for: written out, or Unix seconds.
func instant(value any) (at time.Time, written, ok bool) {
	switch value := value.(type) {
	case string:
		at, ok := date(value)
		return at, true, ok
	case json.Number:
		seconds, err := strconv.ParseInt(value.String(), 10, 64)
		return time.Unix(seconds, 0), false, err == nil
	default:
		return time.Time{}, false, false
	}
}

func date(text string) (time.Time, bool) {
	at, err := time.Parse(time.RFC3339, text)
	return at, err == nil
}

func sameNumber(a, b json.Number) bool {
	const precision = 512 // bits, as Terraform has
	first, _, err := big.ParseFloat(a.String(), 10, precision, big.ToNearestEven)
	second, _, alsoErr := big.ParseFloat(b.String(), 10, precision, big.ToNearestEven)
	return err == nil && alsoErr == nil && first.Cmp(second) == 0
}
