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

// ContentAction is what is done to several pieces of content at once.
type ContentAction struct {
	Action       string               `json:"action"` // publish, unpublish, delete, set_availability, set_audience or update_tags
	Content      []ContentID          `json:"content_ids"`
	Availability *ContentAvailability `json:"availability,omitempty"` // for set_availability
	Audience     *ContentAudience     `json:"audience,omitempty"`     // for set_audience
	Tags         *ContentTagging      `json:"tags,omitempty"`         // for update_tags
}

// ContentID is a piece of content, by its type.
type ContentID struct {
	Type string `json:"type"`
	ID   string `json:"id"`
}

// ContentAvailability is which of Intercom's AI agents are to use content; nil stays
// as it is.
type ContentAvailability struct {
	AIAgent    *bool `json:"ai_agent,omitempty"`
	Copilot    *bool `json:"copilot,omitempty"`
	SalesAgent *bool `json:"sales_agent,omitempty"`
}

// ContentAudience is which audiences content gets and loses. Intercom calls them
// segments here.
type ContentAudience struct {
	Add       []NumericID `json:"add_segment_ids,omitempty"`
	Remove    []NumericID `json:"remove_segment_ids,omitempty"`
	RemoveAll bool        `json:"remove_all,omitempty"`
}

// ContentTagging is which tags content gets and loses.
type ContentTagging struct {
	Add    []NumericID `json:"add_tag_ids,omitempty"`
	Remove []NumericID `json:"remove_tag_ids,omitempty"`
}

// ContentTypes are the types of content that each action is for. Intercom drops
// others without a word.
var ContentTypes = map[string][]string{
	"publish":          {"article_content"},
	"unpublish":        {"article_content"},
	"delete":           {"article_content", "content_snippet", "file_source_content", "internal_article"},
	"set_availability": availableContent,
	"set_audience":     availableContent,
	"update_tags":      {"article", "content_snippet", "external_content", "file_source_content", "internal_article"},
}

var availableContent = []string{"article_content", "content_snippet", "external_content", "file_source_content", "internal_article"}

// Act has an action queued, which Intercom carries out later, and says no more of it.
// It leaves the same when it is done twice.
func (s Content) Act(ctx context.Context, action ContentAction) error {
	type envelope struct {
		Status string `json:"status"`
	}
	_, err := call[envelope](ctx, s.c, post(action, "content", "bulk_actions").harmless().
		must(showing("status", func(answer *envelope) bool { return answer.Status != "" })))
	s.c.Articles.cache.drop()
	s.c.ContentSnippets.cache.drop()
	s.c.ExternalPages.cache.drop()
	s.c.InternalArticles.cache.drop()
	return err
}
