package tf

import (
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

// shownCandidates is how many objects an error of ExactlyOne lists.
const shownCandidates = 20

// nothingFound is said where there is nothing to choose from.
const nothingFound = "Nothing of the kind was found at all. Check the spelling, and whether the token belongs to the right workspace."

// ExactlyOne returns the only object that matches. None and several are errors that
// say what was looked for and list what there is.
func ExactlyOne[T any](all iter.Seq2[*T, error], sought string, label func(*T) string, match func(*T) bool) (*T, error) {
	var matching []*T
	var labels, candidates []string
	for object, err := range all {
		if err != nil {
			return nil, err
		}
		candidates = append(candidates, label(object))
		if match(object) {
			matching = append(matching, object)
			labels = append(labels, label(object))
		}
	}
	switch {
	case len(matching) == 1:
		return matching[0], nil
	case len(matching) > 1:
		return nil, &Diagnostic{fmt.Sprintf("Several match %s", sought), "Name one of them by its id:" + bullets(labels)}
	case len(candidates) == 0:
		return nil, &Diagnostic{fmt.Sprintf("No %s", sought), nothingFound}
	default:
		return nil, &Diagnostic{fmt.Sprintf("No %s", sought), "The workspace has these:" + bullets(candidates)}
	}
}

// Label is what people know an object by.
type Label struct {
	Name string // or its title
	ID   intercom.ID
	Of   string // what else tells it from another of that name; empty for nothing
}

func (l Label) String() string {
	if l.Of == "" {
		return fmt.Sprintf("%s (id %s)", l.Name, l.ID)
	}
	return fmt.Sprintf("%s (%s, id %s)", l.Name, l.Of, l.ID)
}

// ExactlyNamed is ExactlyOne by a name. what is the kind and how the name is called,
// as in "team named".
func ExactlyNamed[T any](all iter.Seq2[*T, error], what, name string, naming intercom.Naming, label func(*T) Label) (*T, error) {
	return ExactlyOne(all, fmt.Sprintf("%s %q", what, name), func(object *T) string { return label(object).String() },
		func(object *T) bool { return naming.Same(label(object).Name, name) })
}

// OneFound is ExactlyOne of what a search of Intercom's found. Searches lag behind
// by minutes, so that nothing found is no proof that nothing is there.
func OneFound[T any](found iter.Seq2[*T, error], sought string, label func(*T) string, match func(*T) bool) (*T, error) {
	one, err := ExactlyOne(found, sought, label, match)
	var problem *Diagnostic
	if errors.As(err, &problem) && problem.Detail == nothingFound {
		return nil, &Diagnostic{problem.Summary, nothingFound + " Intercom's search lags behind by some minutes: what was created or changed just now is " +
			"found later, so plan again then, or refer to the resource that creates it."}
	}
	return one, err
}

func bullets(labels []string) string {
	more := ""
	if extra := len(labels) - shownCandidates; extra > 0 {
		labels, more = labels[:shownCandidates], fmt.Sprintf("\n  … and %d more", extra)
	}
	return "\n  - " + strings.Join(labels, "\n  - ") + more
}
