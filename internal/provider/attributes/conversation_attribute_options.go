package attributes

import (
	"cmp"
	"slices"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

// optionChanges are what makes one list of labels another one.
type optionChanges struct {
	renamed     []renamedOption
	added, gone []string
}

type renamedOption struct{ from, to string }

// changeOptions says how. A label that takes the place of another one, at the
// same position, is the same option with another label, if the old label is
// nowhere in the new list and the new one was nowhere in the old list.
func changeOptions(before, after []string) optionChanges {
	var changes optionChanges
	for i, label := range after {
		switch {
		case slices.Contains(before, label):
		case i < len(before) && !slices.Contains(after, before[i]):
			changes.renamed = append(changes.renamed, renamedOption{before[i], label})
		default:
			changes.added = append(changes.added, label)
		}
	}
	for i, label := range before {
		replaced := i < len(after) && !slices.Contains(before, after[i])
		if !slices.Contains(after, label) && !replaced {
			changes.gone = append(changes.gone, label)
		}
	}
	return changes
}

// arrange puts the active options in the order of a list of labels: Intercom
// cannot be told an order. An option that somebody gave another label keeps its
// place by its id, and what the list lacks comes last, in Intercom's order.
func arrange(options []intercom.ListOption, labels []string, ids map[string]string) []intercom.ListOption {
	place := func(option intercom.ListOption) int {
		at := slices.IndexFunc(labels, func(label string) bool { return intercom.Exact.Same(label, option.Label) })
		if at < 0 {
			at = slices.IndexFunc(labels, func(label string) bool { return ids[label] == option.ID.String() })
		}
		if at < 0 {
			return len(labels)
		}
		return at
	}
	active := slices.DeleteFunc(slices.Clone(options), func(option intercom.ListOption) bool { return option.Archived })
	slices.SortStableFunc(active, func(a, b intercom.ListOption) int { return cmp.Compare(place(a), place(b)) })
	return active
}
