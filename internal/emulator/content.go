package emulator

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// content is something that the search for content finds.
type content struct {
	kind, answeredAs     string // the filter says "snippet", the answer "content_snippet"
	id, title, text      string
	locales              []string
	state                string
	contents             []any // the languages of an article
	folderID             string
	tags                 []appliedTag
	createdBy, updatedBy string
	createdAt, updatedAt int64
	availability
}

// allContent is what the search knows: what a query without content_types finds.
// [?] Whether that is every type is described nowhere.
func (w *Workspace) allContent() []*content {
	var all []*content
	for s := range w.contentSnippets.all {
		all = append(all, &content{
			kind: "snippet", answeredAs: "content_snippet", id: s.id, title: s.title, text: s.markdown, locales: []string{s.locale}, state: "published",
			tags: s.seenTags(), createdBy: w.me, updatedBy: w.me, createdAt: s.createdAt, updatedAt: s.updatedAt, availability: s.availability,
		})
	}
	for a := range w.internalArticles.all {
		all = append(all, &content{
			kind: "internal_article", answeredAs: "internal_article", id: a.id, title: a.title, text: a.text.markdown, locales: []string{a.locale}, state: "published",
			folderID: a.folderID, tags: a.tags, createdBy: a.authorID, updatedBy: a.authorID, createdAt: a.createdAt, updatedAt: a.updatedAt, availability: a.availability,
		})
	}
	for a := range w.articles.all {
		all = append(all, w.articleAsContent(a))
	}
	for p := range w.externalPages.all {
		if p.html != "" { // was not deleted
			all = append(all, w.pageAsContent(p))
		}
	}
	slices.SortStableFunc(all, func(a, b *content) int { return cmp.Compare(b.updatedAt, a.updatedAt) }) // "the most recent"
	return all
}

// articleAsContent is an article as the search sees it. Its languages have ids of
// their own, which no other answer has.
func (w *Workspace) articleAsContent(a *article) *content {
	w.comeDue(a)
	main := w.mainContent(a)
	found := &content{
		kind: "article", answeredAs: "article", id: a.id, title: main.page.title, text: main.page.body.markdown, state: main.state(), folderID: a.folderID,
		tags: a.tags, createdBy: main.createdByID, updatedBy: main.lastEditorID, createdAt: a.createdAt, updatedAt: a.updatedAt,
		availability: availability{main.chatbot, main.copilot, main.sales, main.audienceIDs},
	}
	for i, locale := range slices.Sorted(maps.Keys(a.contents)) {
		found.locales = append(found.locales, locale)
		found.contents = append(found.contents, object{
			"type": "article_content", "id": languageID(a, i), "title": a.contents[locale].page.title, "locale": locale,
		})
	}
	return found
}

// pageAsContent is an external page as the search sees it. [?] That it is published,
// created by the token's teammate, and for whom its source is, are inferences.
func (w *Workspace) pageAsContent(p *externalPage) *content {
	return &content{
		kind: "external_content", answeredAs: "external_content", id: p.id, title: p.title, text: asMarkdown(p.html), locales: []string{p.locale}, state: "published",
		tags: p.tags, createdBy: tokenAdmin, updatedBy: tokenAdmin, createdAt: p.createdAt, updatedAt: p.updatedAt,
		availability: availability{p.aiAgent, p.aiCopilot, p.aiSales, p.audienceIDs},
	}
}

// languageID is the id of an article in one of its languages, by their order.
func languageID(a *article, at int) string { return fmt.Sprintf("%s%03d", a.id, at) }

func (c *content) encode() object {
	encoded := object{"type": c.answeredAs, "id": c.id, "title": c.title}
	if c.contents != nil {
		encoded["contents"] = c.contents
	}
	return encoded
}

