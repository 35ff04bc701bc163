package intercom

import (
	"context"
	"fmt"
	"iter"
	"strings"
)

// ContentImportSource is a place that the pages of Fin's library come from.
type ContentImportSource struct {
	Object
	URL          string  `json:"url"`
	SyncBehavior string  `json:"sync_behavior"` // api, automatic, manual
	Status       string  `json:"status"`        // active, deactivated
	AudienceIDs  ToldIDs `json:"audience_ids"`  // since SourceAudiencesSince
	CreatedAt    Time    `json:"created_at"`
}

// FromAPI says that the pages of a source are written through the API, and not
// fetched by Intercom.
const FromAPI = "api"

// SameURL says whether two addresses of a source are one: Intercom's own examples
// have one with a last slash and without.
func SameURL(one, other string) bool {
	return strings.TrimSuffix(one, "/") == strings.TrimSuffix(other, "/")
}

// ContentImportSourceInput is what can be written of a source. An empty status
// and nil audiences are not sent.
type ContentImportSourceInput struct {
	URL          string      `json:"url"`
	SyncBehavior string      `json:"sync_behavior"`
	Status       string      `json:"status,omitempty"`
	AudienceIDs  []NumericID `json:"audience_ids,omitzero"` // since SourceAudiencesSince
	// ApplyAudience gives the pages that there are the audiences of the source, too.
	// It is not for creating.
	ApplyAudience bool `json:"apply_audience_to_existing_content,omitempty"`
}

var (
	// AIContentSince is the first version that has sources and their pages.
	AIContentSince = MustVersion("2.12")
	// SourceAudiencesSince is the first version that has the audiences of sources.
	SourceAudiencesSince = MustVersion("2.15")
)

// ContentImportSources reads and writes the sources of Fin's library.
type ContentImportSources struct {
	c     *Client
	cache *paged[ContentImportSource]
}

// aiContentPerPage is the length of a page of sources and of pages. No parameter
// for it is described.
const aiContentPerPage = "50"

func newContentImportSources(c *Client) ContentImportSources {
	return ContentImportSources{c, pages[ContentImportSource](c, "ai", "content_import_sources").numbered(aiContentPerPage)}
}

// All lists every source.
func (s ContentImportSources) All(ctx context.Context) iter.Seq2[*ContentImportSource, error] {
	return s.cache.all(ctx)
}

// Get returns one source.
func (s ContentImportSources) Get(ctx context.Context, id string) (*ContentImportSource, error) {
	return s.cache.get(ctx, id)
}

// Exists is nil where a source has an id, else the error of looking for it.
func (s ContentImportSources) Exists(ctx context.Context, id string) error {
	_, err := s.Get(ctx, id)
	return err
}

// Create makes a source, whose pages can only come from the API. It has no natural
// key, so that a repetition would make a second one: where the outcome is not
// known, the *AmbiguousError has those of the same address that were made since.
func (s ContentImportSources) Create(ctx context.Context, input ContentImportSourceInput) (*ContentImportSource, error) {
	began := s.c.ids.begin()
	made, err := call[ContentImportSource](ctx, s.c, post(input, "ai", "content_import_sources").creates().must(sourceAt(input.URL)))
	if err == nil {
		return s.cache.written("", made, nil)
	}
	return nil, candidates(err, "new content import source", s.All(ctx), func(source *ContentImportSource) string {
		if !SameURL(source.URL, input.URL) || !began.mayHaveMade(source, source.CreatedAt) {
			return ""
		}
		return source.identity()
	})
}

// Update changes a source. Intercom wants the address and the way of syncing every
// time, and may take a status that is left out for the usual one. The audiences are
// sent where they change, or where the pages are to get them.
func (s ContentImportSources) Update(ctx context.Context, id string, input, before ContentImportSourceInput) (*ContentImportSource, error) {
	if !input.ApplyAudience && fmt.Sprint(input.AudienceIDs) == fmt.Sprint(before.AudienceIDs) {
		input.AudienceIDs = nil
	}
	if input.SyncBehavior == "automatic" {
		input.SyncBehavior = "automated" // is how requests call it
	}
	changed, err := call[ContentImportSource](ctx, s.c, put(input, "ai", "content_import_sources", id).about(id).must(sourceAt(input.URL)))
	return s.cache.written(id, changed, err)
}

// Delete deletes a source and every page of it for good.
func (s ContentImportSources) Delete(ctx context.Context, id string) error {
	defer s.c.ExternalPages.cache.drop()
	return s.cache.deleted(id, end(ctx, s.c, remove("ai", "content_import_sources", id), id, saysEmpty, func() error {
		_, err := s.cache.one(ctx, id)
		return err
	}))
}

func sourceAt(url string) func(any) error {
	return showing("url", func(source *ContentImportSource) bool { return SameURL(source.URL, url) })
}
