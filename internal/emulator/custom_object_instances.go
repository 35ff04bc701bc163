package emulator

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"time"
)

// Quirks of custom object instances.
var (
	CustomObjectsReplace = quirk("CustomObjectsReplace", off,
		"POST /custom_object_instances/{type} replaces the custom attributes of an instance that exists, in place of merging",
		"documented nowhere")
	CustomObjectsIgnoreUnknown = quirk("CustomObjectsIgnoreUnknown", off,
		"custom attributes that the type does not define are ignored, in place of refused",
		"documented nowhere")
)

type customObjectInstance struct {
	id, objectType, externalID           string
	custom                               map[string]any
	conversations                        []string // that refer to it
	externalCreatedAt, externalUpdatedAt int64
	createdAt, updatedAt                 int64
}

// customObjectTypes are made in Intercom's settings only, so every workspace
// here has the same: the data type of each attribute, by name.
var customObjectTypes = map[string]map[string]dataAttribute{
	"Order": {
		"order_number": {dataType: "string"},
		"total_amount": {dataType: "float"},
		"paid":         {dataType: "boolean"},
		"items":        {dataType: "integer"},
		"ordered_on":   {dataType: "date"},
		"status":       {dataType: "string", options: []string{"open", "shipped"}},
		"products":     {dataType: "relationship"},
		"main_product": {dataType: "relationship", one: true},
	},
	"Product": {"title": {dataType: "string"}},
}

const customObjectsSince = "2.13"

func (w *Workspace) customObjectInstanceRoutes() {
	const path = "/custom_object_instances/{object_type}"
	w.handle(customObjectsSince, "POST "+path, w.saveCustomObjectInstance)
	w.handle(customObjectsSince, "GET "+path, w.listCustomObjectInstances)
	remove := func(found *customObjectInstance) object {
		w.customObjectInstances.delete(found.id)
		return object{"id": found.id, "object": found.objectType, "deleted": true}
	}
	w.handle(customObjectsSince, "DELETE "+path, func(r *request) (any, error) {
		found, err := w.byExternalID(r, r.URL.Query().Get("external_id"))
		if err != nil {
			return nil, err
		}
		return remove(found), nil
	})
	w.handle(customObjectsSince, "GET "+path+"/{id}", func(r *request) (any, error) {
		found, err := w.customObjectInstanceAt(r)
		if err != nil {
			return nil, err
		}
		return found.encode(), nil
	})
	w.handle(customObjectsSince, "DELETE "+path+"/{id}", func(r *request) (any, error) {
		found, err := w.customObjectInstanceAt(r)
		if err != nil {
			return nil, err
		}
		return remove(found), nil
	})
}

// customObjectInstanceAt takes what the path ends in for an id, and else for an
// external id, as the prose of every version says.
func (w *Workspace) customObjectInstanceAt(r *request) (*customObjectInstance, error) {
	id := r.PathValue("id")
	if found, ok := w.customObjectInstances.get(id); ok && found.objectType == r.PathValue("object_type") {
		return found, nil
	}
	return w.byExternalID(r, id)
}

func (w *Workspace) byExternalID(r *request, externalID string) (*customObjectInstance, error) {
	objectType := r.PathValue("object_type")
	if customObjectTypes[objectType] == nil {
		return nil, noCustomObjectType(objectType)
	}
	for found := range w.customObjectInstances.all {
		if found.objectType == objectType && found.externalID == externalID && externalID != "" {
			return found, nil
		}
	}
	return nil, notFound("Custom object instance not found")
}

func noCustomObjectType(objectType string) error {
	return notFound(fmt.Sprintf("Custom object type `%s` not found", objectType))
}

// listCustomObjectInstances answers with one instance where the external id is
// asked for, and else with a list, newest first. Versions before 2.16 have no
// list, and the code of their refusal is an inference [?].
func (w *Workspace) listCustomObjectInstances(r *request) (any, error) {
	query, objectType := r.URL.Query(), r.PathValue("object_type")
	if query.Has("external_id") {
		found, err := w.byExternalID(r, query.Get("external_id"))
		if err != nil {
			return nil, err
		}
		return found.encode(), nil
	}
	if r.version < parseVersion("2.16") {
		return nil, fail(http.StatusBadRequest, "intercom_version_invalid", "external_id is required in this version")
	}
	if customObjectTypes[objectType] == nil {
		return nil, noCustomObjectType(objectType)
	}
	var listed []*customObjectInstance
	for instance := range w.customObjectInstances.all {
		ofContact := !query.Has("references_contact_id") || w.contactRefersTo(query.Get("references_contact_id"), instance)
		ofConversation := !query.Has("references_conversation_id") || slices.Contains(instance.conversations, query.Get("references_conversation_id"))
		if instance.objectType == objectType && ofContact && ofConversation {
			listed = append(listed, instance)
		}
	}
	slices.Reverse(listed)
	page, pages := numbered(r, listed, 20, mostPerPage)
	return object{"type": "list", "pages": pages, "total_count": len(listed), "data": encoded(page, (*customObjectInstance).encode)}, nil
}

