package emulator

import (
	"net/http"
	"slices"
	"strings"
)

// contentTagRoutes are the requests that tag a kind of content, of which kind is
// the name and path the first part of its paths. tags are those of the content that
// has an id; wrote, if any, is told of a change.
func (w *Workspace) contentTagRoutes(kind, path string, tags func(id string) (tags *[]appliedTag, wrote func(), ok bool)) {
	const since = "2.16"
	find := func(r *request, tagID string) (on *[]appliedTag, named *tag, wrote func(), err error) {
		on, wrote, ok := tags(r.PathValue("id"))
		if !ok {
			words := strings.ReplaceAll(kind, "_", " ")
			return nil, nil, nil, fail(http.StatusNotFound, kind+"_not_found", strings.ToUpper(words[:1])+words[1:]+" not found")
		}
		named, ok = w.tags.get(tagID)
		if !ok {
			return nil, nil, nil, fail(http.StatusNotFound, "tag_not_found", "Tag not found")
		}
		return on, named, wrote, nil
	}
	w.handle(since, "POST /"+path+"/{id}/tags", func(r *request) (any, error) {
		var in struct {
			ID      flexibleID `json:"id"`
			AdminID flexibleID `json:"admin_id"`
		}
		if err := r.decode(&in); err != nil {
			return nil, err
		}
		on, named, wrote, err := find(r, string(in.ID))
		if err != nil {
			return nil, err
		}
		by := flexibleID(w.me)
		if in.AdminID != "" {
			by = in.AdminID
		}
		if _, ok := w.admins.get(string(by)); !ok { // [?] The refusal is an inference.
			return nil, fail(http.StatusNotFound, "admin_not_found", "Admin not found")
		}
		at := slices.IndexFunc(*on, func(one appliedTag) bool { return one.id == named.id })
		if at < 0 { // [?] What tagging again changes is not documented: nothing, here.
			at = len(*on)
			*on = append(*on, appliedTag{named.id, string(by)})
			wrote()
		}
		return named.encodeAppliedBy((*on)[at].adminID), nil
	})
	w.handle(since, "DELETE /"+path+"/{id}/tags/{tag}", func(r *request) (any, error) {
		on, named, wrote, err := find(r, r.PathValue("tag"))
		if err != nil {
			return nil, err
		}
		at := slices.IndexFunc(*on, func(one appliedTag) bool { return one.id == named.id })
		if at < 0 { // [?] likewise
			return nil, fail(http.StatusNotFound, "tag_not_found", "Tag not found")
		}
		*on = slices.Delete(*on, at, at+1)
		wrote()
		encoded := named.encode()
		encoded["applied_at"], encoded["applied_by"] = nil, nil
		return encoded, nil
	})
}
