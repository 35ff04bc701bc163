package emulator

import (
	"net/http"
	"slices"
)

func (w *Workspace) conversationTagRoutes() {
	w.handle(oldest, "POST /conversations/{id}/tags", func(r *request) (any, error) {
		var in struct {
			ID      flexibleID `json:"id"`
			AdminID flexibleID `json:"admin_id"`
		}
		found, err := w.conversationBy(r, &in, &in.AdminID, "Conversation not found")
		if err != nil {
			return nil, err
		}
		tag, ok := w.tags.get(string(in.ID))
		if !ok {
			// [?] The refusal is described for removing a tag only; this is that
			// for tagging a contact.
			return nil, notFound("Resource Not Found")
		}
		// [?] What tagging again changes is not documented: nothing, here.
		at := found.tagged(tag.id)
		if at < 0 {
			at = len(found.tags)
			found.tags = append(found.tags, appliedTag{tag.id, string(in.AdminID)})
		}
		return tag.encodeAppliedBy(found.tags[at].adminID), nil
	})
	w.handle(oldest, "DELETE /conversations/{id}/tags/{tag}", func(r *request) (any, error) {
		var in struct {
			AdminID flexibleID `json:"admin_id"`
		}
		found, err := w.conversationBy(r, &in, &in.AdminID, "Conversation not found")
		if err != nil {
			return nil, err
		}
		tag, ok := w.tags.get(r.PathValue("tag"))
		at := found.tagged(r.PathValue("tag"))
		if !ok || at < 0 {
			return nil, fail(http.StatusNotFound, "tag_not_found", "Tag not found")
		}
		by := found.tags[at].adminID
		found.tags = slices.Delete(found.tags, at, at+1)
		return tag.encodeAppliedBy(by), nil
	})
}

// conversationBy finds the conversation that a path names, and reads the body, which
// must name an admin. The refusals of admins are inferences [?].
func (w *Workspace) conversationBy(r *request, body any, adminID *flexibleID, missing string) (*conversation, error) {
	if err := r.decode(body); err != nil {
		return nil, err
	}
	found, ok := w.conversations.get(r.PathValue("id"))
	if !ok {
		return nil, notFound(missing)
	}
	return found, w.tagger(*adminID)
}

// tagger refuses to tag in the name of nobody.
func (w *Workspace) tagger(adminID flexibleID) error {
	if adminID == "" {
		return fail(http.StatusBadRequest, "parameter_not_found", "admin_id is a required parameter")
	}
	if _, ok := w.admins.get(string(adminID)); !ok {
		return fail(http.StatusNotFound, "admin_not_found", "Admin not found")
	}
	return nil
}

func (c *conversation) tagged(id string) (at int) {
	return slices.IndexFunc(c.tags, func(applied appliedTag) bool { return applied.id == id })
}

// encodeApplied are the tags of an object as its answers have them.
func (w *Workspace) encodeApplied(tags []appliedTag) object {
	encoded := []any{}
	for _, applied := range tags {
		if found, ok := w.tags.get(applied.id); ok {
			encoded = append(encoded, found.encodeAppliedBy(applied.adminID))
		}
	}
	return object{"type": "tag.list", "tags": encoded}
}

func (t *tag) encodeAppliedBy(adminID string) object {
	encoded := t.encode()
	encoded["applied_at"] = created.Unix()
	encoded["applied_by"] = object{"type": "admin", "id": adminID}
	return encoded
}
