package export

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"golang.org/x/text/unicode/norm"
)

// A label has so many characters and bytes at most: it is the name of a file, too,
// and gets an id behind it where another object has it already.
const (
	longestLabel = 60
	widestLabel  = 180
)

// label is a text as the name of a resource: its letters, digits and marks in any
// script, in lower case, with one underscore for whatever else is between them. It is
// empty where there are none.
func label(text string) string {
	var out strings.Builder
	gap, length := false, 0
	text = strings.ToLower(norm.NFC.String(text))
	for _, scheme := range []string{"https://", "http://"} {
		text = strings.TrimPrefix(text, scheme)
	}
	for _, r := range norm.NFC.String(text) {
		if !unicode.In(r, unicode.Letter, unicode.Digit, unicode.Mark) || !hclsyntax.ValidIdentifier("_"+string(r)) {
			gap = out.Len() > 0
			continue
		}
		if gap {
			gap = false
			out.WriteRune('_')
			length++
		}
		if length++; length > longestLabel || out.Len()+len(string(r)) > widestLabel {
			break
		}
		out.WriteRune(r)
	}
	name := strings.TrimRight(out.String(), "_")
	if name != "" && !hclsyntax.ValidIdentifier(name) {
		name = "_" + name
	}
	return name
}

// labels are the names that a kind's objects have so far.
type labels map[string]bool

// take gives a name to an object, with its id behind it where the name is taken.
func (l labels) take(name, id string) string {
	if l[name] {
		name += idSuffix(id)
	}
	for l[name] {
		name += "_"
	}
	l[name] = true
	return name
}

// idSuffix is an id behind a name.
func idSuffix(id string) string { return "_" + strings.TrimPrefix(label(id), "_") }

// byAge compares ids: Intercom counts, so that the shortest and then the smallest is
// the oldest.
func byAge(one, other string) int {
	return cmp.Or(cmp.Compare(len(one), len(other)), strings.Compare(one, other))
}

// name gives every object the label of its address. Kinds that others are named by come
// first. former are the labels of the last export, by kind and import id: they stay,
// whatever the objects are called now.
func (e *exporter) name(former map[string]map[string]string) {
	for _, k := range e.kinds {
		objects := slices.Clone(e.objects[k.name])
		slices.SortFunc(objects, func(a, b *object) int {
			return slices.CompareFunc(a.parts, b.parts, byAge)
		})
		taken := labels{}
		for _, o := range objects {
			if was := former[k.typeName][o.id]; hclsyntax.ValidIdentifier(was) && !taken[was] {
				o.label = was
				taken[was] = true
			}
		}
		for _, o := range objects {
			if o.label == "" {
				o.label = taken.take(e.proposed(o), o.id)
			}
		}
	}
}

// proposed is what an object would be called if it were the only one: as Intercom
// calls it, and a record, which a person may be, by the user's own ids and never by
// a name.
func (e *exporter) proposed(o *object) string {
	if !o.kind.record {
		if name := label(o.title); name != "" {
			return name
		}
		return o.kind.name + idSuffix(o.id)
	}
	var parts []string
	for i, part := range o.kind.identity {
		parts = append(parts, e.named(o, part, o.parts[i]))
	}
	return cmp.Or(label(strings.Join(parts, "_")), o.kind.name+idSuffix(o.id))
}

// named is what one part of the identity is to a reader.
func (e *exporter) named(o *object, part, id string) string {
	if part == "id" {
		if own := o.instance.Text("external_id"); own != "" && !strings.Contains(own, "@") {
			return own
		}
		return o.kind.name + "_" + id
	}
	if other := e.find(kindOf(part, nil), id); other != nil {
		return other.label
	}
	return id
}
