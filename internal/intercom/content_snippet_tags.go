package intercom

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strconv"
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
		wrote: func(snippetID, tagID string, tag *AppliedTag) { written.Store(link(snippetID, tagID), tag) },
		all: func(ctx context.Context, tagID string) iter.Seq2[*TagLink, error] {
			return func(yield func(*TagLink, error) bool) {
				tag, err := c.Tags.Get(ctx, tagID)
				if err != nil {
					yield(nil, err)
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

// foundSnippet is the identity of a snippet in the search for content.
func foundSnippet(id string) string {
	return FoundContent{Object: Object{ID(id)}, Type: "content_snippet"}.identity()
}
