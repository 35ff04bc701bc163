package intercom

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"net/url"
)

// CustomObjectInstance is one object of a type that the customer defined, since
// 2.13.
type CustomObjectInstance struct {
	Object
	ObjectType        string           `json:"type"`
	ExternalID        string           `json:"external_id"`
	ExternalCreatedAt Time             `json:"external_created_at"`
	ExternalUpdatedAt Time             `json:"external_updated_at"`
	CreatedAt         Time             `json:"created_at"`
	UpdatedAt         Time             `json:"updated_at"`
	CustomAttributes  CustomAttributes `json:"custom_attributes"`
}

// CustomObjectInput is what can be written of an instance. What is nil or left
// out stays as it is.
type CustomObjectInput struct {
	ExternalID        string         `json:"external_id"`
	ExternalCreatedAt *int64         `json:"external_created_at,omitempty"` // Unix seconds, as below
	ExternalUpdatedAt *int64         `json:"external_updated_at,omitempty"`
	CustomAttributes  map[string]any `json:"custom_attributes,omitempty"` // nil unsets one
}

// CustomObjectInstances reads and writes the instances of custom objects.
type CustomObjectInstances struct {
	c                                        *Client
	*perParent[*paged[CustomObjectInstance]] // of each type
}

// CustomObjectsListed is the version that can list instances.
var CustomObjectsListed = MustVersion("2.16")

func newCustomObjectInstances(c *Client) CustomObjectInstances {
	return CustomObjectInstances{c, newPerParent(func(objectType string) *paged[CustomObjectInstance] {
		list := pages[CustomObjectInstance](c, "custom_object_instances", objectType).numbered(mostPerPage)
		list.off = list.off || c.config.Version.Before(CustomObjectsListed)
		list.one = func(ctx context.Context, id string) (*CustomObjectInstance, error) {
			return call[CustomObjectInstance](ctx, c, get("custom_object_instances", objectType, id).must(notByExternalID(objectType, id)).about(id))
		}
		return list
	})}
}

// notByExternalID is for reading an instance: an id that nothing has is taken for
// an external id.
func notByExternalID(objectType, id string) func(any) error {
	return func(object any) error {
		found, ok := object.(*CustomObjectInstance)
		if ok && found.identity() != id && Exact.Same(found.ExternalID, id) {
			return fmt.Errorf("%s %s: Intercom answered with another one, whose external id this is: %w", objectType, id, ErrNotFound)
		}
		return nil
	}
}

// All lists the instances of a type, since 2.16: all of them, or those that the
// query's references_contact_id or references_conversation_id names.
func (s CustomObjectInstances) All(ctx context.Context, objectType string, query url.Values) iter.Seq2[*CustomObjectInstance, error] {
	if len(query) == 0 {
		return s.of(objectType).all(ctx)
	}
	r := s.of(objectType).first
	for key := range query {
		r = r.with(key, query.Get(key))
	}
	return list[CustomObjectInstance](ctx, s.c, r)
}

// Get returns one instance.
func (s CustomObjectInstances) Get(ctx context.Context, objectType, id string) (*CustomObjectInstance, error) {
	return s.of(objectType).get(ctx, id)
}

// ByExternalID returns the instance that has an external id.
func (s CustomObjectInstances) ByExternalID(ctx context.Context, objectType, externalID string) (*CustomObjectInstance, error) {
	r := get("custom_object_instances", objectType).with("external_id", externalID)
	answer, err := s.c.send(ctx, r)
	if err != nil {
		return nil, err
	}
	var found oneOrSeveral
	// The description lets the answer be null.
	if !bytes.Equal(bytes.TrimSpace(answer.body), []byte("null")) {
		if err := decode(answer.body, &found); err != nil {
			return nil, s.c.unreadable(r, answer, err)
		}
	}
	for i := range found.instances {
		if instance := &found.instances[i]; instance.ExternalID == externalID && instance.ID != "" {
			return instance, nil
		}
	}
	return nil, fmt.Errorf("%s has no instance with the external id %q: %w", objectType, externalID, ErrNotFound)
}

// oneOrSeveral is the answer to a look-up by external id: an instance, although
// the schema of 2.16 has a list of them.
type oneOrSeveral struct{ instances []CustomObjectInstance }

// UnmarshalJSON tells them apart by the id: a type can be called "list".
func (o *oneOrSeveral) UnmarshalJSON(data []byte) error {
	var one CustomObjectInstance
	if err := json.Unmarshal(data, &one); err == nil && one.ID != "" {
		o.instances = []CustomObjectInstance{one}
		return nil
	}
	several, err := readPage[CustomObjectInstance](data)
	o.instances = several.items
	return err
}

