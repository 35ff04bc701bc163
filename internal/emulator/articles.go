package emulator

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// Quirks of articles.
var (
	RootAudiences = quirk("RootAudiences", off,
		"articles answer with their audiences beside the title, and not only with those of each language",
		"requests have them there, and the schema of the answer does not")
	DraftSwallowsEdits = quirk("DraftSwallowsEdits", off,
		"a change of a published article that has a staged draft is staged as well, also where the request says state",
		"the description says so of requests that do not say state, and nothing of those that do")
	ScheduledReadsPublished = quirk("ScheduledReadsPublished", off,
		"an article that is to be published later reads as published before it is",
		"the description says that it is scheduled in place of being published, and not how it reads until then")
	TestWorkspace = quirk("TestWorkspace", off,
		"articles cannot be published",
		"help article 9086429 says so of test workspaces; the refusal is described nowhere")
)

type article struct {
	id                     string
	parentIDs              []string
	folderID               string
	contents               map[string]*articleContent // by locale; that of the default one is always there
	versions               []articleVersion           // oldest first
	tags                   []appliedTag
	publishAt, unpublishAt int64
	createdAt, updatedAt   int64
}

// articleContent is an article in one language.
type articleContent struct {
	page                      articleText  // what a reader sees, or would
	staged                    *articleText // on top of what is published; nil for none
	stagedAt                  int64
	published, everPublished  bool
	audienceIDs               []string
	chatbot, copilot, sales   bool
	createdAt, updatedAt      int64
	createdByID, lastEditorID string
}

// articleText is what drafts and versions are of.
type articleText struct {
	title, description string
	body               rendered
	authorID           string
}

func (w *Workspace) articleRoutes() {
	w.handle(oldest, "GET /articles", func(r *request) (any, error) {
		all := slices.SortedFunc(w.articles.all, func(a, b *article) int {
			w.comeDue(a)
			w.comeDue(b)
			return cmp.Or(cmp.Compare(b.updatedAt, a.updatedAt), compareIDs(b.id, a.id))
		})
		page, pages := numbered(r, all, 25, 250)
		return object{"type": "list", "data": encoded(page, func(a *article) object { return w.encodeArticle(a, r.version) }), "total_count": len(all), "pages": pages}, nil
	})
	w.handle(oldest, "GET /articles/search", w.searchArticles)
	w.handle(oldest, "POST /articles", w.createArticle)
	w.handle(oldest, "GET /articles/{id}", func(r *request) (any, error) {
		found, err := w.articleOf(r)
		if err != nil {
			return nil, err
		}
		return w.encodeWholeArticle(found, r.version), nil
	})
	w.handle(oldest, "PUT /articles/{id}", w.updateArticle)
	w.handle(oldest, "DELETE /articles/{id}", func(r *request) (any, error) {
		found, err := w.articleOf(r)
		if err != nil {
			return nil, err
		}
		w.articles.delete(found.id)
		return object{"id": found.id, "object": "article", "deleted": true}, nil
	})
	w.articleDraftRoutes()
	w.articleVersionRoutes()
}

// compareIDs puts the ids of one sequence in order.
func compareIDs(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) }

// articleOf is the article that a path names.
func (w *Workspace) articleOf(r *request) (*article, error) {
	found, ok := w.articles.get(r.PathValue("id"))
	if !ok {
		return nil, notFound("Resource Not Found")
	}
	w.comeDue(found)
	return found, nil
}

// comeDue does what was scheduled for a time that has come. [?] That it is done to
// every language is an inference: an article has one schedule.
func (w *Workspace) comeDue(a *article) {
	now := w.now().Unix()
	publish, unpublish := a.publishAt != 0 && a.publishAt <= now, a.unpublishAt != 0 && a.unpublishAt <= now
	for locale, content := range a.contents {
		switch {
		case publish:
			content.publish()
			content.updatedAt = now
			a.record(w.nextID(), locale)
		case unpublish:
			content.published = false
		}
	}
	if publish {
		a.publishAt = 0
	}
	if unpublish {
		a.unpublishAt = 0
	}
}

