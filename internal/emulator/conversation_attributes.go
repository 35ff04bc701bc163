package emulator

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// Quirks of conversation attributes.
var (
	ArchivedConversationAttributesUnreadable = quirk("ArchivedConversationAttributesUnreadable", off,
		"GET by id answers 404 for an archived conversation attribute",
		"documented nowhere")
	ArchivedLabelsTaken = quirk("ArchivedLabelsTaken", off,
		"an archived conversation attribute keeps its name, and an archived option its label: no other can have it",
		"documented nowhere")
)

type conversationAttribute struct {
	id, name, description, dataType string
	required, multiline, archived   bool
	teamIDs                         []string
	options                         []listItem
	reference                       *objectReference
	createdAt, updatedAt            int64
}

// objectReference is what a relationship leads to.
type objectReference struct {
	Type       string  `json:"type"`
	ObjectType *string `json:"object_type_id,omitempty"`
}

var conversationDataTypes = []string{"string", "integer", "list", "decimal", "boolean", "datetime", "relationship", "files"}

const conversationsSince = "2.16" // that have attributes of their own

func (w *Workspace) conversationAttributeRoutes() {
	const path = "/conversations/attributes"
	w.handle(conversationsSince, "GET "+path, func(r *request) (any, error) {
		items := []any{}
		for a := range w.conversationAttributes.all {
			if !a.archived || r.URL.Query().Get("include_archived") == "true" {
				items = append(items, w.encodeConversationAttribute(a))
			}
		}
		return list(items), nil
	})
	w.handle(conversationsSince, "POST "+path, func(r *request) (any, error) {
		made := &conversationAttribute{createdAt: time.Now().Unix()}
		if err := w.writeConversationAttribute(r, made); err != nil {
			return nil, err
		}
		made.id = w.nextID()
		w.conversationAttributes.put(made.id, made)
		return w.encodeConversationAttribute(made), nil
	})
	w.handle(conversationsSince, "GET "+path+"/{id}", w.onConversationAttribute(func(a *conversationAttribute, _ *request) error {
		// [?] One that is archived can still be read, as its answer to DELETE can.
		if a.archived && w.has(ArchivedConversationAttributesUnreadable) {
			return noConversationAttribute()
		}
		return nil
	}))
	w.handle(conversationsSince, "PUT "+path+"/{id}", w.onConversationAttribute(func(a *conversationAttribute, r *request) error {
		return w.writeConversationAttribute(r, a)
	}))
	// [?] Archiving again what is archived changes nothing.
	w.handle(conversationsSince, "DELETE "+path+"/{id}", w.onConversationAttribute(func(a *conversationAttribute, _ *request) error {
		a.archived = true
		return nil
	}))
	w.handle(conversationsSince, "POST "+path+"/{id}/options", w.onConversationAttribute(func(a *conversationAttribute, r *request) error {
		label, err := w.optionLabel(r, a, "")
		if err == nil {
			a.options = append(a.options, listItem{w.nextUUID(), label, false})
		}
		return err
	}))
	w.handle(conversationsSince, "PUT "+path+"/{id}/options/{option}", w.onOption(func(a *conversationAttribute, option *listItem, r *request) error {
		label, err := w.optionLabel(r, a, option.id)
		if err == nil {
			option.label = label
		}
		return err
	}))
	w.handle(conversationsSince, "DELETE "+path+"/{id}/options/{option}", w.onOption(func(a *conversationAttribute, option *listItem, _ *request) error {
		active := 0
		for _, other := range a.options {
			if !other.archived {
				active++
			}
		}
		if active <= leastOptions {
			return tooFewOptions()
		}
		option.archived = true
		return nil
	}))
}

// leastOptions is how many options a list keeps.
const leastOptions = 2

func noConversationAttribute() error {
	return fail(http.StatusNotFound, "conversation_attribute_not_found", "Conversation attribute not found")
}

func tooFewOptions() error {
	return unprocessable("A list attribute must have at least 2 active options")
}

func unprocessable(message string) error {
	return fail(http.StatusUnprocessableEntity, "parameter_invalid", message)
}

// onConversationAttribute does something with the attribute that the path
// names, and answers with the whole of it.
func (w *Workspace) onConversationAttribute(act func(*conversationAttribute, *request) error) handler {
	return func(r *request) (any, error) {
		found, ok := w.conversationAttributes.get(r.PathValue("id"))
		if !ok {
			return nil, noConversationAttribute()
		}
		if err := act(found, r); err != nil {
			return nil, err
		}
		return w.encodeConversationAttribute(found), nil
	}
}

// onOption does something with the option that the path names. [?] Archived
// ones are not found.
func (w *Workspace) onOption(act func(*conversationAttribute, *listItem, *request) error) handler {
	return w.onConversationAttribute(func(a *conversationAttribute, r *request) error {
		if a.dataType != "list" {
			return notAList()
		}
		at := slices.IndexFunc(a.options, func(option listItem) bool { return option.id == r.PathValue("option") && !option.archived })
		if at < 0 {
			return fail(http.StatusNotFound, "conversation_attribute_not_found", "List option not found")
		}
		a.updatedAt = time.Now().Unix()
		return act(a, &a.options[at], r)
	})
}

func notAList() error { return unprocessable("Options can only be managed on list attributes") }