// Create makes an instance. Where the external id is taken it fails with a
// *TakenError: Intercom itself would change the instance that has it.
func (s CustomObjectInstances) Create(ctx context.Context, objectType string, input CustomObjectInput) (*CustomObjectInstance, error) {
	externalID := input.ExternalID
	release, err := s.c.claim(ctx, "custom_object_instance/"+objectType+"/"+Exact.Key(externalID))
	if err != nil {
		return nil, err
	}
	defer release()
	switch holder, err := s.ByExternalID(ctx, objectType, externalID); {
	case err == nil:
		return nil, &TakenError{
			Kind: "custom object instance", ID: objectType + "/" + holder.identity(),
			Key: fmt.Sprintf("of type %q with the external id %q", objectType, externalID),
		}
	case !errors.Is(err, ErrNotFound):
		return nil, err
	}
	made, err := s.save(ctx, objectType, "", input)
	what := fmt.Sprintf("%s with the external id %q", objectType, externalID)
	return madeByThis(made, err, what, func() (*CustomObjectInstance, error) { return s.ByExternalID(ctx, objectType, externalID) })
}

// Update changes an instance. Whether a write that leaves custom attributes or
// times out keeps them is not documented, so what the instance has now is sent
// again with what changes.
func (s CustomObjectInstances) Update(ctx context.Context, objectType, id string, input CustomObjectInput) (*CustomObjectInstance, error) {
	now, err := s.of(objectType).confirm(ctx, id)
	if err != nil {
		return nil, err
	}
	if !Exact.Same(now.ExternalID, input.ExternalID) {
		// The upsert would change another instance, or make one.
		return nil, fmt.Errorf("%s %s has the external id %q now, not %q", objectType, id, now.ExternalID, input.ExternalID)
	}
	input.ExternalID = spelled(input.ExternalID, now.ExternalID)
	whole := map[string]any{}
	for name, value := range now.CustomAttributes {
		if value != nil {
			whole[name] = asWritten(value)
		}
	}
	maps.Copy(whole, input.CustomAttributes)
	input.CustomAttributes = whole
	if input.ExternalCreatedAt == nil {
		input.ExternalCreatedAt = seconds(now.ExternalCreatedAt)
	}
	if input.ExternalUpdatedAt == nil {
		input.ExternalUpdatedAt = seconds(now.ExternalUpdatedAt)
	}
	return s.save(ctx, objectType, id, input)
}

// save is harmless to repeat: it says what the instance is to be.
func (s CustomObjectInstances) save(ctx context.Context, objectType, id string, input CustomObjectInput) (*CustomObjectInstance, error) {
	r := post(input, "custom_object_instances", objectType).harmless().
		must(showing("external_id", func(saved *CustomObjectInstance) bool { return Exact.Same(saved.ExternalID, input.ExternalID) }))
	if id != "" {
		r = r.about(id)
	} else {
		r = r.must(s.c.ids.since(s.c.ids.now()))
	}
	saved, err := call[CustomObjectInstance](ctx, s.c, r)
	return s.of(objectType).written(id, saved, err)
}

// Delete deletes an instance. An id that nothing has any more may be taken for
// another instance's external id, and an external id may be another one's by now,
// so that the instance is read just before.
func (s CustomObjectInstances) Delete(ctx context.Context, objectType, id string) error {
	instances := s.of(objectType)
	if _, err := instances.confirm(ctx, id); err != nil {
		return err
	}
	return instances.deleted(id, end(ctx, s.c, remove("custom_object_instances", objectType, id), id, saysDeleted, func() error {
		_, err := instances.one(ctx, id)
		return err
	}))
}

// asWritten is a value of an answer as it is written. Relations are answered as
// objects, and written as ids.
func asWritten(value any) any {
	object, ok := value.(map[string]any)
	if !ok {
		return value
	}
	instances, ok := object["instances"].([]any)
	if !ok {
		return value
	}
	ids := []string{}
	for _, instance := range instances {
		if object, ok := instance.(map[string]any); ok {
			instance = object["id"]
		}
		ids = append(ids, fmt.Sprint(instance))
	}
	return ids
}

// seconds are how a time is written, nil for none.
func seconds(at Time) *int64 {
	if at.IsZero() {
		return nil
	}
	unix := at.Unix()
	return &unix
}
