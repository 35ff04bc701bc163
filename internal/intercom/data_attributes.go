package intercom

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
)

// DataAttribute is a field of contacts or companies: a standard one, or one
// that the customer made.
type DataAttribute struct {
	ID                ID          `json:"id"` // of custom ones only
	Model             string      `json:"model"`
	Name              string      `json:"name"`
	FullName          string      `json:"full_name"` // unique within the model
	Label             string      `json:"label"`
	Description       string      `json:"description"`
	DataType          string      `json:"data_type"` // a list reads as a string with options
	Options           []DataValue `json:"options"`
	APIWritable       bool        `json:"api_writable"`
	MessengerWritable bool        `json:"messenger_writable"`
	UIWritable        bool        `json:"ui_writable"`
	Custom            bool        `json:"custom"`
	Archived          bool        `json:"archived"`
	CreatedAt         Time        `json:"created_at"`
	UpdatedAt         Time        `json:"updated_at"`
	AdminID           ID          `json:"admin_id"`
}

// OptionsType is the data type of a list. It is for writing: a list is answered
// as a string that has options.
const OptionsType = "options"

// optionsTypeSince is the first version in which it is written so. Before, it is
// written as it is answered.
var optionsTypeSince = MustVersion("2.14")

// Kind is the data type as it is written.
func (a *DataAttribute) Kind() string {
	if a.DataType == "string" && len(a.Options) > 0 {
		return OptionsType
	}
	return a.DataType
}

// DataAttributeInput is what can be written of a custom attribute. Model, Name
// and DataType are for creating only, and Options are for lists only: all of
// them, each time. Nil is not sent.
type DataAttributeInput struct {
	// Before is what the object has already, for an update: the rest is sent.
	Before *DataAttributeInput `json:"-"`

	Model             string      `json:"model,omitempty"`
	Name              string      `json:"name,omitempty"`
	DataType          string      `json:"data_type,omitempty"`
	Description       *string     `json:"description,omitempty"`
	MessengerWritable *bool       `json:"messenger_writable,omitempty"`
	Options           []DataValue `json:"options,omitempty"`
	Archived          *bool       `json:"archived,omitempty"` // not for creating
}

// identity of a standard attribute is made up: Intercom gives it none.
func (a DataAttribute) identity() string {
	if a.ID == "" && !a.Custom && a.FullName != "" {
		return a.Model + "/" + a.FullName
	}
	return string(a.ID)
}

// DataValue is a value of a list attribute: written as an object, and answered
// as a text.
type DataValue string

// MarshalJSON writes {"value": …}.
func (v DataValue) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]string{"value": string(v)})
}

// UnmarshalJSON accepts a text, and {"value": …} as it is written.
func (v *DataValue) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		return json.Unmarshal(data, (*string)(v))
	}
	var object struct {
		Value string `json:"value"`
	}
	if err := json.Unmarshal(data, &object); err != nil {
		return err
	}
	*v = DataValue(object.Value)
	return nil
}

// DataAttributes reads and writes data attributes.
type DataAttributes struct {
	c         *Client
	cache     *snapshot[DataAttribute]
	announced *announcements[DataAttribute]
}

func newDataAttributes(c *Client) DataAttributes {
	cache := whole[DataAttribute](c, []string{"data_attributes"}, listed)
	cache.fetch = func(ctx context.Context) iter.Seq2[*DataAttribute, error] {
		return list[DataAttribute](ctx, c, get("data_attributes").with("include_archived", "true"))
	}
	return DataAttributes{c, cache, &announcements[DataAttribute]{}}
}

// All lists every data attribute, standard ones and archived ones too. Before
// 2.16 the ones of conversations are among them.
func (s DataAttributes) All(ctx context.Context) iter.Seq2[*DataAttribute, error] {
	return s.cache.all(ctx)
}

// Get returns one custom attribute, also an archived one. Intercom has no
// request for that, so it is taken from the list.
func (s DataAttributes) Get(ctx context.Context, id string) (*DataAttribute, error) {
	attribute, err := s.cache.get(ctx, id)
	if err == nil && attribute.ID == "" {
		return nil, fmt.Errorf("%q is a standard attribute: %w", id, ErrNotFound)
	}
	return attribute, err
}

// Holder is what has a name that a new attribute of the model is to have; nil
// for nothing. Names are unique among the custom attributes of contacts and
// companies together, and a model's standard ones keep theirs. An archived
// attribute counts where nothing else has the name.
func (s DataAttributes) Holder(ctx context.Context, model, name string) (*DataAttribute, error) {
	var holder *DataAttribute
	for attribute, err := range s.All(ctx) {
		switch {
		case err != nil:
			return nil, err
		case !attribute.holds(model, name):
		case !attribute.Archived:
			return attribute, nil
		default:
			holder = attribute
		}
	}
	return holder, nil
}

func (a *DataAttribute) holds(model, name string) bool {
	switch {
	case a.Model == model && !a.Custom:
		return Exact.Same(a.Name, name) || Exact.Same(a.FullName, name)
	case a.Model == model:
		return Exact.Same(a.Name, name)
	default:
		return Exact.Same(a.Name, name) && a.Custom && !a.Archived && a.Model != "conversation"
	}
}

