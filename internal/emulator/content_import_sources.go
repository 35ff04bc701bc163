package emulator

import (
	"cmp"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Quirks of content import sources.
var (
	SourceStatusDefaults = quirk("SourceStatusDefaults", off,
		"an update of a content import source without a status makes it active",
		"the schema of the request says that active is the default, as it says of a creation")
	SourceURLsEndInSlash = quirk("SourceURLsEndInSlash", off,
		"the URL of a content import source is answered with a slash at its end",
		"of two examples of the schema one has it, the other has not")
)

const (
	SampleSourceID       = "36" // of pages that come from the API
	SampleSyncedSourceID = "33" // of pages that Intercom fetches
)

type contentImportSource struct {
	id, syncBehavior, status, url string
	audienceIDs                   []flexibleID
	createdAt, updatedAt          int64
}

// The first versions that have what Fin reads besides articles, and the audiences
// of a source.
const (
	aiContentSince       = "2.12"
	sourceAudiencesSince = "2.15"
)

func (w *Workspace) contentImportSourceRoutes() {
	const path = "/ai/content_import_sources"
	w.handle(aiContentSince, "GET "+path, func(r *request) (any, error) {
		return aiContent(r, &w.contentImportSources, func(s *contentImportSource) object { return w.encodeSource(s, r.version) }), nil
	})
	w.handle(aiContentSince, "POST "+path, w.createSource)
	w.handle(aiContentSince, "GET "+path+"/{id}", func(r *request) (any, error) {
		found, err := w.sourceAt(r.PathValue("id"))
		if err != nil {
			return nil, err
		}
		return w.encodeSource(found, r.version), nil
	})
	w.handle(aiContentSince, "PUT "+path+"/{id}", w.updateSource)
	w.handle(aiContentSince, "DELETE "+path+"/{id}", func(r *request) (any, error) {
		found, err := w.sourceAt(r.PathValue("id"))
		if err != nil {
			return nil, err
		}
		for _, page := range slices.Collect(w.externalPages.all) {
			if page.sourceID == found.id {
				w.externalPages.delete(page.id)
			}
		}
		w.contentImportSources.delete(found.id)
		return noContent{}, nil
	})
}

// aiContent is one page of a list, newest first.
func aiContent[T any](r *request, rows *table[T], encode func(*T) object) object {
	all := slices.Collect(rows.all)
	slices.Reverse(all)
	page, pages := numbered(r, all, 50, 50)
	return object{"type": "list", "data": encoded(page, encode), "pages": pages, "total_count": len(all)}
}

// sourceAt is a source by its id. [?] No description says what the answer is where
// there is none.
func (w *Workspace) sourceAt(id string) (*contentImportSource, error) {
	found, ok := w.contentImportSources.get(id)
	if !ok {
		return nil, notFound("Content Import Source Not Found")
	}
	return found, nil
}

type sourceInput struct {
	SyncBehavior string       `json:"sync_behavior"`
	URL          string       `json:"url"`
	Status       *string      `json:"status"`
	AudienceIDs  oneOrSeveral `json:"audience_ids"`
	Apply        bool         `json:"apply_audience_to_existing_content"`
}

// oneOrSeveral are ids of which a request has one, a list, or null for none; nil
// where it has nothing.
type oneOrSeveral []flexibleID

func (ids *oneOrSeveral) UnmarshalJSON(data []byte) error {
	several := []flexibleID{}
	if len(data) > 0 && data[0] != '[' && string(data) != "null" {
		data = slices.Concat([]byte("["), data, []byte("]"))
	}
	err := json.Unmarshal(data, &several)
	*ids = append(oneOrSeveral{}, several...)
	return err
}

// [?] The codes of the refusals are inferences.
func (w *Workspace) createSource(r *request) (any, error) {
	in, err := w.sourceInput(r)
	if err != nil {
		return nil, err
	}
	if in.SyncBehavior != "api" {
		return nil, fail(http.StatusBadRequest, "parameter_invalid", "sync_behavior must be api")
	}
	now := time.Now().Unix()
	made := &contentImportSource{syncBehavior: "api", status: "active", createdAt: now}
	w.writeSource(made, in)
	made.id = w.nextID()
	w.contentImportSources.put(made.id, made)
	return w.encodeSource(made, r.version), nil
}

func (w *Workspace) updateSource(r *request) (any, error) {
	found, err := w.sourceAt(r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	in, err := w.sourceInput(r)
	if err != nil {
		return nil, err
	}
	behavior := in.SyncBehavior
	if behavior == "automated" {
		behavior = "automatic"
	}
	switch {
	case !slices.Contains([]string{"api", "automated", "manual"}, in.SyncBehavior):
		return nil, fail(http.StatusBadRequest, "parameter_invalid", "sync_behavior is not valid")
	case behavior != found.syncBehavior && (behavior == "api" || found.syncBehavior == "api"):
		return nil, fail(http.StatusBadRequest, "parameter_invalid", "sync_behavior cannot change to or from api")
	case found.syncBehavior != "api" && in.URL != found.url:
		return nil, fail(http.StatusBadRequest, "parameter_invalid", "url can only change for api sources")
	}
	found.syncBehavior = behavior
	if in.Status == nil && w.has(SourceStatusDefaults) {
		found.status = "active"
	}
	w.writeSource(found, in)
	return w.encodeSource(found, r.version), nil
}

func (w *Workspace) sourceInput(r *request) (sourceInput, error) {
	var in sourceInput
	if err := r.decode(&in); err != nil {
		return in, err
	}
	if r.version < parseVersion(sourceAudiencesSince) {
		in.AudienceIDs = nil
	}
	switch {
	case !strings.HasPrefix(in.URL, "https://") && !strings.HasPrefix(in.URL, "http://"):
		return in, fail(http.StatusBadRequest, "parameter_invalid", "url is not valid")
	case in.Status != nil && *in.Status != "active" && *in.Status != "deactivated":
		return in, fail(http.StatusBadRequest, "parameter_invalid", "status is not valid")
	}
	return in, w.unknownAudience(in.AudienceIDs)
}

func (w *Workspace) writeSource(s *contentImportSource, in sourceInput) {
	s.url, s.updatedAt = in.URL, time.Now().Unix()
	set(&s.status, in.Status)
	if in.AudienceIDs != nil {
		s.audienceIDs = in.AudienceIDs
	}
	if in.Apply {
		w.appliedAudiences++
	}
}

// AppliedAudiences is how often the audiences of a source were given to its pages,
// which no answer shows.
func (w *Workspace) AppliedAudiences() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.appliedAudiences
}

func (w *Workspace) encodeSource(s *contentImportSource, version int) object {
	url := s.url
	if w.has(SourceURLsEndInSlash) {
		url = strings.TrimSuffix(url, "/") + "/"
	}
	encoded := object{
		"type": "content_import_source", "id": asNumber(s.id), "sync_behavior": s.syncBehavior, "status": s.status, "url": url,
		"last_synced_at": s.updatedAt, "created_at": s.createdAt, "updated_at": s.updatedAt,
	}
	if version >= parseVersion(sourceAudiencesSince) {
		ids := []any{}
		for _, id := range s.audienceIDs {
			ids = append(ids, asNumber(string(id)))
		}
		encoded["audience_ids"] = ids
	}
	return encoded
}

// asNumber is an id where Intercom writes it as a number.
func asNumber(id string) int64 {
	value, _ := strconv.ParseInt(id, 10, 64)
	return value
}

// sampleAIContent is there in the sample workspace: a source of pages that come
// from the API, and one of pages that Intercom fetches.
func (w *Workspace) sampleAIContent() {
	at := created.Unix()
	for _, s := range []contentImportSource{
		{id: SampleSyncedSourceID, syncBehavior: "automatic", status: "active", url: "https://support.example.com/us/1"},
		{id: SampleSourceID, syncBehavior: "api", status: "active", url: "https://docs.example.com", audienceIDs: []flexibleID{SampleAudienceID}},
	} {
		s.createdAt, s.updatedAt = at, at
		w.contentImportSources.put(s.id, &s)
	}
	for _, p := range []externalPage{
		{id: "17", sourceID: SampleSyncedSourceID, externalID: "https://support.example.com/us/1/hours", title: "Opening hours", html: "<p>We are here from nine to five.</p>"},
		{id: SamplePageID, sourceID: SampleSourceID, externalID: "install", title: "Installation", html: "<h1>Installation</h1><p>Download it and run it.</p>"},
		{id: "19", sourceID: SampleSourceID, externalID: "api/limits", title: "Limits of the API", html: "<p>A hundred requests a second.</p>"},
	} {
		source, _ := w.contentImportSources.get(p.sourceID)
		p.url, p.locale = cmp.Or(p.url, source.url+"/"+p.externalID), "en"
		p.aiAgent, p.aiCopilot, p.createdAt, p.updatedAt = true, true, at, at
		w.externalPages.put(p.id, &p)
	}
}
