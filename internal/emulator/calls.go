package emulator

import (
	"net/http"
	"slices"
	"time"
)

// Quirks of calls.
var (
	CallTimesAsTexts = quirk("CallTimesAsTexts", off,
		"the times of a call are texts in ISO 8601, in place of Unix seconds",
		"the schema allows either; the examples have Unix seconds")
	CallSearchesShort = quirk("CallSearchesShort", off,
		"a search for calls answers the id, the conversation and the transcript of each, and nothing else",
		"the example of the search; its schema has all of a call")
)

type call struct {
	id, conversationID, adminID, contactID string
	direction, reason, phone               string
	initiatedAt, answeredAt, endedAt       int64
	transcript                             []any
}

// mostCallIDs is how many conversations a search for calls can name.
const mostCallIDs = 20

func (w *Workspace) callRoutes() {
	const since, most = "2.14", 25
	w.handle(since, "GET /calls", func(r *request) (any, error) {
		all := slices.Collect(w.calls.all)
		page, pages := numbered(r, all, most, most)
		delete(pages, "next") // [?] the example has counters only; the schema has a cursor, for which there is no parameter
		return object{"type": "list", "data": encoded(page, func(c *call) object { return w.encodeCall(c, r.version) }), "total_count": len(all), "pages": pages}, nil
	})
	w.handle(since, "POST /calls/search", w.searchCalls)
	w.handle(since, "GET /calls/{id}", func(r *request) (any, error) {
		found, ok := w.calls.get(r.PathValue("id"))
		if !ok {
			return nil, notFound("Not Found")
		}
		return w.encodeCall(found, r.version), nil
	})
}

func (w *Workspace) searchCalls(r *request) (any, error) {
	var in struct {
		IDs []flexibleID `json:"conversation_ids"`
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	if len(in.IDs) == 0 || len(in.IDs) > mostCallIDs {
		return nil, fail(http.StatusBadRequest, "conversation_id_limit_exceeded", "A list of up to 20 conversation IDs is required")
	}
	found := []any{}
	for c := range w.calls.all {
		if !slices.Contains(in.IDs, flexibleID(c.conversationID)) {
			continue
		}
		encoded := w.encodeCall(c, r.version)
		if w.has(CallSearchesShort) {
			encoded = object{"type": "call", "id": c.id, "conversation_id": c.conversationID}
		}
		encoded["transcript"], encoded["transcript_status"] = []any{}, nil
		if c.transcript != nil {
			encoded["transcript"], encoded["transcript_status"] = c.transcript, "completed"
		}
		found = append(found, encoded)
	}
	return object{"type": "list", "data": found}, nil
}

// encodeCall has addresses of Intercom's for what is recorded, which are not emulated.
func (w *Workspace) encodeCall(c *call, version int) object {
	at := func(seconds int64) any {
		if w.has(CallTimesAsTexts) {
			return time.Unix(seconds, 0).UTC().Format(time.RFC3339)
		}
		return seconds
	}
	address := func(what string) any {
		if c.transcript == nil {
			return nil
		}
		return "https://api.intercom.io/calls/" + c.id + what
	}
	encoded := object{
		"type": "call", "id": c.id, "conversation_id": orNull(c.conversationID), "admin_id": orNull(c.adminID), "contact_id": orNull(c.contactID),
		"state": "completed", "call_type": "phone", "direction": c.direction, "ended_reason": orNull(c.reason), "phone": orNull(c.phone),
		"initiated_at": at(c.initiatedAt), "ended_at": at(c.endedAt), "created_at": at(c.initiatedAt), "updated_at": at(c.endedAt),
		"recording_url": address("/recording"), "transcription_url": address("/transcript"), "fin_recording_url": nil, "fin_transcription_url": nil,
	}
	if c.answeredAt != 0 {
		encoded["answered_at"] = at(c.answeredAt) // [?] a call that nobody answered: the schema has no null
	}
	if version == preview {
		encoded["duration"], encoded["talk_time"], encoded["queue_time"], encoded["hold_time"] = c.endedAt-c.initiatedAt, nil, nil, nil
		if c.answeredAt != 0 {
			encoded["talk_time"], encoded["hold_time"] = c.endedAt-c.answeredAt, 0
		}
	}
	return encoded
}

// sampleCalls are there in the sample workspace.
func (w *Workspace) sampleCalls() {
	at := created.Unix()
	w.calls.put(SampleCallID, &call{
		id: SampleCallID, conversationID: SampleConversationID, adminID: SampleAdminID, contactID: SampleUserID, direction: "inbound", reason: "completed",
		phone: "+353851234567", initiatedAt: at, answeredAt: at + 3, endedAt: at + 93,
		transcript: []any{object{"speaker": "user", "text": "The export does not work."}}, // [?] the members
	})
	w.calls.put(SampleMissedCallID, &call{id: SampleMissedCallID, direction: "inbound", reason: "abandoned", phone: "+353857654321", initiatedAt: at, endedAt: at + 20})
}
