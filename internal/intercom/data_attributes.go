package intercom

import (
	"context"
	"encoding/json"
	"iter"
	"sync"
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
	announced *sync.Map // of model/name to *DataAttribute: what this run is going to make
}

func newDataAttributes(c *Client) DataAttributes {
	cache := whole[DataAttribute](c, []string{"data_attributes"}, listed)
	cache.fetch = func(ctx context.Context) iter.Seq2[*DataAttribute, error] {
		return list[DataAttribute](ctx, c, get("data_attributes").with("include_archived", "true"))
	}
	return DataAttributes{c, cache, &sync.Map{}}
}

// All lists every data attribute, standard ones and archived ones too. Before
// 2.16 the ones of conversations are among them.
func (s DataAttributes) All(ctx context.Context) iter.Seq2[*DataAttribute, error] {
	return s.cache.all(ctx)
}

// Announce says that this run is going to make an attribute, so that the plan of
// a contact that has a value for it knows it before it exists.
func (s DataAttributes) Announce(attribute *DataAttribute) {
	s.announced.Store(attribute.Model+"/"+attribute.Name, attribute)
}

// Announced are the attributes of a model that this run is going to make.
func (s DataAttributes) Announced(model string) iter.Seq[*DataAttribute] {
	return func(yield func(*DataAttribute) bool) {
		s.announced.Range(func(_, value any) bool {
			attribute, ok := value.(*DataAttribute)
			return !ok || attribute.Model != model || yield(attribute)
		})
	}
}
