package emulator

import (
	"cmp"
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Quirks of collections.
var (
	OrphanedCollections = quirk("OrphanedCollections", off,
		"what was in a deleted collection goes on naming it as its parent, in place of having none",
		"documented nowhere; users report articles and collections without a parent")
	NestedHelpCenterShown = quirk("NestedHelpCenterShown", off,
		"a collection in another one has the help_center_id of that one, in place of null",
		"the examples of nested collections have null")
	CollectionDescriptionNull = quirk("CollectionDescriptionNull", off,
		"a description that is empty is null in answers",
		"the schema allows it; the examples have the empty text")
	CollectionPagesOf20 = quirk("CollectionPagesOf20", off,
		"a page of collections has 20 of them, whatever is asked for",
		"no description of 2.10 to Preview has the parameters, other than that of 2.11; the answers name 20")
)

// collection is a shelf of a help center.
type collection struct {
	id, parentID, helpCenterID, icon string
	groupContent
	order                int
	changes              int // the greater, the later it was changed
	createdAt, updatedAt int64
	translations         map[string]groupContent
}

// groupContent is what a collection is called in one language.
type groupContent struct{ name, description string }

// groupInput is what a request says of it.
type groupInput struct {
	Name        *string `json:"name"`
	Description *string `json:"description"`
}

func (g *groupContent) write(in groupInput) {
	set(&g.name, in.Name)
	set(&g.description, in.Description)
}

func (w *Workspace) collectionRoutes() {
	w.handle(oldest, "GET /help_center/collections", func(r *request) (any, error) {
		all := slices.SortedFunc(w.collections.all, func(a, b *collection) int { return cmp.Compare(b.changes, a.changes) })
		most := mostPerPage
		if w.has(CollectionPagesOf20) {
			most = usualCollections
		}
		page, pages := numbered(r, all, usualCollections, most)
		answer := object{"type": "list", "data": encoded(page, w.encodeCollection), "total_count": len(all), "pages": pages}
		if pages["next"] == nil {
			answer["pages"] = nil // recorded by Salto's adapter, 2024
		}
		return answer, nil
	})
	w.handle(oldest, "GET /help_center/collections/{id}", func(r *request) (any, error) {
		found, ok := w.collections.get(r.PathValue("id"))
		if !ok {
			return nil, notFound("Collection not found")
		}
		return w.encodeCollection(found), nil
	})
	w.handle(oldest, "POST /help_center/collections", func(r *request) (any, error) {
		made := &collection{createdAt: time.Now().Unix(), icon: "book-bookmark"}
		if err := w.writeCollection(r, made); err != nil {
			return nil, err
		}
		for sibling := range w.collections.all {
			if sibling.parentID == made.parentID && sibling.helpCenterID == made.helpCenterID {
				made.order++
			}
		}
		made.id = w.nextID()
		w.collections.put(made.id, made)
		return w.encodeCollection(made), nil
	})
	w.handle(oldest, "PUT /help_center/collections/{id}", func(r *request) (any, error) {
		found, ok := w.collections.get(r.PathValue("id"))
		if !ok {
			return nil, notFound("Collection not found")
		}
		changed := *found
		if err := w.writeCollection(r, &changed); err != nil {
			return nil, err
		}
		*found = changed
		return w.encodeCollection(found), nil
	})
	w.handle(oldest, "DELETE /help_center/collections/{id}", func(r *request) (any, error) {
		id := r.PathValue("id")
		if _, ok := w.collections.get(id); !ok {
			return nil, notFound("Collection not found")
		}
		w.collections.delete(id)
		for child := range w.collections.all {
			if child.parentID == id && !w.has(OrphanedCollections) {
				child.parentID = ""
			}
		}
		for a := range w.articles.all {
			if !w.has(OrphanedCollections) {
				a.parentIDs = slices.DeleteFunc(a.parentIDs, func(parentID string) bool { return parentID == id })
			}
		}
		return object{"id": id, "object": "collection", "deleted": true}, nil
	})
}

// usualCollections is how many a page has when nobody asks.
const usualCollections = 20

// writeCollection makes of a collection what the body says. Only the refusal of
// what has no name is described.
func (w *Workspace) writeCollection(r *request, c *collection) error {
	var in struct {
		groupInput
		Icon       *string                    `json:"icon"`
		Parent     clearable[flexibleID]      `json:"parent_id"`
		HelpCenter flexibleID                 `json:"help_center_id"`
		Translated map[string]json.RawMessage `json:"translated_content"`
	}
	if err := r.decode(&in); err != nil {
		return err
	}
	if in.Name == nil && c.id == "" || in.Name != nil && strings.TrimSpace(*in.Name) == "" {
		return fail(http.StatusBadRequest, "parameter_not_found", "Name is a required parameter")
	}
	if in.Parent.given {
		if err := w.moveCollection(c, string(in.Parent.value)); err != nil {
			return err
		}
	}
	if c.id == "" {
		if err := w.shelve(c, string(in.HelpCenter)); err != nil {
			return err
		}
	}
	if r.version > parseVersion(newestDescribed) { // read-only until then
		set(&c.icon, in.Icon)
	}
	given, err := w.translated(in.Translated)
	if err != nil {
		return err
	}
	if c.translations = maps.Clone(c.translations); c.translations == nil {
		c.translations = map[string]groupContent{}
	}
	for locale, members := range given {
		var text groupInput
		if json.Unmarshal(members, &text) != nil {
			return fail(http.StatusBadRequest, "parameter_invalid", "translated_content is invalid")
		}
		if locale == w.languages()[0] {
			c.write(text)
			continue
		}
		translation := c.translations[locale]
		translation.write(text)
		c.translations[locale] = translation
	}
	c.write(in.groupInput)
	w.changes++
	c.changes, c.updatedAt = w.changes, time.Now().Unix()
	return nil
}

// moveCollection gives a collection another parent. [?] The codes of the refusals
// are those of other parameters; that there are three levels at most is in
// Intercom's help pages.
func (w *Workspace) moveCollection(c *collection, parentID string) error {
	if _, ok := w.collections.get(parentID); !ok && parentID != "" {
		return notFound("Collection not found")
	}
	const levels = 3
	above := 0
	for id := parentID; id != "" && above <= levels; above++ {
		parent, ok := w.collections.get(id)
		if !ok {
			break
		}
		if id == c.id {
			return fail(http.StatusBadRequest, "parameter_invalid", "A collection cannot be in itself")
		}
		id = parent.parentID
	}
	if above+w.height(c.id) > levels {
		return fail(http.StatusBadRequest, "parameter_invalid", "Collections can be nested three levels deep")
	}
	c.parentID = parentID
	return nil
}

// height is how many levels a collection and what is in it have.
func (w *Workspace) height(id string) int {
	most := 0
	for child := range w.collections.all {
		if id != "" && child.parentID == id {
			most = max(most, w.height(child.id))
		}
	}
	return most + 1
}

// shelve puts a new collection into a help center: the parent's, the one that is
// named, or the default one.
func (w *Workspace) shelve(c *collection, helpCenterID string) error {
	if parent, nested := w.collections.get(c.parentID); nested {
		c.helpCenterID = parent.helpCenterID
		return nil
	}
	if h := w.defaultHelpCenter(); h != nil && helpCenterID == "" {
		helpCenterID = h.id
	}
	if _, ok := w.helpCenters.get(helpCenterID); !ok && helpCenterID != "" {
		return notFound("Help center not found")
	}
	c.helpCenterID = helpCenterID
	return nil
}

func (w *Workspace) encodeCollection(c *collection) object {
	encoded := object{
		"id": c.id, "workspace_id": w.options.WorkspaceID, "name": c.name, "description": c.description, "created_at": c.createdAt, "updated_at": c.updatedAt,
		"url": nil, "icon": orNull(c.icon), "order": c.order, "parent_id": orNull(c.parentID), "help_center_id": nil,
	}
	if c.description == "" && w.has(CollectionDescriptionNull) {
		encoded["description"] = nil
	}
	if c.helpCenterID != "" && (c.parentID == "" || w.has(NestedHelpCenterShown)) {
		encoded["help_center_id"] = numbers([]string{c.helpCenterID})[0]
	}
	if h, ok := w.helpCenters.get(c.helpCenterID); ok && h.turnedOn {
		encoded["url"] = h.address() + "/" + h.locales[0] + "/collections/" + c.id + "-" + strings.ReplaceAll(strings.ToLower(c.name), " ", "-")
	}
	w.encodeTranslations(encoded, "group_translated_content", func(locale string) any {
		text, ok := c.translations[locale]
		if locale == w.languages()[0] {
			text, ok = c.groupContent, true
		}
		if !ok {
			return nil
		}
		return object{"type": "group_content", "name": text.name, "description": text.description}
	})
	return encoded
}

func (w *Workspace) sampleCollections() {
	for _, c := range []collection{
		{
			id: SampleCollectionID, groupContent: groupContent{"Getting started", "The first steps"},
			translations: map[string]groupContent{"fr": {"Premiers pas", "Pour commencer"}},
		},
		{id: SampleNestedCollectionID, parentID: SampleCollectionID, groupContent: groupContent{"Accounts", ""}},
	} {
		w.changes++
		c.helpCenterID, c.icon, c.changes, c.createdAt, c.updatedAt = SampleHelpCenterID, "book-bookmark", w.changes, created.Unix(), created.Unix()
		w.collections.put(c.id, &c)
	}
}
