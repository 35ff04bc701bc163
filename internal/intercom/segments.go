package intercom

import (
	"context"
	"iter"
)

// Segment is a group of contacts or companies that a rule makes.
type Segment struct {
	Object
	Name       string `json:"name"`
	PersonType string `json:"person_type"` // contact, which is a lead, or user
	Count      *int64 `json:"count"`       // only where it was asked for
	CreatedAt  Time   `json:"created_at"`
	UpdatedAt  Time   `json:"updated_at"`
}

// Segments reads segments.
type Segments struct {
	c     *Client
	cache *snapshot[Segment]
}

// All lists every segment.
func (s Segments) All(ctx context.Context) iter.Seq2[*Segment, error] { return s.cache.all(ctx) }

// Counted lists every segment with how many are in it.
func (s Segments) Counted(ctx context.Context) iter.Seq2[*Segment, error] {
	return list[Segment](ctx, s.c, get("segments").with("include_count", "true"))
}

// Get returns one segment.
func (s Segments) Get(ctx context.Context, id string) (*Segment, error) { return s.cache.get(ctx, id) }

// OfContact lists the segments that a contact is in.
func (s Segments) OfContact(ctx context.Context, id string) iter.Seq2[*Segment, error] {
	return list[Segment](ctx, s.c, get("contacts", id, "segments"))
}

// OfCompany lists the segments that a company is in.
func (s Segments) OfCompany(ctx context.Context, id string) iter.Seq2[*Segment, error] {
	return list[Segment](ctx, s.c, get("companies", id, "segments"))
}
