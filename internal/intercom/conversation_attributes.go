package intercom

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
)

// ConversationAttribute is a field of conversations, since 2.16.
type ConversationAttribute struct {
	Object
	Name             string           `json:"name"`
	Description      string           `json:"description"`
	DataType         string           `json:"data_type"`
	Required         bool             `json:"required"`
	VisibleToTeamIDs []ID             `json:"visible_to_team_ids"` // every team sees it where there are none
	Multiline        bool             `json:"multiline"`           // of string
	Options          []ListOption     `json:"options"`             // of list, archived ones too
	Reference        *ObjectReference `json:"reference"`           // of relationship
	Archived         bool             `json:"archived"`
}

// ObjectReference says what a relationship leads to.
type ObjectReference struct {
	Type       string `json:"type"` // one or many
	ObjectType string `json:"object_type_id,omitempty"`
}

// ConversationAttributeInput is what can be written of an attribute. DataType
// and Options are for creating only. Nil is not sent.
type ConversationAttributeInput struct {
	// Before is what the object has already, for an update: the rest is sent.
	Before *ConversationAttributeInput `json:"-"`

	Name             string           `json:"name"`
	Description      string           `json:"description"`
	DataType         string           `json:"data_type,omitempty"`
	Required         bool             `json:"required"`
	VisibleToTeamIDs []string         `json:"visible_to_team_ids"` // not nil
	Multiline        *bool            `json:"multiline,omitempty"`
	Options          []OptionLabel    `json:"options,omitempty"`
	Reference        *ObjectReference `json:"reference,omitempty"`
}

// OptionLabel is all that can be written of an option.
type OptionLabel struct {
	Label string `json:"label"`
}

// ConversationAttributes reads and writes the attributes of conversations.
type ConversationAttributes struct {
	c     *Client
	cache *snapshot[ConversationAttribute]
}

func newConversationAttributes(c *Client) ConversationAttributes {
	cache := whole[ConversationAttribute](c, []string{"conversations", "attributes"}, readable)
	cache.fetch = func(ctx context.Context) iter.Seq2[*ConversationAttribute, error] {
		return list[ConversationAttribute](ctx, c, get("conversations", "attributes").with("include_archived", "true"))
	}
	return ConversationAttributes{c, cache}
}

// All lists every attribute, archived ones too.
func (s ConversationAttributes) All(ctx context.Context) iter.Seq2[*ConversationAttribute, error] {
	return s.cache.all(ctx)
}

// Get returns one attribute. One that is archived counts as gone.
func (s ConversationAttributes) Get(ctx context.Context, id string) (*ConversationAttribute, error) {
	return inUse(s.cache.get(ctx, id))
}

func inUse(attribute *ConversationAttribute, err error) (*ConversationAttribute, error) {
	if err == nil && attribute.Archived {
		return nil, fmt.Errorf("conversation attribute %s is archived: %w", attribute.ID, ErrNotFound)
	}
	return attribute, err
}

// Create makes an attribute. Where the name is taken it fails with a
// *TakenError: Intercom allows two of one name, and then refuses every write of
// a conversation's attributes.
func (s ConversationAttributes) Create(ctx context.Context, input ConversationAttributeInput) (*ConversationAttribute, error) {
	release, err := s.claim(ctx, "", input.Name)
	if err != nil {
		return nil, err
	}
	defer release()
	made, err := s.cache.written(call[ConversationAttribute](ctx, s.c, post(input, "conversations", "attributes").creates().must(shown(input.Name))))
	if ambiguous(err) {
		// Nobody else had the name, so whoever has it now is what was asked for.
		found, lookErr := s.named(ctx, input.Name)
		if lookErr == nil && found != nil {
			return found, nil
		}
		return nil, &AmbiguousError{Err: cause(err), What: fmt.Sprintf("conversation attribute named %q", input.Name), Looked: lookErr == nil}
	}
	if err != nil {
		return nil, err
	}
	return s.alone(ctx, made)
}

// alone looks again after an attribute was made: another run may have made one of
// the same name at the same time. The newer one then gives way, since two of one
// name would have every write of conversations refused.
func (s ConversationAttributes) alone(ctx context.Context, made *ConversationAttribute) (*ConversationAttribute, error) {
	for other, err := range s.cache.fetch(ctx) {
		if err != nil {
			break // what was made is made
		}
		older := cmp.Or(cmp.Compare(len(other.ID), len(made.ID)), cmp.Compare(other.ID, made.ID)) < 0
		if other.Archived || !older || !Exact.Same(other.Name, made.Name) {
			continue
		}
		s.cache.drop()
		if err := s.Archive(ctx, made.identity()); err != nil && !errors.Is(err, ErrNotFound) {
			return made, fmt.Errorf("conversation attribute %s was created at the same time as %s, which has the same name, and taking it back failed: %w", made.ID, other.ID, err)
		}
		return nil, &TakenError{Kind: "conversation attribute", Key: fmt.Sprintf("named %q", made.Name), ID: other.identity()}
	}
	return made, nil
}

