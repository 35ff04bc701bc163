package emulator

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
)

// MergesUnlinked is a quirk of conversations that are merged.
var MergesUnlinked = quirk("MergesUnlinked", off,
	"a conversation that was merged into another is not linked to it; only its last part shows that it was merged",
	"the description says that it is linked; public scripts find what a conversation was merged into by the parts of both and their times")

func (w *Workspace) conversationMergeRoutes() {
	w.handle("2.16", "POST /conversations/{id}/merge", w.mergeConversation)
}

// mergeConversation closes a conversation, links it to another, and answers with that
// one. The part of the one that goes on is in the description's example, that of the
// other was seen by users of the API. What else becomes of either is described nowhere.
func (w *Workspace) mergeConversation(r *request) (any, error) {
	from, ok := w.conversations.get(r.PathValue("id"))
	if !ok {
		return nil, notFound("Resource Not Found") // [?] described is no refusal of that kind
	}
	var in struct {
		Into json.RawMessage `json:"merge_into_conversation_id"`
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	if _, err := strconv.ParseInt(string(in.Into), 10, 64); err != nil {
		return nil, fail(http.StatusBadRequest, "parameter_invalid", "merge_into_conversation_id must be a valid integer conversation ID")
	}
	into, known := w.conversations.get(string(in.Into))
	failed := func(message string) error { return fail(http.StatusUnprocessableEntity, "merge_failed", message) }
	switch {
	case from.converted && slices.Contains(w.options.Without, writeTickets):
		return nil, fail(http.StatusForbidden, "forbidden", "Forbidden request")
	case from.merged:
		return nil, failed("Secondary conversation has already been merged")
	case !known:
		return nil, failed("Primary conversation not found")
	case from == into:
		return nil, failed("Cannot merge a conversation into itself")
	}
	from.merged, from.state, from.waitingSince = true, "closed", 0
	w.addPart(from, "merged_secondary_conversation", "", "bot", tokenAdmin, nil)
	w.addPart(into, "merged_primary_conversation", "", "bot", tokenAdmin, nil)
	if !w.has(MergesUnlinked) {
		from.linked = append(from.linked[:len(from.linked):len(from.linked)], w.reference(into.id))
	}
	answer := w.changed(into, r)
	answer["ai_topics"] = nil // in the example of every version
	return answer, nil
}
