package emulator

import (
	"encoding/json"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"time"
)

// articleEdit is what a request writes of an article in one language.
type articleEdit struct {
	Title        *string                 `json:"title"`
	Description  *string                 `json:"description"`
	Body         *string                 `json:"body"`
	BodyMarkdown *string                 `json:"body_markdown"`
	AuthorID     *flexibleID             `json:"author_id"`
	State        *string                 `json:"state"`
	AudienceIDs  clearable[[]flexibleID] `json:"audience_ids"`
	Chatbot      *bool                   `json:"ai_chatbot_availability"`
	Copilot      *bool                   `json:"ai_copilot_availability"`
	Sales        *bool                   `json:"ai_sales_agent_availability"`
}

// articleInput is what a request writes of an article.
type articleInput struct {
	articleEdit
	ParentID          clearable[flexibleID]      `json:"parent_id"`
	ParentType        *string                    `json:"parent_type"`
	ParentIDs         clearable[[]flexibleID]    `json:"parent_ids"`
	FolderID          clearable[flexibleID]      `json:"folder_id"`
	TranslatedContent map[string]json.RawMessage `json:"translated_content"`
	PublishAt         clearable[string]          `json:"scheduled_publish_at"`
	UnpublishAt       clearable[string]          `json:"scheduled_unpublish_at"`

	edits map[string]articleEdit // by locale
}

func (w *Workspace) createArticle(r *request) (any, error) {
	now := w.now().Unix()
	made := &article{contents: map[string]*articleContent{}, createdAt: now, updatedAt: now}
	in, err := w.readArticle(r, made)
	if err != nil {
		return nil, err
	}
	first := in.edits[w.languages()[0]]
	if first.Title == nil || strings.TrimSpace(*first.Title) == "" {
		return nil, fail(http.StatusBadRequest, "parameter_not_found", "title must be in the main body or default locale translated_content object")
	}
	if first.AuthorID == nil {
		return nil, fail(http.StatusBadRequest, "parameter_not_found", "author_id must be in the main body or default locale translated_content object")
	}
	made.id = w.nextID()
	w.articles.put(made.id, made)
	w.writeArticle(made, in)
	return w.encodeWholeArticle(made, r.version), nil
}

func (w *Workspace) updateArticle(r *request) (any, error) {
	found, err := w.articleOf(r)
	if err != nil {
		return nil, err
	}
	in, err := w.readArticle(r, found)
	if err != nil {
		return nil, err
	}
	w.writeArticle(found, in)
	return w.encodeWholeArticle(found, r.version), nil
}

// readArticle reads what a request writes of an article, and refuses the whole of
// it where Intercom would.
func (w *Workspace) readArticle(r *request, a *article) (*articleInput, error) {
	in, main := &articleInput{}, w.languages()[0]
	if err := r.decode(in); err != nil {
		return nil, err
	}
	if r.version < parseVersion("2.16") { // which had no such members
		in.BodyMarkdown, in.Chatbot, in.Copilot, in.Sales = nil, nil, nil, nil
		in.AudienceIDs, in.PublishAt, in.UnpublishAt = clearable[[]flexibleID]{}, clearable[string]{}, clearable[string]{}
	}
	// [?] A commit of the description says that 2.16 may take parent_ids, too.
	if r.version < parseVersion("2.17") {
		in.ParentIDs, in.FolderID = clearable[[]flexibleID]{}, clearable[flexibleID]{}
	}
	translated, err := w.translated(in.TranslatedContent)
	if err != nil {
		return nil, err
	}
	in.edits = map[string]articleEdit{}
	for locale, members := range translated {
		var edit articleEdit
		if json.Unmarshal(members, &edit) != nil {
			return nil, fail(http.StatusBadRequest, "parameter_invalid", "translated_content is invalid")
		}
		in.edits[locale] = edit
	}
	in.edits[main] = in.over(in.edits[main])
	for locale, edit := range in.edits {
		if err := w.checkEdit(edit, a.contents[locale] == nil && locale != main); err != nil {
			return nil, err
		}
	}
	if err := w.checkParents(in); err != nil {
		return nil, err
	}
	return in, w.checkSchedule(in, a.contents[main])
}

