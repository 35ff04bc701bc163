package intercom

import (
	"maps"
	"slices"
	"sync"
)

// perParent keeps a list for each of several parents, such as the snapshot of
// each contact's tags. It is safe for concurrent use.
type perParent[L interface{ drop() }] struct {
	begin func(parentID string) L // makes the list of a parent, and asks for nothing

	mu    sync.Mutex
	lists map[string]L
}

func newPerParent[L interface{ drop() }](begin func(parentID string) L) *perParent[L] {
	return &perParent[L]{begin: begin, lists: map[string]L{}}
}

// of is the list of a parent.
func (p *perParent[L]) of(parentID string) L {
	p.mu.Lock()
	defer p.mu.Unlock()
	list, there := p.lists[parentID]
	if !there {
		list = p.begin(parentID)
		p.lists[parentID] = list
	}
	return list
}

// each are the lists that there are so far.
func (p *perParent[L]) each() []L {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Collect(maps.Values(p.lists))
}

// drop is for when something happened that changes every list.
func (p *perParent[L]) drop() {
	for _, list := range p.each() {
		list.drop()
	}
}
