package emulator

import (
	"bytes"
	"cmp"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"
)

// Quirks of data events.
var (
	EventsSummarised = quirk("EventsSummarised", off,
		"GET /events answers with summaries also where they are not asked for",
		"all that the descriptions declare since 2.5; documentation up to 2.4 has single events")
	SummariesReplace = quirk("SummariesReplace", off,
		"the summary of events that is submitted takes the place of what is known of events of that name, in place of being added to it",
		"no description says either")
)

// dataEvents is what one contact did.
type dataEvents struct {
	single    []*dataEvent // oldest first, by what the cursors of pages say
	summaries []*eventSummary
}

type dataEvent struct {
	name      string
	createdAt int64
	cursor    int64 // milliseconds, another one for every event of the contact
	metadata  object
}

type eventSummary struct {
	name        string
	count       int
	first, last int64
}

const (
	// listable is how long single events can be listed.
	listable = 90 * 24 * time.Hour
	// mostMetadata is how many keys of an event are kept.
	mostMetadata = 10
)

func (w *Workspace) dataEventRoutes() {
	w.handle(oldest, "GET /events", w.listDataEvents)
	w.handle(oldest, "POST /events", w.submitDataEvent)
	w.handle(oldest, "POST /events/summaries", w.submitEventSummary)
}

