package openapi

import (
	"maps"
	"slices"
	"strconv"

	"github.com/getkin/kin-openapi/openapi3"
)

// members is what the schemas that apply to an object say of its members.
type members struct {
	declared map[string][]*openapi3.Schema
	// open objects may have members that are not declared, held to others.
	open   bool
	others []*openapi3.Schema
	// union is set where some of the schemas were chosen among branches.
	union bool
}

// compare walks a value beside its schemas and the shape of its examples. It
// reports the members that no schema declares, which a validator lets pass as
// long as the schema does not forbid them, and those that every example has
// and the value lacks, as the schemas require next to nothing. Examples may
// have a member that the schemas forgot; that they are held to the examples.
func compare(schemas []*openapi3.Schema, examples *shape, value any, at []string) []finding {
	var found []finding
	switch value := value.(type) {
	case map[string]any:
		m := membersOf(schemas, value)
		for _, name := range slices.Sorted(maps.Keys(value)) {
			place := append(slices.Clone(at), name)
			switch {
			case m.declared[name] != nil:
				found = append(found, compare(m.declared[name], examples.member(name), value[name], place)...)
			case m.open:
				found = append(found, compare(m.others, nil, value[name], place)...)
			default:
				found = append(found, finding{place, "undeclared", "the description has no such member (got " + excerpt(value[name]) + ")"})
				found = append(found, compareByExample(examples.member(name), value[name], place)...)
			}
		}
		for _, name := range examples.memberNames() {
			if _, has := value[name]; !has && m.expects(name) {
				found = append(found, missing(append(slices.Clone(at), name)))
			}
		}
	case []any:
		items := itemsOf(schemas, value)
		for i, item := range value {
			found = append(found, compare(items, examples.item(), item, append(slices.Clone(at), strconv.Itoa(i)))...)
		}
	}
	return found
}

// expects says whether a member that all examples have is due in this object.
// Not in a map of arbitrary members, and where there are several kinds of
// object not in one of a kind that does not declare it.
func (m members) expects(name string) bool {
	return m.declared[name] != nil || (!m.open && !m.union)
}

// membersOf collects what the schemas declare of an object. An object of which
// nothing is declared is open, as is a bare "type: object" among branches.
func membersOf(schemas []*openapi3.Schema, value map[string]any) members {
	m := members{declared: map[string][]*openapi3.Schema{}}
	closed := false
	applying, union := applicable(schemas, value)
	m.union = union
	for _, s := range applying {
		for name, property := range s.Properties {
			m.declared[name] = append(m.declared[name], property.Value)
		}
		extra := s.AdditionalProperties
		switch {
		case extra.Schema != nil:
			m.open = true
			m.others = append(m.others, extra.Schema.Value)
		case extra.Has != nil:
			m.open = m.open || *extra.Has
			closed = closed || !*extra.Has
		case s.Type.Is(openapi3.TypeObject) && len(s.Properties) == 0 && !composed(s):
			m.open = true
		}
	}
	if len(m.declared) == 0 && !closed {
		m.open = true
	}
	return m
}

func itemsOf(schemas []*openapi3.Schema, value []any) []*openapi3.Schema {
	var items []*openapi3.Schema
	applying, _ := applicable(schemas, value)
	for _, s := range applying {
		if s.Items != nil {
			items = append(items, s.Items.Value)
		}
	}
	return items
}

func composed(s *openapi3.Schema) bool {
	return len(s.AllOf)+len(s.AnyOf)+len(s.OneOf) > 0
}

// applicable returns the schemas and all that they are composed of. Of the
// branches of a union only those count that the value matches; all do where it
// matches none, which the validator reports. It also says whether there was
// any union.
func applicable(schemas []*openapi3.Schema, value any) (applying []*openapi3.Schema, union bool) {
	seen := map[*openapi3.Schema]bool{}
	var add func(s *openapi3.Schema)
	add = func(s *openapi3.Schema) {
		if seen[s] {
			return
		}
		seen[s] = true
		applying = append(applying, s)
		for _, part := range s.AllOf {
			add(part.Value)
		}
		for _, branches := range []openapi3.SchemaRefs{s.AnyOf, s.OneOf} {
			union = union || len(branches) > 0
			for _, branch := range matching(branches, value) {
				add(branch.Value)
			}
		}
	}
	for _, s := range schemas {
		add(s)
	}
	return applying, union
}

func matching(branches openapi3.SchemaRefs, value any) openapi3.SchemaRefs {
	var fit openapi3.SchemaRefs
	for _, branch := range branches {
		if branch.Value.IsMatching(value) {
			fit = append(fit, branch)
		}
	}
	if len(fit) == 0 {
		return branches
	}
	return fit
}
