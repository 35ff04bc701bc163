package intercom

import (
	"context"
	"iter"
)

// InternalArticle is an article for teammates and for Fin, which no help center
// shows.
type InternalArticle struct {
	Object
	Title        string  `json:"title"` // empty where the answer does not say
	Body         string  `json:"body"`  // HTML
	BodyMarkdown *string `json:"body_markdown"`
	AuthorID     ID      `json:"author_id"`
	OwnerID      ID      `json:"owner_id"`
	Locale       string  `json:"locale"`
	FolderID     ID      `json:"folder_id"` // since InternalArticleFoldersSince
	Availability
	Tags      List[AppliedTag] `json:"tags"`       // only in Preview
	CreatedAt Time             `json:"created_at"` // zero where the answer does not say, as below
	UpdatedAt Time             `json:"updated_at"`
}

// InternalArticleInput is what can be written of an internal article. What is nil
// or empty stays as it is.
type InternalArticleInput struct {
	Title        string     `json:"title,omitempty"`
	Body         *string    `json:"body,omitempty"` // this or the next one
	BodyMarkdown *string    `json:"body_markdown,omitempty"`
	AuthorID     NumericID  `json:"author_id,omitempty"`
	OwnerID      NumericID  `json:"owner_id,omitempty"`
	Locale       string     `json:"locale,omitempty"`    // since InternalArticleFoldersSince
	FolderID     *NumericID `json:"folder_id,omitempty"` // likewise; empty for none
	AvailabilityInput
}

var (
	// InternalArticlesSince is the first version that has internal articles.
	InternalArticlesSince = MustVersion("2.13")
	// InternalArticleFoldersSince is the first version that tells and takes their
	// folder, and takes their locale.
	InternalArticleFoldersSince = MustVersion("2.17")
)

// InternalArticles reads and writes internal articles.
type InternalArticles struct {
	c     *Client
	cache *paged[InternalArticle]
}

// internalArticles is the snapshot of internal articles as a version has them.
// Intercom's answer to a request for one may lack half of it, as an example has it;
// the list has all. lacks says that an answer is of that kind.
func internalArticles(c *Client, first Version, lacks func(*InternalArticle) bool) *paged[InternalArticle] {
	p := pages[InternalArticle](c, "internal_articles").numbered(mostPerPage).since(first)
	single := p.one
	p.one = func(ctx context.Context, id string) (*InternalArticle, error) {
		article, err := single(ctx, id)
		if err != nil || !lacks(article) {
			return article, err
		}
		for listed, err := range p.all(ctx) { // to its end, so that the next one is known
			if err != nil {
				return nil, err
			}
			if listed.ID == article.ID {
				article = listed
			}
		}
		return article, nil
	}
	return p
}

func untitled(article *InternalArticle) bool { return article.Title == "" }

// All lists every internal article.
func (s InternalArticles) All(ctx context.Context) iter.Seq2[*InternalArticle, error] {
	return s.cache.all(ctx)
}

// InFolder lists those of a folder and of the folders in it.
func (s InternalArticles) InFolder(ctx context.Context, folderID string) iter.Seq2[*InternalArticle, error] {
	return list[InternalArticle](ctx, s.c, get("internal_articles", "search").numbered(mostPerPage).with("folder_id", folderID))
}

// Get returns one internal article.
func (s InternalArticles) Get(ctx context.Context, id string) (*InternalArticle, error) {
	return s.cache.get(ctx, id)
}

// Create makes an internal article. It has no natural key, so that a repetition
// would make a second one: where the outcome is not known, the *AmbiguousError has
// those of the same title and author that were made since.
func (s InternalArticles) Create(ctx context.Context, input InternalArticleInput) (*InternalArticle, error) {
	began := s.c.ids.begin()
	made, err := call[InternalArticle](ctx, s.c, post(input, "internal_articles").creates().must(titled(input.Title)))
	if err == nil {
		return s.wrote(made)
	}
	return nil, candidates(err, "internal article with this title and author", s.All(ctx), func(article *InternalArticle) string {
		if article.Title != input.Title || article.AuthorID != ID(input.AuthorID) || !began.mayHaveMade(article, article.CreatedAt) {
			return ""
		}
		return article.identity()
	})
}

// titled says that an answer has a title, or none.
func titled(title string) func(any) error {
	return showing("title", func(article *InternalArticle) bool { return article.Title == "" || sameText(article.Title, title) })
}

// Update changes what of an internal article differs from what it had before.
func (s InternalArticles) Update(ctx context.Context, id string, input, before InternalArticleInput) (*InternalArticle, error) {
	changed, err := call[InternalArticle](ctx, s.c, put(sparse(input, &before), "internal_articles", id).about(id).must(titled(input.Title)))
	switch {
	case err != nil:
		return s.cache.written(id, nil, err)
	case input.BodyMarkdown != nil && changed.BodyMarkdown == nil:
		// What became of it must be known, to tell it later from what somebody else writes.
		s.cache.outdated(id)
		return s.Get(ctx, id)
	default:
		return s.wrote(changed)
	}
}

// wrote passes on what a write answered, of which half is not kept.
func (s InternalArticles) wrote(article *InternalArticle) (*InternalArticle, error) {
	defer s.c.InternalArticleTags.wrote(article.identity(), "", nil)
	if untitled(article) {
		s.cache.outdated(article.identity())
		return article, nil
	}
	return s.cache.written("", article, nil)
}

// Delete deletes an internal article for good.
func (s InternalArticles) Delete(ctx context.Context, id string) error {
	defer s.c.InternalArticleTags.wrote(id, "", nil)
	return s.cache.deleted(id, end(ctx, s.c, remove("internal_articles", id), id, saysDeleted, func() error {
		_, err := s.cache.one(ctx, id)
		return err
	}))
}
