package emulator

import (
	"encoding/json"
	"net/http"
	"slices"
)

func (w *Workspace) articleDraftRoutes() {
	w.handle("2.16", "GET /articles/{id}/draft", func(r *request) (any, error) {
		found, err := w.articleOf(r)
		if err != nil {
			return nil, err
		}
		if w.mainContent(found).staged == nil {
			return nil, fail(http.StatusNotFound, "data_invalid", "Article has no draft")
		}
		return w.encodeDraft(found, r.version), nil
	})
	w.handle("2.16", "PUT /articles/{id}/draft", w.stageArticle)
	w.handle("2.16", "POST /articles/{id}/draft/publish", w.publishDraft)
}

// encodeDraft is an article with what is staged in place of what is published.
func (w *Workspace) encodeDraft(a *article, version int) object {
	encoded := w.encodeArticle(a, version)
	content := w.mainContent(a)
	if content.staged == nil {
		return encoded
	}
	staged := w.encodeContent(a, w.languages()[0], *content.staged, version)
	for _, member := range []string{"title", "description", "body", "body_markdown", "author_id"} {
		encoded[member] = staged[member]
	}
	return encoded
}

func (w *Workspace) stageArticle(r *request) (any, error) {
	found, err := w.articleOf(r)
	if err != nil {
		return nil, err
	}
	in, err := w.readArticle(r, found)
	if err != nil {
		return nil, err
	}
	if !w.mainContent(found).published {
		return nil, fail(http.StatusUnprocessableEntity, "parameter_invalid", "Article must be published before a draft can be staged")
	}
	for locale, edit := range in.edits {
		if content := found.contents[locale]; content != nil && edit.writesText() {
			w.stage(content, edit)
		}
	}
	found.updatedAt = w.now().Unix()
	return w.encodeDraft(found, r.version), nil
}

// publishDraft publishes what is staged in the languages that the request names,
// which it must where there are several.
func (w *Workspace) publishDraft(r *request) (any, error) {
	found, err := w.articleOf(r)
	if err != nil {
		return nil, err
	}
	var in struct {
		Locales []string `json:"locales"`
	}
	if len(r.body) > 0 && json.Unmarshal(r.body, &in) != nil {
		return nil, fail(http.StatusBadRequest, "parameter_invalid", "The request body could not be parsed as JSON")
	}
	refuse := func(code, message string) error { return fail(http.StatusUnprocessableEntity, code, message) }
	staged := func(locale string) bool {
		content := found.contents[locale]
		return content != nil && content.staged != nil
	}
	switch {
	case !slices.ContainsFunc(w.languages(), staged):
		return nil, refuse("parameter_invalid", "Article has no draft to publish")
	case len(in.Locales) == 0 && len(w.languages()) == 1:
		in.Locales = w.languages()
	case len(in.Locales) == 0:
		return nil, refuse("parameter_not_found", "locales must be specified to publish a draft on a multilingual workspace")
	}
	for _, locale := range in.Locales {
		if !staged(locale) {
			return nil, refuse("parameter_invalid", "Cannot publish a draft for locale(s) without pending changes: "+locale)
		}
	}
	for _, locale := range in.Locales {
		found.contents[locale].publish()
		found.contents[locale].updatedAt = w.now().Unix()
		found.record(w.nextID(), locale)
	}
	found.updatedAt = w.now().Unix()
	return w.encodeArticle(found, r.version), nil
}

// articleVersion is what an article was in one language.
type articleVersion struct {
	id, fromID, locale string
	text               articleText
	state              string
	createdAt          int64
}

// record keeps what an article is now in one language as a version of it.
func (a *article) record(id, locale string) {
	content := a.contents[locale]
	made := articleVersion{id: id, locale: locale, text: content.page, state: content.state(), createdAt: content.updatedAt}
	for _, before := range a.versions {
		if before.locale == locale {
			made.fromID = before.id
		}
	}
	a.versions = append(a.versions, made)
}

func (w *Workspace) articleVersionRoutes() {
	w.handle("2.16", "GET /articles/{id}/versions", func(r *request) (any, error) {
		found, locale, err := w.articleIn(r)
		if err != nil {
			return nil, err
		}
		var versions []*articleVersion
		for i := range found.versions {
			if found.versions[i].locale == locale {
				versions = append(versions, &found.versions[i])
			}
		}
		slices.Reverse(versions)
		page, pages := numbered(r, versions, 25, mostPerPage)
		return object{"type": "list", "total_count": len(versions), "pages": pages, "data": encoded(page, func(v *articleVersion) object {
			return w.encodeArticleVersion(v, found.id)
		})}, nil
	})
	w.handle("2.16", "GET /articles/{id}/versions/{version}", func(r *request) (any, error) {
		found, locale, err := w.articleIn(r)
		if err != nil {
			return nil, err
		}
		at := slices.IndexFunc(found.versions, func(v articleVersion) bool { return v.id == r.PathValue("version") && v.locale == locale })
		if at < 0 {
			return nil, notFound("Resource Not Found")
		}
		version := &found.versions[at]
		encoded := w.encodeArticleVersion(version, found.id)
		encoded["body"], encoded["body_markdown"], encoded["updated_at"] = version.text.body.html, version.text.body.markdown, version.createdAt
		return encoded, nil
	})
}

// articleIn is the article that a path names, and the language that is asked for.
func (w *Workspace) articleIn(r *request) (*article, string, error) {
	locale := r.URL.Query().Get("locale")
	if locale == "" {
		locale = w.languages()[0]
	}
	if !slices.Contains(w.languages(), locale) {
		return nil, "", fail(http.StatusBadRequest, "parameter_invalid", "Unknown locale")
	}
	found, err := w.articleOf(r)
	return found, locale, err
}

// encodeArticleVersion is the form in lists, which lacks the text.
func (w *Workspace) encodeArticleVersion(v *articleVersion, articleID string) object {
	return object{
		"type": "article_version", "id": v.id, "article_id": articleID, "title": v.text.title, "description": orNull(v.text.description), "author_id": v.text.authorID,
		"created_by_id": w.me, "created_via": "api", "from_version_id": orNull(v.fromID), "state": v.state, "created_at": v.createdAt,
	}
}
