package intercom

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"iter"
	"net/http"
)

// DataEvent is something that a contact did. Events have no id.
type DataEvent struct {
	Name      string           `json:"event_name"`
	CreatedAt Time             `json:"created_at"`
	Metadata  CustomAttributes `json:"metadata"`
}

// UnmarshalJSON refuses what is no event: Intercom's descriptions declare
// summaries for the same request.
func (e *DataEvent) UnmarshalJSON(data []byte) error {
	type plain DataEvent
	if err := json.Unmarshal(data, (*plain)(e)); err != nil {
		return err
	}
	if e.Name == "" {
		return errors.New("what it lists are no single events")
	}
	return nil
}

// DataEventSummary is how often a contact did something, and since when.
type DataEventSummary struct {
	Name        string `json:"name"`
	Description string `json:"description"`
	Count       int64  `json:"count"`
	First       Time   `json:"first"`
	Last        Time   `json:"last"`
}

// UnmarshalJSON refuses what is no summary. Null is one without a name: the
// description allows it.
func (s *DataEventSummary) UnmarshalJSON(data []byte) error {
	type plain DataEventSummary
	if err := json.Unmarshal(data, (*plain)(s)); err != nil {
		return err
	}
	if s.Name == "" && !bytes.Equal(data, []byte("null")) {
		return errors.New("what it lists are no summaries of events")
	}
	return nil
}

// ContactKey is what events name a contact by. Leads have none but Intercom's
// id.
type ContactKey string

// The keys, as Intercom spells them.
const (
	EventsOfID         ContactKey = "intercom_user_id"
	EventsOfExternalID ContactKey = "user_id"
	EventsOfEmail      ContactKey = "email"
)

// DataEventInput is an event as it is submitted, of a contact by one of three keys.
// The same name and second of one contact is the same event.
type DataEventInput struct {
	Name       string         `json:"event_name"`
	CreatedAt  int64          `json:"created_at"`
	ContactID  string         `json:"id,omitempty"`
	ExternalID string         `json:"user_id,omitempty"`
	Email      string         `json:"email,omitempty"`
	Metadata   map[string]any `json:"metadata,omitempty"`
}

// DataEvents reads and submits what contacts did.
type DataEvents struct{ c *Client }

// Submit records an event. Intercom does so later, and says only that it will.
func (s DataEvents) Submit(ctx context.Context, event DataEventInput) error {
	return accept(ctx, s.c, post(event, "events").harmless(), http.StatusAccepted)
}

// DataEventSummaryInput is how often a user did something, and since when, as it is
// submitted. First and Last are Unix seconds.
type DataEventSummaryInput struct {
	Name  string `json:"event_name"`
	Count int64  `json:"count"`
	First int64  `json:"first"`
	Last  int64  `json:"last"`
}

// Summarise submits a summary of events of a user, once. The descriptions call what is
// sent a list, and declare one object.
func (s DataEvents) Summarise(ctx context.Context, externalID string, summary DataEventSummaryInput) error {
	body := struct {
		ExternalID string                `json:"user_id"`
		Summary    DataEventSummaryInput `json:"event_summaries"`
	}{externalID, summary}
	return accept(ctx, s.c, post(body, "events", "summaries"), http.StatusOK)
}

// All lists the events of a contact that are less than 90 days old, newest
// first.
func (s DataEvents) All(ctx context.Context, key ContactKey, value string) iter.Seq2[*DataEvent, error] {
	return list[DataEvent](ctx, s.c, eventsOf(key, value))
}

// Summaries lists how often a contact did what, of any age.
func (s DataEvents) Summaries(ctx context.Context, key ContactKey, value string) iter.Seq2[*DataEventSummary, error] {
	return func(yield func(*DataEventSummary, error) bool) {
		for summary, err := range list[DataEventSummary](ctx, s.c, eventsOf(key, value).with("summary", "true")) {
			if nothing := err == nil && summary.Name == ""; !nothing && !yield(summary, err) {
				return
			}
		}
	}
}

func eventsOf(key ContactKey, value string) request {
	return get("events").with("type", "user").with(string(key), value)
}