// submitDataEvent takes an event in, and answers a repeated one as the first.
func (w *Workspace) submitDataEvent(r *request) (any, error) {
	var in struct {
		Name      string          `json:"event_name"`
		CreatedAt int64           `json:"created_at"`
		ID        string          `json:"id"`
		UserID    string          `json:"user_id"`
		Email     string          `json:"email"`
		Metadata  json.RawMessage `json:"metadata"`
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	if in.Name == "" || in.CreatedAt <= 0 {
		return nil, fail(http.StatusBadRequest, "parameter_not_found", "event_name and created_at are required") // [?] the words
	}
	found, err := w.eventContact(in.ID, in.UserID, in.Email)
	if err != nil {
		return nil, err
	}
	w.addDataEvent(found.id, in.Name, in.CreatedAt, firstMembers(in.Metadata, mostMetadata))
	return accepted{}, nil
}

func (w *Workspace) addDataEvent(contactID, name string, at int64, metadata object) {
	all := w.dataEventsOf(contactID)
	cursor := at * 1000
	for _, event := range all.single {
		if event.name == name && event.createdAt == at {
			return
		}
		if event.cursor == cursor {
			cursor++
		}
	}
	all.single = append(all.single, &dataEvent{name, at, cursor, metadata})
	slices.SortFunc(all.single, func(a, b *dataEvent) int { return cmp.Compare(a.cursor, b.cursor) })
	all.summarise(name, 1, at, at)
}

// summarise counts events into the summary of their name.
func (e *dataEvents) summarise(name string, count int, first, last int64) {
	for _, summary := range e.summaries {
		if summary.name == name {
			summary.count += count
			summary.first, summary.last = min(summary.first, first), max(summary.last, last)
			return
		}
	}
	e.summaries = append(e.summaries, &eventSummary{name, count, first, last})
}

// submitEventSummary takes counts in. The description calls what is sent a list
// and declares an object; both are taken here.
func (w *Workspace) submitEventSummary(r *request) (any, error) {
	type summary struct {
		Name  string `json:"event_name"`
		Count int    `json:"count"`
		First int64  `json:"first"`
		Last  int64  `json:"last"`
	}
	var in struct {
		UserID    string          `json:"user_id"`
		Summaries json.RawMessage `json:"event_summaries"`
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	if bytes.HasPrefix(in.Summaries, []byte("{")) {
		in.Summaries = slices.Concat([]byte("["), in.Summaries, []byte("]"))
	}
	var summaries []summary
	if err := json.Unmarshal(in.Summaries, &summaries); err != nil {
		return nil, fail(http.StatusBadRequest, "parameter_invalid", "event_summaries is not valid")
	}
	found, err := w.eventContact("", in.UserID, "")
	if err != nil {
		return nil, err
	}
	all := w.dataEventsOf(found.id)
	for _, s := range summaries {
		if w.has(SummariesReplace) {
			all.summaries = slices.DeleteFunc(all.summaries, func(old *eventSummary) bool { return old.name == s.Name })
		}
		all.summarise(s.Name, s.Count, s.First, s.Last)
	}
	return empty{}, nil
}

// listDataEvents answers single events, newest first, or with summary=true how
// often each happened. That it does either is Intercom's documentation up to
// 2.4; later descriptions declare summaries only, beside a list of events that
// no operation uses. A quirk is there for those who take them at their word.
func (w *Workspace) listDataEvents(r *request) (any, error) {
	query := r.URL.Query()
	if query.Get("type") != "user" {
		return nil, fail(http.StatusBadRequest, "parameter_invalid", "type must be user") // [?] the words
	}
	found, err := w.eventContact(query.Get("intercom_user_id"), query.Get("user_id"), query.Get("email"))
	if err != nil {
		return nil, err
	}
	all := w.dataEventsOf(found.id)
	if query.Get("summary") == "true" || w.has(EventsSummarised) {
		return object{
			"type": "event.summary", "email": found.email, "intercom_user_id": found.id, "user_id": found.externalID,
			"events": encoded(all.summaries, (*eventSummary).encode),
		}, nil
	}
	before, err := strconv.ParseInt(query.Get("before"), 10, 64)
	oldestListed := time.Now().Add(-listable).Unix()
	var listed []*dataEvent
	for _, event := range slices.Backward(all.single) {
		if event.createdAt >= oldestListed && (err != nil || event.cursor < before) {
			listed = append(listed, event)
		}
	}
	page, end := slice(listed, 0, pageSize(query.Get("per_page"), 50, mostPerPage))
	pages := object{}
	if end < len(listed) {
		// As the documentation of 2.4 shows it: by Intercom's id, whatever was asked.
		next := url.Values{"type": {"user"}, "intercom_user_id": {found.id}, "before": {strconv.FormatInt(page[end-1].cursor, 10)}}
		if size := query.Get("per_page"); size != "" {
			next.Set("per_page", size)
		}
		pages["next"] = r.address(next)
	}
	return object{"type": "event.list", "events": encoded(page, func(event *dataEvent) object { return event.encode(found) }), "pages": pages}, nil
}

// eventContact finds who did something. [?] Leads are found by Intercom's id
// only; where several users have the e-mail address, the first one is meant.
func (w *Workspace) eventContact(id, externalID, email string) (*contact, error) {
	for c := range w.contacts.all {
		user := c.role == "user"
		if c.mergedInto == "" && (id != "" && c.id == id || user && externalID != "" && c.externalID == externalID || user && email != "" && c.email == email) {
			return c, nil
		}
	}
	return nil, notFound("User Not Found")
}

func (w *Workspace) dataEventsOf(contactID string) *dataEvents {
	all, ok := w.dataEvents.get(contactID)
	if !ok {
		all = &dataEvents{}
		w.dataEvents.put(contactID, all)
	}
	return all
}

func (e *dataEvent) encode(c *contact) object {
	encoded := object{
		"type": "event", "event_name": e.name, "created_at": e.createdAt,
		"user_id": c.externalID, "intercom_user_id": c.id, "email": c.email,
	}
	if len(e.metadata) > 0 {
		encoded["metadata"] = e.metadata
	}
	return encoded
}

// encode writes times as texts, unlike nearly everything of Intercom's.
func (s *eventSummary) encode() object {
	moment := func(at int64) string { return time.Unix(at, 0).UTC().Format("2006-01-02T15:04:05.000-07:00") }
	return object{"name": s.name, "first": moment(s.first), "last": moment(s.last), "count": s.count, "description": nil}
}

// firstMembers are the first members of an object, in the order in which they
// are written.
func firstMembers(raw json.RawMessage, most int) object {
	members := object{}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	_, _ = decoder.Token() // the brace
	for len(members) < most && decoder.More() {
		var value any
		name, _ := decoder.Token()
		if decoder.Decode(&value) != nil {
			break
		}
		if key, ok := name.(string); ok {
			members[key] = value
		}
	}
	return members
}

// sampleDataEvents are what the sample's first user did lately. Only the
// summaries know of the trial, which was too long ago.
func (w *Workspace) sampleDataEvents() {
	ago := func(days int) int64 { return time.Now().Truncate(24*time.Hour).AddDate(0, 0, -days).Unix() }
	w.addDataEvent(SampleUserID, "started-trial", created.Unix(), nil)
	w.addDataEvent(SampleUserID, "placed-order", ago(5), object{
		"price": object{"amount": 34999, "currency": "eur"}, "items": 3, "article": object{"url": "https://example.org/ab1de.html", "value": "Lamp"},
	})
	w.addDataEvent(SampleUserID, "invited-friend", ago(2), object{"invite_code": "ADDAFRIEND"})
}
