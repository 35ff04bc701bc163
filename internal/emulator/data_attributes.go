package emulator

import (
	"net/http"
	"slices"
	"strconv"
	"time"
)

// Quirks of data attributes.
var (
	EmptyTextsStay = quirk("EmptyTextsStay", off,
		"a custom attribute that is written as an empty text has it, in place of no value",
		"against python-intercom #88 and #92")
	AttributeNamesChecked = quirk("AttributeNamesChecked", off,
		"the name of a data attribute can have no other signs than the message of the refusal allows",
		"the description's message; the SDK's tests of 2022-23 created names with commas")
	StandardAttributesAsSeen = quirk("StandardAttributesAsSeen", off,
		"the standard monthly_spend is a float, and standard attributes can be written by the Messenger",
		"recordings of Hull (2020) and Airbyte, Salto's elements; a description's example has an integer")
	ArchivedNamesFree = quirk("ArchivedNamesFree", off,
		"a new data attribute can have the name of an archived one",
		"documented nowhere")
	RestoreIgnored = quirk("RestoreIgnored", off,
		"PUT /data_attributes/{id} leaves archived what it is asked to restore",
		"documented nowhere")
	OptionsSorted = quirk("OptionsSorted", off,
		"data attributes answer their options in the order of the alphabet",
		"documented nowhere")
	OptionsMerge = quirk("OptionsMerge", off,
		"an update of a data attribute keeps the options that it leaves out",
		"documented nowhere")
)

type dataAttribute struct {
	id, model, name, description, dataType string
	options                                []string
	messengerWritable, archived, inUse     bool // inUse: a workflow or the like depends on it
	one                                    bool // a relationship that leads to one object
	createdAt, updatedAt                   int64
}

// encode writes options as texts, though they come as objects, and a list as a
// string. Before Preview it writes a datetime as a date: the descriptions of
// answers have no other.
func (w *Workspace) encodeDataAttribute(a *dataAttribute, version int) object {
	id, _ := strconv.Atoi(a.id)
	dataType, options := a.dataType, a.options
	if dataType == "datetime" && version < preview {
		dataType = "date"
	}
	if w.has(OptionsSorted) {
		options = slices.Sorted(slices.Values(options))
	}
	encoded := object{
		"type": "data_attribute", "id": id, "model": a.model, "name": a.name, "full_name": "custom_attributes." + a.name, "label": a.name,
		"data_type": dataType, "api_writable": true, "ui_writable": true, "messenger_writable": a.messengerWritable, "custom": true,
		"archived": a.archived, "admin_id": w.me, "created_at": a.createdAt, "updated_at": a.updatedAt,
	}
	if a.description != "" {
		encoded["description"] = a.description
	}
	if len(options) > 0 {
		encoded["options"] = options
	}
	return encoded
}

// standardAttributes are some of those that every workspace has. They have no
// id, and names that are not unique.
func (w *Workspace) standardAttributes() []any {
	seen, spend := w.has(StandardAttributesAsSeen), "integer"
	if seen {
		spend = "float"
	}
	standard := func(model, fullName, name, label, dataType string, writable bool) object {
		return object{
			"type": "data_attribute", "model": model, "name": name, "full_name": fullName, "label": label, "data_type": dataType,
			"api_writable": writable, "ui_writable": false, "messenger_writable": seen, "custom": false, "archived": false,
			"description": "The " + label,
		}
	}
	return []any{
		standard("contact", "name", "name", "Name", "string", true),
		standard("contact", "email", "email", "Email", "string", true),
		standard("contact", "phone", "phone", "Phone", "string", true),
		standard("contact", "signed_up_at", "signed_up_at", "Signed up", "date", true),
		standard("company", "name", "name", "Company name", "string", true),
		standard("company", "plan.name", "name", "Plan", "string", false),
		standard("company", "monthly_spend", "monthly_spend", "Monthly spend", spend, true),
	}
}

func (w *Workspace) dataAttributeRoutes() {
	w.handle(oldest, "GET /data_attributes", w.listDataAttributes)
	w.handle(oldest, "POST /data_attributes", func(r *request) (any, error) {
		made := &dataAttribute{createdAt: time.Now().Unix()}
		if err := w.writeDataAttribute(r, made); err != nil {
			return nil, err
		}
		made.id = w.nextID()
		w.dataAttributes.put(made.id, made)
		return w.encodeDataAttribute(made, r.version), nil
	})
	w.handle(oldest, "PUT /data_attributes/{id}", func(r *request) (any, error) {
		found, ok := w.dataAttributes.get(r.PathValue("id"))
		if !ok {
			return nil, fail(http.StatusNotFound, "field_not_found", "We couldn't find that data attribute to update")
		}
		if err := w.writeDataAttribute(r, found); err != nil {
			return nil, err
		}
		return w.encodeDataAttribute(found, r.version), nil
	})
}

// conversationsLeft is the first version whose list lacks the attributes of
// conversations.
var conversationsLeft = parseVersion("2.16")

func (w *Workspace) listDataAttributes(r *request) (any, error) {
	query := r.URL.Query()
	model := query.Get("model")
	switch {
	case model == "conversation" && r.version >= conversationsLeft:
		return nil, fail(http.StatusUnprocessableEntity, "parameter_invalid",
			"model=conversation is no longer supported. Use GET /conversations/attributes instead")
	case model != "" && model != "conversation" && !slices.Contains(dataModels, model):
		return nil, fail(http.StatusUnprocessableEntity, "parameter_invalid", "model is not valid") // [?]
	}
	items := []any{}
	for _, item := range w.standardAttributes() {
		if attribute, ok := item.(object); ok && (model == "" || attribute["model"] == model) {
			items = append(items, attribute)
		}
	}
	for a := range w.dataAttributes.all {
		listed := slices.Contains(dataModels, a.model) || r.version < conversationsLeft
		if listed && (model == "" || a.model == model) && (!a.archived || query.Get("include_archived") == "true") {
			items = append(items, w.encodeDataAttribute(a, r.version))
		}
	}
	return list(items), nil
}

// sampleDataAttributes are there in the sample workspace.
func (w *Workspace) sampleDataAttributes() {
	for _, a := range []dataAttribute{
		{id: "201", model: "contact", name: "plan", dataType: "string"},
		{id: SampleDataAttributeID, model: "contact", name: "seats", dataType: "integer"},
		{id: "203", model: "contact", name: "trial_ends", dataType: "date"},
		{id: "204", model: "contact", name: "beta", dataType: "boolean"},
		{id: SampleDataAttributeInUseID, model: "contact", name: "tier", dataType: "string", options: []string{"Bronze", "Silver", "Gold"}, inUse: true},
		{id: SampleArchivedDataAttributeID, model: "contact", name: "old_score", dataType: "float", archived: true},
		{id: "207", model: "company", name: "health", dataType: "float"},
		{id: "208", model: "company", name: "segment_code", dataType: "string"},
		{id: "209", model: "company", name: "renewal", dataType: "date"},
		{id: "210", model: "company", name: "employees", dataType: "integer"},
		{id: "211", model: "company", name: "market", dataType: "string", options: []string{"EMEA", "Americas"}},
		{id: "212", model: "conversation", name: "reason", dataType: "string"},
	} {
		a.createdAt, a.updatedAt = created.Unix(), created.Unix()
		w.dataAttributes.put(a.id, &a)
	}
}