func (w *Workspace) contentRoutes() {
	w.handle(contentSince, "POST /content/bulk_actions", w.bulkContentAction)
	w.handle(contentSince, "GET /content/search", func(r *request) (any, error) {
		query := r.URL.Query()
		if err := checkContentQuery(query); err != nil {
			return nil, err
		}
		found := slices.DeleteFunc(w.allContent(), func(c *content) bool { return !c.matches(query) })
		page, pages := numbered(r, found, 10, 50)
		pages["prev"] = nil
		answer := list(encoded(page, (*content).encode))
		answer["total_count"], answer["pages"] = len(found), pages
		return answer, nil
	})
}

// contentWords are the values that a parameter can have.
var contentWords = map[string][]string{
	"states": {"published", "draft"}, "tag_operator": {"IN", "NIN"}, "folder_entity_type": {"folder"},
	"content_types": {"snippet", "external_content", "file_source_content", "internal_article", "article"},
	"copilot_state": {"on", "off"}, "fin_service_state": {"on", "off"}, "fin_sales_state": {"on", "off"},
}

// checkContentQuery refuses what the description excludes. [?] The code is the
// described one, the words are not described.
func checkContentQuery(query url.Values) error {
	const longestQuery = 500
	invalid := func(format string, args ...any) error {
		return fail(http.StatusUnprocessableEntity, "data_invalid", fmt.Sprintf(format, args...))
	}
	if len(query.Get("query")) > longestQuery {
		return invalid("query is too long (maximum is %d characters)", longestQuery)
	}
	if query.Has("folder_ids") != query.Has("folder_entity_type") {
		return invalid("folder_ids and folder_entity_type must be provided together")
	}
	for name, words := range contentWords {
		for _, value := range several(query, name) {
			if !slices.Contains(words, value) {
				return invalid("%s contains an unknown value: %s", name, value)
			}
		}
	}
	for name := range query {
		ids := strings.HasSuffix(name, "_ids") || strings.HasSuffix(name, "_after") || strings.HasSuffix(name, "_before")
		for _, value := range several(query, name) {
			if _, err := strconv.ParseInt(value, 10, 64); ids && err != nil {
				return invalid("%s must be a number", name)
			}
		}
	}
	return nil
}

// several are the values of a parameter, which come with commas between or
// repeated.
func several(query url.Values, name string) (values []string) {
	for _, given := range query[name] {
		values = append(values, strings.Split(given, ",")...)
	}
	return values
}

func (c *content) matches(query url.Values) bool {
	one := func(name, value string) bool { return !query.Has(name) || slices.Contains(several(query, name), value) }
	is := func(name string, on bool) bool { return !query.Has(name) || (query.Get(name) == "on") == on }
	tagged := func(name string) bool {
		return slices.ContainsFunc(c.tags, func(tag appliedTag) bool { return slices.Contains(several(query, name), tag.id) })
	}
	at := func(name string, holds func(limit int64) bool) bool {
		limit, err := strconv.ParseInt(query.Get(name), 10, 64)
		return err != nil || holds(limit)
	}
	words := strings.ToLower(query.Get("query"))
	return strings.Contains(strings.ToLower(c.title+"\n"+c.text), words) &&
		one("content_types", c.kind) && one("states", c.state) && (!query.Has("locales") || slices.ContainsFunc(c.locales, func(locale string) bool { return one("locales", locale) })) && one("folder_ids", c.folderID) &&
		one("created_by_ids", c.createdBy) && one("last_updated_by_ids", c.updatedBy) &&
		(!query.Has("tag_ids") || tagged("tag_ids") == (query.Get("tag_operator") != "NIN")) && (!query.Has("any_tag_ids") || tagged("any_tag_ids")) &&
		is("copilot_state", c.copilot) && is("fin_service_state", c.chatbot) && is("fin_sales_state", c.salesAgent) &&
		at("created_at_after", func(limit int64) bool { return c.createdAt >= limit }) && at("created_at_before", func(limit int64) bool { return c.createdAt <= limit }) &&
		at("updated_at_after", func(limit int64) bool { return c.updatedAt >= limit }) && at("updated_at_before", func(limit int64) bool { return c.updatedAt <= limit })
}
