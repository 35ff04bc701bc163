package emulator

import (
	"net/http"
	"slices"
	"time"
)

// Quirks of ticket types.
var (
	InternalByCategory = quirk("InternalByCategory", off,
		"ticket types of the categories Back-office and Tracker are internal, whatever was asked for",
		"Airbyte's records and an audit of 2026; Salto's elements are not")
	TrackersHideBuiltIns = quirk("TrackersHideBuiltIns", off,
		"the built-in attributes of ticket types of the category Tracker are not visible to contacts",
		"Airbyte's records; no other source")
	TicketTypeCategoryFixed = quirk("TicketTypeCategoryFixed", off,
		"PUT /ticket_types/{id} ignores category",
		"the schema of the request has category; nobody has seen what it does")
	ArchivedTicketTypesUnlisted = quirk("ArchivedTicketTypesUnlisted", off,
		"GET /ticket_types leaves archived types out",
		"not documented: there is no include_archived, and attributes of a type were seen to be listed when archived")
	ArchivedTicketTypesUnreadable = quirk("ArchivedTicketTypesUnreadable", off,
		"GET /ticket_types/{id} answers 404 for an archived type, which can be changed all the same",
		"not documented; the answer to an archiving has the type with archived: true")
)

type ticketType struct {
	id, name, description, category, icon string
	internal, archived                    bool
	attributes                            []*ticketTypeAttribute
	createdAt, updatedAt                  int64
}

// defaultIcon is U+1F39F with the variation selector U+FE0F.
const defaultIcon = "\U0001F39F\uFE0F"

var categories = []string{"Customer", "Back-office", "Tracker"}

func (w *Workspace) ticketTypeRoutes() {
	w.handle(oldest, "GET /ticket_types", func(r *request) (any, error) {
		// [?] Whether archived types are listed is not documented.
		listed := func(t *ticketType) bool { return !t.archived || !w.has(ArchivedTicketTypesUnlisted) }
		return list(rowsWhere(&w.ticketTypes, listed, func(t *ticketType) object { return w.encodeTicketType(t, r.version) })), nil
	})
	w.handle(oldest, "POST /ticket_types", func(r *request) (any, error) {
		now := time.Now().Unix()
		made := &ticketType{category: "Customer", icon: defaultIcon, createdAt: now}
		if err := w.writeTicketType(r, made); err != nil {
			return nil, err
		}
		w.addTicketType(made)
		return w.encodeTicketType(made, r.version), nil
	})
	w.handle(oldest, "GET /ticket_types/{id}", func(r *request) (any, error) {
		found, err := w.ticketTypeAt(r)
		if err != nil {
			return nil, err
		}
		if found.archived && w.has(ArchivedTicketTypesUnreadable) {
			return nil, notFound("Resource Not Found")
		}
		return w.encodeTicketType(found, r.version), nil
	})
	w.handle(oldest, "PUT /ticket_types/{id}", func(r *request) (any, error) {
		found, err := w.ticketTypeAt(r)
		if err != nil {
			return nil, err
		}
		if err := w.writeTicketType(r, found); err != nil {
			return nil, err
		}
		return w.encodeTicketType(found, r.version), nil
	})
}

// ticketTypeAt finds the type that the path names. The refusal is an inference:
// the descriptions know none for ticket types [?].
func (w *Workspace) ticketTypeAt(r *request) (*ticketType, error) {
	found, ok := w.ticketTypes.get(r.PathValue("id"))
	if !ok {
		return nil, notFound("Resource Not Found")
	}
	return found, nil
}

// addTicketType gives a type its id and the two attributes that each one has.
func (w *Workspace) addTicketType(t *ticketType) {
	t.id = w.nextID()
	w.ticketTypes.put(t.id, t)
	for i, name := range []string{"_default_title_", "_default_description_"} {
		t.attributes = append(t.attributes, &ticketTypeAttribute{
			id: w.nextID(), name: name, dataType: "string", multiline: i == 1, order: i, builtIn: true,
			visibleOnCreate: true, visibleToContacts: t.category != "Tracker" || !w.has(TrackersHideBuiltIns), createdAt: t.createdAt, updatedAt: t.createdAt,
		})
	}
}

// writeTicketType changes what the body names. The codes of its refusals are
// inferences from those of tags and data attributes [?].
func (w *Workspace) writeTicketType(r *request, t *ticketType) error {
	var in struct {
		Name        *string `json:"name"`
		Description *string `json:"description"`
		Category    *string `json:"category"`
		Icon        *string `json:"icon"`
		IsInternal  *bool   `json:"is_internal"`
		Archived    *bool   `json:"archived"`
	}
	if err := r.decode(&in); err != nil {
		return err
	}
	switch {
	case t.id == "" && (in.Name == nil || *in.Name == "") || in.Name != nil && *in.Name == "":
		return fail(http.StatusBadRequest, "parameter_invalid", "Name can't be blank")
	case in.Category != nil && !slices.Contains(categories, *in.Category):
		return fail(http.StatusBadRequest, "parameter_invalid", "category is not included in the list")
	}
	if t.id == "" {
		if err := r.unexpected("archived", in.Archived != nil); err != nil {
			return err
		}
		in.Archived = nil
	}
	if w.has(TicketTypeCategoryFixed) && t.id != "" {
		in.Category = nil
	}
	set(&t.name, in.Name)
	set(&t.description, in.Description)
	set(&t.category, in.Category)
	set(&t.icon, in.Icon)
	set(&t.internal, in.IsInternal)
	if w.has(InternalByCategory) {
		t.internal = t.internal || t.category != "Customer"
	}
	set(&t.archived, in.Archived)
	t.updatedAt = time.Now().Unix()
	return nil
}

// set changes what a body names.
func set[T any](into, from *T) {
	if from != nil {
		*into = *from
	}
}

func (w *Workspace) encodeTicketType(t *ticketType, version int) object {
	encoded := t.encodeShort()
	encoded["workspace_id"] = w.options.WorkspaceID
	encoded["created_at"], encoded["updated_at"] = t.createdAt, t.updatedAt
	// [?] Whether archived attributes are listed is not documented.
	attributes := []any{}
	for _, a := range t.attributes {
		attributes = append(attributes, w.encodeTicketTypeAttribute(a, t.id, true))
	}
	encoded["ticket_type_attributes"] = list(attributes)
	if version >= parseVersion("2.12") {
		encoded["ticket_states"] = list(rows(&w.ticketStates, (*ticketState).encode))
	}
	return encoded
}

// encodeShort is the form nested in a ticket state.
func (t *ticketType) encodeShort() object {
	return object{
		"type": "ticket_type", "id": t.id, "name": t.name, "description": t.description, "icon": t.icon,
		"archived": t.archived, "is_internal": t.internal, "category": t.category,
	}
}