func shown(name string) func(any) error {
	return showing("name", func(attribute *ConversationAttribute) bool { return sameText(name, attribute.Name) })
}

// Update changes an attribute, but neither its data type nor its options.
func (s ConversationAttributes) Update(ctx context.Context, id string, input ConversationAttributeInput) (*ConversationAttribute, error) {
	release, err := s.claim(ctx, id, input.Name)
	if err != nil {
		return nil, err
	}
	defer release()
	return s.cache.written(call[ConversationAttribute](ctx, s.c, put(sparse(input, input.Before), "conversations", "attributes", id).about(id).must(shown(input.Name))))
}

// Archive is the nearest that Intercom has to deleting an attribute. It cannot
// be taken back.
func (s ConversationAttributes) Archive(ctx context.Context, id string) error {
	return s.cache.deleted(id, end(ctx, s.c, remove("conversations", "attributes", id), id, saysArchived, func() error {
		_, err := inUse(s.cache.one(ctx, id))
		return err
	}))
}

// AddOption gives a list another option.
func (s ConversationAttributes) AddOption(ctx context.Context, id, label string) (*ConversationAttribute, error) {
	return s.option(ctx, id, post(OptionLabel{label}, "conversations", "attributes", id, "options"), func(option ListOption) bool {
		return Exact.Same(option.Label, label)
	}, true)
}

// RenameOption gives an option another label. The option keeps its id.
func (s ConversationAttributes) RenameOption(ctx context.Context, id, optionID, label string) (*ConversationAttribute, error) {
	return s.option(ctx, id, put(OptionLabel{label}, "conversations", "attributes", id, "options", optionID), func(option ListOption) bool {
		return option.ID == ID(optionID) && Exact.Same(option.Label, label)
	}, true)
}

// ArchiveOption takes an option out of use, unless it is one of the last two.
func (s ConversationAttributes) ArchiveOption(ctx context.Context, id, optionID string) (*ConversationAttribute, error) {
	return s.option(ctx, id, remove("conversations", "attributes", id, "options", optionID), func(option ListOption) bool {
		return option.ID == ID(optionID)
	}, false)
}

// option writes an option. After a failure it looks whether the options are
// after all as they are to be: wanted is whether an active one is to match.
func (s ConversationAttributes) option(ctx context.Context, id string, r request, match func(ListOption) bool, wanted bool) (*ConversationAttribute, error) {
	changed, err := s.cache.written(call[ConversationAttribute](ctx, s.c, r.about(id)))
	if !ambiguous(err) && !errors.Is(err, ErrNotFound) {
		return changed, err
	}
	now, lookErr := inUse(s.cache.confirm(ctx, id))
	if lookErr != nil {
		return nil, cause(err)
	}
	there := false
	for _, option := range now.Options {
		there = there || !option.Archived && match(option)
	}
	if there != wanted {
		return nil, cause(err)
	}
	return now, nil
}

// cause is the error without the doubt: for who asks again before doing it
// again, or words the doubt himself.
func cause(err error) error {
	var uncertain *AmbiguousError
	if errors.As(err, &uncertain) {
		return uncertain.Err
	}
	return err
}

// claim lets one caller at a time use a name, if no other attribute has it. One
// that shares its name already may go on to.
func (s ConversationAttributes) claim(ctx context.Context, id, name string) (release func(), err error) {
	release, err = s.c.claim(ctx, "conversation_attribute/"+Exact.Key(name))
	if err != nil {
		return nil, err
	}
	var taken error
	for attribute, err := range s.All(ctx) {
		switch {
		case err != nil:
			release()
			return nil, err
		case !Exact.Same(attribute.Name, name) || attribute.Archived:
		case attribute.identity() == id:
			return release, nil
		default:
			taken = &TakenError{Kind: "conversation attribute", Key: fmt.Sprintf("named %q", name), ID: attribute.identity()}
		}
	}
	if taken != nil {
		release()
		return nil, taken
	}
	return release, nil
}

// named returns an attribute in use that has a name; nil for none.
func (s ConversationAttributes) named(ctx context.Context, name string) (*ConversationAttribute, error) {
	for attribute, err := range s.All(ctx) {
		if err != nil || Exact.Same(attribute.Name, name) && !attribute.Archived {
			return attribute, err
		}
	}
	return nil, nil
}
