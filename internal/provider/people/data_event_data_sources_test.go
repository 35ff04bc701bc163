package people_test

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// event submits an event of a user's.
func event(w *acctest.Workspace, name string, at time.Time, metadata map[string]any) {
	submitted := map[string]any{"event_name": name, "created_at": at.Unix(), "user_id": "u/2"}
	if metadata != nil {
		submitted["metadata"] = metadata
	}
	w.Do(http.MethodPost, "/events", submitted)
}

func rfc3339(at time.Time) knownvalue.Check {
	return knownvalue.StringExact(at.UTC().Format(time.RFC3339))
}

func oneEvent(name string, at time.Time, metadata map[string]knownvalue.Check) knownvalue.Check {
	return knownvalue.ObjectExact(map[string]knownvalue.Check{
		"name": knownvalue.StringExact(name), "created_at": rfc3339(at), "metadata": knownvalue.MapExact(metadata),
	})
}

func oneSummary(name string, count int64, first, last time.Time) knownvalue.Check {
	return knownvalue.ObjectExact(map[string]knownvalue.Check{
		"name": knownvalue.StringExact(name), "description": knownvalue.Null(), "count": knownvalue.Int64Exact(count),
		"first": rfc3339(first), "last": rfc3339(last),
	})
}

// keysOfViktor name a user of the sample who has done nothing yet.
var keysOfViktor = []string{fmt.Sprintf("contact_id = %q", emulator.SampleOtherUserID), `external_id = "u/2"`, `email = "viktor@example.com"`}

func TestAccDataEventsDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	yesterday := time.Now().AddDate(0, 0, -1)
	lastWeek, lastYear := yesterday.AddDate(0, 0, -6), yesterday.AddDate(-1, 0, 0)
	event(w, "signed-up", lastYear, nil)
	event(w, "paid", yesterday, map[string]any{
		"invoice": "a-1", "load": 3.50, "items": int64(12345678901), "trial": false, "due_date": 1392036272, "nothing": nil,
		"price": map[string]any{"amount": 34999, "currency": "eur"}, "article": map[string]any{"url": "https://example.org/?a&b", "value": "A"},
	})
	event(w, "opened", lastWeek, nil)
	w.Do(http.MethodPost, "/events/summaries", map[string]any{"user_id": "u/2", "event_summaries": map[string]any{
		"event_name": "opened", "count": 4, "first": lastYear.Unix(), "last": lastWeek.Unix(),
	}})
	paid := oneEvent("paid", yesterday, map[string]knownvalue.Check{
		"invoice": knownvalue.StringExact("a-1"), "load": knownvalue.StringExact("3.5"), "items": knownvalue.StringExact("12345678901"),
		"trial": knownvalue.StringExact("false"), "due_date": knownvalue.StringExact("1392036272"),
		"price":   knownvalue.StringExact(`{"amount":34999,"currency":"eur"}`),
		"article": knownvalue.StringExact(`{"url":"https://example.org/?a\u0026b","value":"A"}`),
	})
	var steps []resource.TestStep
	for _, key := range keysOfViktor {
		steps = append(steps, resource.TestStep{
			Config: look("data_events", key),
			ConfigStateChecks: has("data_events", map[string]knownvalue.Check{
				"data_events": knownvalue.ListExact([]knownvalue.Check{paid, oneEvent("opened", lastWeek, nil)}),
			}),
		}, resource.TestStep{
			Config: look("data_event_summaries", key),
			ConfigStateChecks: has("data_event_summaries", map[string]knownvalue.Check{
				"data_event_summaries": knownvalue.ListExact([]knownvalue.Check{
					oneSummary("opened", 5, lastYear, lastWeek), oneSummary("paid", 1, yesterday, yesterday), oneSummary("signed-up", 1, lastYear, lastYear),
				}),
			}),
		})
	}
	w.Test(append(steps, resource.TestStep{
		Config: look("data_events", keysOfViktor[0], "limit = 1"),
		ConfigStateChecks: has("data_events", map[string]knownvalue.Check{
			"data_events": knownvalue.ListExact([]knownvalue.Check{paid}), "external_id": knownvalue.Null(),
		}),
	})...)
}

