package intercom

import (
	"context"
	"encoding/json"
	"iter"
)

// CallsSince is the first version that has calls.
var CallsSince = MustVersion("2.14")

// Call is a call by phone. Its texts are empty, and its times zero, where Intercom has
// none.
type Call struct {
	Object
	ConversationID      ID     `json:"conversation_id"`
	AdminID             ID     `json:"admin_id"`
	ContactID           ID     `json:"contact_id"`
	State               string `json:"state"`
	Type                string `json:"call_type"`
	Direction           string `json:"direction"` // inbound or outbound
	EndedReason         string `json:"ended_reason"`
	Phone               string `json:"phone"`
	InitiatedAt         Time   `json:"initiated_at"`
	AnsweredAt          Time   `json:"answered_at"`
	EndedAt             Time   `json:"ended_at"`
	CreatedAt           Time   `json:"created_at"`
	UpdatedAt           Time   `json:"updated_at"`
	RecordingURL        string `json:"recording_url"`
	TranscriptionURL    string `json:"transcription_url"`
	FinRecordingURL     string `json:"fin_recording_url"`
	FinTranscriptionURL string `json:"fin_transcription_url"`
	Duration            *int64 `json:"duration"` // in seconds, as what follows; in Preview
	TalkTime            *int64 `json:"talk_time"`
	QueueTime           *int64 `json:"queue_time"`
	HoldTime            *int64 `json:"hold_time"`

	Transcript       []json.RawMessage `json:"transcript"` // of a search; its objects are described nowhere
	TranscriptStatus string            `json:"transcript_status"`
}

// MostCallConversations is how many conversations one search is for.
const MostCallConversations = 20

// Calls reads calls.
type Calls struct{ c *Client }

// Get returns one call.
func (s Calls) Get(ctx context.Context, id string) (*Call, error) {
	return call[Call](ctx, s.c, get("calls", id).about(id))
}

// All lists every call.
func (s Calls) All(ctx context.Context) iter.Seq2[*Call, error] {
	return list[Call](ctx, s.c, get("calls").numbered("25"))
}

// Search lists the calls of up to MostCallConversations conversations, with their
// transcripts.
func (s Calls) Search(ctx context.Context, conversationIDs []string) iter.Seq2[*Call, error] {
	body := map[string][]string{"conversation_ids": conversationIDs}
	return list[Call](ctx, s.c, post(body, "calls", "search").asking())
}
