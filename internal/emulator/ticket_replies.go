package emulator

import (
	"net/http"
	"time"
)

func (w *Workspace) ticketReplyRoutes() {
	w.handle(oldest, "POST /tickets/{id}/reply", func(r *request) (any, error) {
		found, ok := w.tickets.get(r.PathValue("id"))
		if !ok {
			return nil, notFound("Resource Not Found")
		}
		var in replyInput
		if err := r.decode(&in); err != nil {
			return nil, err
		}
		by, author, err := w.replier(in)
		if err != nil {
			return nil, err
		}
		if kind, _ := w.ticketTypes.get(found.typeID); by != "admin" && kind.category == "Back-office" {
			return nil, fail(http.StatusBadRequest, "parameter_mismatch", "User replies are not allowed on Backoffice tickets")
		}
		part := w.ticketPart(object{"part_type": in.Kind, "body": paragraph(in.Body)}, by, author, time.Now().Unix())
		found.parts = append(found.parts[:len(found.parts):len(found.parts)], part)
		found.updatedAt = time.Now().Unix()
		return part, nil
	})
}
