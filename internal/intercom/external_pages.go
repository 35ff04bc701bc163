package intercom

import (
	"context"
	"errors"
	"fmt"
	"iter"
)

// ExternalPage is a page of Fin's library that comes from outside of Intercom.
type ExternalPage struct {
	Object
	SourceID     ID     `json:"source_id"`
	ExternalID   string `json:"external_id"` // unique within the source
	Title        string `json:"title"`
	HTML         string `json:"html"` // empty of one that was deleted
	URL          string `json:"url"`
	Locale       string `json:"locale"`
	AIAgent      *bool  `json:"ai_agent_availability"`
	AICopilot    *bool  `json:"ai_copilot_availability"`
	AISalesAgent *bool  `json:"ai_sales_agent_availability"`
	CreatedAt    Time   `json:"created_at"`
}

// ExternalPageInput is what can be written of a page. Nil is not sent.
type ExternalPageInput struct {
	SourceID     NumericID `json:"source_id"`
	ExternalID   string    `json:"external_id"`
	Title        string    `json:"title"`
	HTML         string    `json:"html"`
	URL          string    `json:"url,omitempty"` // what is left out is removed, since ExternalPagesPut
	Locale       string    `json:"locale"`
	AIAgent      *bool     `json:"ai_agent_availability,omitempty"`
	AICopilot    *bool     `json:"ai_copilot_availability,omitempty"`
	AISalesAgent *bool     `json:"ai_sales_agent_availability,omitempty"` // only in Preview
}

// ExternalPagesPut is the first version whose PUT knows the availability of a page,
// takes one without an address, and another locale than English. Until then its
// POST, which writes the page that there is, can do more.
var ExternalPagesPut = MustVersion("2.17")

// ExternalPages reads and writes the external pages of all sources.
type ExternalPages struct {
	c     *Client
	cache *paged[ExternalPage]
}

// fewPages is how many pages of the list of external pages are read for the second
// one of them: a source that is managed is so with all of its pages, and 1,250 cost
// a sixtieth of what Intercom allows in ten seconds.
const fewPages = 25

func newExternalPages(c *Client) ExternalPages {
	return ExternalPages{c, pages[ExternalPage](c, "ai", "external_pages").numbered(aiContentPerPage).soon(fewPages)}
}

// gone says that a page was deleted: its text is then empty, which no other is.
func (p *ExternalPage) gone() bool { return p.HTML == "" }

// All lists every page, newest first.
func (s ExternalPages) All(ctx context.Context) iter.Seq2[*ExternalPage, error] {
	return inLibrary(s.cache.all(ctx))
}

// Of lists the pages of a source, by way of what was read already.
func (s ExternalPages) Of(ctx context.Context, sourceID string) iter.Seq2[*ExternalPage, error] {
	return func(yield func(*ExternalPage, error) bool) {
		for page, err := range inLibrary(s.cache.everything(ctx)) {
			if (err != nil || string(page.SourceID) == sourceID) && !yield(page, err) {
				return
			}
		}
	}
}

// inLibrary leaves out what was deleted.
func inLibrary(pages iter.Seq2[*ExternalPage, error]) iter.Seq2[*ExternalPage, error] {
	return func(yield func(*ExternalPage, error) bool) {
		for page, err := range pages {
			if (err != nil || !page.gone()) && !yield(page, err) {
				return
			}
		}
	}
}

// Get returns one page. Whether Intercom answers a request for one that was
// deleted with an error, or with a page without text, is not documented.
func (s ExternalPages) Get(ctx context.Context, id string) (*ExternalPage, error) {
	return existing(s.cache.get(ctx, id))
}

func existing(page *ExternalPage, err error) (*ExternalPage, error) {
	if err == nil && page.gone() {
		return nil, fmt.Errorf("external page %s has no text, as one that was deleted: %w", page.ID, ErrNotFound)
	}
	return page, err
}

// ByExternalID returns the page of a source that has an external id.
func (s ExternalPages) ByExternalID(ctx context.Context, sourceID, externalID string) (*ExternalPage, error) {
	for page, err := range s.Of(ctx, sourceID) {
		if err != nil || Exact.Same(page.ExternalID, externalID) {
			return page, err
		}
	}
	return nil, fmt.Errorf("source %s has no page with the external id %q: %w", sourceID, externalID, ErrNotFound)
}

