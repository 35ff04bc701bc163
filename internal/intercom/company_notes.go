package intercom

import (
	"context"
	"iter"
)

// CompanyNotes reads and writes the notes about companies.
type CompanyNotes struct{ notes notesOf }

// All lists the notes about a company.
func (s CompanyNotes) All(ctx context.Context, companyID string) iter.Seq2[*Note, error] {
	return s.notes.list(ctx, companyID)
}

// Get returns one note. The company's id saves requests, and may be "".
func (s CompanyNotes) Get(ctx context.Context, companyID, id string) (*Note, error) {
	return s.notes.get(ctx, companyID, id)
}

// Create makes a note about a company. It is never repeated: see AmbiguousError.
func (s CompanyNotes) Create(ctx context.Context, companyID string, in NoteInput) (*Note, error) {
	return s.notes.create(ctx, companyID, in)
}
