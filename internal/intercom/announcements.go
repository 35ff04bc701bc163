package intercom

import (
	"iter"
	"sync"
)

// announcements are attributes that a run is going to make or change, for the
// plans of what has values for them. They hold until the attribute is written.
type announcements[A any] struct {
	mu    sync.Mutex
	byKey map[string]*A
}

// add takes an attribute in under its id, or where it has none yet under its
// name. A later announcement takes the place of an earlier one.
func (a *announcements[A]) add(id, name string, attribute *A) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.byKey == nil {
		a.byKey = map[string]*A{}
	}
	if id != "" {
		name = "id " + id
	}
	a.byKey[name] = attribute
}

// drop takes out what was announced of an attribute.
func (a *announcements[A]) drop(id, name string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.byKey, "id "+id)
	delete(a.byKey, name)
}

// where are those that meet a condition, in no order.
func (a *announcements[A]) where(meets func(*A) bool) iter.Seq[*A] {
	a.mu.Lock()
	defer a.mu.Unlock()
	var found []*A
	for _, attribute := range a.byKey {
		if meets(attribute) {
			found = append(found, attribute)
		}
	}
	return func(yield func(*A) bool) {
		for _, attribute := range found {
			if !yield(attribute) {
				return
			}
		}
	}
}
