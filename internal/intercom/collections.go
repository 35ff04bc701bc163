package intercom

import (
	"context"
	"fmt"
	"iter"
)

// Collection is a shelf of a help center: for articles, and for other collections.
type Collection struct {
	Object
	Name              string                       `json:"name"`
	Description       string                       `json:"description"`
	Icon              string                       `json:"icon"`
	Order             *int64                       `json:"order"`
	URL               string                       `json:"url"`
	ParentID          ID                           `json:"parent_id"`
	HelpCenterID      ID                           `json:"help_center_id"` // may be null where there is a parent
	DefaultLocale     string                       `json:"default_locale"` // where there are several
	TranslatedContent Translations[CollectionText] `json:"translated_content"`
	CreatedAt         Time                         `json:"created_at"`
	UpdatedAt         Time                         `json:"updated_at"`
}

// CollectionText is what a collection is called in one language.
type CollectionText struct {
	Name        string `json:"name"`
	Description string `json:"description"`
}

// CollectionInput is what can be written of a collection. Nil and empty are not
// sent; of TranslatedContent, what is there replaces what Intercom has of that
// locale.
type CollectionInput struct {
	Name              string                    `json:"name"`
	Description       *string                   `json:"description,omitempty"`
	Icon              *string                   `json:"icon,omitempty"` // since CollectionIconSince
	ParentID          *NullableText             `json:"parent_id,omitempty"`
	HelpCenterID      NumericID                 `json:"help_center_id,omitempty"` // for a creation only
	TranslatedContent map[string]CollectionText `json:"translated_content,omitempty"`
}

// CollectionIconSince is the first version that can write an icon.
var CollectionIconSince = MustVersion("2.17")

// CollectionLevels is how deep collections can be in each other. It is from
// Intercom's help pages; no description has it.
const CollectionLevels = 3

// Collections reads and writes collections.
type Collections struct {
	c     *Client
	cache *paged[Collection]
	*hierarchy
}

func newCollections(c *Client) Collections {
	return Collections{c, pages[Collection](c, "help_center", "collections").numbered(mostPerPage).moves(), &hierarchy{}}
}

// All lists every collection, the one that was changed last first.
func (s Collections) All(ctx context.Context) iter.Seq2[*Collection, error] { return s.cache.all(ctx) }

// Get returns one collection.
func (s Collections) Get(ctx context.Context, id string) (*Collection, error) {
	return s.cache.get(ctx, id)
}

// Exists is nil where a collection has an id, else the error of looking for it.
func (s Collections) Exists(ctx context.Context, id string) error {
	_, err := s.Get(ctx, id)
	return err
}

// Ancestors are the collections that a member of parentID is in, that one first, as
// they will be after the moves that are planned.
func (s Collections) Ancestors(ctx context.Context, parentID string) ([]string, error) {
	return s.above(ctx, parentID, func(ctx context.Context, id string) (string, error) {
		found, err := s.Get(ctx, id)
		if err != nil {
			return "", err
		}
		return found.ParentID.String(), nil
	})
}

// HelpCenter is the id of the help center that a collection is in, which Intercom
// may tell of the topmost one only; "" where it tells of none, or where a parent
// cannot be read. find looks for a parent.
func (of *Collection) HelpCenter(find func(id string) (*Collection, error)) string {
	for range CollectionLevels {
		if of.HelpCenterID != "" || of.ParentID == "" {
			break
		}
		parent, err := find(of.ParentID.String())
		if err != nil {
			return ""
		}
		of = parent
	}
	return of.HelpCenterID.String()
}

// Create makes a collection. It has no natural key, so a repetition would make a
// second one: where the outcome is not known, the *AmbiguousError has as candidates
// the new collections of this name and parent.
func (s Collections) Create(ctx context.Context, input CollectionInput) (*Collection, error) {
	before := s.c.ids.now()
	made, err := call[Collection](ctx, s.c, post(input, "help_center", "collections").creates().must(showing("name", func(made *Collection) bool {
		return sameText(input.Name, made.Name)
	})))
	if err == nil {
		return s.cache.written(made.identity(), made, nil)
	}
	parent := ""
	if input.ParentID != nil {
		parent = string(*input.ParentID)
	}
	return nil, candidates(err, fmt.Sprintf("collection named %q", input.Name), s.All(ctx), func(found *Collection) string {
		if found.ParentID.String() != parent || !sameText(input.Name, found.Name) || s.c.ids.old(found, before) {
			return ""
		}
		return found.identity()
	})
}

// Update changes of a collection what differs from what it had before.
func (s Collections) Update(ctx context.Context, id string, input, before CollectionInput) (*Collection, error) {
	defer s.moved(id)
	changed, err := call[Collection](ctx, s.c, put(sparse(input, &before), "help_center", "collections", id).about(id))
	return s.cache.written(id, changed, err)
}

// Delete deletes a collection. What was in it has no parent then, or one that is no
// more: it is not documented which, nor whether collections in it go as well.
func (s Collections) Delete(ctx context.Context, id string) error {
	defer s.cache.drop()
	defer s.c.Articles.cache.drop()
	return end(ctx, s.c, remove("help_center", "collections", id), id, saysDeleted, func() error {
		_, err := s.cache.one(ctx, id)
		return err
	})
}
