package emulator

import (
	"net/http"
	"slices"
	"time"
)

// Quirks of internal articles.
var (
	InternalArticlesHalf = quirk("InternalArticlesHalf", off,
		"the answers to reading and to changing one internal article lack its type, title, times and tags, and but for Preview its Markdown and what AI agents may do with it",
		"the examples of both have none of them, that of the list has them; the schema has them")
	InternalArticlesForAI = quirk("InternalArticlesForAI", off,
		"a new internal article is available to every AI agent, in place of none",
		"the description says false is the default, and the example of a creation without them answers true")
)

type internalArticle struct {
	id, title, authorID, ownerID string
	locale, folderID             string
	text                         rendered
	tags                         []appliedTag
	createdAt, updatedAt         int64
	availability
}

// internalArticleInput is what a request says of one.
type internalArticleInput struct {
	Title        *string               `json:"title"`
	Body         *string               `json:"body"`
	BodyMarkdown *string               `json:"body_markdown"`
	AuthorID     *flexibleID           `json:"author_id"`
	OwnerID      *flexibleID           `json:"owner_id"`
	FolderID     clearable[flexibleID] `json:"folder_id"`
	Locale       *string               `json:"locale"`
	availabilityInput
}

const internalArticlesSince = "2.13"

func (w *Workspace) internalArticleRoutes() {
	w.handle(internalArticlesSince, "GET /internal_articles", func(r *request) (any, error) {
		all := slices.Collect(w.internalArticles.all)
		page, pages := numbered(r, all, 25, mostPerPage) // the example has 25 a page; the most is described nowhere [?]
		answer := list(encoded(page, func(a *internalArticle) object { return w.encodeInternalArticle(a, r.version) }))
		answer["pages"], answer["total_count"] = pages, len(all)
		return answer, nil
	})
	w.handle(internalArticlesSince, "GET /internal_articles/search", func(r *request) (any, error) {
		found := []*internalArticle{}
		for a := range w.internalArticles.all {
			if folder := r.URL.Query().Get("folder_id"); folder == "" || w.inFolder(a.folderID, folder) {
				found = append(found, a)
			}
		}
		page, pages := numbered(r, found, 10, mostPerPage)
		articles := encoded(page, func(a *internalArticle) object { return w.encodeInternalArticle(a, r.version) })
		return object{"type": "list", "total_count": len(found), "pages": pages, "data": object{"internal_articles": articles}}, nil
	})
	w.handle(internalArticlesSince, "POST /internal_articles", w.createInternalArticle)
	w.handle(internalArticlesSince, "GET /internal_articles/{id}", w.onInternalArticle(func(a *internalArticle, r *request) (any, error) {
		return w.halved(w.encodeInternalArticle(a, r.version), r.version), nil
	}))
	w.handle(internalArticlesSince, "PUT /internal_articles/{id}", w.onInternalArticle(func(a *internalArticle, r *request) (any, error) {
		var in internalArticleInput
		if err := r.decode(&in); err != nil {
			return nil, err
		}
		if err := w.writeInternalArticle(a, r, in); err != nil {
			return nil, err
		}
		return w.halved(w.encodeInternalArticle(a, r.version), r.version), nil
	}))
	w.handle(internalArticlesSince, "DELETE /internal_articles/{id}", w.onInternalArticle(func(a *internalArticle, _ *request) (any, error) {
		w.internalArticles.delete(a.id)
		return object{"id": a.id, "object": "internal_article", "deleted": true}, nil
	}))
}

// onInternalArticle finds the article that a path names.
func (w *Workspace) onInternalArticle(do func(*internalArticle, *request) (any, error)) handler {
	return func(r *request) (any, error) {
		found, ok := w.internalArticles.get(r.PathValue("id"))
		if !ok {
			return nil, notFound("Resource Not Found")
		}
		return do(found, r)
	}
}

