package emulator

func (w *Workspace) companyNoteRoutes() {
	w.handle("2.15", "GET /companies/{id}/notes", w.onCompany(func(c *company, r *request) (any, error) {
		return w.noteList(r, func(n *note) bool { return n.companyID == c.id }), nil
	}))
	w.handle("2.16", "POST /companies/{id}/notes", w.onCompany(func(c *company, r *request) (any, error) {
		return w.addNote(r, &note{companyID: c.id})
	}))
}
