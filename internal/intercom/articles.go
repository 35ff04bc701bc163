package intercom

import (
	"context"
	"encoding/json"
	"html"
	"iter"
)

// Article is a text of the help center. Its own members are those of the default
// language.
type Article struct {
	Object
	ArticleContent
	ParentID             ID                           `json:"parent_id"`  // until ParentIDsReadSince
	ParentIDs            []ID                         `json:"parent_ids"` // before, not to be relied on
	FolderID             ID                           `json:"folder_id"`  // since ArticleParentsSince
	HelpCenterAudience   string                       `json:"help_center_audience"`
	ScheduledPublishAt   Time                         `json:"scheduled_publish_at"`
	ScheduledUnpublishAt Time                         `json:"scheduled_unpublish_at"`
	DraftUpdatedAt       Time                         `json:"draft_updated_at"`
	DefaultLocale        string                       `json:"default_locale"`     // where there are several languages
	TranslatedContent    Translations[ArticleContent] `json:"translated_content"` // likewise
	Tags                 List[AppliedTag]             `json:"tags"`
	Statistics           *ArticleStatistics           `json:"statistics"` // not in lists
}

// UnmarshalJSON keeps the texts of the default language once. Intercom sends them twice, and
// in a large help center they are most of what the provider holds.
func (a *Article) UnmarshalJSON(data []byte) error {
	type article Article
	if err := json.Unmarshal(data, (*article)(a)); err != nil {
		return err
	}
	if text, there := a.TranslatedContent[a.DefaultLocale]; there && text.Body == a.Body && text.BodyMarkdown == a.BodyMarkdown {
		text.Body, text.BodyMarkdown = a.Body, a.BodyMarkdown
		a.TranslatedContent[a.DefaultLocale] = text
	}
	return nil
}

// ArticleContent is an article in one language.
type ArticleContent struct {
	Title        string `json:"title"`
	Description  string `json:"description"`
	Body         string `json:"body"`
	BodyMarkdown string `json:"body_markdown"` // since AvailabilitySince
	AuthorID     ID     `json:"author_id"`
	State        string `json:"state"` // published, draft
	URL          string `json:"url"`   // of a published one
	// HasUnpublishedChanges says that it is published, and that there is a draft on top
	// of that.
	HasUnpublishedChanges bool `json:"has_unpublished_changes"`
	CreatedAt             Time `json:"created_at"`
	UpdatedAt             Time `json:"updated_at"`
	Availability
}

// ArticleStatistics are what readers made of an article.
type ArticleStatistics struct {
	Views                     int64   `json:"views"`
	Conversions               int64   `json:"conversions"`
	Conversations             int64   `json:"conversations"` // what the examples have in place of conversions
	Reactions                 int64   `json:"reactions"`
	HappyReactionPercentage   float64 `json:"happy_reaction_percentage"`
	NeutralReactionPercentage float64 `json:"neutral_reaction_percentage"`
	SadReactionPercentage     float64 `json:"sad_reaction_percentage"`
}

// ArticleInput is what an article is to be. Nil, and an empty state, are not sent.
type ArticleInput struct {
	Title        string    `json:"title"`
	Description  string    `json:"description"`
	Body         *string   `json:"body,omitempty"`          // or BodyMarkdown
	BodyMarkdown *string   `json:"body_markdown,omitempty"` // since AvailabilitySince
	AuthorID     NumericID `json:"author_id"`
	State        string    `json:"state,omitempty"`
	ParentID     string    `json:"parent_id,omitempty"` // before ArticleParentsSince; it cannot be taken away
	// ParentIDs and FolderID are for versions since ArticleParentsSince. Empty is none.
	ParentIDs []NumericID `json:"parent_ids,omitzero"`
	FolderID  *NumericID  `json:"folder_id,omitempty"`
	// TranslatedContent replaces what Intercom has of a locale, but for what is nil or
	// empty.
	TranslatedContent map[string]ArticleText `json:"translated_content,omitempty"`
	AvailabilityInput
	// The schedules are times in RFC 3339, since AvailabilitySince. Empty cancels one.
	ScheduledPublishAt   *NullableText `json:"scheduled_publish_at,omitempty"`
	ScheduledUnpublishAt *NullableText `json:"scheduled_unpublish_at,omitempty"`
}