// Means says whether an attribute is of the data type that was written. Before
// Preview, Intercom answers a datetime as a date.
func (s DataAttributes) Means(attribute *DataAttribute, dataType string) bool {
	answered := attribute.Kind()
	return answered == dataType || answered == "date" && dataType == "datetime" && s.c.Version().Before(Preview)
}

// Create makes an attribute, or restores an archived one of the same model, name
// and data type. Where the model has the name it fails with a *TakenError. What
// else is in the way Intercom refuses.
func (s DataAttributes) Create(ctx context.Context, input DataAttributeInput) (*DataAttribute, error) {
	release, err := s.c.claim(ctx, "data_attribute/"+Exact.Key(input.Name))
	if err != nil {
		return nil, err
	}
	defer release()
	model, name := input.Model, input.Name
	holder, err := s.Holder(ctx, model, name)
	if err != nil {
		return nil, err
	}
	if holder.isCustom(model, name) {
		return nil, &TakenError{Kind: "data attribute", Key: fmt.Sprintf("named %q of the model %s", name, model), ID: string(holder.ID)}
	}
	made, err := s.restoreOrMake(ctx, holder, input)
	// Nobody used the name a moment ago, so whoever does after an answer that was
	// not heard is what was asked for.
	err = candidates(err, fmt.Sprintf("data attribute named %q", name), s.All(ctx), func(attribute *DataAttribute) string {
		if attribute.isCustom(model, name) {
			made = attribute
		}
		return ""
	})
	if made != nil {
		err = nil
	}
	return made, err
}

// restoreOrMake restores the holder of the name where it is archived and alike, or
// makes an attribute.
func (s DataAttributes) restoreOrMake(ctx context.Context, holder *DataAttribute, input DataAttributeInput) (*DataAttribute, error) {
	if holder != nil && holder.Archived && s.Means(holder, input.DataType) {
		input.Model, input.Name, input.DataType, input.Archived = "", "", "", new(bool)
		restored, err := s.Update(ctx, string(holder.ID), input)
		if ambiguous(err) {
			err = &AmbiguousError{Err: err}
		}
		return restored, err
	}
	if input.DataType == OptionsType && s.c.Version().Before(optionsTypeSince) {
		input.DataType = "string"
	}
	return s.written(call[DataAttribute](ctx, s.c, post(input, "data_attributes").creates().
		must(showing("name", func(attribute *DataAttribute) bool { return sameText(input.Name, attribute.Name) })).
		must(showing("model", func(attribute *DataAttribute) bool { return attribute.Model == "" || attribute.Model == input.Model }))))
}

// isCustom says whether an attribute, or nil, is a custom one in use.
func (a *DataAttribute) isCustom(model, name string) bool {
	return a != nil && a.Custom && !a.Archived && a.Model == model && Exact.Same(a.Name, name)
}

// Update changes an attribute.
func (s DataAttributes) Update(ctx context.Context, id string, input DataAttributeInput) (*DataAttribute, error) {
	if input.Before == nil || !slices.Equal(input.Options, input.Before.Options) {
		options, err := allSpelled(input.Options, func() ([]DataValue, error) {
			now, err := s.Get(ctx, id)
			if err != nil {
				return nil, err
			}
			return now.Options, nil
		})
		if err != nil {
			return nil, err
		}
		input.Options = options
	}
	return s.written(call[DataAttribute](ctx, s.c, put(sparse(input, input.Before), "data_attributes", id).about(id)))
}

// written takes what Intercom made of an attribute in the place of what was known
// and announced of it.
func (s DataAttributes) written(attribute *DataAttribute, err error) (*DataAttribute, error) {
	if err == nil {
		s.announced.drop(attribute.identity(), attribute.Model+"/"+NFC(attribute.Name))
	}
	return s.cache.written(attribute, err)
}

// Archive is the nearest that Intercom has to deleting an attribute. It refuses
// while something depends on the attribute.
func (s DataAttributes) Archive(ctx context.Context, id string) error {
	r := put(archived{true}, "data_attributes", id).about(id).must(showing("archived", func(attribute *DataAttribute) bool { return attribute.Archived }))
	_, err := s.written(call[DataAttribute](ctx, s.c, r))
	return settled(err, func() (bool, error) {
		attribute, err := s.cache.ask(ctx, id)
		return err == nil && attribute.Archived, err
	})
}

// Announce says that this run is going to make or change an attribute, so that
// the plan of a contact that has a value for it knows how it will be. What is
// empty is not known yet: its id, model, name, data type, or an option.
func (s DataAttributes) Announce(attribute *DataAttribute) {
	s.announced.add(attribute.identity(), attribute.Model+"/"+NFC(attribute.Name), attribute)
}

// Announced are the attributes that this run is going to make or change and that
// are of a model, or may be.
func (s DataAttributes) Announced(model string) iter.Seq[*DataAttribute] {
	return s.announced.where(func(attribute *DataAttribute) bool { return attribute.Model == "" || attribute.Model == model })
}
