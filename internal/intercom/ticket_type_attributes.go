package intercom

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// TicketTypeAttribute is a field of a ticket type's form.
type TicketTypeAttribute struct {
	Object
	TicketTypeID                ID            `json:"ticket_type_id"`
	Name                        string        `json:"name"`
	Description                 string        `json:"description"`
	DataType                    string        `json:"data_type"`
	InputOptions                *InputOptions `json:"input_options"` // missing in some answers
	RequiredToCreate            bool          `json:"required_to_create"`
	RequiredToCreateForContacts bool          `json:"required_to_create_for_contacts"`
	VisibleOnCreate             bool          `json:"visible_on_create"`
	VisibleToContacts           bool          `json:"visible_to_contacts"`
	BuiltIn                     bool          `json:"default"`
	Archived                    bool          `json:"archived"`
}

// InputOptions are the settings that belong to one data type.
type InputOptions struct {
	Multiline           bool         `json:"multiline"`             // of string
	AllowMultipleValues bool         `json:"allow_multiple_values"` // of files
	ListOptions         []ListOption `json:"list_options"`          // of list
}

// ListOption is one value of a list attribute. Tickets hold its id.
type ListOption struct {
	ID       ID     `json:"id"`
	Label    string `json:"label"`
	Archived bool   `json:"archived"`
}

// TicketTypeAttributeInput is what can be written of an attribute. DataType is
// for creating only. Nil is not sent.
type TicketTypeAttributeInput struct {
	// Before is what the object has already, for an update: the rest is sent.
	Before *TicketTypeAttributeInput `json:"-"`

	Name                        string  `json:"name"`
	Description                 string  `json:"description"`
	DataType                    string  `json:"data_type,omitempty"`
	RequiredToCreate            bool    `json:"required_to_create"`
	RequiredToCreateForContacts bool    `json:"required_to_create_for_contacts"`
	VisibleOnCreate             bool    `json:"visible_on_create"`
	VisibleToContacts           bool    `json:"visible_to_contacts"`
	Multiline                   *bool   `json:"multiline,omitempty"`
	AllowMultipleValues         *bool   `json:"allow_multiple_values,omitempty"`
	ListItems                   *string `json:"list_items,omitempty"` // see JoinListItems
	Archived                    *bool   `json:"archived,omitempty"`   // not for creating
}

// JoinListItems writes the values of a list attribute as Intercom takes them: one text
// with commas, so that no value can hold one.
func JoinListItems(labels []string) *string {
	joined := strings.Join(labels, ",")
	return &joined
}

// TicketTypeAttributes reads and writes the attributes of ticket types.
type TicketTypeAttributes struct {
	c         *Client
	announced *announcements[TicketTypeAttribute]
}

// Announce says that this run is going to make or change an attribute, so that
// the plan of a ticket that has a value for it knows it. What is empty is not
// known yet: its id, type, name, data type, options, or of an option the label or
// the id.
func (t TicketTypeAttributes) Announce(attribute *TicketTypeAttribute) {
	t.announced.add(attribute.identity(), attribute.TicketTypeID.String()+"/"+NFC(attribute.Name), attribute)
}

// Announced are the attributes that this run is going to make or change and that
// are of a type, or may be.
func (t TicketTypeAttributes) Announced(typeID string) iter.Seq[*TicketTypeAttribute] {
	return t.announced.where(func(attribute *TicketTypeAttribute) bool {
		return attribute.TicketTypeID == "" || attribute.TicketTypeID.String() == typeID
	})
}

// Get returns one attribute, also an archived one. Intercom has no request for
// that, so it is taken from its ticket type.
func (t TicketTypeAttributes) Get(ctx context.Context, typeID, id string) (*TicketTypeAttribute, error) {
	parent, err := t.c.TicketTypes.Get(ctx, typeID)
	if err != nil {
		return nil, err
	}
	attribute := parent.attribute(id)
	if attribute == nil {
		// What is known of the type may be older than the attribute.
		if parent, err = t.c.TicketTypes.cache.confirm(ctx, typeID); err != nil {
			return nil, err
		}
		attribute = parent.attribute(id)
	}
	if attribute == nil {
		return nil, fmt.Errorf("ticket type %s has no attribute %s: %w", typeID, id, ErrNotFound)
	}
	return attribute, nil
}

// All lists the attributes of a ticket type that are not archived, in the order
// of its form.
func (t TicketTypeAttributes) All(ctx context.Context, typeID string) iter.Seq2[*TicketTypeAttribute, error] {
	return func(yield func(*TicketTypeAttribute, error) bool) {
		parent, err := t.c.TicketTypes.Get(ctx, typeID)
		if err != nil {
			yield(nil, err)
			return
		}
		for i := range parent.Attributes {
			if attribute := &parent.Attributes[i]; !attribute.Archived && !yield(attribute, nil) {
				return
			}
		}
	}
}

// attribute is an attribute of a type; nil for none.
func (t *TicketType) attribute(id string) *TicketTypeAttribute {
	for i := range t.Attributes {
		if attribute := &t.Attributes[i]; attribute.identity() == id {
			return attribute
		}
	}
	return nil
}

