package emulator

import (
	"fmt"
	"math"
	"net/http"
	"slices"
)

// writeCustom merges values into an object's custom attributes; null unsets one.
// [?] Names that are not defined and values of another type are refused; the
// messages are an inference.
func (w *Workspace) writeCustom(model string, custom, values map[string]any) error {
	for name, value := range values {
		var defined *dataAttribute
		for a := range w.dataAttributes.all {
			if a.model == model && a.name == name && !a.archived {
				defined = a
			}
		}
		if _, related := value.([]any); defined == nil && !related {
			return fail(http.StatusBadRequest, "parameter_invalid", fmt.Sprintf("Custom attribute '%s' does not exist", name))
		}
		if defined != nil && !defined.accepts(value) {
			return fail(http.StatusBadRequest, "parameter_invalid", fmt.Sprintf("The value of custom attribute '%s' is not valid", name))
		}
	}
	for name, value := range values {
		if custom[name] = related(name, value); value == nil {
			delete(custom, name)
		}
	}
	return nil
}

func (a *dataAttribute) accepts(value any) bool {
	number, isNumber := value.(float64)
	text, isText := value.(string)
	_, isBoolean := value.(bool)
	switch {
	case value == nil:
		return true
	case len(a.options) > 0:
		return isText && slices.Contains(a.options, text)
	case a.dataType == "string":
		return isText
	case a.dataType == "integer", a.dataType == "date":
		return isNumber && number == math.Trunc(number)
	case a.dataType == "float":
		return isNumber
	default:
		return isBoolean
	}
}

// related is a value as it is answered: a relationship is written as ids, and
// answered as objects.
func related(name string, value any) any {
	ids, ok := value.([]any)
	if !ok {
		return value
	}
	instances := []any{}
	for _, id := range ids {
		instances = append(instances, object{"id": fmt.Sprint(id), "type": name})
	}
	return object{"type": name + ".list", "instances": instances}
}
