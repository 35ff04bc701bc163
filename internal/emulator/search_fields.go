package emulator

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// comparison says whether a value that something has, nil for none, is as an
// operator and the wanted values say. It fails for what the field's type does not
// take. Negations come as what they negate, but for the check beforehand.
type comparison func(has any, operator string, wanted []any) (bool, error)

var (
	errOperator = errors.New("the operator is not supported")
	errValue    = errors.New("the value has the wrong type")
)

// only refuses other operators.
func only(operators string, compare comparison) comparison {
	return func(has any, operator string, wanted []any) (bool, error) {
		if !slices.Contains(strings.Fields(operators), operator) {
			return false, errOperator
		}
		return compare(has, operator, wanted)
	}
}

// textField compares texts, whose case matters.
var textField = only("= != IN NIN ~ !~ ^ $", texts(func(text string) string { return text }))

// emailField compares e-mail addresses, in one way with what makes a contact a
// duplicate: the case does not matter. [?] Nobody has looked.
var emailField = only("= != IN NIN ~ !~ ^ $", texts(strings.ToLower))

// idField is for ids that are numbers in some versions.
var idField = only("= != IN NIN ~ !~ ^ $ > < >= <=", mixed)

// tagField is that of tags: contacts and companies take two operators for it.
var tagField = only("= !=", texts(func(text string) string { return text }))

var boolField = only("= != IN NIN", texts(strings.ToLower))

func texts(normal func(string) string) comparison {
	return func(has any, operator string, wanted []any) (bool, error) {
		value := ""
		if has != nil {
			value = normal(fmt.Sprint(has))
		}
		return slices.ContainsFunc(wanted, func(one any) bool {
			if one == nil {
				return value == "" // null stands for nothing
			}
			text := normal(fmt.Sprint(one))
			switch operator {
			case "~":
				return strings.Contains(value, text)
			case "^":
				return strings.HasPrefix(value, text)
			case "$":
				return strings.HasSuffix(value, text)
			default:
				return value == text
			}
		}), nil
	}
}

// mixed compares numbers by their order and anything else as text.
func mixed(has any, operator string, wanted []any) (bool, error) {
	if strings.ContainsAny(operator, "<>") {
		return numbersBy(strict)(has, operator, wanted)
	}
	return texts(func(text string) string { return text })(has, operator, wanted)
}

// strict and orEqual say what ">" and "<" mean: of contacts and companies what
// they say, of conversations and tickets "greater (or equal)" and "lower (or
// equal)", in the words of every description.
func strict(operator string) string { return operator }

func orEqual(operator string) string {
	if operator == "<" || operator == ">" {
		return operator + "="
	}
	return operator
}

// numberField compares numbers, and times to the second.
func numberField(meaning func(string) string) comparison {
	return only("= != IN NIN > < >= <=", numbersBy(meaning))
}

func numbersBy(meaning func(string) string) comparison {
	return func(has any, operator string, wanted []any) (bool, error) {
		value, known := number(has)
		for _, one := range wanted {
			if one == nil && operator == "=" {
				if !known {
					return true, nil
				}
				continue
			}
			want, ok := number(one)
			if !ok {
				return false, errValue
			}
			if known && ordered(value, meaning(operator), want) {
				return true, nil
			}
		}
		return false, nil
	}
}

func ordered(a float64, operator string, b float64) bool {
	switch operator {
	case "<":
		return a < b
	case "<=":
		return a <= b
	case ">":
		return a > b
	case ">=":
		return a >= b
	default:
		return a == b
	}
}

// dayField compares times by the day of a time zone, says every description of
// the search for contacts: "=" is the whole day, ">" begins with the next one,
// "<" ends before it, and other operators are refused. Airbyte filters again by
// itself because of it.
func dayField(zone *time.Location) comparison {
	return only("= > <", func(has any, operator string, wanted []any) (bool, error) {
		want, ok := number(wanted[0])
		if !ok && wanted[0] != nil {
			return false, errValue
		}
		value, known := number(has)
		if !known || !ok {
			return !known && !ok && operator == "=", nil
		}
		day := func(at float64) float64 {
			year, month, day := time.Unix(int64(at), 0).In(zone).Date()
			return float64(time.Date(year, month, day, 0, 0, 0, 0, zone).Unix())
		}
		return ordered(day(value), operator, day(want)), nil
	})
}

// number is a value as a number; false where it is none, or nothing.
func number(value any) (float64, bool) {
	switch value := value.(type) {
	case nil:
		return 0, false
	case json.Number:
		parsed, err := value.Float64()
		return parsed, err == nil
	case bool:
		return 0, false
	default:
		parsed, err := strconv.ParseFloat(fmt.Sprint(value), 64)
		return parsed, err == nil
	}
}

// customField is how a custom attribute is compared, by its type.
func (a *dataAttribute) customField(zone *time.Location) comparison {
	switch a.dataType {
	case "integer", "float":
		return numberField(strict)
	case "boolean":
		return boolField
	case "date", "datetime":
		return dayField(zone)
	default:
		return textField
	}
}

// customFields adds the custom attributes of a model to what can be searched by.
// An archived one, and what Intercom itself adds, is no longer defined but still
// there.
func (w *Workspace) customFields(model string, zone *time.Location, known fields) fields {
	return func(field string) (comparison, error) {
		name, custom := strings.CutPrefix(field, "custom_attributes.")
		if !custom {
			return known(field)
		}
		for a := range w.dataAttributes.all {
			if a.model == model && a.name == name {
				return a.customField(zone), nil
			}
		}
		if model == "company" && name == creationSource {
			return textField, nil
		}
		return nil, noField(field)
	}
}
