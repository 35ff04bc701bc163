package emulator

// sideConversation is what teammates write beside a conversation.
type sideConversation struct {
	id    string
	parts []conversationPart
}

func (w *Workspace) sideConversationRoutes() {
	w.handle("2.16", "GET /conversations/{id}/side_conversations", func(r *request) (any, error) {
		found, ok := w.conversations.get(r.PathValue("id"))
		if !ok {
			return nil, notFound("Resource Not Found")
		}
		const usual, most = 25, 50
		page, pages := numbered(r, pointers(found.sides), usual, most)
		delete(pages, "next") // of which neither schema nor example knows
		items := encoded(page, func(side *sideConversation) object {
			parts := encoded(pointers(side.parts), func(part *conversationPart) object { return w.encodeConversationPart(part, found) })
			return object{"side_conversation_id": side.id, "conversation_parts": parts, "total_count": len(parts)}
		})
		return object{"type": "side_conversation.list", "side_conversations": items, "total_count": len(found.sides), "pages": pages}, nil
	})
}
