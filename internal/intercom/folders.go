package intercom

import (
	"context"
	"fmt"
	"html"
	"iter"
)

// Folder is a folder of articles and internal articles, which only teammates see.
type Folder struct {
	Object
	Name           string `json:"name"` // may be escaped for HTML
	Description    string `json:"description"`
	Emoji          string `json:"emoji"`
	ParentFolderID ID     `json:"parent_folder_id"`
	ContentCount   int64  `json:"content_count"`
	CreatedAt      Time   `json:"created_at"`
	UpdatedAt      Time   `json:"updated_at"`
}

// FolderInput is what can be written of a folder. Nil is not sent.
type FolderInput struct {
	Name           string     `json:"name"`
	Description    *string    `json:"description,omitempty"`
	Emoji          *string    `json:"emoji,omitempty"`
	ParentFolderID *NumericID `json:"parent_folder_id,omitempty"`
}

const (
	// FolderNameLength is the most characters of a folder's name; Intercom cuts off
	// the rest.
	FolderNameLength = 191

	foldersPerPage = "150"
)

// foldersSince is the first number that has folders. Preview has them, too.
var foldersSince = MustVersion("2.17")

// Folders reads and writes folders.
type Folders struct {
	c     *Client
	cache *paged[Folder]
	*hierarchy
}

func newFolders(c *Client) Folders {
	return Folders{c, pages[Folder](c, "folders").numbered(foldersPerPage).since(foldersSince), &hierarchy{}}
}

// All lists every folder.
func (s Folders) All(ctx context.Context) iter.Seq2[*Folder, error] { return s.cache.all(ctx) }

// In lists the folders that are in one, at the first level below it.
func (s Folders) In(ctx context.Context, parentID string) iter.Seq2[*Folder, error] {
	return list[Folder](ctx, s.c, s.cache.first.with("parent_folder_id", parentID))
}

// Get returns one folder.
func (s Folders) Get(ctx context.Context, id string) (*Folder, error) { return s.cache.get(ctx, id) }

// Exists is nil where a folder has an id, else the error of looking for it.
func (s Folders) Exists(ctx context.Context, id string) error {
	_, err := s.Get(ctx, id)
	return err
}

// Ancestors are the folders that a member of parentID is in, that one first, as
// they will be after the moves that are planned.
func (s Folders) Ancestors(ctx context.Context, parentID string) ([]string, error) {
	return s.above(ctx, parentID, func(ctx context.Context, id string) (string, error) {
		found, err := s.Get(ctx, id)
		if err != nil {
			return "", err
		}
		return found.ParentFolderID.String(), nil
	})
}

// Create makes a folder. It has no natural key, so a repetition would make a second
// one: where the outcome is not known, the *AmbiguousError has as candidates the new
// folders of this name and parent.
func (s Folders) Create(ctx context.Context, input FolderInput) (*Folder, error) {
	before := s.c.ids.now()
	r := post(map[string]any{"folder": input}, "folders").since(foldersSince).creates().must(showing("name", func(made *Folder) bool { return input.names(made) }))
	made, err := call[Folder](ctx, s.c, r)
	if err == nil {
		return s.cache.written(made.identity(), made, nil)
	}
	parent := ""
	if input.ParentFolderID != nil {
		parent = input.ParentFolderID.String()
	}
	return nil, candidates(err, fmt.Sprintf("folder named %q", input.Name), s.All(ctx), func(found *Folder) string {
		if found.ParentFolderID.String() != parent || !input.names(found) || s.c.ids.old(found, before) {
			return ""
		}
		return found.identity()
	})
}

// names says whether a folder has the name that was sent.
func (in FolderInput) names(folder *Folder) bool {
	return sameText(in.Name, folder.Name) || sameText(in.Name, html.UnescapeString(folder.Name))
}

// Update changes of a folder what differs from what it had before. A text is cleared
// with an empty one, and with null where Intercom kept it all the same: neither is
// described.
func (s Folders) Update(ctx context.Context, id string, input, before FolderInput) (*Folder, error) {
	defer s.moved(id)
	changed, err := s.update(ctx, id, sparse(input, &before))
	if err != nil {
		return s.cache.written(id, nil, err)
	}
	kept := map[string]any{}
	if input.Description != nil && *input.Description == "" && changed.Description != "" {
		kept["description"] = nil
	}
	if input.Emoji != nil && *input.Emoji == "" && changed.Emoji != "" {
		kept["emoji"] = nil
	}
	if len(kept) > 0 {
		changed, err = s.update(ctx, id, kept)
	}
	return s.cache.written(id, changed, err)
}

func (s Folders) update(ctx context.Context, id string, members any) (*Folder, error) {
	return call[Folder](ctx, s.c, put(map[string]any{"folder": members}, "folders", id).since(foldersSince).about(id))
}

// Delete deletes a folder. Intercom refuses while something is in it.
func (s Folders) Delete(ctx context.Context, id string) error {
	defer s.cache.drop() // what was in it may be at the root then
	return end(ctx, s.c, remove("folders", id).since(foldersSince), id, saysDeleted, func() error {
		_, err := s.cache.one(ctx, id)
		return err
	})
}