// Create makes an attribute. Those of one type are made one after the other,
// because Intercom orders them by their making.
func (t TicketTypeAttributes) Create(ctx context.Context, typeID string, input TicketTypeAttributeInput) (*TicketTypeAttribute, error) {
	made, err := t.write(ctx, typeID, post(input, "ticket_types", typeID, "attributes").creates().must(isOf(typeID)).must(attributeNamed(input.Name)))
	return made, candidates(err, fmt.Sprintf("attribute named %q", input.Name), t.of(ctx, typeID), func(attribute *TicketTypeAttribute) string {
		if !Exact.Same(attribute.Name, input.Name) || attribute.Archived {
			return ""
		}
		return typeID + "/" + attribute.identity()
	})
}

// Update changes an attribute.
func (t TicketTypeAttributes) Update(ctx context.Context, typeID, id string, input TicketTypeAttributeInput) (*TicketTypeAttribute, error) {
	if list := input.ListItems; list != nil && (input.Before == nil || input.Before.ListItems == nil || *list != *input.Before.ListItems) {
		labels, err := allSpelled(strings.Split(*list, ","), func() ([]string, error) { return t.labels(ctx, typeID, id) })
		if err != nil {
			return nil, err
		}
		input.ListItems = JoinListItems(labels)
	}
	return t.write(ctx, typeID, put(sparse(input, input.Before), "ticket_types", typeID, "attributes", id).about(id).must(isOf(typeID)).must(attributeNamed(input.Name)))
}

// labels are the options that a list has, archived ones last.
func (t TicketTypeAttributes) labels(ctx context.Context, typeID, id string) ([]string, error) {
	now, err := t.Get(ctx, typeID, id)
	if err != nil || now.InputOptions == nil {
		return nil, err
	}
	var used, archived []string
	for _, option := range now.InputOptions.ListOptions {
		if option.Archived {
			archived = append(archived, option.Label)
		} else {
			used = append(used, option.Label)
		}
	}
	return append(used, archived...), nil
}

func attributeNamed(name string) func(any) error {
	return showing("name", func(attribute *TicketTypeAttribute) bool { return sameText(name, attribute.Name) })
}

func isOf(typeID string) func(any) error {
	return showing("ticket_type_id", func(attribute *TicketTypeAttribute) bool {
		return attribute.TicketTypeID == "" || string(attribute.TicketTypeID) == typeID
	})
}

// Archive is the nearest that Intercom has to deleting an attribute.
func (t TicketTypeAttributes) Archive(ctx context.Context, typeID, id string) error {
	r := put(archived{true}, "ticket_types", typeID, "attributes", id).about(id).
		must(showing("archived", func(attribute *TicketTypeAttribute) bool { return attribute.Archived }))
	_, err := t.write(ctx, typeID, r)
	return settled(err, func() (bool, error) {
		kind, err := t.c.TicketTypes.cache.one(ctx, typeID)
		if err != nil {
			return false, err
		}
		attribute := kind.attribute(id)
		return attribute == nil || attribute.Archived || kind.Archived, nil
	})
}

func (t TicketTypeAttributes) write(ctx context.Context, typeID string, r request) (*TicketTypeAttribute, error) {
	release, err := t.c.TicketTypes.claim(ctx, typeID)
	if err != nil {
		return nil, err
	}
	defer release()
	written, err := call[TicketTypeAttribute](ctx, t.c, r)
	if err != nil {
		t.c.TicketTypes.cache.changed(typeID, nil)
		return nil, err
	}
	// What Intercom has now takes the place of what was announced: it has ids.
	t.announced.drop(written.identity(), typeID+"/"+NFC(written.Name))
	t.c.TicketTypes.cache.changed(typeID, func(parent *TicketType) bool { return parent.with(*written) })
	return written, nil
}

// with puts an attribute into a copy of its type, or says that the answer it is
// from left something out.
func (t *TicketType) with(attribute TicketTypeAttribute) bool {
	if attribute.InputOptions == nil && slices.Contains([]string{"string", "list", "files"}, attribute.DataType) {
		return false
	}
	t.Attributes = slices.Clone(t.Attributes) // the original is shared
	at := slices.IndexFunc(t.Attributes, func(other TicketTypeAttribute) bool { return other.ID == attribute.ID })
	if at < 0 {
		t.Attributes = append(t.Attributes, attribute)
	} else {
		t.Attributes[at] = attribute
	}
	return true
}

// of lists the attributes of a type.
func (t TicketTypeAttributes) of(ctx context.Context, typeID string) iter.Seq2[*TicketTypeAttribute, error] {
	return func(yield func(*TicketTypeAttribute, error) bool) {
		parent, err := t.c.TicketTypes.Get(ctx, typeID)
		if err != nil {
			yield(nil, err)
			return
		}
		for i := range parent.Attributes {
			if !yield(&parent.Attributes[i], nil) {
				return
			}
		}
	}
}
