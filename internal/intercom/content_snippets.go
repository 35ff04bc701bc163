package intercom

import (
	"context"
	"encoding/json"
	"iter"
)

// ContentSnippet is a short text that Fin and Copilot answer from.
type ContentSnippet struct {
	Object
	Title        string          `json:"title"`
	Locale       string          `json:"locale"`
	JSONBlocks   json.RawMessage `json:"json_blocks"` // a list of objects, whose members are described nowhere
	BodyMarkdown string          `json:"body_markdown"`
	Availability
	CreatedAt Time `json:"created_at"`
	UpdatedAt Time `json:"updated_at"`
}

// ContentSnippetInput is what can be written of a snippet. What is nil or empty
// stays as it is.
type ContentSnippetInput struct {
	Title        string          `json:"title,omitempty"`
	Locale       string          `json:"locale,omitempty"`
	JSONBlocks   json.RawMessage `json:"json_blocks,omitempty"` // this or the next one
	BodyMarkdown *string         `json:"body_markdown,omitempty"`
	AvailabilityInput
}

// ContentSnippetsSince is the first version that has snippets, and the search for
// content.
var ContentSnippetsSince = MustVersion("2.16")

// contentSnippetsPerPage is the longest page of snippets.
const contentSnippetsPerPage = "50"

// ContentSnippets reads and writes snippets.
type ContentSnippets struct {
	c     *Client
	cache *paged[ContentSnippet]
}

// All lists every snippet.
func (s ContentSnippets) All(ctx context.Context) iter.Seq2[*ContentSnippet, error] {
	return s.cache.all(ctx)
}

// Get returns one snippet.
func (s ContentSnippets) Get(ctx context.Context, id string) (*ContentSnippet, error) {
	return s.cache.get(ctx, id)
}

// Create makes a snippet. It has no natural key, so that a repetition would make a
// second one: where the outcome is not known, the *AmbiguousError has those of the
// same title that were made since.
func (s ContentSnippets) Create(ctx context.Context, input ContentSnippetInput) (*ContentSnippet, error) {
	began := s.c.ids.begin()
	made, err := call[ContentSnippet](ctx, s.c, post(input, "content_snippets").creates().must(snippetTitled(input.Title)))
	if err == nil {
		return s.cache.written("", made, nil)
	}
	return nil, candidates(err, "content snippet with this title", s.All(ctx), func(snippet *ContentSnippet) string {
		if snippet.Title != input.Title || !began.mayHaveMade(snippet, snippet.CreatedAt) {
			return ""
		}
		return snippet.identity()
	})
}

// Update changes what of a snippet differs from what it had before.
func (s ContentSnippets) Update(ctx context.Context, id string, input, before ContentSnippetInput) (*ContentSnippet, error) {
	changed, err := call[ContentSnippet](ctx, s.c, put(sparse(input, &before), "content_snippets", id).about(id).must(snippetTitled(input.Title)))
	return s.cache.written(id, changed, err)
}

// Delete deletes a snippet for good. Intercom refuses while a procedure of Fin's
// uses it.
func (s ContentSnippets) Delete(ctx context.Context, id string) error {
	return s.cache.deleted(id, end(ctx, s.c, remove("content_snippets", id), id, saysEmpty, func() error {
		_, err := s.cache.one(ctx, id)
		return err
	}))
}

func snippetTitled(title string) func(any) error {
	return showing("title", func(snippet *ContentSnippet) bool { return sameText(title, snippet.Title) })
}