// optionLabel reads the label that an option is to have. [?] No two active
// options have one label; whether an archived one keeps its label is a quirk.
func (w *Workspace) optionLabel(r *request, a *conversationAttribute, id string) (string, error) {
	var in map[string]any
	if err := json.Unmarshal(r.body, &in); err != nil {
		return "", r.decode(&in)
	}
	label, isText := in["label"].(string)
	switch {
	case a.dataType != "list":
		return "", notAList()
	case in["label"] == nil || isText && label == "":
		return "", unprocessable("label is required")
	case !isText:
		return "", unprocessable("label must be a string")
	case len(in) > 1:
		return "", unprocessable("only 'label' is accepted")
	}
	for _, other := range a.options {
		if other.label == label && other.id != id && (!other.archived || w.has(ArchivedLabelsTaken)) {
			return "", unprocessable("label has already been taken")
		}
	}
	return label, nil
}

// writeConversationAttribute changes what the body names. Refusals without an
// example in the description are inferences [?].
func (w *Workspace) writeConversationAttribute(r *request, a *conversationAttribute) error {
	var in struct {
		Name        *string                  `json:"name"`
		Description *string                  `json:"description"`
		DataType    *string                  `json:"data_type"`
		Required    *bool                    `json:"required"`
		TeamIDs     *[]string                `json:"visible_to_team_ids"`
		Multiline   *bool                    `json:"multiline"`
		Options     []struct{ Label string } `json:"options"`
		Reference   *objectReference         `json:"reference"`
	}
	if err := r.decode(&in); err != nil {
		return err
	}
	creating := a.id == ""
	if creating {
		set(&a.dataType, in.DataType)
	}
	switch {
	case creating && in.Name == nil || in.Name != nil && *in.Name == "":
		return unprocessable("name is required")
	case !slices.Contains(conversationDataTypes, a.dataType):
		return unprocessable("data_type '" + a.dataType + "' is not valid. Allowed types: string, integer, list, decimal, boolean, datetime, relationship, files")
	case !creating && (in.DataType != nil || in.Options != nil):
		return unprocessable("data_type and options cannot be changed")
	case in.Multiline != nil && a.dataType != "string":
		return unprocessable("multiline is only for string attributes")
	case in.Options != nil && a.dataType != "list":
		return notAList()
	case creating && a.dataType == "list" && len(in.Options) < leastOptions:
		return tooFewOptions()
	case in.Reference != nil && a.dataType != "relationship":
		return unprocessable("reference is only for relationship attributes")
	case creating && a.dataType == "relationship" && in.Reference == nil, in.Reference != nil && in.Reference.Type != "one" && in.Reference.Type != "many":
		return unprocessable("reference is not valid")
	}
	if creating && w.has(ArchivedLabelsTaken) {
		for other := range w.conversationAttributes.all {
			if other.name == *in.Name && other.archived {
				return unprocessable("name has already been taken")
			}
		}
	}
	set(&a.name, in.Name)
	set(&a.description, in.Description)
	set(&a.required, in.Required)
	set(&a.teamIDs, in.TeamIDs)
	set(&a.multiline, in.Multiline)
	if in.Reference != nil {
		a.reference = in.Reference
	}
	for _, option := range in.Options {
		a.options = append(a.options, listItem{w.nextUUID(), option.Label, false})
	}
	a.updatedAt = time.Now().Unix()
	return nil
}

// encodeConversationAttribute writes the id as a number, and settings of a data type for that one
// only.
func (w *Workspace) encodeConversationAttribute(a *conversationAttribute) object {
	id, _ := strconv.Atoi(a.id)
	encoded := object{
		"type": "conversation_attribute", "id": id, "name": a.name, "description": a.description, "data_type": a.dataType,
		"required": a.required, "visible_to_team_ids": append([]string{}, a.teamIDs...), "archived": a.archived,
		"created_at": a.createdAt, "updated_at": a.updatedAt, "admin_id": w.me,
	}
	switch a.dataType {
	case "string":
		encoded["multiline"] = a.multiline
	case "relationship":
		encoded["reference"] = a.reference
	case "list":
		options := []any{}
		for _, option := range a.options {
			options = append(options, object{"id": option.id, "label": option.label, "archived": option.archived})
		}
		encoded["options"] = options
	}
	return encoded
}

// sampleConversationAttributes are there in the sample workspace.
func (w *Workspace) sampleConversationAttributes() {
	orders := "Order"
	for _, a := range []conversationAttribute{
		{id: "301", name: "Root cause", description: "What went wrong", dataType: "string", multiline: true},
		{id: "302", name: "Product area", dataType: "list", required: true, options: []listItem{
			{"c0ffee00-0000-4000-8000-000000000301", "Billing", false},
			{"c0ffee00-0000-4000-8000-000000000302", "Messenger", false},
			{"c0ffee00-0000-4000-8000-000000000303", "Fax", true},
		}},
		{id: "303", name: "Orders", dataType: "relationship", reference: &objectReference{"many", &orders}, teamIDs: []string{SampleTeamID}},
		{id: "304", name: "Fax number", dataType: "string", archived: true},
	} {
		a.createdAt, a.updatedAt = created.Unix(), created.Unix()
		w.conversationAttributes.put(a.id, &a)
	}
}