// over is an edit with what is missing taken from another: the main body wins over
// the default language of a translation.
func (e articleEdit) over(other articleEdit) articleEdit {
	merged := other
	for _, text := range []struct{ into, from **string }{
		{&merged.Title, &e.Title}, {&merged.Description, &e.Description}, {&merged.Body, &e.Body}, {&merged.BodyMarkdown, &e.BodyMarkdown}, {&merged.State, &e.State},
	} {
		if *text.from != nil {
			*text.into = *text.from
		}
	}
	for _, flag := range []struct{ into, from **bool }{{&merged.Chatbot, &e.Chatbot}, {&merged.Copilot, &e.Copilot}, {&merged.Sales, &e.Sales}} {
		if *flag.from != nil {
			*flag.into = *flag.from
		}
	}
	if e.AuthorID != nil {
		merged.AuthorID = e.AuthorID
	}
	if e.AudienceIDs.given {
		merged.AudienceIDs = e.AudienceIDs
	}
	return merged
}

// emptyList is a list without items, which Intercom refuses: its guide on supported
// HTML.
var emptyList = regexp.MustCompile(`(?i)<(ul|ol)[^>]*>\s*</(ul|ol)>`)

// checkEdit refuses what cannot be written. [?] The words and most codes are
// inferences; that audiences are a 404 stands in the description.
func (w *Workspace) checkEdit(e articleEdit, isNew bool) error {
	invalid := func(message string) error { return fail(http.StatusBadRequest, "parameter_invalid", message) }
	switch {
	case e.Body != nil && e.BodyMarkdown != nil:
		return invalid("body and body_markdown are mutually exclusive")
	case e.Body != nil && emptyList.MatchString(*e.Body):
		return invalid("body has an empty list")
	case e.Title != nil && strings.TrimSpace(*e.Title) == "", isNew && e.Title == nil:
		return invalid("title can't be blank")
	case e.State != nil && *e.State != "published" && *e.State != "draft":
		return invalid("state must be one of published or draft")
	case e.State != nil && *e.State == "published" && w.has(TestWorkspace):
		return invalid("Articles cannot be published in a test workspace")
	}
	if e.AuthorID != nil {
		if _, ok := w.admins.get(string(*e.AuthorID)); !ok {
			return invalid("author_id must be the id of a teammate")
		}
	}
	return w.unknownAudience(e.AudienceIDs.value)
}

// checkParents refuses collections and a folder that there are not. [?] The refusal is that of a
// collection in another one.
func (w *Workspace) checkParents(in *articleInput) error {
	for _, id := range append(slices.Clone(in.ParentIDs.value), in.ParentID.value) {
		if _, ok := w.collections.get(string(id)); !ok && id != "" {
			return notFound("Collection not found")
		}
	}
	return w.unknownFolder(in.FolderID)
}

// checkSchedule holds a schedule to what the description says of it.
func (w *Workspace) checkSchedule(in *articleInput, before *articleContent) error {
	invalid := func(message string) error { return fail(http.StatusBadRequest, "parameter_invalid", message) }
	scheduled := func(m clearable[string]) bool { return m.given && !m.null }
	for _, m := range []clearable[string]{in.PublishAt, in.UnpublishAt} {
		if !scheduled(m) {
			continue
		}
		at, err := time.Parse(time.RFC3339, m.value)
		if err != nil {
			return invalid("A schedule must be an ISO 8601 timestamp")
		}
		if !at.After(w.now()) {
			return invalid("A schedule must be in the future")
		}
	}
	switch {
	case scheduled(in.PublishAt) && scheduled(in.UnpublishAt):
		return invalid("Cannot set scheduled_publish_at and scheduled_unpublish_at in the same request")
	case scheduled(in.PublishAt) && in.State != nil && *in.State == "draft":
		return invalid("Cannot schedule a publish while setting state to draft")
	case scheduled(in.UnpublishAt) && (before == nil || !before.everPublished):
		return invalid("Cannot schedule an unpublish of an article that has never been published")
	}
	return nil
}

