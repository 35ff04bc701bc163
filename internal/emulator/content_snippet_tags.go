package emulator

import (
	"slices"
	"time"
)

func (w *Workspace) contentSnippetTagRoutes() {
	w.contentTagRoutes("content_snippet", "content_snippets", func(id string) (*[]appliedTag, func(), bool) {
		found, ok := w.contentSnippets.get(id)
		if !ok {
			return nil, nil, false
		}
		before := slices.Clone(found.seenTags())
		return &found.tags, func() {
			found.tagsBefore, found.tagsSeenAt = before, time.Now().Add(w.options.SearchLag)
		}, true
	})
}

// seenTags are the tags of a snippet as the search sees them.
func (s *contentSnippet) seenTags() []appliedTag {
	if time.Now().Before(s.tagsSeenAt) {
		return s.tagsBefore
	}
	return s.tags
}
