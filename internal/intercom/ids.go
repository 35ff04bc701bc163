package intercom

import (
	"errors"
	"fmt"
	"sync"
)

// idRegistry knows which ids this client has heard of, so that an answer to a
// creation cannot be that of another request. The zero value is empty.
type idRegistry struct {
	mu    sync.Mutex
	clock int
	heard map[string]int // of kind and id to when it was first heard of
	made  map[string]bool
}

func errOtherID(object identified) error {
	return errors.New("it has the id of another object, " + object.identity())
}

// now is a moment to compare with.
func (g *idRegistry) now() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.clock
}

// saw notes an object that an answer has. Where the answer is to a creation that
// was begun at a moment, it fails if the object was heard of before, or if another
// creation made it.
func (g *idRegistry) saw(object any, creating bool, begun int) error {
	known, ok := object.(identified)
	if !ok {
		return nil
	}
	key := fmt.Sprintf("%T/%s", object, known.identity())
	g.mu.Lock()
	defer g.mu.Unlock()
	first, heard := g.heard[key]
	if creating && (g.made[key] || heard && first <= begun) {
		return errOtherID(known)
	}
	if g.heard == nil {
		g.heard, g.made = map[string]int{}, map[string]bool{}
	}
	if !heard {
		g.clock++
		g.heard[key] = g.clock
	}
	if creating {
		g.made[key] = true
	}
	return nil
}

// since is a check that an object was not heard of before a moment, for what is
// made by a request that may be repeated.
func (g *idRegistry) since(moment int) func(object any) error {
	return func(object any) error {
		if known, ok := object.(identified); ok && g.old(object, moment) {
			return errOtherID(known)
		}
		return nil
	}
}

// old says whether an object was heard of before a moment.
func (g *idRegistry) old(object any, moment int) bool {
	known, ok := object.(identified)
	if !ok {
		return false
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	first, heard := g.heard[fmt.Sprintf("%T/%s", object, known.identity())]
	return heard && first <= moment
}
