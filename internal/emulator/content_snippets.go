package emulator

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Quirks of content snippets.
var (
	SnippetTitleInMarkdown = quirk("SnippetTitleInMarkdown", on,
		"the Markdown of a snippet is answered with its title as a heading before it",
		"every example of the description")
	SnippetTitleEscaped = quirk("SnippetTitleEscaped", off,
		"what would be markup in the title of a snippet is escaped in that heading",
		"no example has such a title")
	SnippetBlocksFilled = quirk("SnippetBlocksFilled", off,
		"the blocks of a snippet are answered with members that were not sent",
		"what members a block has is described nowhere")
)

type contentSnippet struct {
	id, title, locale    string
	blocks               []object
	markdown             string // without the title
	tags                 []appliedTag
	procedure            bool // of Fin's that uses it
	createdAt, updatedAt int64
	tagsBefore           []appliedTag // which the search goes by until
	tagsSeenAt           time.Time
	availability
}

// contentSnippetInput is what a request says of one.
type contentSnippetInput struct {
	Title        *string   `json:"title"`
	JSONBlocks   *[]object `json:"json_blocks"`
	BodyMarkdown *string   `json:"body_markdown"`
	Locale       *string   `json:"locale"`
	availabilityInput
}

// finSpeaks are languages that Fin supports. [?] Which they are is described
// nowhere; one that is none is refused.
var finSpeaks = []string{"en", "de", "es", "fr", "it", "ja", "nl", "pl", "pt", "pt-BR"}

const contentSince = "2.16"

func (w *Workspace) contentSnippetRoutes() {
	w.handle(contentSince, "GET /content_snippets", func(r *request) (any, error) {
		all := slices.Collect(w.contentSnippets.all)
		page, pages := numbered(r, all, 50, 50)
		return object{
			"type": "list", "data": encoded(page, w.encodeContentSnippet), "total_count": len(all),
			"page": pages["page"], "per_page": pages["per_page"], "total_pages": pages["total_pages"],
		}, nil
	})
	w.handle(contentSince, "POST /content_snippets", func(r *request) (any, error) {
		made := &contentSnippet{locale: "en", createdAt: time.Now().Unix()}
		if err := w.writeContentSnippet(made, r); err != nil {
			return nil, err
		}
		if made.title == "" {
			return nil, fail(http.StatusUnprocessableEntity, "validation_error", "Title can't be blank") // [?] the words
		}
		made.id = w.nextID()
		w.contentSnippets.put(made.id, made)
		return newObject(w.encodeContentSnippet(made)), nil
	})
	w.handle(contentSince, "GET /content_snippets/{id}", w.onContentSnippet(func(s *contentSnippet, _ *request) (any, error) {
		return w.encodeContentSnippet(s), nil
	}))
	w.handle(contentSince, "PUT /content_snippets/{id}", w.onContentSnippet(func(s *contentSnippet, r *request) (any, error) {
		if err := w.writeContentSnippet(s, r); err != nil {
			return nil, err
		}
		return w.encodeContentSnippet(s), nil
	}))
	w.handle(contentSince, "DELETE /content_snippets/{id}", w.onContentSnippet(func(s *contentSnippet, _ *request) (any, error) {
		if s.procedure {
			return nil, fail(http.StatusUnprocessableEntity, "content_has_procedure_dependencies", "Content is used by a procedure and cannot be deleted")
		}
		w.contentSnippets.delete(s.id)
		return noContent{}, nil
	}))
}

// onContentSnippet finds the snippet that a path names.
func (w *Workspace) onContentSnippet(do func(*contentSnippet, *request) (any, error)) handler {
	return func(r *request) (any, error) {
		found, ok := w.contentSnippets.get(r.PathValue("id"))
		if !ok {
			return nil, notFound("Content snippet not found")
		}
		return do(found, r)
	}
}

