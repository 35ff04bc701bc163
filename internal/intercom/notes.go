package intercom

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"html"
	"iter"
	"slices"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/richtext"
)

// Note is a remark of a teammate about a contact or a company. Intercom neither
// changes nor deletes one through the API.
type Note struct {
	Object
	Contact   Object `json:"contact"` // no id where the note is about a company
	Company   Object `json:"company"` // likewise; before 2.16 it is never told
	Author    Object `json:"author"`  // no id where there is none
	Body      string `json:"body"`    // HTML, also of what was written as plain text
	CreatedAt Time   `json:"created_at"`
}

// NoteInput is a note to be made.
type NoteInput struct {
	Body    string `json:"body"`
	AdminID string `json:"admin_id,omitempty"` // the token's own where it is empty
}

// Notes reads notes, whatever they are about.
type Notes struct{ c *Client }

// Get returns one note.
func (s Notes) Get(ctx context.Context, id string) (*Note, error) {
	return call[Note](ctx, s.c, get("notes", id).about(id))
}

// notesOf reads and writes the notes of all objects of a kind.
type notesOf struct {
	c                        *Client
	kind                     string // in words: "contact"
	path                     string
	*perParent[*paged[Note]] // of each object
}

func newNotesOf(c *Client, kind, path string) notesOf {
	return notesOf{c, kind, path, newPerParent(func(id string) *paged[Note] {
		return newPaged(c, Notes{c}.Get, func(ctx context.Context, at *request) (pageOf[Note], error) {
			if at == nil {
				first := get(path, id, "notes")
				at = &first
			}
			found, err := turn[Note](ctx, c, *at)
			if errors.Is(err, ErrNotFound) {
				// What the notes were about is gone; a note may have moved to the
				// contact that this one was merged into.
				return pageOf[Note]{pages: 1}, nil
			}
			return found, err
		})
	})}
}

func (s notesOf) list(ctx context.Context, id string) iter.Seq2[*Note, error] {
	return s.of(id).walked(list[Note](ctx, s.c, get(s.path, id, "notes")))
}

// get returns one note. What it is about may be unknown, and is then "": where a list
// has told the note, nothing is asked.
func (s notesOf) get(ctx context.Context, about, id string) (*Note, error) {
	if about == "" {
		for _, notes := range s.each() {
			if note := notes.find(func(note *Note) bool { return note.identity() == id }); note != nil {
				return note, nil
			}
		}
		return Notes{s.c}.Get(ctx, id)
	}
	return s.of(about).get(ctx, id)
}

// create makes a note. It is sent once only: nothing tells one note from
// another with the same text.
func (s notesOf) create(ctx context.Context, about string, in NoteInput) (*Note, error) {
	if back, err := s.back(ctx, about, in); back != nil || err != nil {
		return back, err
	}
	made, err := call[Note](ctx, s.c, post(in, s.path, about, "notes").creates().
		must(showing(s.kind, func(note *Note) bool { return s.isAbout(note, about) })).
		must(showing("body", func(note *Note) bool { return isMadeOf(note, in.Body) })))
	if err == nil {
		s.c.births.child(s.kind, about, "note/"+made.identity())
		return s.of(about).written(made.identity(), made, nil)
	}
	what := fmt.Sprintf("note about %s %s with this text", s.kind, about)
	return nil, candidates(err, what, oldestFirst(s.list(ctx, about)), func(note *Note) string {
		if !in.means(note) {
			return ""
		}
		return note.identity()
	})
}

// isMadeOf says whether a note was made of a text. Whether Intercom takes markup
// for that or for plain text is not documented.
func isMadeOf(note *Note, text string) bool {
	return richtext.Same(note.Body, text) || richtext.Same(note.Body, html.EscapeString(text))
}

// isAbout says whether an answer lets a note be about an object; not every one
// tells.
func (s notesOf) isAbout(note *Note, id string) bool {
	told := note.Contact.identity() + note.Company.identity()
	return told == "" || told == id
}

// means says whether a note is the one that an input makes.
func (in NoteInput) means(note *Note) bool {
	return isMadeOf(note, in.Body) && (in.AdminID == "" || note.Author.identity() == in.AdminID)
}

// back is a note that came back with what it is about, where that left the
// archive; nil for none.
func (s notesOf) back(ctx context.Context, about string, in NoteInput) (*Note, error) {
	if !s.c.births.has(s.kind, about) {
		return nil, nil //nolint:nilnil // none is no error
	}
	for note, err := range oldestFirst(s.list(ctx, about)) {
		if err != nil {
			return nil, err
		}
		if in.means(note) && s.c.births.adopts(s.kind, about, "note/"+note.identity()) {
			return s.of(about).written(note.identity(), note, nil)
		}
	}
	return nil, nil //nolint:nilnil // likewise
}

// oldestFirst puts notes in the order in which they were made, so that the last
// one is what was made just now.
func oldestFirst(all iter.Seq2[*Note, error]) iter.Seq2[*Note, error] {
	return func(yield func(*Note, error) bool) {
		var notes []*Note
		for note, err := range all {
			if err != nil {
				yield(nil, err)
				return
			}
			notes = append(notes, note)
		}
		slices.SortFunc(notes, func(a, b *Note) int {
			return cmp.Or(a.CreatedAt.Compare(b.CreatedAt.Time), cmp.Compare(len(a.ID), len(b.ID)), cmp.Compare(a.ID, b.ID))
		})
		for _, note := range notes {
			if !yield(note, nil) {
				return
			}
		}
	}
}