func TestAccDataEventsDataSourceNone(t *testing.T) {
	t.Parallel()
	var steps []resource.TestStep
	for _, kind := range []string{"data_events", "data_event_summaries"} {
		none := has(kind, map[string]knownvalue.Check{kind: knownvalue.ListSizeExact(0)})
		steps = append(steps,
			resource.TestStep{Config: look(kind, keysOfViktor[0]), ConfigStateChecks: none},
			resource.TestStep{Config: look(kind, fmt.Sprintf("contact_id = %q", emulator.SampleLeadID)), ConfigStateChecks: none},
			resource.TestStep{
				Config: look(kind, `contact_id = "1"`),
				ExpectError: acctest.ExpectMessage(`No contact with the id "1"`, "GET /events: 404 not_found: User Not Found",
					"Check the spelling", "Leads are found by contact_id only", "(request id "),
			},
			// A lead's, which Intercom gave it.
			resource.TestStep{
				Config:      look(kind, `external_id = "8f1c0000-0000-4000-8000-000000000003"`),
				ExpectError: acctest.ExpectMessage(`No user with the external id "8f1c0000-0000-4000-8000-000000000003"`, "(request id "),
			},
			resource.TestStep{
				Config:      look(kind, `email = "nobody@example.com"`),
				ExpectError: acctest.ExpectMessage(`No user with the e-mail address "nobody@example.com"`, "(request id "),
			},
		)
	}
	acctest.New(t).Test(steps...)
}

// A limit asks for no page more than it needs.
func TestAccDataEventsDataSourcePages(t *testing.T) {
	t.Parallel()
	const all = 120 // on three pages
	for limit, expected := range map[string]struct{ events, pages int }{
		"":            {all, 3},
		"limit = 50":  {50, 1},
		"limit = 51":  {51, 2},
		"limit = 500": {all, 3},
	} {
		t.Run(limit, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			for i := range all / 2 { // two in each second
				at := time.Now().Add(-time.Duration(i) * time.Minute)
				event(w, "opened", at, nil)
				event(w, "closed", at, nil)
			}
			w.ForgetRequests()
			w.Test(resource.TestStep{
				Config:            look("data_events", keysOfViktor[1], limit),
				ConfigStateChecks: has("data_events", map[string]knownvalue.Check{"data_events": knownvalue.ListSizeExact(expected.events)}),
			})
			asked := map[string]bool{}
			requests, _ := w.Requests()
			for _, request := range requests {
				asked[request.Query] = true
			}
			if len(asked) != expected.pages {
				t.Errorf("%d pages were read, want %d", len(asked), expected.pages)
			}
		})
	}
}

func TestAccDataEventsDataSourceInvalid(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	var steps []resource.TestStep
	for _, invalid := range []struct {
		config   string
		expected []string
	}{
		{look("data_events"), []string{"Exactly one of these attributes must be configured", "[contact_id,external_id,email]"}},
		{look("data_event_summaries"), []string{"Exactly one of these attributes must be configured", "[contact_id,external_id,email]"}},
		{look("data_events", keysOfViktor...), []string{"Exactly one of these attributes must be configured"}},
		{look("data_events", `email = ""`), []string{"email string length must be at least 1"}},
		{look("data_events", keysOfViktor[0], "limit = 0"), []string{"limit value must be at least 1"}},
	} {
		steps = append(steps, resource.TestStep{Config: invalid.config, PlanOnly: true, ExpectError: acctest.ExpectMessage(invalid.expected...)})
	}
	w.Test(steps...)
	if all, _ := w.Requests(); len(all) != 0 {
		t.Errorf("invalid configurations led to %d requests", len(all))
	}
}

// The published descriptions declare summaries only. Where Intercom keeps to
// them, single events are an error, and not an empty list.
func TestAccDataEventsDataSourceSummarised(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.EventsSummarised: true}))
	w.Test(
		resource.TestStep{
			Config:            look("data_event_summaries", `external_id = "u-1"`),
			ConfigStateChecks: has("data_event_summaries", map[string]knownvalue.Check{"data_event_summaries": knownvalue.ListSizeExact(3)}),
		},
		resource.TestStep{
			Config:      look("data_events", `external_id = "u-1"`),
			ExpectError: acctest.ExpectMessage("Cannot read: unreadable answer", "what it lists are no single events", "(request id "),
		},
	)
}
