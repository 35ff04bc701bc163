package emulator

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Quirk is something that Intercom may do or not: sources conflict, or nobody
// has looked. A client has to be right either way. Each is declared in the file
// of the object that it is about.
type Quirk struct {
	Name    string // that of its variable
	Does    string // what a workspace does that has it
	Source  string // who says that Intercom does or does not
	Default bool   // whether a workspace has it unless told otherwise: the likelier, by its sources
}

// Quirks are those that are not to be as by default.
type Quirks map[*Quirk]bool

const (
	on  = true
	off = false
)

var allQuirks []*Quirk

// quirk declares a quirk.
func quirk(name string, byDefault bool, does, source string) *Quirk {
	declared := &Quirk{Name: name, Does: does, Source: source, Default: byDefault}
	allQuirks = append(allQuirks, declared)
	return declared
}

// AllQuirks are the quirks that there are, by name.
func AllQuirks() []*Quirk {
	return slices.SortedFunc(slices.Values(allQuirks), func(a, b *Quirk) int { return cmp.Compare(a.Name, b.Name) })
}

// Turn turns the quirk of a name over: on where it is off by default, and off
// where it is on. The case of the name does not matter.
func (q *Quirks) Turn(name string) error {
	for _, one := range allQuirks {
		if strings.EqualFold(one.Name, name) {
			if *q == nil {
				*q = Quirks{}
			}
			(*q)[one] = !one.Default
			return nil
		}
	}
	return fmt.Errorf("there is no quirk %q; list names all", name)
}

// Consulted says whether anything that the workspace answered so far went by a
// quirk: where not, all would have been the same with the quirk turned over.
func (w *Workspace) Consulted(q *Quirk) bool {
	_, consulted := w.consulted.Load(q)
	return consulted
}

// has says whether the workspace has a quirk.
func (w *Workspace) has(q *Quirk) bool {
	w.consulted.Store(q, true)
	if chosen, ok := w.options.Quirks[q]; ok {
		return chosen
	}
	return q.Default
}