// ArticleText is what an article is to be in another language than the default one.
type ArticleText struct {
	Title        string    `json:"title"`
	Description  string    `json:"description"`
	Body         *string   `json:"body,omitempty"`
	BodyMarkdown *string   `json:"body_markdown,omitempty"`
	AuthorID     NumericID `json:"author_id,omitempty"`
	State        string    `json:"state,omitempty"`
}

// ParentIDsReadSince is the first version that tells the collections of an article
// in one list only; ArticleParentsSince the first that takes such a list, and a
// folder.
var (
	ParentIDsReadSince  = MustVersion("2.16")
	ArticleParentsSince = MustVersion("2.17")
)

// Parents are the collections that an article is in, as the answers of a version
// tell.
func (a *Article) Parents(version Version) []ID {
	switch {
	case !version.Before(ParentIDsReadSince):
		return a.ParentIDs
	case a.ParentID == "" || a.ParentID == "0":
		return nil
	default:
		return []ID{a.ParentID}
	}
}

// Audiences are the audiences of an article, told beside its title or, where there
// are several languages, with the default one. Nil is what the answer does not say.
func (a *Article) Audiences() ToldIDs {
	if a.AudienceIDs != nil {
		return a.AudienceIDs
	}
	return a.TranslatedContent[a.DefaultLocale].AudienceIDs
}

// Articles reads and writes articles.
type Articles struct {
	c     *Client
	cache *paged[Article]
}

// mostArticlesPerPage is the longest page of articles that Intercom gives.
const mostArticlesPerPage = "250"

// fewArticlePages is how many pages of articles are cheaper to read than to find out
// whether few articles are managed.
const fewArticlePages = 5

// Get returns one article, perhaps without its statistics.
func (s Articles) Get(ctx context.Context, id string) (*Article, error) { return s.cache.get(ctx, id) }

// Exists is nil where an article has an id, else the error of looking for it.
func (s Articles) Exists(ctx context.Context, id string) error {
	_, err := s.Get(ctx, id)
	return err
}

// Whole returns one article as it is now, with its statistics.
func (s Articles) Whole(ctx context.Context, id string) (*Article, error) {
	return s.cache.confirm(ctx, id)
}

// All lists every article, that which was changed last first.
func (s Articles) All(ctx context.Context) iter.Seq2[*Article, error] { return s.cache.all(ctx) }

// ArticleSearch says which articles are sought. Empty is whatever there is.
type ArticleSearch struct{ Phrase, State, HelpCenterID string }

// Search lists what a search of Intercom's finds.
func (s Articles) Search(ctx context.Context, search ArticleSearch) iter.Seq2[*Article, error] {
	r := get("articles", "search")
	for key, value := range map[string]string{"phrase": search.Phrase, "state": search.State, "help_center_id": search.HelpCenterID} {
		if value != "" {
			r = r.with(key, value)
		}
	}
	return list[Article](ctx, s.c, r)
}

// Create makes an article. It has no natural key, so a repetition would make a
// second one: where the outcome is not known, the *AmbiguousError has as candidates
// those of the title and the author that were made since, of the newest.
func (s Articles) Create(ctx context.Context, input ArticleInput) (*Article, error) {
	for _, schedule := range []**NullableText{&input.ScheduledPublishAt, &input.ScheduledUnpublishAt} {
		if *schedule != nil && **schedule == "" {
			*schedule = nil // there is nothing to cancel
		}
	}
	body := struct {
		ArticleInput
		ParentID NumericID `json:"parent_id,omitempty"` // hides the other: a number here, a string in updates
	}{input, NumericID(input.ParentID)}
	began := s.c.ids.begin()
	made, err := call[Article](ctx, s.c, post(body, "articles").creates().
		must(showing("title", func(made *Article) bool { return sameTitle(input.Title, made.Title) })))
	if err == nil {
		return s.cache.written(made.identity(), made, nil)
	}
	return nil, candidates(err, "new article with this title and author", s.newest(ctx), func(one *Article) string {
		if !began.mayHaveMade(one, one.CreatedAt) || !sameTitle(input.Title, one.Title) || one.AuthorID.String() != input.AuthorID.String() {
			return ""
		}
		return one.identity()
	})
}

