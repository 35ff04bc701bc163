package emulator

import (
	"strconv"
	"time"
)

// handlingEvent is that an admin paused or resumed the handling of a conversation.
type handlingEvent struct {
	kind, adminID, reason string
	at                    int64
}

func (w *Workspace) conversationHandlingEventRoutes() {
	w.handle("2.15", "GET /conversations/{id}/handling_events", func(r *request) (any, error) {
		found, ok := w.conversations.get(r.PathValue("id"))
		if !ok {
			return nil, notFound("Resource Not Found")
		}
		return object{"handling_events": encoded(pointers(found.handling), w.encodeHandlingEvent)}, nil
	})
}

// encodeHandlingEvent writes a time as a text, and an id as a number. A resumption
// has no reason in the example.
func (w *Workspace) encodeHandlingEvent(e *handlingEvent) object {
	author := w.encodeAuthor("admin", e.adminID)
	author["id"], _ = strconv.ParseInt(e.adminID, 10, 64)
	event := object{"teammate": author, "type": e.kind, "timestamp": time.Unix(e.at, 0).UTC().Format(time.RFC3339)}
	if e.reason != "" {
		event["reason"] = e.reason
	}
	return event
}
