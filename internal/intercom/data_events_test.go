package intercom

import (
	"errors"
	"fmt"
	"iter"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// told goes through a list of what has no id, up to its first error.
func told[T any](all iter.Seq2[*T, error], tell func(*T) string) (string, error) {
	var lines []string
	for one, err := range all {
		if err != nil {
			return strings.Join(lines, "; "), err
		}
		lines = append(lines, tell(one))
	}
	return strings.Join(lines, "; "), nil
}

func tellEvent(event *DataEvent) string { return fmt.Sprint(event.Name, event.Metadata) }

func tellSummary(summary *DataEventSummary) string {
	return fmt.Sprint(summary.Name, " ", summary.Count, " ", summary.First.Format(time.RFC3339), " ", summary.Last.Format(time.RFC3339))
}

func TestDataEventsOfAContact(t *testing.T) {
	t.Parallel()
	c, _ := emulated(t)
	for key, value := range map[ContactKey]string{EventsOfID: emulator.SampleUserID, EventsOfExternalID: "u-1", EventsOfEmail: "uma@example.com"} {
		events, err := told(c.DataEvents.All(t.Context(), key, value), tellEvent)
		const want = "invited-friendmap[invite_code:ADDAFRIEND]; " +
			"placed-ordermap[article:map[url:https://example.org/ab1de.html value:Lamp] items:3 price:map[amount:34999 currency:eur]]"
		if err != nil || events != want {
			t.Errorf("%s: %s, %v", key, events, err)
		}
		// Too old to be listed, and counted all the same.
		summaries, err := told(c.DataEvents.Summaries(t.Context(), key, value), tellSummary)
		if err != nil || !strings.HasPrefix(summaries, "started-trial 1 2024-12-18T16:00:00Z 2024-12-18T16:00:00Z; placed-order 1 ") {
			t.Errorf("%s: %s, %v", key, summaries, err)
		}
	}
	for key, value := range map[ContactKey]string{EventsOfID: "1", EventsOfExternalID: "u/2/3", EventsOfEmail: "nobody@example.com"} {
		if events, err := told(c.DataEvents.All(t.Context(), key, value), tellEvent); !errors.Is(err, ErrNotFound) || strings.Contains(err.Error(), value) && key == EventsOfEmail {
			t.Errorf("%s %s: %s, %v", key, value, events, err)
		}
	}
}

func TestDataEventPages(t *testing.T) {
	t.Parallel()
	// The address of the next page is kept as it is; the last page may have one,
	// too.
	transport := answering(
		reply(http.StatusOK, `{"type":"event.list","events":[{"event_name":"a","created_at":3},{"event_name":"b","created_at":2}],
			"pages":{"next":"https://api.intercom.io/events?type=user&intercom_user_id=55a3b&before=2000"}}`),
		reply(http.StatusOK, `{"type":"event.list","events":[{"event_name":"a","created_at":1,"metadata":null}],
			"pages":{"next":"https://api.intercom.io/events?type=user&intercom_user_id=55a3b&before=1000"}}`),
		reply(http.StatusOK, `{"type":"event.list","events":[],"pages":{}}`),
	)
	events, err := told(newClient(t, transport).DataEvents.All(t.Context(), EventsOfEmail, "a+b@example.com"), func(event *DataEvent) string {
		return fmt.Sprint(event.Name, event.CreatedAt.Unix())
	})
	if err != nil || events != "a3; b2; a1" {
		t.Errorf("%s, %v", events, err)
	}
	for i, query := range []string{"email=a%2Bb%40example.com&type=user", "before=2000&intercom_user_id=55a3b&type=user", "before=1000&intercom_user_id=55a3b&type=user"} {
		if transport.calls[i].query != query {
			t.Errorf("request %d: %s", i, transport.calls[i].query)
		}
	}
}

// What Intercom's descriptions declare, and show, is the other one of the two.
func TestDataEventsAndSummariesAreNotConfused(t *testing.T) {
	t.Parallel()
	const (
		none      = `{"type":"event.summary","events":[],"pages":{"next":"http://api.intercom.test/events?next page"},"email":"a@example.com"}`
		single    = `{"type":"event.list","events":[{"type":"event","event_name":"a","created_at":1}]}`
		summaries = `{"type":"event.summary","events":[null,{"name":"a","first":"2014-01-16T23:12:21.000+00:00","last":"2014-01-16T23:12:21.000+00:00 ","count":2}]}`
	)
	for body, want := range map[string]struct{ events, summaries string }{
		none:      {"", ""},
		single:    {"amap[]", "no summaries of events"},
		summaries: {"no single events", "a 2 2014-01-16T23:12:21Z 2014-01-16T23:12:21Z"},
	} {
		client := newClient(t, answering(reply(http.StatusOK, body)))
		events, err := told(client.DataEvents.All(t.Context(), EventsOfID, "1"), tellEvent)
		if events != want.events && (err == nil || !strings.Contains(err.Error(), want.events)) {
			t.Errorf("events of %s: %s, %v", body, events, err)
		}
		found, err := told(client.DataEvents.Summaries(t.Context(), EventsOfID, "1"), tellSummary)
		if found != want.summaries && (err == nil || !strings.Contains(err.Error(), want.summaries)) {
			t.Errorf("summaries of %s: %s, %v", body, found, err)
		}
	}
}
