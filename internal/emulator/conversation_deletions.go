package emulator

import (
	"slices"
	"time"
)

// conversationDeletion is what is known of a conversation that was deleted.
type conversationDeletion struct {
	id              string
	metricsRetained bool
	at              int64
}

func (w *Workspace) conversationDeletionRoutes() {
	w.handle("2.13", "DELETE /conversations/{id}", func(r *request) (any, error) {
		id := r.PathValue("id")
		if _, ok := w.conversations.get(id); !ok {
			return nil, notFound("Resource Not Found") // [?] described is no refusal of that kind
		}
		w.conversations.delete(id)
		retained := r.version < parseVersion("2.16") || r.URL.Query().Get("retain_metrics") != "false"
		w.conversationDeletions = append(w.conversationDeletions, conversationDeletion{id, retained, time.Now().Unix()})
		return object{"id": id, "object": "conversation", "deleted": true}, nil
	})
	w.handle("2.16", "GET /conversations/deleted", func(r *request) (any, error) {
		all := pointers(w.conversationDeletions)
		if r.URL.Query().Get("order") != "asc" {
			slices.Reverse(all)
		}
		const usual, most = 20, 60
		page, pages := numbered(r, all, usual, most)
		items := encoded(page, func(d *conversationDeletion) object {
			return object{"type": "conversation", "id": d.id, "metrics_retained": d.metricsRetained, "deleted_at": d.at}
		})
		return object{"type": "conversations.list", "conversations": items, "total_count": len(all), "pages": pages}, nil
	})
}