// writeContentSnippet takes over what a request says, or refuses all of it.
func (w *Workspace) writeContentSnippet(s *contentSnippet, r *request) error {
	const longestTitle = 255
	var in contentSnippetInput
	if err := r.decode(&in); err != nil {
		return err
	}
	isNew := s.id == ""
	switch {
	case in.Title != nil && utf8.RuneCountInString(*in.Title) > longestTitle:
		return fail(http.StatusUnprocessableEntity, "validation_error", fmt.Sprintf("Title is too long (maximum is %d characters)", longestTitle)) // [?] the words
	case in.JSONBlocks != nil && in.BodyMarkdown != nil, isNew && in.JSONBlocks == nil && in.BodyMarkdown == nil:
		// That it takes one of them is described, the refusal is not [?].
		return fail(http.StatusUnprocessableEntity, "validation_error", "Either json_blocks or body_markdown must be given")
	case in.Locale != nil && !slices.Contains(finSpeaks, *in.Locale):
		return fail(http.StatusUnprocessableEntity, "validation_error", "The language is not currently supported for Fin")
	}
	if err := s.changeAvailability(w, in.availabilityInput); err != nil {
		return err
	}
	set(&s.title, in.Title)
	set(&s.locale, in.Locale)
	switch {
	case in.JSONBlocks != nil:
		s.blocks, s.markdown = *in.JSONBlocks, blocksAsMarkdown(*in.JSONBlocks)
	case in.BodyMarkdown != nil:
		s.markdown = w.renderedMarkdown(*in.BodyMarkdown).markdown
		s.blocks = markdownAsBlocks(s.markdown)
	}
	s.updatedAt = time.Now().Unix()
	return nil
}

// blocksAsMarkdown and markdownAsBlocks know the one block that the examples have.
func blocksAsMarkdown(blocks []object) string {
	var paragraphs []string
	for _, block := range blocks {
		if text, ok := block["text"].(string); ok {
			paragraphs = append(paragraphs, text)
		}
	}
	return strings.Join(paragraphs, "\n\n") + "\n"
}

func markdownAsBlocks(markdown string) []object {
	blocks := []object{}
	for paragraph := range strings.SplitSeq(strings.TrimSpace(markdown), "\n\n") {
		if paragraph != "" {
			blocks = append(blocks, object{"type": "paragraph", "text": paragraph})
		}
	}
	return blocks
}

func (w *Workspace) encodeContentSnippet(s *contentSnippet) object {
	blocks := []object{}
	for _, block := range s.blocks {
		if w.has(SnippetBlocksFilled) {
			block = maps.Clone(block)
			block["class"] = "no-margin"
		}
		blocks = append(blocks, block)
	}
	markdown := s.markdown
	if w.has(SnippetTitleInMarkdown) {
		title := s.title
		if w.has(SnippetTitleEscaped) {
			title = strings.NewReplacer("*", `\*`, "_", `\_`, "[", `\[`, "&", "&amp;").Replace(title)
		}
		markdown = "# " + title + "\n\n" + markdown
	}
	answer := object{
		"type": "content_snippet", "id": s.id, "title": s.title, "locale": s.locale, "json_blocks": blocks, "body_markdown": markdown,
		"chatbot_availability": bit(s.chatbot), "copilot_availability": bit(s.copilot), "created_at": s.createdAt, "updated_at": s.updatedAt,
	}
	s.encodeAvailability(answer)
	return answer
}

// bit is how the older members of a snippet say yes and no.
func bit(on bool) int {
	if on {
		return 1
	}
	return 0
}

func (w *Workspace) sampleContentSnippets() {
	for _, s := range []contentSnippet{
		{id: SampleContentSnippetID, title: "Reset a password", markdown: "Settings, then **Security**.\n", tags: []appliedTag{{"103", "991267460"}}},
		{id: SampleUsedSnippetID, title: "Opening hours", markdown: "Monday to Friday.\n", procedure: true},
	} {
		s.locale, s.blocks, s.createdAt, s.updatedAt = "en", markdownAsBlocks(s.markdown), created.Unix(), created.Unix()
		w.contentSnippets.put(s.id, &s)
	}
}