func (w *Workspace) createInternalArticle(r *request) (any, error) {
	var in internalArticleInput
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	switch {
	case in.AuthorID == nil:
		// The words are those of articles, which internal articles share.
		return nil, fail(http.StatusBadRequest, "parameter_not_found", "author_id must be in the main body or default locale translated_content object")
	case in.Title == nil || *in.Title == "":
		return nil, fail(http.StatusBadRequest, "parameter_not_found", "title must be in the main body or default locale translated_content object")
	case in.OwnerID == nil:
		return nil, fail(http.StatusBadRequest, "parameter_not_found", "owner_id is a required parameter")
	}
	everything := w.has(InternalArticlesForAI)
	made := &internalArticle{
		locale: "en", createdAt: time.Now().Unix(), availability: availability{chatbot: everything, copilot: everything, salesAgent: everything},
	}
	if err := w.writeInternalArticle(made, r, in); err != nil {
		return nil, err
	}
	made.id = w.nextID()
	w.internalArticles.put(made.id, made)
	return w.encodeInternalArticle(made, r.version), nil
}

// writeInternalArticle takes over what a request says, or refuses all of it. What
// a version lacks it ignores.
func (w *Workspace) writeInternalArticle(a *internalArticle, r *request, in internalArticleInput) error {
	for _, admin := range []*flexibleID{in.AuthorID, in.OwnerID} {
		if admin == nil {
			continue
		}
		if _, ok := w.admins.get(string(*admin)); !ok {
			return fail(http.StatusNotFound, "admin_not_found", "Admin not found") // [?] described nowhere
		}
	}
	if r.version < parseVersion(availabilitySince) {
		in.BodyMarkdown, in.availabilityInput = nil, availabilityInput{}
	}
	if r.version < parseVersion(foldersSince) {
		in.FolderID, in.Locale = clearable[flexibleID]{}, nil
	}
	if in.Body != nil && in.BodyMarkdown != nil {
		return fail(http.StatusBadRequest, "parameter_invalid", "body and body_markdown are mutually exclusive") // [?] the code
	}
	if err := w.unknownFolder(in.FolderID); err != nil {
		return err
	}
	if err := a.changeAvailability(w, in.availabilityInput); err != nil {
		return err
	}
	set(&a.title, in.Title)
	set((*flexibleID)(&a.authorID), in.AuthorID)
	set((*flexibleID)(&a.ownerID), in.OwnerID)
	set(&a.locale, in.Locale)
	switch {
	case in.Body != nil:
		a.text = w.renderedHTML(*in.Body)
	case in.BodyMarkdown != nil:
		a.text = w.renderedMarkdown(*in.BodyMarkdown)
	}
	in.FolderID.write((*flexibleID)(&a.folderID), false)
	a.updatedAt = time.Now().Unix()
	return nil
}

func (w *Workspace) encodeInternalArticle(a *internalArticle, version int) object {
	encoded := object{
		"type": "internal_article", "id": a.id, "title": a.title, "body": orNull(a.text.html), "author_id": numbers([]string{a.authorID})[0], "owner_id": numbers([]string{a.ownerID})[0],
		"locale": a.locale, "created_at": a.createdAt, "updated_at": a.updatedAt,
	}
	if version >= parseVersion(availabilitySince) {
		encoded["body_markdown"] = orNull(a.text.markdown)
		a.encodeAvailability(encoded)
	}
	if version >= parseVersion(foldersSince) {
		encoded["folder_id"] = nil
		if a.folderID != "" {
			encoded["folder_id"] = numbers([]string{a.folderID})[0]
		}
	}
	if version == preview {
		encoded["tags"] = w.encodeApplied(a.tags)
	}
	return encoded
}

// halved is an answer that has half of an internal article, as the examples of a
// version have it.
func (w *Workspace) halved(article object, version int) object {
	if !w.has(InternalArticlesHalf) {
		return article
	}
	lacking := []string{"type", "title", "created_at", "updated_at", "tags"}
	if version != preview {
		lacking = append(lacking, "body_markdown", "audience_ids", "ai_chatbot_availability", "ai_copilot_availability", "ai_sales_agent_availability")
	}
	for _, name := range lacking {
		delete(article, name)
	}
	return article
}

func (w *Workspace) sampleInternalArticles() {
	w.internalArticles.put(SampleInternalArticleID, &internalArticle{
		id: SampleInternalArticleID, title: "Refunds, step by step", authorID: "991267462", ownerID: "991267460", locale: "en",
		text:         w.renderedMarkdown("Refunds up to **50 EUR** need no approval."),
		availability: availability{copilot: true, audienceIDs: []string{SampleAudienceID}},
		tags:         []appliedTag{{"103", "991267460"}}, createdAt: created.Unix(), updatedAt: created.Unix(),
	})
}
