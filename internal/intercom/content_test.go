package intercom

import (
	"errors"
	"fmt"
	"slices"
	"testing"
)

// What is of another type is another object, although it has the same id.
func TestContentOfOneID(t *testing.T) {
	t.Parallel()
	c := newClient(t, answering(reply(200, `{"type":"list","data":[{"type":"content_snippet","id":"1"},{"type":"internal_article","id":1}]}`)))
	if found := ids(t, c.Content.Search(t.Context(), ContentFilter{"query": "x"})); !slices.Equal(found, []string{"content_snippet/1", "internal_article/1"}) {
		t.Errorf("found %v", found)
	}
	c = newClient(t, answering(reply(200, `{"type":"list","data":[{"type":"content_snippet"}]}`)))
	for _, err := range c.Content.Search(t.Context(), nil) {
		if err == nil {
			t.Error("content without an id is taken for some")
		}
	}
}

// A tag that this client put on a snippet is there before the search finds it, and
// one that it took off is not.
func TestContentSnippetTagsAreRemembered(t *testing.T) {
	t.Parallel()
	c, _ := emulated(t)
	const snippet, tag = "85", "101"
	if _, err := c.ContentSnippetTags.Get(t.Context(), snippet, tag); !errors.Is(err, ErrSearchMisses) {
		t.Errorf("before: %v", err)
	}
	if _, err := c.ContentSnippetTags.Create(t.Context(), snippet, tag, ""); err != nil {
		t.Fatal(err)
	}
	if made, err := c.ContentSnippetTags.Get(t.Context(), snippet, tag); err != nil || made.AppliedBy.ID == "" {
		t.Errorf("after: %+v, %v", made, err)
	}
	if err := c.ContentSnippetTags.Delete(t.Context(), snippet, tag); err != nil {
		t.Fatal(err)
	}
	if _, err := c.ContentSnippetTags.Get(t.Context(), snippet, tag); !errors.Is(err, errNotTagged) || errors.Is(err, ErrSearchMisses) {
		t.Errorf("at last: %v", err)
	}
}

// The links of every tag are listed without a search for each tag that no snippet has.
func TestContentSnippetTagsOfManyTags(t *testing.T) {
	t.Parallel()
	c, w := emulated(t)
	const many = 250
	for i := range many {
		if _, err := c.Tags.Create(t.Context(), fmt.Sprint("Many ", i)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := c.ContentSnippetTags.Create(t.Context(), "85", "101", ""); err != nil {
		t.Fatal(err)
	}
	c = newClient(t, w) // another run
	w.ForgetRequests()
	found, tags := 0, 0
	for tag, err := range c.Tags.All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		tags++
		found += len(links(t, c, tag.ID.String()))
	}
	const searches = 3 + 2*10 + 2*10 // for hundreds, tens, and tags, where two tens have links
	if requests, _ := w.Requests(); tags < many || found < 1 || len(requests) > 1+searches {
		t.Errorf("%d tags, %d links, %d requests", tags, found, len(requests))
	}
}

// Without the cache, what another run did is seen.
func TestContentSnippetTagsWithoutCache(t *testing.T) {
	t.Parallel()
	c, w := emulated(t)
	const snippet, many = "85", 40
	tag := "" // among others that no snippet has
	for i := range many {
		made, err := c.Tags.Create(t.Context(), fmt.Sprint("Many ", i))
		if err != nil {
			t.Fatal(err)
		}
		tag = made.ID.String()
	}
	fresh := newClient(t, w, func(config *Config) { config.NoCache = true })
	if found := links(t, fresh, tag); slices.Contains(found, snippet) {
		t.Fatalf("before: %v", found)
	}
	if _, err := c.ContentSnippetTags.Create(t.Context(), snippet, tag, ""); err != nil {
		t.Fatal(err)
	}
	if found := links(t, fresh, tag); !slices.Contains(found, snippet) {
		t.Errorf("after: %v", found)
	}
}

// links are the snippets that have a tag.
func links(t *testing.T, c *Client, tag string) (snippets []string) {
	t.Helper()
	for link, err := range c.ContentSnippetTags.All(t.Context(), tag) {
		if err != nil {
			t.Fatal(err)
		}
		snippets = append(snippets, link.ContentID)
	}
	return snippets
}
