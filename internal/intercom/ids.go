package intercom

import (
	"errors"
	"fmt"
	"sync"
	"time"
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
	key := idKey(known)
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
	first, heard := g.heard[idKey(known)]
	return heard && first <= moment
}

// beginning is when a creation began whose outcome may turn out not to be known.
type beginning struct {
	ids     *idRegistry
	heardOf int
	at      time.Time
}

func (g *idRegistry) begin() beginning { return beginning{g, g.now(), time.Now()} }

// earliest is the earliest that what the creation made can say of when that was:
// Intercom's clock and ours may differ.
func (b beginning) earliest() time.Time { return b.at.Add(-5 * time.Minute) }

// mayHaveMade says whether an object, with the time of its creation where that is
// told, can be what the creation made: it is not older, and no other creation of
// this client's made it.
func (b beginning) mayHaveMade(object identified, createdAt Time) bool {
	return !b.ids.ours(object) && !b.ids.old(object, b.heardOf) && (createdAt.IsZero() || createdAt.After(b.earliest()))
}

// ours says whether a creation of this client's made an object.
func (g *idRegistry) ours(object identified) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.made[idKey(object)]
}

func idKey(object identified) string { return fmt.Sprintf("%T/%s", object, object.identity()) }