// Known is the page, among those that were read already, that a source has with an
// external id; nil for none.
func (s ExternalPages) Known(sourceID, externalID string) *ExternalPage {
	return s.cache.find(func(page *ExternalPage) bool {
		return string(page.SourceID) == sourceID && Exact.Same(page.ExternalID, externalID) && !page.gone()
	})
}

// Create makes a page. Where the source has one with the external id it fails with
// a *TakenError: Intercom itself would write that one.
func (s ExternalPages) Create(ctx context.Context, input ExternalPageInput) (*ExternalPage, error) {
	sourceID := input.SourceID.String()
	release, err := s.c.claim(ctx, "external_page/"+sourceID+"/"+Exact.Key(input.ExternalID))
	if err != nil {
		return nil, err
	}
	defer release()
	switch holder, err := s.ByExternalID(ctx, sourceID, input.ExternalID); {
	case err == nil:
		return nil, pageTaken(holder)
	case !errors.Is(err, ErrNotFound):
		return nil, err
	}
	began := s.c.ids.begin()
	made, err := s.write(ctx, "", s.upsert(input).must(s.c.ids.since(began.heardOf)))
	if ambiguous(err) {
		// Nobody had the external id, so whoever has it now is what was asked for.
		found, lookErr := s.ByExternalID(ctx, sourceID, input.ExternalID)
		if lookErr != nil {
			what := fmt.Sprintf("page of source %s with the external id %q", sourceID, input.ExternalID)
			return nil, &AmbiguousError{Err: err, What: what, Looked: errors.Is(lookErr, ErrNotFound)}
		}
		made, err = found, nil
	}
	if err == nil && !made.CreatedAt.IsZero() && made.CreatedAt.Before(began.earliest()) {
		return nil, pageTaken(made) // somebody made it since the list was read, long before
	}
	return made, err
}

func pageTaken(holder *ExternalPage) error {
	return &TakenError{
		Kind: "external page", ID: holder.identity(), Key: fmt.Sprintf("of source %s with the external id %q", holder.SourceID, holder.ExternalID),
	}
}

// upsert is harmless to repeat: it says what the page is to be.
func (s ExternalPages) upsert(input ExternalPageInput) request {
	return post(input, "ai", "external_pages").harmless().must(showing("external_id", func(saved *ExternalPage) bool {
		return saved.SourceID == ID(input.SourceID) && Exact.Same(saved.ExternalID, input.ExternalID)
	}))
}

// Update changes a page. All but its availability is to be sent every time.
func (s ExternalPages) Update(ctx context.Context, id string, input, before ExternalPageInput) (*ExternalPage, error) {
	unlessChanged(&input.AIAgent, before.AIAgent)
	unlessChanged(&input.AICopilot, before.AICopilot)
	unlessChanged(&input.AISalesAgent, before.AISalesAgent)
	puts := !s.c.config.Version.Before(ExternalPagesPut)
	read := s.cache.get
	if !puts {
		// The POST would make a page where there is none any more, or write another one.
		read = s.cache.confirm
	}
	switch now, err := existing(read(ctx, id)); {
	case err != nil:
		return nil, err
	case now.SourceID != ID(input.SourceID) || !Exact.Same(now.ExternalID, input.ExternalID):
		return nil, fmt.Errorf("external page %s belongs to source %s with the external id %q now", id, now.SourceID, now.ExternalID)
	default:
		input.ExternalID = spelled(input.ExternalID, now.ExternalID)
	}
	if puts {
		return s.write(ctx, id, put(input, "ai", "external_pages", id).about(id))
	}
	return s.write(ctx, id, s.upsert(input).about(id))
}

// unlessChanged takes out of a request what it would not change.
func unlessChanged(wanted **bool, had *bool) {
	if *wanted != nil && had != nil && **wanted == *had {
		*wanted = nil
	}
}

// write forgets every page where the outcome is in doubt: who looks for one that
// has an external id has to see all.
func (s ExternalPages) write(ctx context.Context, id string, r request) (*ExternalPage, error) {
	saved, err := call[ExternalPage](ctx, s.c, r)
	if err != nil {
		s.cache.drop()
		return nil, err
	}
	return s.cache.written(id, saved, nil)
}

// Delete deletes a page for good.
func (s ExternalPages) Delete(ctx context.Context, id string) error {
	err := end(ctx, s.c, remove("ai", "external_pages", id), id, saysBlank, func() error {
		_, err := existing(s.cache.one(ctx, id))
		return err
	})
	if err != nil && !errors.Is(err, ErrNotFound) {
		s.cache.drop()
	}
	return s.cache.deleted(id, err)
}
