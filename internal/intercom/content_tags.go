package intercom

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
)

// contentTags reads and writes the tags of one kind of content. Kinds differ in how
// the tags of one are read.
type contentTags struct {
	c     *Client
	kind  string // in the names of things: "internal_article"
	path  string
	first Version // of the API that the requests are for
	// get finds a tag; the error is errNotTagged where the content is there without it.
	get func(ctx context.Context, contentID, tagID string) (*AppliedTag, error)
	// look is get that goes by nothing that was read before.
	look func(ctx context.Context, contentID, tagID string) (*AppliedTag, error)
	// wrote is told of every write; the tag is nil where it was taken off.
	wrote func(contentID, tagID string, tag *AppliedTag)
	// all walks the links that a key has.
	all func(ctx context.Context, key string) iter.Seq2[*TagLink, error]
	// known is a tag that content was seen to have; nil for none.
	known func(contentID, tagID string) *AppliedTag
}

// TagLink is a tag on content.
type TagLink struct {
	ContentID, Title string
	Tag              Tag
}

// tagged is content whose answers have its tags.
type tagged interface {
	identified
	title() string
	applied() List[AppliedTag]
}

// tagsIn are the tags of content whose answers have them.
func tagsIn[T tagged](c *Client, kind, path string, first Version, contents *paged[T]) contentTags {
	find := func(content *T, err error, tagID string) (*AppliedTag, error) {
		if err != nil {
			return nil, err
		}
		if tag := tagOf((*content).applied(), tagID); tag != nil {
			return tag, nil
		}
		return nil, fmt.Errorf("%s %s does not have the tag %s: %w", strings.ReplaceAll(kind, "_", " "), (*content).identity(), tagID, errNotTagged)
	}
	look := func(ctx context.Context, contentID, tagID string) (*AppliedTag, error) {
		content, err := contents.confirm(ctx, contentID)
		return find(content, err, tagID)
	}
	return contentTags{
		c: c, kind: kind, path: path, first: first, look: look,
		get: func(ctx context.Context, contentID, tagID string) (*AppliedTag, error) {
			content, err := contents.get(ctx, contentID)
			if tag, err := find(content, err, tagID); !errors.Is(err, errNotTagged) {
				return tag, err
			}
			return look(ctx, contentID, tagID) // what is known of the content may be older than the tag
		},
		wrote: func(contentID, _ string, _ *AppliedTag) { contents.outdated(contentID) },
		all: func(ctx context.Context, contentID string) iter.Seq2[*TagLink, error] {
			if contentID == "" {
				return tagLinks(contents.all(ctx))
			}
			content, err := contents.get(ctx, contentID)
			return tagLinks(func(yield func(*T, error) bool) { yield(content, err) })
		},
		known: func(contentID, tagID string) *AppliedTag {
			content := contents.find(func(content *T) bool { return (*content).identity() == contentID })
			if content == nil {
				return nil
			}
			return tagOf((*content).applied(), tagID)
		},
	}
}

// tagLinks are the tags on each of several pieces of content.
func tagLinks[T tagged](contents iter.Seq2[*T, error]) iter.Seq2[*TagLink, error] {
	return func(yield func(*TagLink, error) bool) {
		for content, err := range contents {
			if err != nil {
				yield(nil, err)
				return
			}
			for _, tag := range (*content).applied() {
				if !yield(&TagLink{(*content).identity(), (*content).title(), tag.Tag}, nil) {
					return
				}
			}
		}
	}
}

func tagOf(tags List[AppliedTag], id string) *AppliedTag {
	for i := range tags {
		if tags[i].identity() == id {
			return &tags[i]
		}
	}
	return nil
}

// Get returns one tag of content. The error is ErrNotFound also when the content is
// gone.
func (s contentTags) Get(ctx context.Context, contentID, tagID string) (*AppliedTag, error) {
	return s.get(ctx, contentID, tagID)
}

// All lists the tags of content: of one piece, or of all where the id is "". Those of
// snippets are listed by the id of the tag.
func (s contentTags) All(ctx context.Context, id string) iter.Seq2[*TagLink, error] {
	return s.all(ctx, id)
}

// Known is a tag that content was seen to have; nil for none.
func (s contentTags) Known(contentID, tagID string) *AppliedTag { return s.known(contentID, tagID) }

// Create tags content, in the name of an admin or, without one, of whom the token
// acts as. Where it has the tag already it fails with a *TakenError, because
// deleting it later would undo what somebody else did.
func (s contentTags) Create(ctx context.Context, contentID, tagID, adminID string) (*AppliedTag, error) {
	release, err := s.claim(ctx, contentID, tagID)
	if err != nil {
		return nil, err
	}
	defer release()
	id := contentID + "/" + tagID
	switch _, err := s.get(ctx, contentID, tagID); {
	case err == nil:
		return nil, &TakenError{Kind: "tag", Key: fmt.Sprintf("%s on %s %s", tagID, strings.ReplaceAll(s.kind, "_", " "), contentID), ID: id}
	case !errors.Is(err, errNotTagged):
		return nil, err
	}
	body := map[string]string{"id": tagID}
	if adminID != "" {
		body["admin_id"] = adminID
	}
	tag, err := call[AppliedTag](ctx, s.c, post(body, s.path, contentID, "tags").since(s.first).harmless().about(tagID))
	if err == nil {
		s.wrote(contentID, tagID, tag)
	}
	return madeByThis(tag, err, "tag "+id, func() (*AppliedTag, error) { return s.look(ctx, contentID, tagID) })
}

// Delete takes a tag off content. The tag itself stays.
func (s contentTags) Delete(ctx context.Context, contentID, tagID string) error {
	release, err := s.claim(ctx, contentID, tagID)
	if err != nil {
		return err
	}
	defer release()
	defer s.wrote(contentID, tagID, nil)
	return end(ctx, s.c, remove(s.path, contentID, "tags", tagID).since(s.first), tagID, saysWhich, func() error {
		_, err := s.look(ctx, contentID, tagID)
		return err
	})
}

func (s contentTags) claim(ctx context.Context, contentID, tagID string) (release func(), err error) {
	return s.c.claim(ctx, s.kind+"_tag/"+contentID+"/"+tagID)
}