// mainContent is an article in the default language.
func (w *Workspace) mainContent(a *article) *articleContent { return a.contents[w.languages()[0]] }

// publish makes what is staged the page.
func (c *articleContent) publish() {
	if c.staged != nil {
		c.page, c.staged, c.stagedAt = *c.staged, nil, 0
	}
	c.published, c.everPublished = true, true
}

func (c *articleContent) state() string {
	if c.published {
		return "published"
	}
	return "draft"
}

// searchArticles finds what has a phrase in its title, its description or its
// text. [?] What Intercom searches, and how, is not described.
func (w *Workspace) searchArticles(r *request) (any, error) {
	query := r.URL.Query()
	phrase, state := strings.ToLower(query.Get("phrase")), query.Get("state")
	if !slices.Contains([]string{"", "all", "published", "draft"}, state) {
		return nil, fail(http.StatusBadRequest, "parameter_invalid", "state must be one of published, draft or all")
	}
	var found []*article
	for a := range w.articles.all {
		w.comeDue(a)
		content := w.mainContent(a)
		text := strings.ToLower(content.page.title + "\n" + content.page.description + "\n" + content.page.body.markdown)
		if strings.Contains(text, phrase) && (state == "" || state == "all" || state == content.state()) && w.inHelpCenter(a, query.Get("help_center_id")) {
			found = append(found, a)
		}
	}
	page, pages := numbered(r, found, 10, mostPerPage)
	return object{"type": "list", "total_count": len(found), "pages": pages, "data": object{
		"articles": encoded(page, func(a *article) object { return w.encodeArticle(a, r.version) }), "highlights": []any{},
	}}, nil
}

// encodeWholeArticle is the form in which an article is answered by itself.
func (w *Workspace) encodeWholeArticle(a *article, version int) object {
	encoded := w.encodeArticle(a, version)
	encoded["statistics"] = object{
		"type": "article_statistics", "views": 0, "conversions": 0, "conversations": 0, "reactions": 0, // the examples say conversations, the schema conversions
		"happy_reaction_percentage": 0, "neutral_reaction_percentage": 0, "sad_reaction_percentage": 0,
	}
	return encoded
}

// encodeArticle is the form in lists.
func (w *Workspace) encodeArticle(a *article, version int) object {
	content := w.mainContent(a)
	encoded := w.encodeContent(a, w.languages()[0], content.page, version)
	encoded["type"], encoded["id"], encoded["workspace_id"] = "article", a.id, w.options.WorkspaceID
	encoded["url"] = orNull(w.articleURL(a, w.languages()[0]))
	encoded["parent_ids"] = numbers(a.parentIDs)
	encoded["tags"] = w.encodeApplied(a.tags)
	if version < parseVersion("2.16") {
		encoded["parent_id"], encoded["parent_type"] = nil, nil
		if len(a.parentIDs) > 0 {
			encoded["parent_id"], encoded["parent_type"] = numbers(a.parentIDs)[0], "collection"
		}
	} else {
		encoded["exclude_from_article_suggestions"], encoded["help_center_audience"] = false, "everyone"
		encoded["scheduled_publish_at"], encoded["scheduled_unpublish_at"] = orNull(a.publishAt), orNull(a.unpublishAt)
		delete(encoded, "audience_ids")
		if w.has(RootAudiences) {
			encoded["audience_ids"] = numbers(content.audienceIDs)
		}
	}
	if version >= parseVersion("2.17") {
		encoded["folder_id"] = nil
		if a.folderID != "" {
			encoded["folder_id"] = numbers([]string{a.folderID})[0]
		}
	}
	w.encodeTranslations(encoded, "article_translated_content", func(locale string) any {
		own := a.contents[locale]
		if own == nil {
			return nil
		}
		each := w.encodeContent(a, locale, own.page, version)
		each["type"], each["url"] = "article_content", w.articleURL(a, locale)
		return each
	})
	return encoded
}