// writeArticle does what a request says, which was found to be right.
func (w *Workspace) writeArticle(a *article, in *articleInput) {
	now := w.now().Unix()
	scheduled := in.PublishAt.given && !in.PublishAt.null
	for _, locale := range w.languages() {
		edit, given := in.edits[locale]
		if !given {
			continue
		}
		content := a.contents[locale]
		if content == nil {
			content = &articleContent{chatbot: true, copilot: true, sales: true, createdAt: now, updatedAt: now, createdByID: w.me, lastEditorID: w.me}
			if first := w.mainContent(a); first != nil {
				content.page.authorID = first.page.authorID
			}
			a.contents[locale] = content
		}
		if w.write(content, edit, scheduled) {
			a.record(w.nextID(), locale)
		}
	}
	if in.AudienceIDs.given { // to every language
		for _, content := range a.contents {
			content.audienceIDs = sortedIDs(in.AudienceIDs.value)
		}
	}
	if in.ParentID.given && in.ParentID.value != "" {
		a.parentIDs = []string{string(in.ParentID.value)}
	}
	if in.ParentIDs.given {
		a.parentIDs = sortedIDs(in.ParentIDs.value)
	}
	if in.FolderID.given {
		a.folderID = string(in.FolderID.value)
	}
	if in.PublishAt.given {
		a.publishAt = unixOf(in.PublishAt.value)
	}
	if in.UnpublishAt.given {
		a.unpublishAt = unixOf(in.UnpublishAt.value)
	}
	a.updatedAt = now
}

// write does what a request says to an article in one language, and says whether
// that makes another version of it. [?] What is staged already stays staged where
// the request goes live.
func (w *Workspace) write(c *articleContent, e articleEdit, scheduled bool) bool {
	now := w.now().Unix()
	stages := c.published && e.writesText() && (scheduled || c.staged != nil && (e.State == nil || w.has(DraftSwallowsEdits)))
	if stages {
		w.stage(c, e)
	} else {
		w.writeText(&c.page, e)
	}
	if e.AudienceIDs.given {
		c.audienceIDs = sortedIDs(e.AudienceIDs.value)
	}
	for _, flag := range []struct {
		into  *bool
		value *bool
	}{{&c.chatbot, e.Chatbot}, {&c.copilot, e.Copilot}, {&c.sales, e.Sales}} {
		if flag.value != nil {
			*flag.into = *flag.value
		}
	}
	changes := e.State != nil && !scheduled && (*e.State == "published") != c.published
	if changes {
		c.published = *e.State == "published"
		c.everPublished = c.everPublished || c.published
	}
	c.updatedAt, c.lastEditorID = now, w.me
	return changes || e.writesText() && !stages
}

// writesText says whether an edit is of what drafts and versions are of.
func (e articleEdit) writesText() bool {
	return e.Title != nil || e.Description != nil || e.Body != nil || e.BodyMarkdown != nil || e.AuthorID != nil
}

// stage writes to the draft on top of what is published.
func (w *Workspace) stage(c *articleContent, e articleEdit) {
	if c.staged == nil {
		copied := c.page
		c.staged = &copied
	}
	w.writeText(c.staged, e)
	c.stagedAt = w.now().Unix()
}

func (w *Workspace) writeText(into *articleText, e articleEdit) {
	if e.Title != nil {
		into.title = strings.TrimSpace(*e.Title)
	}
	if e.Description != nil {
		into.description = *e.Description
	}
	if e.Body != nil {
		into.body = w.renderedHTML(*e.Body)
	}
	if e.BodyMarkdown != nil {
		into.body = w.renderedMarkdown(*e.BodyMarkdown)
	}
	if e.AuthorID != nil {
		into.authorID = string(*e.AuthorID)
	}
}

// sortedIDs are ids in the order of their numbers, each once.
func sortedIDs(ids []flexibleID) []string {
	found := []string{}
	for _, id := range ids {
		found = append(found, string(id))
	}
	slices.SortFunc(found, compareIDs)
	return slices.Compact(found)
}

// unixOf is a time that was found to be one, 0 for none.
func unixOf(text string) int64 {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return 0
	}
	return at.Unix()
}