// contactRefersTo says whether one of a contact's custom attributes names an
// instance.
func (w *Workspace) contactRefersTo(id string, instance *customObjectInstance) bool {
	contact, ok := w.contacts.get(id)
	if !ok {
		return false
	}
	for _, value := range contact.custom {
		relation, _ := value.(object)
		instances, _ := relation["instances"].([]any)
		for _, one := range instances {
			if named, ok := one.(object); ok && named["id"] == instance.id {
				return true
			}
		}
	}
	return false
}

// saveCustomObjectInstance changes the instance that has the external id, or
// makes one. Without an external id it makes one every time.
func (w *Workspace) saveCustomObjectInstance(r *request) (any, error) {
	var in struct {
		ExternalID        string         `json:"external_id"`
		ExternalCreatedAt *int64         `json:"external_created_at"`
		ExternalUpdatedAt *int64         `json:"external_updated_at"`
		Custom            map[string]any `json:"custom_attributes"`
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	objectType := r.PathValue("object_type")
	if customObjectTypes[objectType] == nil {
		return nil, noCustomObjectType(objectType)
	}
	now := time.Now().Unix()
	saved, err := w.byExternalID(r, in.ExternalID)
	known := err == nil
	if !known {
		saved = &customObjectInstance{objectType: objectType, externalID: in.ExternalID, createdAt: now}
	}
	custom := map[string]any{}
	if !w.has(CustomObjectsReplace) {
		maps.Copy(custom, saved.custom)
	}
	if err := w.writeCustomObject(objectType, custom, in.Custom); err != nil {
		return nil, err
	}
	saved.custom, saved.updatedAt = custom, now
	set(&saved.externalCreatedAt, in.ExternalCreatedAt)
	set(&saved.externalUpdatedAt, in.ExternalUpdatedAt)
	if w.has(CustomObjectsReplace) && known {
		saved.externalCreatedAt, saved.externalUpdatedAt = 0, 0
		set(&saved.externalCreatedAt, in.ExternalCreatedAt)
		set(&saved.externalUpdatedAt, in.ExternalUpdatedAt)
	}
	if !known {
		saved.id = w.nextID()
		w.customObjectInstances.put(saved.id, saved)
	}
	return saved.encode(), nil
}

// writeCustomObject merges values into an instance's attributes; null unsets
// one, and so does what is none of a list's options (Intercom's release notes).
// [?] What is not defined is refused, with a message that is an inference, and
// dates can be texts and are answered in Unix seconds.
func (w *Workspace) writeCustomObject(objectType string, custom, values map[string]any) error {
	for name, value := range values {
		defined, ok := customObjectTypes[objectType][name]
		_, isList := value.([]any)
		text, isText := value.(string)
		isRelation := isList || defined.one && isText // [?] a list of one does for a relation to one
		at, err := time.Parse(time.RFC3339, text)
		switch {
		case !ok && w.has(CustomObjectsIgnoreUnknown):
			continue
		case !ok:
			return fail(http.StatusBadRequest, "parameter_invalid", fmt.Sprintf("Custom attribute '%s' does not exist", name))
		case value == nil, len(defined.options) > 0 && isText && !slices.Contains(defined.options, text):
			delete(custom, name)
			continue
		case defined.dataType == "date" && err == nil:
			value = at.Unix()
		case isRelation != (defined.dataType == "relationship"), !isRelation && !defined.accepts(value):
			return fail(http.StatusBadRequest, "parameter_invalid", fmt.Sprintf("The value of custom attribute '%s' is not valid", name))
		}
		if custom[name] = value; isRelation {
			custom[name] = w.related("Product", value)
		}
	}
	return nil
}

func (i *customObjectInstance) encode() object {
	return object{
		"id": i.id, "type": i.objectType, "external_id": orNull(i.externalID), "custom_attributes": maps.Clone(i.custom),
		"external_created_at": orNull(i.externalCreatedAt), "external_updated_at": orNull(i.externalUpdatedAt),
		"created_at": i.createdAt, "updated_at": i.updatedAt,
	}
}

// sampleCustomObjects are there in the sample workspace. The id of one is the
// external id of another.
func (w *Workspace) sampleCustomObjects() {
	for _, i := range []customObjectInstance{
		{id: "401", objectType: "Product", externalID: "P-1", custom: map[string]any{"title": "Fax machine"}},
		{id: SampleOrderID, objectType: "Order", externalID: "A/1", externalCreatedAt: created.Unix(), conversations: []string{SampleConversationID}, custom: map[string]any{
			"order_number": "ORDER-1", "total_amount": 99.99, "paid": true, "status": "open",
			"products": w.related("Product", []any{"401"}),
		}},
		{id: "403", objectType: "Order", externalID: "402", custom: map[string]any{"order_number": "ORDER-2"}},
	} {
		i.createdAt, i.updatedAt = created.Unix(), created.Unix()
		w.customObjectInstances.put(i.id, &i)
	}
}
