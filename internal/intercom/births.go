package intercom

import "sync"

// births are the objects that this client brought back, or may have, and what it
// put on them. A contact that leaves the archive, and a company that is made under an
// old id, come with the tags, companies, choices and notes that they had: what is
// on one of them and was not put there from here was there before, and is taken
// for what is to be made, once.
type births struct{ parents, children sync.Map }

func birth(kind, id string) string { return kind + "/" + id }

// parent says that an object may have been brought back.
func (b *births) parent(kind, id string) { b.parents.Store(birth(kind, id), true) }

// has says whether an object may have been brought back.
func (b *births) has(kind, id string) bool {
	_, here := b.parents.Load(birth(kind, id))
	return here
}

// child says that something was put on an object.
func (b *births) child(kind, id, child string) { b.children.Store(birth(kind, id)+"/"+child, true) }

// gone says that something was taken off an object.
func (b *births) gone(kind, id, child string) { b.children.Delete(birth(kind, id) + "/" + child) }

// adopts says whether something that is on an object may be taken for what is to
// be put there.
func (b *births) adopts(kind, id, child string) bool {
	if !b.has(kind, id) {
		return false
	}
	_, ours := b.children.LoadOrStore(birth(kind, id)+"/"+child, true)
	return !ours
}
