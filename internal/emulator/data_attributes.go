package emulator

import (
	"fmt"
	"math"
	"net/http"
	"slices"
	"strconv"
)

type dataAttribute struct {
	id, model, name, description, dataType string
	options                                []string
	messengerWritable, archived            bool
	createdAt, updatedAt                   int64
}

// encode writes options as texts, though they come as objects.
func (a *dataAttribute) encode() object {
	id, _ := strconv.Atoi(a.id)
	encoded := object{
		"type": "data_attribute", "id": id, "model": a.model, "name": a.name, "full_name": "custom_attributes." + a.name, "label": a.name,
		"data_type": a.dataType, "api_writable": true, "ui_writable": true, "messenger_writable": a.messengerWritable, "custom": true,
		"archived": a.archived, "admin_id": tokenAdmin, "created_at": a.createdAt, "updated_at": a.updatedAt,
	}
	if a.description != "" {
		encoded["description"] = a.description
	}
	if len(a.options) > 0 {
		encoded["options"] = a.options
	}
	return encoded
}

// standardAttributes are some of those that every workspace has. They have no
// id, and names that are not unique.
func standardAttributes() []any {
	standard := func(model, fullName, name, label, dataType string, writable bool) object {
		return object{
			"type": "data_attribute", "model": model, "name": name, "full_name": fullName, "label": label, "data_type": dataType,
			"api_writable": writable, "ui_writable": false, "messenger_writable": false, "custom": false, "archived": false,
			"description": "The " + label,
		}
	}
	return []any{
		standard("contact", "name", "name", "Name", "string", true),
		standard("contact", "email", "email", "Email", "string", true),
		standard("contact", "phone", "phone", "Phone", "string", true),
		standard("contact", "signed_up_at", "signed_up_at", "Signed up", "date", true),
		standard("company", "name", "name", "Company name", "string", true),
		standard("company", "plan.name", "name", "Plan", "string", true),
		standard("company", "monthly_spend", "monthly_spend", "Monthly spend", "integer", true),
	}
}

func (w *Workspace) dataAttributeRoutes() {
	w.handle(oldest, "GET /data_attributes", w.listDataAttributes)
}

func (w *Workspace) listDataAttributes(r *request) (any, error) {
	query := r.URL.Query()
	model := query.Get("model")
	if model != "" && model != "contact" && model != "company" {
		return nil, fail(http.StatusUnprocessableEntity, "parameter_invalid", "model is not valid")
	}
	items := []any{}
	for _, item := range standardAttributes() {
		if attribute, ok := item.(object); ok && (model == "" || attribute["model"] == model) {
			items = append(items, attribute)
		}
	}
	for a := range w.dataAttributes.all {
		if (model == "" || a.model == model) && (!a.archived || query.Get("include_archived") == "true") {
			items = append(items, a.encode())
		}
	}
	return list(items), nil
}

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

// sampleDataAttributes are there in the sample workspace.
func (w *Workspace) sampleDataAttributes() {
	for _, a := range []dataAttribute{
		{id: "201", model: "contact", name: "plan", dataType: "string"},
		{id: "202", model: "contact", name: "seats", dataType: "integer"},
		{id: "203", model: "contact", name: "trial_ends", dataType: "date"},
		{id: "204", model: "contact", name: "beta", dataType: "boolean"},
		{id: "205", model: "contact", name: "tier", dataType: "string", options: []string{"Bronze", "Silver", "Gold"}},
		{id: "206", model: "contact", name: "old_score", dataType: "float", archived: true},
		{id: "207", model: "company", name: "health", dataType: "float"},
		{id: "208", model: "company", name: "segment_code", dataType: "string"},
		{id: "209", model: "company", name: "renewal", dataType: "date"},
		{id: "210", model: "company", name: "employees", dataType: "integer"},
		{id: "211", model: "company", name: "market", dataType: "string", options: []string{"EMEA", "Americas"}},
	} {
		a.createdAt, a.updatedAt = created.Unix(), created.Unix()
		w.dataAttributes.put(a.id, &a)
	}
}
