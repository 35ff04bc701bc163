package intercom

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"strings"
	"sync"
)

// ContentSnippetTags reads and writes the tags of snippets. No answer for a snippet
// has them: the search for content finds the snippets that have a tag.
type ContentSnippetTags struct{ contentTags }

// ErrSearchMisses is the ErrNotFound of what only a search can tell. Whether the
// search for content lags behind writes is not documented.
var ErrSearchMisses = fmt.Errorf("the search for content does not find it: %w", errNotTagged)

func newContentSnippetTags(c *Client) ContentSnippetTags {
	found := newPerParent(func(tagID string) *snapshot[FoundContent] {
		return listing[FoundContent](c, contentSearch(ContentFilter{"tag_ids": tagID, "content_types": "snippet"}))
	})
	batches := &tagBatches{}
	// written are the links that this client made, and nil for those that it ended:
	// by these it goes before the search does.
	var written sync.Map
	look := func(ctx context.Context, snippetID, tagID string) (*AppliedTag, error) {
		if _, err := strconv.ParseInt(tagID, 10, 64); err == nil { // else the search refuses it
			_, err := found.of(tagID).get(ctx, foundSnippet(snippetID))
			if !errors.Is(err, errNotListed) {
				return &AppliedTag{Tag: Tag{Object: Object{ID(tagID)}}}, err
			}
		}
		// That one of the two is gone, or it is the search that misses the link.
		if _, err := c.ContentSnippets.Get(ctx, snippetID); err != nil {
			return nil, err
		}
		if _, err := c.Tags.Get(ctx, tagID); err != nil {
			return nil, err
		}
		return nil, fmt.Errorf("content snippet %s and tag %s: %w", snippetID, tagID, ErrSearchMisses)
	}
	link := func(snippetID, tagID string) string { return snippetID + "/" + tagID }
	return ContentSnippetTags{contentTags{
		c: c, kind: "content_snippet", path: "content_snippets", first: ContentSnippetsSince,
		get: func(ctx context.Context, snippetID, tagID string) (*AppliedTag, error) {
			switch tag, ours := written.Load(link(snippetID, tagID)); {
			case !ours:
				return look(ctx, snippetID, tagID)
			case tag == (*AppliedTag)(nil):
				return nil, fmt.Errorf("content snippet %s does not have the tag %s: %w", snippetID, tagID, errNotTagged)
			default:
				return tag.(*AppliedTag), nil //nolint:forcetypeassert // nothing else is stored
			}
		},
		look: func(ctx context.Context, snippetID, tagID string) (*AppliedTag, error) {
			found.of(tagID).drop()
			return look(ctx, snippetID, tagID)
		},
		wrote: func(snippetID, tagID string, tag *AppliedTag) {
			written.Store(link(snippetID, tagID), tag)
			batches.drop()
		},
		all: func(ctx context.Context, tagID string) iter.Seq2[*TagLink, error] {
			return func(yield func(*TagLink, error) bool) {
				tag, err := c.Tags.Get(ctx, tagID)
				if err != nil {
					yield(nil, err)
					return
				}
				if used, err := batches.mayHave(ctx, c, tagID); err != nil || !used {
					if err != nil {
						yield(nil, err)
					}
					return
				}
				for content, err := range found.of(tagID).all(ctx) {
					if err != nil {
						yield(nil, err)
						return
					}
					if snippet := content.Object.identity(); content.identity() == foundSnippet(snippet) && !yield(&TagLink{snippet, content.Title, *tag}, nil) {
						return
					}
				}
			}
		},
		known: func(snippetID, tagID string) *AppliedTag {
			if found.of(tagID).peek(foundSnippet(snippetID)) == nil {
				return nil
			}
			return &AppliedTag{Tag: Tag{Object: Object{ID(tagID)}}}
		},
	}}
}

// tagBatches are which of the workspace's tags no snippet has, by searches for many tags
// at once: most have none, and whoever lists the links of every tag asks for each.
type tagBatches struct {
	mu     sync.Mutex
	ids    []string        // of all tags
	places map[string]int  // in ids
	used   map[string]bool // whether a snippet has one of several tags, by their ids
}

// mayHave says whether a snippet may have a tag.
func (b *tagBatches) mayHave(ctx context.Context, c *Client, tagID string) (bool, error) {
	if c.config.NoCache {
		return true, nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.ids == nil {
		b.places, b.used = map[string]int{}, map[string]bool{}
		for tag, err := range c.Tags.All(ctx) {
			if err != nil {
				b.ids = nil
				return false, err
			}
			b.places[tag.identity()] = len(b.ids)
			b.ids = append(b.ids, tag.identity())
		}
	}
	place, known := b.places[tagID]
	for _, size := range []int{100, 10} {
		if !known || len(b.ids) <= size {
			continue
		}
		start := place / size * size
		if used, err := b.any(ctx, c, strings.Join(b.ids[start:min(start+size, len(b.ids))], ",")); err != nil || !used {
			return used, err
		}
	}
	return true, nil
}

// any says whether a snippet has one of several tags. The caller holds the lock.
func (b *tagBatches) any(ctx context.Context, c *Client, tagIDs string) (bool, error) {
	used, known := b.used[tagIDs]
	if known {
		return used, nil
	}
	for _, err := range c.Content.Search(ctx, ContentFilter{"any_tag_ids": tagIDs, "content_types": "snippet"}) {
		if err != nil {
			return false, err
		}
		used = true
		break
	}
	b.used[tagIDs] = used
	return used, nil
}

func (b *tagBatches) drop() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.ids = nil
}

// foundSnippet is the identity of a snippet in the search for content.
func foundSnippet(id string) string {
	return FoundContent{Object: Object{ID(id)}, Type: "content_snippet"}.identity()
}
