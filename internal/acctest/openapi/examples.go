package openapi

import (
	"maps"
	"slices"
	"strconv"

	"github.com/getkin/kin-openapi/openapi3"
)

// shape is what a number of example values have in common: their type, where
// they are of one beside null, the members that all of the objects have, and
// the shape of all the items of the arrays. A nil shape expects nothing.
type shape struct {
	kind    string
	null    bool // some are null
	members map[string]*shape
	items   *shape
}

// shapeOf returns the shape of the values, nil of none.
func shapeOf(values []any) *shape {
	null := false
	kinds := map[string]bool{}
	var objects []map[string]any
	var items []any
	for _, value := range values {
		switch value := value.(type) {
		case nil:
			null = true
			continue
		case map[string]any:
			objects = append(objects, value)
		case []any:
			items = append(items, value...)
		}
		kinds[kindOf(value)] = true
	}
	if len(kinds) == 0 {
		return nil
	}
	s := &shape{null: null, members: map[string]*shape{}, items: shapeOf(items)}
	if len(kinds) == 1 {
		s.kind = slices.Collect(maps.Keys(kinds))[0]
	}
	if len(objects) == 0 {
		return s
	}
	for name := range objects[0] {
		var all []any
		for _, object := range objects {
			if value, ok := object[name]; ok {
				all = append(all, value)
			}
		}
		if len(all) == len(objects) {
			s.members[name] = shapeOf(all)
		}
	}
	return s
}

// kindOf names the JSON type of a decoded value.
func kindOf(value any) string {
	switch value.(type) {
	case nil:
		return "null"
	case bool:
		return openapi3.TypeBoolean
	case string:
		return openapi3.TypeString
	case []any:
		return openapi3.TypeArray
	case map[string]any:
		return openapi3.TypeObject
	default:
		return openapi3.TypeNumber
	}
}

// compareByExample holds a value of which there is no schema to the examples
// alone: what they have in common must be there, and be of their type.
func compareByExample(examples *shape, value any, at []string) []finding {
	switch {
	case examples == nil || (value == nil && examples.null):
		return nil
	case value == nil:
		return []finding{{at, "nullable", "no example of the description is null"}}
	}
	if kind := kindOf(value); examples.kind != "" && kind != examples.kind {
		return []finding{{at, "type", "every example of the description is of type " + examples.kind + " (got " + excerpt(value) + ")"}}
	}
	var found []finding
	switch value := value.(type) {
	case map[string]any:
		for _, name := range examples.memberNames() {
			place := append(slices.Clone(at), name)
			if member, has := value[name]; has {
				found = append(found, compareByExample(examples.members[name], member, place)...)
			} else {
				found = append(found, missing(place))
			}
		}
	case []any:
		for i, item := range value {
			found = append(found, compareByExample(examples.items, item, append(slices.Clone(at), strconv.Itoa(i)))...)
		}
	}
	return found
}

func missing(at []string) finding {
	return finding{at, "missing", "every example of the description has this member"}
}

func (s *shape) member(name string) *shape {
	if s == nil {
		return nil
	}
	return s.members[name]
}

func (s *shape) memberNames() []string {
	if s == nil {
		return nil
	}
	return slices.Sorted(maps.Keys(s.members))
}

func (s *shape) item() *shape {
	if s == nil {
		return nil
	}
	return s.items
}

// withErrors returns the shape of an error envelope whose errors are held to
// the given shape. The examples of one operation cannot tell what its errors
// have in common: an error names a field where there is one to blame, and most
// have a single example.
func (s *shape) withErrors(errs *shape) *shape {
	if s == nil {
		return nil
	}
	changed := maps.Clone(s.members)
	if _, ok := changed["errors"]; ok {
		changed["errors"] = errs
	}
	return &shape{kind: s.kind, null: s.null, members: changed, items: s.items}
}

// examplesOf returns the values of a media type's examples.
func examplesOf(media *openapi3.MediaType) []any {
	var values []any
	if media.Example != nil {
		values = append(values, media.Example)
	}
	for _, name := range slices.Sorted(maps.Keys(media.Examples)) {
		values = append(values, media.Examples[name].Value.Value)
	}
	return values
}
