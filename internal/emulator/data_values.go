package emulator

import (
	"fmt"
	"math"
	"net/http"
	"slices"
)

// writeCustom merges values into an object's custom attributes; null unsets one.
// [?] Names that are not defined and values of another type are refused; the
// messages are an inference. Relations to custom objects are in no list of
// attributes: one to many takes a list of ids, which takes the place of the whole
// set, and one to one the bare id of an instance (Intercom-OpenAPI #594).
func (w *Workspace) writeCustom(model string, custom, values map[string]any) error {
	for name, value := range values {
		var defined *dataAttribute
		for a := range w.dataAttributes.all {
			if a.model == model && a.name == name && !a.archived {
				defined = a
			}
		}
		if defined == nil && !w.relates(custom[name], value) {
			return fail(http.StatusBadRequest, "parameter_invalid", fmt.Sprintf("Custom attribute '%s' does not exist", name))
		}
		if defined != nil && !defined.accepts(value) {
			return fail(http.StatusBadRequest, "parameter_invalid", fmt.Sprintf("The value of custom attribute '%s' is not valid", name))
		}
		if defined == nil && value != nil {
			values[name] = w.related(name, value)
		}
	}
	for name, value := range values {
		switch custom[name] = value; {
		case value == nil:
			delete(custom, name)
		case value == "" && !w.has(EmptyTextsStay):
			custom[name] = nil // so it is answered (python-intercom #88, #92)
		}
	}
	return nil
}

// relates says whether a value is one of a relation: ids in a list, the id of an
// instance, or [?] null where there is a relation.
func (w *Workspace) relates(before, value any) bool {
	switch value := value.(type) {
	case []any:
		return true
	case string:
		_, there := w.customObjectInstances.get(value)
		return there
	case nil:
		_, related := before.(object)
		return related
	default:
		return false
	}
}

func (a *dataAttribute) accepts(value any) bool {
	number, isNumber := value.(float64)
	text, isText := value.(string)
	_, isBoolean := value.(bool)
	switch {
	case value == nil:
		return true
	case len(a.options) > 0:
		return isText && (text == "" || slices.Contains(a.options, text))
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

// related is a relation as it is answered, one to one and one to many alike:
// written are ids, and answered are objects. name is that of the relation, for a
// type that no instance tells.
func (w *Workspace) related(name string, value any) any {
	ids, many := value.([]any)
	if !many {
		ids = []any{value}
	}
	instances := []any{}
	for _, id := range ids {
		if instance, ok := w.customObjectInstances.get(fmt.Sprint(id)); ok {
			name = instance.objectType
		}
	}
	for _, id := range ids {
		instances = append(instances, object{"id": fmt.Sprint(id), "type": name})
	}
	return object{"type": name + ".list", "instances": instances}
}
