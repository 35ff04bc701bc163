package emulator

import (
	"net/http"
	"slices"
	"time"
)

// TaggingTicketsAgainRenews is a quirk of the tags of tickets.
var TaggingTicketsAgainRenews = quirk("TaggingTicketsAgainRenews", off,
	"tagging a ticket with a tag that it has answers with the time and the admin of this time, not of the first",
	"documented nowhere")

type ticketTag struct {
	appliedTag
	at int64
}

func (w *Workspace) ticketTagRoutes() {
	w.handle(oldest, "POST /tickets/{id}/tags", func(r *request) (any, error) {
		var in struct {
			ID      flexibleID `json:"id"`
			AdminID flexibleID `json:"admin_id"`
		}
		found, err := w.taggableTicket(r, &in, &in.AdminID)
		if err != nil {
			return nil, err
		}
		tag, ok := w.tags.get(string(in.ID))
		if !ok {
			return nil, fail(http.StatusNotFound, "tag_not_found", "Tag not found") // [?] described for removing one only
		}
		applied := ticketTag{appliedTag{tag.id, string(in.AdminID)}, time.Now().Unix()}
		switch at := found.tagged(tag.id); {
		case at < 0:
			found.tags = append(found.tags, applied)
		case w.has(TaggingTicketsAgainRenews):
			found.tags[at] = applied
		default:
			applied = found.tags[at]
		}
		return tag.encodeOnTicket(applied), nil
	})
	w.handle(oldest, "DELETE /tickets/{id}/tags/{tag}", func(r *request) (any, error) {
		var in struct {
			AdminID flexibleID `json:"admin_id"`
		}
		found, err := w.taggableTicket(r, &in, &in.AdminID)
		if err != nil {
			return nil, err
		}
		tag, ok := w.tags.get(r.PathValue("tag"))
		at := found.tagged(r.PathValue("tag"))
		if !ok || at < 0 {
			return nil, fail(http.StatusNotFound, "tag_not_found", "Tag not found")
		}
		applied := found.tags[at]
		found.tags = slices.Delete(found.tags, at, at+1)
		return tag.encodeOnTicket(applied), nil
	})
}

// taggableTicket finds the ticket that a path names, and reads the body, which must
// name an admin.
func (w *Workspace) taggableTicket(r *request, body any, adminID *flexibleID) (*ticket, error) {
	if err := r.decode(body); err != nil {
		return nil, err
	}
	found, ok := w.tickets.get(r.PathValue("id"))
	if !ok {
		return nil, fail(http.StatusNotFound, "ticket_not_found", "Ticket not found")
	}
	return found, w.tagger(*adminID)
}

func (t *ticket) tagged(id string) (at int) {
	return slices.IndexFunc(t.tags, func(applied ticketTag) bool { return applied.id == id })
}

func (t *tag) encodeOnTicket(applied ticketTag) object {
	encoded := t.encodeAppliedBy(applied.adminID)
	encoded["applied_at"] = applied.at
	return encoded
}

// encodeTicketTags are the tags of a ticket, which no answer of Intercom's has.
func (w *Workspace) encodeTicketTags(t *ticket) object {
	tags := []any{}
	for _, applied := range t.tags {
		if found, ok := w.tags.get(applied.id); ok {
			tags = append(tags, found.encodeOnTicket(applied))
		}
	}
	return list(tags)
}
