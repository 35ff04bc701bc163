package emulator

import (
	"cmp"
	"html"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Quirks of notes.
var (
	NoteLinesAreParagraphs = quirk("NoteLinesAreParagraphs", off,
		"every line of a note that is plain text becomes a paragraph, in place of a line break between them",
		"documented nowhere")
	NotesEscapeMarkup = quirk("NotesEscapeMarkup", off,
		"the markup of a note is taken for plain text",
		"documented nowhere")
)

// note is about a contact or a company. No path changes or deletes one.
type note struct {
	id, contactID, companyID, adminID, body string
	createdAt                               int64
}

func (w *Workspace) noteRoutes() {
	w.handle(oldest, "GET /notes/{id}", func(r *request) (any, error) {
		found, ok := w.notes.get(r.PathValue("id"))
		if !ok || found.contactID != "" && w.survivor(found.contactID) == "" || found.companyID != "" && w.companyGone(found.companyID) {
			return nil, notFound("Resource Not Found")
		}
		return w.encodeNote(found, r.version), nil
	})
}

// survivor is the contact that a contact is now: itself, or the one that it was
// merged into; "" for one that is deleted. [?] That its notes go with it is what
// merging is for, and described nowhere.
func (c *contents) survivor(id string) string {
	for range c.contacts.ids {
		found, ok := c.contacts.get(id)
		switch {
		case !ok:
			return ""
		case found.mergedInto == "":
			return id
		}
		id = found.mergedInto
	}
	return ""
}

// companyGone says whether a company was deleted. [?] Its notes then are, too.
func (c *contents) companyGone(id string) bool {
	found, ok := c.companies.get(id)
	return !ok || found.archived
}

// noteList is a page of notes, the newest first.
func (w *Workspace) noteList(r *request, about func(*note) bool) any {
	var found []*note
	for n := range w.notes.all {
		if about(n) {
			found = append(found, n)
		}
	}
	slices.Reverse(found)
	page, pages := numbered(r, found, 50, mostPerPage)
	items := encoded(page, func(n *note) object { return w.encodeNote(n, r.version) })
	return object{"type": "list", "data": items, "total_count": len(found), "pages": pages}
}

// addNote makes a note of what the request says.
func (w *Workspace) addNote(r *request, added *note) (any, error) {
	var in struct {
		Body      string     `json:"body"`
		AdminID   flexibleID `json:"admin_id"`
		ContactID flexibleID `json:"contact_id"` // in some versions; the path decides
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	if strings.TrimSpace(in.Body) == "" {
		// [?] The body is required, the refusal is an inference.
		return nil, fail(http.StatusBadRequest, "parameter_invalid", "body can't be blank")
	}
	added.adminID = cmp.Or(string(in.AdminID), w.me)
	if _, ok := w.admins.get(added.adminID); !ok {
		return nil, notFound("Resource Not Found")
	}
	added.id, added.createdAt, added.body = w.nextID(), time.Now().Unix(), w.noteBody(in.Body)
	w.notes.put(added.id, added)
	return w.encodeNote(added, r.version), nil
}

// noteBody is the HTML that becomes of a text. That a plain one gets a paragraph
// shows in the examples. [?] What becomes of line breaks and of markup does not.
func (w *Workspace) noteBody(text string) string {
	if strings.Contains(text, "<") && !w.has(NotesEscapeMarkup) {
		return text
	}
	between := "<br>"
	if w.has(NoteLinesAreParagraphs) {
		between = "</p><p>"
	}
	lines := strings.Split(html.EscapeString(html.UnescapeString(strings.TrimSpace(text))), "\n")
	return "<p>" + strings.Join(lines, between) + "</p>"
}

func (w *Workspace) encodeNote(n *note, version int) object {
	known, _ := w.admins.get(n.adminID)
	author := object{
		"type": "admin", "id": known.id, "name": known.name, "email": known.email, "away_mode_enabled": false, "away_mode_reassign": false,
	}
	encoded := object{"type": "note", "id": n.id, "created_at": n.createdAt, "body": n.body, "author": author}
	if n.companyID != "" { // more is told of their authors
		maps.Copy(author, object{"has_inbox_seat": known.inboxSeat, "team_ids": numbers(known.teamIDs), "team_priority_level": object{}, "away_status_reason_id": nil})
	}
	switch {
	case n.contactID != "":
		encoded["contact"] = object{"type": "contact", "id": w.survivor(n.contactID)}
	case version >= parseVersion("2.16"):
		encoded["company"] = object{"type": "company", "id": n.companyID}
	}
	return encoded
}
