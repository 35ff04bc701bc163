package emulator

import (
	"net/http"
	"slices"
	"strings"
)

// Quirks of tags.
var (
	RenameTakesOver = quirk("RenameTakesOver", on,
		"renaming a tag to the name of another one answers with that other one, and changes nothing",
		"every run of the tests of Intercom's SDK does so and is answered 2xx since 2024-12; which tag is answered is not known")
	RenameDoubles = quirk("RenameDoubles", off,
		"renaming a tag to the name of another one makes two tags of that name",
		"as above")
)

type tag struct{ id, name string }

func (t *tag) encode() object { return object{"type": "tag", "id": t.id, "name": t.name} }

func (w *Workspace) tagRoutes() {
	w.handle(oldest, "GET /tags", func(*request) (any, error) { return list(rows(&w.tags, (*tag).encode)), nil })
	w.handle(oldest, "GET /tags/{id}", func(r *request) (any, error) {
		found, ok := w.tags.get(r.PathValue("id"))
		if !ok {
			return nil, notFound("Resource Not Found")
		}
		return found.encode(), nil
	})
	w.handle(oldest, "POST /tags", w.saveTag)
	w.handle(oldest, "DELETE /tags/{id}", w.deleteTag)
}

// saveTag creates, renames, or hands over the tag that has the name already:
// names are the same whatever their case (documentation of version 1.2).
func (w *Workspace) saveTag(r *request) (any, error) {
	var in struct {
		ID        flexibleID      `json:"id"`
		Name      string          `json:"name"`
		Companies []taggedCompany `json:"companies"`
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	if in.Name == "" {
		return nil, fail(http.StatusBadRequest, "parameter_invalid", "invalid tag parameters")
	}
	if in.Companies != nil {
		return w.tagCompanies(r, in.Name, in.Companies)
	}
	holder := w.tagNamed(in.Name)
	if in.ID == "" {
		if holder == nil {
			holder = &tag{w.nextID(), in.Name}
			w.tags.put(holder.id, holder)
		}
		return holder.encodeSaved(r.version), nil
	}
	renamed, ok := w.tags.get(string(in.ID))
	switch {
	case !ok:
		return nil, notFound("Resource Not Found")
	case holder == nil, holder == renamed, w.has(RenameDoubles):
	case w.has(RenameTakesOver):
		return holder.encodeSaved(r.version), nil
	default:
		// [?] Nobody has seen this refusal; the code is that of other bad names.
		return nil, fail(http.StatusBadRequest, "parameter_invalid", "A tag with this name already exists")
	}
	renamed.name = in.Name
	return renamed.encodeSaved(r.version), nil
}

// encodeSaved is the answer to a write, which since 2.16 says what was tagged.
func (t *tag) encodeSaved(version int) object {
	encoded := t.encode()
	if version >= parseVersion("2.16") {
		encoded["users"], encoded["companies"] = []any{}, []any{}
	}
	return encoded
}

func (c *contents) tagNamed(name string) *tag {
	for t := range c.tags.all {
		if strings.EqualFold(t.name, name) {
			return t
		}
	}
	return nil
}

// deleteTag refuses while a segment uses the tag; the wording is from
// intercom/intercom-ruby#587.
func (w *Workspace) deleteTag(r *request) (any, error) {
	id := r.PathValue("id")
	if _, ok := w.tags.get(id); !ok {
		return nil, notFound("Resource Not Found")
	}
	var users []string
	for s := range w.segments.all {
		if s.tagID == id {
			users = append(users, s.name)
		}
	}
	if len(users) > 0 {
		return nil, fail(http.StatusBadRequest, "tag_has_dependent_objects",
			"Unable to delete Tag with dependent objects. Segments: "+strings.Join(users, ", ")+".")
	}
	w.tags.delete(id)
	for c := range w.contacts.all {
		delete(c.tags, id)
	}
	for c := range w.companies.all {
		delete(c.tags, id)
	}
	for a := range w.articles.all {
		a.tags = slices.DeleteFunc(a.tags, func(applied appliedTag) bool { return applied.id == id })
	}
	return empty{}, nil
}