// sameTitle says whether a title that was sent is the one that was stored.
func sameTitle(sent, stored string) bool {
	return sameText(sent, stored) || sameText(sent, html.UnescapeString(stored))
}

// newest is the first page of the list.
func (s Articles) newest(ctx context.Context) iter.Seq2[*Article, error] {
	return func(yield func(*Article, error) bool) {
		page, err := turn[Article](ctx, s.c, s.cache.first)
		if err != nil {
			yield(nil, err)
			return
		}
		for _, article := range page.objects {
			if !yield(article, nil) {
				return
			}
		}
	}
}

// Update writes what an article is to be and was not before. A text goes out with
// the state and with the time at which it is to be published: without, what is
// published may stay as it is, and the text go to a draft; or it may be published
// at once.
func (s Articles) Update(ctx context.Context, id string, input, before ArticleInput) (*Article, error) {
	changes, legible := sparse(input, &before).(map[string]json.RawMessage)
	if !legible {
		return s.put(ctx, id, input) // which says what is wrong with it
	}
	completeText(changes, members(input))
	// One request may not have both, and an article can have one only.
	for _, ended := range []string{"scheduled_publish_at", "scheduled_unpublish_at"} {
		if changes["scheduled_publish_at"] == nil || changes["scheduled_unpublish_at"] == nil || present(changes[ended]) {
			continue
		}
		if _, err := s.put(ctx, id, map[string]json.RawMessage{ended: changes[ended]}); err != nil {
			return nil, err
		}
		delete(changes, ended)
	}
	if len(changes) == 0 {
		return s.Get(ctx, id)
	}
	return s.put(ctx, id, changes)
}

func (s Articles) put(ctx context.Context, id string, changes any) (*Article, error) {
	article, err := call[Article](ctx, s.c, put(changes, "articles", id).about(id))
	return s.cache.written(id, article, err)
}

// completeText adds to the changes of a text what is to go out with it.
func completeText(changes, wanted map[string]json.RawMessage) {
	for _, name := range []string{"title", "description", "body", "body_markdown", "author_id", "scheduled_publish_at", "scheduled_unpublish_at"} {
		if changes[name] == nil {
			continue
		}
		for _, with := range []string{"state", "scheduled_publish_at"} {
			if present(wanted[with]) {
				changes[with] = wanted[with]
			}
		}
		return
	}
}

// Delete deletes an article permanently, in every language.
func (s Articles) Delete(ctx context.Context, id string) error {
	return s.cache.deleted(id, end(ctx, s.c, remove("articles", id), id, saysDeleted, func() error {
		_, err := s.cache.one(ctx, id)
		return err
	}))
}

// ArticleVersion is what an article was in one language. It never changes.
type ArticleVersion struct {
	Object
	ArticleID     ID     `json:"article_id"`
	Title         string `json:"title"`
	Description   string `json:"description"`
	Body          string `json:"body"`          // not in lists
	BodyMarkdown  string `json:"body_markdown"` // likewise
	AuthorID      ID     `json:"author_id"`
	CreatedByID   ID     `json:"created_by_id"`
	CreatedVia    string `json:"created_via"` // web, api and the like
	FromVersionID ID     `json:"from_version_id"`
	State         string `json:"state"` // published, draft
	CreatedAt     Time   `json:"created_at"`
}

// Versions lists the versions of an article in a language, the newest first. An
// empty locale is the default one.
func (s Articles) Versions(ctx context.Context, id, locale string) iter.Seq2[*ArticleVersion, error] {
	r := get("articles", id, "versions").numbered(mostPerPage)
	if locale != "" {
		r = r.with("locale", locale)
	}
	return list[ArticleVersion](ctx, s.c, r)
}

// Version returns one version of an article, with its text.
func (s Articles) Version(ctx context.Context, id, locale, versionID string) (*ArticleVersion, error) {
	r := get("articles", id, "versions", versionID).about(versionID)
	if locale != "" {
		r = r.with("locale", locale)
	}
	return call[ArticleVersion](ctx, s.c, r)
}
