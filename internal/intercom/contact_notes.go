package intercom

import (
	"context"
	"iter"
)

// ContactNotes reads and writes the notes about contacts.
type ContactNotes struct{ notes notesOf }

// All lists the notes about a contact.
func (s ContactNotes) All(ctx context.Context, contactID string) iter.Seq2[*Note, error] {
	return s.notes.list(ctx, contactID)
}

// Get returns one note. The contact's id saves requests, and may be "".
func (s ContactNotes) Get(ctx context.Context, contactID, id string) (*Note, error) {
	return s.notes.get(ctx, contactID, id)
}

// Create makes a note about a contact. It is never repeated: see AmbiguousError.
func (s ContactNotes) Create(ctx context.Context, contactID string, in NoteInput) (*Note, error) {
	return s.notes.create(ctx, contactID, in)
}
