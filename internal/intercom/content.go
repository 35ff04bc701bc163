package intercom

import (
	"context"
	"iter"
)

// FoundContent is what the search for content tells of something that Fin reads.
type FoundContent struct {
	Object
	Type     string          `json:"type"` // content_snippet, external_content, file_source_content, internal_article or article
	Title    string          `json:"title"`
	Contents []FoundLanguage `json:"contents"` // of an article
}

// identity has the type: the ids of two types can be the same.
func (f FoundContent) identity() string {
	if f.ID == "" {
		return ""
	}
	return f.Type + "/" + f.Object.identity()
}

// FoundLanguage is an article in one language.
type FoundLanguage struct {
	Object
	Title  string `json:"title"`
	Locale string `json:"locale"`
}

// ContentFilter is what a search for content is narrowed by: parameters of the
// query. Several values of one are joined by commas.
type ContentFilter map[string]string

// Content searches what Fin reads.
type Content struct{ c *Client }

// contentPerPage is the longest page of the search for content.
const contentPerPage = "50"

// contentSearch is the first page of a search.
func contentSearch(filter ContentFilter) request {
	r := get("content", "search").numbered(contentPerPage)
	for name, value := range filter {
		r = r.with(name, value)
	}
	return r
}

// Search lists the content that a filter lets through, all without one.
func (s Content) Search(ctx context.Context, filter ContentFilter) iter.Seq2[*FoundContent, error] {
	return list[FoundContent](ctx, s.c, contentSearch(filter))
}
