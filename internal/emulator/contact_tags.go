package emulator

func (w *Workspace) contactTagRoutes() {
	w.handle(oldest, "GET /contacts/{id}/tags", w.onContact(func(c *contact, _ *request) (any, error) {
		items := []any{}
		for t := range w.tags.all {
			if c.tags[t.id] {
				items = append(items, t.encodeAppliedBy(w.me))
			}
		}
		return list(items), nil
	}))
	w.handle(oldest, "POST /contacts/{id}/tags", w.onContact(func(c *contact, r *request) (any, error) {
		var in struct {
			ID flexibleID `json:"id"`
		}
		if err := r.decode(&in); err != nil {
			return nil, err
		}
		return w.tagContact(c, string(in.ID), true)
	}))
	w.handle(oldest, "DELETE /contacts/{id}/tags/{tag}", w.onContact(func(c *contact, r *request) (any, error) {
		return w.tagContact(c, r.PathValue("tag"), false)
	}))
}

// tagContact gives a contact a tag or takes it off. [?] Doing so again changes
// nothing, and neither does taking off what it does not have.
func (w *Workspace) tagContact(c *contact, id string, apply bool) (any, error) {
	found, ok := w.tags.get(id)
	if !ok {
		return nil, notFound("Resource Not Found")
	}
	c.tags[id] = apply
	return found.encodeAppliedBy(w.me), nil
}
