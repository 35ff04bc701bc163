package intercom

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"sync"
)

// TicketType is a form for tickets: its attributes and the states they go
// through.
type TicketType struct {
	Object
	Name        string                    `json:"name"`
	Description string                    `json:"description"`
	Category    string                    `json:"category"` // Customer, Back-office, Tracker
	Icon        string                    `json:"icon"`     // one emoji
	IsInternal  bool                      `json:"is_internal"`
	Archived    bool                      `json:"archived"`
	Attributes  List[TicketTypeAttribute] `json:"ticket_type_attributes"`
	States      List[TicketState]         `json:"ticket_states"` // since 2.12
}

// TicketTypeInput is what can be written of a ticket type. Nil is not sent.
type TicketTypeInput struct {
	// Before is what the object has already, for an update: the rest is sent.
	Before *TicketTypeInput `json:"-"`

	Name        string  `json:"name"`
	Description *string `json:"description,omitempty"`
	Category    *string `json:"category,omitempty"`
	Icon        *string `json:"icon,omitempty"`
	IsInternal  *bool   `json:"is_internal,omitempty"`
	Archived    *bool   `json:"archived,omitempty"` // not for creating
}

// TicketTypes reads and writes ticket types.
type TicketTypes struct {
	c         *Client
	cache     *snapshot[TicketType]
	restoring *sync.Map // of id to true: what this run is going to take out of the archive
}

// Restores says that this run is going to take a type out of the archive, so that
// tickets of it can be planned.
func (t TicketTypes) Restores(id string) { t.restoring.Store(id, true) }

// Restoring says whether Restores was called for a type.
func (t TicketTypes) Restoring(id string) bool {
	_, restoring := t.restoring.Load(id)
	return restoring
}

// All lists every ticket type. Whether archived ones are among them is not
// documented.
func (t TicketTypes) All(ctx context.Context) iter.Seq2[*TicketType, error] {
	return t.cache.all(ctx)
}

// Get returns one ticket type.
func (t TicketTypes) Get(ctx context.Context, id string) (*TicketType, error) {
	return t.cache.get(ctx, id)
}

// Create makes a ticket type, with two attributes that every one has. Names
// need not be unique, so a repetition would make a second one: where the outcome
// is not known, the *AmbiguousError has the candidates.
func (t TicketTypes) Create(ctx context.Context, input TicketTypeInput) (*TicketType, error) {
	made, err := t.write(ctx, post(input, "ticket_types").creates().must(typeNamed(input.Name)))
	return made, candidates(err, fmt.Sprintf("ticket type named %q", input.Name), t.All(ctx), func(kind *TicketType) string {
		if !Exact.Same(kind.Name, input.Name) || kind.Archived {
			return ""
		}
		return kind.identity()
	})
}

// Update changes a ticket type.
func (t TicketTypes) Update(ctx context.Context, id string, input TicketTypeInput) (*TicketType, error) {
	release, err := t.claim(ctx, id)
	if err != nil {
		return nil, err
	}
	defer release()
	return t.write(ctx, put(sparse(input, input.Before), "ticket_types", id).about(id).must(typeNamed(input.Name)))
}

func typeNamed(name string) func(any) error {
	return showing("name", func(kind *TicketType) bool { return sameText(name, kind.Name) })
}

// Archive is the nearest that Intercom has to deleting a ticket type.
func (t TicketTypes) Archive(ctx context.Context, id string) error {
	release, err := t.claim(ctx, id)
	if err != nil {
		return err
	}
	defer release()
	r := put(archived{true}, "ticket_types", id).about(id).must(showing("archived", func(kind *TicketType) bool { return kind.Archived }))
	_, err = t.write(ctx, r)
	return settled(err, func() (bool, error) {
		kind, err := t.cache.one(ctx, id)
		return err == nil && kind.Archived, err
	})
}

// claim lets one caller at a time write a type or its attributes: the answer to
// one write must not hide another one from the snapshot.
func (t TicketTypes) claim(ctx context.Context, id string) (release func(), err error) {
	return t.c.claims.take(ctx, "ticket_type/"+id)
}

// write drops the ticket states, which name the types that have them.
func (t TicketTypes) write(ctx context.Context, r request) (*TicketType, error) {
	defer t.c.TicketStates.cache.drop()
	return t.cache.written(call[TicketType](ctx, t.c, r))
}

// archived is the body that archives what cannot be deleted.
type archived struct {
	Archived bool `json:"archived"`
}

// settled is the outcome of an archiving: where it is in doubt, look says whether
// the object is archived now.
func settled(err error, look func() (archived bool, err error)) error {
	if !ambiguous(err) {
		return gone(err)
	}
	if archived, lookErr := look(); archived || errors.Is(lookErr, ErrNotFound) {
		return nil
	}
	return gone(err)
}

// gone reads the refusal of an archiving as that of a deletion: Intercom's 404
// means that the object does not exist, or exists no more. Data attributes have
// a code of their own for it, and merged contacts too.
func gone(err error) error {
	var refused *Error
	if !errors.As(err, &refused) {
		return err
	}
	missing := refused.Status == http.StatusNotFound && (refused.Code == "not_found" || refused.Code == "field_not_found")
	if missing || refused.Code == "contact_merged" {
		return fmt.Errorf("%w: %w", err, ErrNotFound)
	}
	return err
}