// encodeContent is what an article and each of its translations have.
func (w *Workspace) encodeContent(a *article, locale string, text articleText, version int) object {
	content := a.contents[locale]
	state := content.state()
	if a.publishAt != 0 && w.has(ScheduledReadsPublished) {
		state = "published"
	}
	author, _ := strconv.Atoi(text.authorID)
	encoded := object{
		"title": text.title, "description": text.description, "body": text.body.html, "author_id": author, "state": state,
		"created_at": content.createdAt, "updated_at": content.updatedAt,
	}
	if version < parseVersion("2.16") {
		return encoded
	}
	encoded["body_markdown"] = text.body.markdown
	encoded["has_unpublished_changes"], encoded["draft_updated_at"] = content.staged != nil, orNull(content.stagedAt)
	encoded["ai_chatbot_availability"], encoded["ai_copilot_availability"] = content.chatbot, content.copilot
	encoded["ai_sales_agent_availability"], encoded["audience_ids"] = content.sales, numbers(content.audienceIDs)
	encoded["created_by_id"], encoded["updated_by_id"] = numbers([]string{content.createdByID})[0], numbers([]string{content.lastEditorID})[0]
	return encoded
}

// articleURL is the address of an article in a language, "" while it is a draft.
func (w *Workspace) articleURL(a *article, locale string) string {
	content := a.contents[locale]
	if !content.published {
		return ""
	}
	slug := strings.Join(strings.FieldsFunc(strings.ToLower(content.page.title), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), "-")
	host := "https://intercom.help/" + w.options.WorkspaceID
	if h := w.defaultHelpCenter(); h != nil {
		host = h.address()
	}
	return fmt.Sprintf("%s/%s/articles/%s-%s", host, locale, a.id, slug)
}

// inHelpCenter says whether a collection that an article is in is in a help center;
// "" is any.
func (w *Workspace) inHelpCenter(a *article, id string) bool {
	return id == "" || slices.ContainsFunc(a.parentIDs, func(parentID string) bool {
		parent, ok := w.collections.get(parentID)
		return ok && parent.helpCenterID == id
	})
}

func (w *Workspace) sampleArticles() {
	at := created.Unix()
	content := func(title, description, body string, published bool) *articleContent {
		return &articleContent{
			page:      articleText{title, description, w.renderedMarkdown(body), "991267460"},
			published: published, everPublished: published, chatbot: true, copilot: true, sales: true, createdAt: at, updatedAt: at,
			createdByID: tokenAdmin, lastEditorID: tokenAdmin,
		}
	}
	staged := content("How refunds work", "Within 14 days", "A refund takes **14 days**.", true)
	staged.staged, staged.stagedAt = &articleText{"How refunds work", "Within 30 days", w.renderedMarkdown("A refund takes **30 days**."), "991267460"}, at
	for _, a := range []article{
		{
			id: SampleArticleID, parentIDs: []string{SampleCollectionID}, tags: []appliedTag{{SampleTagID, tokenAdmin}},
			contents: map[string]*articleContent{"en": content("Create an account", "The first step", "1. Choose *Sign up*.\n2. Confirm your address.", true)},
		},
		{id: SampleDraftArticleID, contents: map[string]*articleContent{"en": content("Release notes", "", "Nothing yet.", false)}},
		{
			id: SampleStagedArticleID, parentIDs: []string{SampleNestedCollectionID},
			contents: map[string]*articleContent{"en": staged, "fr": content("Les remboursements", "Sous 14 jours", "Un remboursement prend **14 jours**.", true)},
		},
	} {
		a.createdAt, a.updatedAt = at, at
		w.articles.put(a.id, &a)
	}
	for _, version := range []struct{ id, articleID, locale string }{
		{"331", SampleArticleID, "en"}, {"332", SampleDraftArticleID, "en"}, {SampleArticleVersionID, SampleStagedArticleID, "en"}, {"334", SampleStagedArticleID, "fr"},
	} {
		w.articles.rows[version.articleID].record(version.id, version.locale)
	}
}
