package emulator

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
)

// bulkAction is what is to be done to several pieces of content.
type bulkAction struct {
	Action     string `json:"action"`
	ContentIDs []struct {
		Type string     `json:"type"`
		ID   flexibleID `json:"id"`
	} `json:"content_ids"`
	Availability *struct {
		AIAgent    *bool `json:"ai_agent"`
		Copilot    *bool `json:"copilot"`
		SalesAgent *bool `json:"sales_agent"`
	} `json:"availability"`
	Audience *struct {
		Add       []flexibleID `json:"add_segment_ids"`
		Remove    []flexibleID `json:"remove_segment_ids"`
		RemoveAll bool         `json:"remove_all"`
	} `json:"audience"`
	Tags *struct {
		Add    []flexibleID `json:"add_tag_ids"`
		Remove []flexibleID `json:"remove_tag_ids"`
	} `json:"tags"`
}

// bulkTypes are the types of content that an action is for. Others are dropped.
var bulkTypes = map[string][]string{
	"publish": {"article_content"}, "unpublish": {"article_content"},
	"delete":           {"article_content", "content_snippet", "file_source_content", "internal_article"},
	"set_availability": {"article_content", "content_snippet", "external_content", "file_source_content", "internal_article"},
	"set_audience":     {"article_content", "content_snippet", "external_content", "file_source_content", "internal_article"},
	"update_tags":      {"article", "content_snippet", "external_content", "file_source_content", "internal_article"},
}

const (
	mostBulkItems = 1000
	mostBulkTags  = 100
)

// piece is what an action reaches of content; nil is what it does not have.
type piece struct {
	agent, copilot, sales *bool
	audienceIDs           *[]string
	tags                  *[]appliedTag
	publish               func(on bool)
	remove                func()
}

// bulkContentAction queues an action, which is carried out at once: it takes a while,
// and nothing tells when it is done.
func (w *Workspace) bulkContentAction(r *request) (any, error) {
	var in bulkAction
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	if err := w.checkBulkAction(in); err != nil {
		return nil, err
	}
	for _, one := range in.ContentIDs {
		if !slices.Contains(bulkTypes[in.Action], one.Type) {
			continue
		}
		if found := w.pieceOf(one.Type, string(one.ID)); found != nil { // [?] what there is not is dropped, too
			found.undergo(in)
		}
	}
	return queued{"type": "content_bulk_action", "status": "queued"}, nil
}

// checkBulkAction refuses what the description excludes. [?] Of the codes it has that
// of tags only.
func (w *Workspace) checkBulkAction(in bulkAction) error {
	invalid := func(format string, args ...any) error {
		return fail(http.StatusUnprocessableEntity, "parameter_invalid", fmt.Sprintf(format, args...))
	}
	switch {
	case bulkTypes[in.Action] == nil:
		return invalid("action is not valid")
	case len(in.ContentIDs) == 0 || len(in.ContentIDs) > mostBulkItems:
		return invalid("content_ids must have 1 to %d items", mostBulkItems)
	case in.Action == "set_availability" && in.Availability == nil:
		return invalid("availability is required")
	case in.Action == "set_audience" && in.Audience == nil:
		return invalid("audience is required")
	case in.Action == "update_tags" && (in.Tags == nil || len(in.Tags.Add)+len(in.Tags.Remove) == 0):
		return invalid("add_tag_ids or remove_tag_ids is required")
	case in.Action == "set_audience":
		for _, id := range in.Audience.Add {
			if _, ok := w.audiences.get(string(id)); !ok {
				return invalid("Audience %s not found", id)
			}
		}
	case in.Action == "update_tags":
		named := map[flexibleID]bool{}
		for _, id := range slices.Concat(in.Tags.Add, in.Tags.Remove) {
			named[id] = true
			if _, ok := w.tags.get(string(id)); !ok {
				return invalid("Tag %s not found", id)
			}
		}
		if len(named) > mostBulkTags {
			return invalid("at most %d tags", mostBulkTags)
		}
	}
	return nil
}

func (w *Workspace) pieceOf(kind, id string) *piece {
	switch kind {
	case "article":
		if found, ok := w.articles.get(id); ok {
			return &piece{tags: &found.tags}
		}
	case "article_content":
		return w.languageOf(id)
	case "content_snippet":
		if found, ok := w.contentSnippets.get(id); ok {
			return found.piece(&found.tags, func() { w.contentSnippets.delete(id) })
		}
	case "internal_article":
		if found, ok := w.internalArticles.get(id); ok {
			return found.piece(&found.tags, func() { w.internalArticles.delete(id) })
		}
	case "external_content":
		if found, ok := w.externalPages.get(id); ok {
			return &piece{agent: &found.aiAgent, copilot: &found.aiCopilot, sales: &found.aiSales, audienceIDs: &found.audienceIDs, tags: &found.tags}
		}
	}
	return nil
}

func (a *availability) piece(tags *[]appliedTag, remove func()) *piece {
	return &piece{agent: &a.chatbot, copilot: &a.copilot, sales: &a.salesAgent, audienceIDs: &a.audienceIDs, tags: tags, remove: remove}
}

// languageOf is an article in one language, by the id that the search tells. [?]
// Without the default language an article is no more.
func (w *Workspace) languageOf(id string) *piece {
	for a := range w.articles.all {
		for i, locale := range slices.Sorted(maps.Keys(a.contents)) {
			if languageID(a, i) != id {
				continue
			}
			c := a.contents[locale]
			return &piece{
				agent: &c.chatbot, copilot: &c.copilot, sales: &c.sales, audienceIDs: &c.audienceIDs,
				publish: func(on bool) {
					if on {
						c.publish()
					} else {
						c.published = false
					}
				},
				remove: func() {
					delete(a.contents, locale)
					if w.mainContent(a) == nil {
						w.articles.delete(a.id)
					}
				},
			}
		}
	}
	return nil
}

// undergo does an action to a piece of content.
func (p *piece) undergo(in bulkAction) {
	switch in.Action {
	case "publish", "unpublish":
		p.publish(in.Action == "publish")
	case "delete":
		p.remove()
	case "set_availability":
		set(p.agent, in.Availability.AIAgent)
		set(p.copilot, in.Availability.Copilot)
		set(p.sales, in.Availability.SalesAgent)
	case "set_audience":
		kept := slices.DeleteFunc(slices.Clone(*p.audienceIDs), func(id string) bool {
			return in.Audience.RemoveAll || slices.Contains(in.Audience.Remove, flexibleID(id))
		})
		for _, id := range in.Audience.Add {
			if !slices.Contains(kept, string(id)) {
				kept = append(kept, string(id))
			}
		}
		slices.SortFunc(kept, compareIDs)
		*p.audienceIDs = kept
	case "update_tags":
		has := func(id flexibleID) func(appliedTag) bool {
			return func(tag appliedTag) bool { return tag.id == string(id) }
		}
		for _, id := range in.Tags.Remove {
			*p.tags = slices.DeleteFunc(*p.tags, has(id))
		}
		for _, id := range in.Tags.Add {
			if !slices.ContainsFunc(*p.tags, has(id)) {
				*p.tags = append(*p.tags, appliedTag{string(id), tokenAdmin})
			}
		}
	}
}
