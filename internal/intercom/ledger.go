package intercom

import (
	"context"
	"sync"
	"time"
)

// Ledger is what the user of a client manages, as far as one run has told of it:
// which objects are its own, which of them are about to let go of their names,
// and which are to be made. Whoever finds a name taken learns from it by whom. An
// object is named by its kind and by its id, as it is imported; a key is what no
// two objects of a kind can have at a time. The zero value is empty, and it is
// safe for concurrent use.
type Ledger struct {
	mu      sync.Mutex
	objects map[string]*entry
	holders map[string]string // of kind and key to the id of who has it and is planned to keep it or to be destroyed
	wanted  map[string]bool   // kind and key of what is planned to be made
	events  chan struct{}     // closed with every change of what follows
	freed   int               // objects that let go so far
}

// entry is one object of the ledger.
type entry struct {
	own     bool // is managed now
	leaving bool // is planned to be replaced
	busy    int  // changes and destructions under way
	freed   int  // which of the run's lettings go was its last
	waiting string
}

func named(kind, name string) string { return kind + "/" + name }

// entry is that of an object. The caller holds the lock.
func (l *Ledger) entry(kind, id string) *entry {
	if l.objects == nil {
		l.objects, l.holders, l.wanted = map[string]*entry{}, map[string]string{}, map[string]bool{}
		l.events = make(chan struct{})
	}
	name := named(kind, id)
	if l.objects[name] == nil {
		l.objects[name] = &entry{}
	}
	return l.objects[name]
}

// Manages says that an object is the user's own.
func (l *Ledger) Manages(kind, id string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.entry(kind, id).own = true
}

// Forget says that an object is not the user's any more, as when it is gone.
func (l *Ledger) Forget(kind, id string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.entry(kind, id).own = false
}

// Managed says whether an object is the user's own.
func (l *Ledger) Managed(kind, id string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.entry(kind, id).own
}

// Leaves says that this run is going to destroy an object to make another in its
// place.
func (l *Ledger) Leaves(kind, id string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.entry(kind, id).leaving = true
}

// Leaving says whether Leaves was called for an object.
func (l *Ledger) Leaving(kind, id string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.entry(kind, id).leaving
}

// Begin says that an object is being changed or destroyed. Whoever wants its
// name waits until end is called, which says whether it may have let go of it,
// and whether it is the user's own still.
func (l *Ledger) Begin(kind, id string) (end func(letGo, own bool)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	object := l.entry(kind, id)
	object.own = true
	object.busy++
	l.tell()
	return func(letGo, own bool) {
		l.mu.Lock()
		defer l.mu.Unlock()
		object.busy--
		object.own = own
		if letGo {
			l.freed++
			object.freed = l.freed
		}
		l.tell()
	}
}

func (l *Ledger) tell() {
	close(l.events)
	l.events = make(chan struct{})
}

// patience is how long somebody who wants the name of an object waits for this
// run to begin to destroy or to rename something: engines begin everything at
// once, as far as nothing depends on anything.
const patience = 3 * time.Second

// Freed is how many objects let go of their names so far, for LetGo.
func (l *Ledger) Freed() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.freed
}

// LetGo waits for an object to be destroyed or changed by this run, and says
// whether it was, since Freed gave a number. self is the id of whoever waits, ""
// for what is yet to be made. Two that wait for each other do so in vain, and so
// does who waits for an object that this run does not touch.
func (l *Ledger) LetGo(ctx context.Context, since int, kind, id, self string) bool {
	l.mu.Lock()
	object := l.entry(kind, id)
	if self != "" {
		waiter := l.entry(kind, self)
		waiter.waiting = named(kind, id)
		defer func() {
			l.mu.Lock()
			waiter.waiting = ""
			l.mu.Unlock()
		}()
	}
	l.mu.Unlock()
	patient := time.NewTimer(patience)
	defer patient.Stop()
	for known := -1; ; {
		l.mu.Lock()
		gone, events, circular := object.freed > since, l.events, self != "" && l.circular(named(kind, self))
		expired := patient.C
		switch {
		case object.busy > 0:
			expired = nil
		case l.freed != known: // the run goes on, so that this object's turn may come
			known = l.freed
			patient.Reset(patience)
		}
		l.mu.Unlock()
		if gone || circular {
			return gone
		}
		select {
		case <-events:
		case <-expired:
			return false
		case <-ctx.Done():
			return false
		}
	}
}

// circular says whether an object waits for itself, by way of others.
func (l *Ledger) circular(name string) bool {
	seen := map[string]bool{}
	for at := name; at != "" && !seen[at]; {
		seen[at] = true
		next := l.objects[at]
		if next == nil {
			return false
		}
		if at = next.waiting; at == name {
			return true
		}
	}
	return false
}

// Holds says that an object has a key, and returns whether another one that is
// planned to be made wants it.
func (l *Ledger) Holds(kind, key, id string) (wanted bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.entry(kind, id).own = true
	l.holders[named(kind, key)] = id
	return l.wanted[named(kind, key)]
}

// Wants says that an object with a key is planned to be made, and returns the id
// of the user's own one that has it; "" for none that is known.
func (l *Ledger) Wants(kind, key string) (holder string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.entry(kind, "")
	l.wanted[named(kind, key)] = true
	return l.holders[named(kind, key)]
}
