package emulator

// notesOf are the notes about a contact, the newest first.
func (c *contents) notesOf(of *contact) []string {
	ids := []string{}
	for n := range c.notes.all {
		if n.contactID != "" && c.survivor(n.contactID) == of.id {
			ids = append([]string{n.id}, ids...)
		}
	}
	return ids
}

func (w *Workspace) contactNoteRoutes() {
	w.handle(oldest, "GET /contacts/{id}/notes", w.onContact(func(c *contact, r *request) (any, error) {
		return w.noteList(r, func(n *note) bool { return n.contactID != "" && w.survivor(n.contactID) == c.id }), nil
	}))
	w.handle(oldest, "POST /contacts/{id}/notes", w.onContact(func(c *contact, r *request) (any, error) {
		return w.addNote(r, &note{contactID: c.id})
	}))
}
