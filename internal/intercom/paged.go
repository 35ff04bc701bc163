package intercom

import (
	"context"
	"iter"
	"maps"
	"slices"
	"sync"
)

// paged is the snapshot of a kind whose list has pages. Whether a run needs few
// of the objects or most of them is not known before its end. So the objects
// are read one by one until that has cost as much as the rest of the pages
// would; then the pages are read. With n objects needed and P pages, who knew
// all beforehand would make min(n, P) requests; this makes at most twice as
// many, whatever n and P are.
type paged[T identified] struct {
	off   bool                                       // ask Intercom every time
	first request                                    // for the first page, where it is read as usual
	walk  func(context.Context) iter.Seq2[*T, error] // through the whole list; nil where it is read in a way of its own
	one   func(ctx context.Context, id string) (*T, error)
	page  func(ctx context.Context, at *request) (pageOf[T], error) // the first where at is nil

	// short is how many pages a list may have to be read as soon as a second object
	// is asked for: of some kinds a configuration has most. 0 is for the rule above.
	short int

	turns claims // one caller at a time reads pages

	mu      sync.Mutex
	objects map[string]*T
	writes  int            // so far
	changed map[string]int // which write was the last of an object, by its id
	dropped int            // after which write everything was forgotten
	single  int            // requests for one object so far
	read    int            // pages read so far
	pages   int            // pages that there are; 0 while not known
	cursor  *request       // for the next page

	deletions int  // so far: each moves what comes after it to an earlier place
	began     int  // deletions when the first page was read
	gaps      bool // there were deletions while the pages were read, so that something may have been passed over
}

// mostPerPage is the longest page that Intercom gives.
const mostPerPage = "150"

// pages is the snapshot of a kind whose list is at a path, in pages that have
// cursors unless it is numbered.
func pages[T identified](c *Client, path ...string) *paged[T] {
	p := newPaged[T](c, nil, nil)
	p.first = get(path...).with("per_page", mostPerPage)
	p.one = func(ctx context.Context, id string) (*T, error) { return call[T](ctx, c, p.first.child(id).about(id)) }
	p.page = func(ctx context.Context, at *request) (pageOf[T], error) {
		if at == nil {
			at = &p.first
		}
		return turn[T](ctx, c, *at)
	}
	p.walk = func(ctx context.Context) iter.Seq2[*T, error] { return list[T](ctx, c, p.first) }
	return p
}

// numbered says that the pages have numbers, and how long the longest is.
func (p *paged[T]) numbered(perPage string) *paged[T] {
	p.first = p.first.numbered(perPage)
	return p
}

// since is request.since for all that the kind is asked for.
func (p *paged[T]) since(first Version) *paged[T] {
	p.first = p.first.since(first)
	return p
}

// moves is request.moves.
func (p *paged[T]) moves() *paged[T] {
	p.first = p.first.moves()
	return p
}

// soon says that a list of so many pages or fewer is read as soon as a second object
// is asked for.
func (p *paged[T]) soon(pages int) *paged[T] {
	p.short = pages
	return p
}

// newPaged is the snapshot of a kind that is read in a way of its own.
func newPaged[T identified](
	c *Client, one func(ctx context.Context, id string) (*T, error), page func(ctx context.Context, at *request) (pageOf[T], error),
) *paged[T] {
	p := &paged[T]{off: c.config.NoCache, one: one, page: page}
	c.known.add(p)
	return p
}

// all yields every object. Once it has come to the end, whoever reads one of them
// need not ask for it.
func (p *paged[T]) all(ctx context.Context) iter.Seq2[*T, error] { return p.walked(p.walk(ctx)) }

// walked is all, for a walk of the caller's.
func (p *paged[T]) walked(walk iter.Seq2[*T, error]) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		p.mu.Lock()
		before, began := p.writes, p.deletions
		p.mu.Unlock()
		for object, err := range walk {
			if err == nil && !p.off {
				p.mu.Lock()
				p.keep(object, before)
				p.mu.Unlock()
			}
			if !yield(object, err) || err != nil {
				return
			}
		}
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.dropped <= before {
			p.pages = max(p.pages, 1)
			p.read, p.cursor, p.gaps = p.pages, nil, p.deletions != began
		}
	}
}

// everything yields every object, in no order. It reads the pages that nobody has
// read yet, and so costs nothing where all were.
func (p *paged[T]) everything(ctx context.Context) iter.Seq2[*T, error] {
	if p.off {
		return p.all(ctx)
	}
	return func(yield func(*T, error) bool) {
		objects, whole := p.whole()
		for !whole {
			if err := p.readPage(ctx); err != nil {
				yield(nil, err)
				return
			}
			objects, whole = p.whole()
		}
		for _, object := range objects {
			if !yield(object, nil) {
				return
			}
		}
	}
}

// whole is what was read so far, and whether that is everything. Pages that may
// have gaps begin anew.
func (p *paged[T]) whole() (objects []*T, whole bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.pages == 0 || p.read < p.pages {
		return nil, false
	}
	if p.gaps {
		p.read, p.pages, p.cursor = 0, 0, nil
		return nil, false
	}
	return slices.Collect(maps.Values(p.objects)), true
}

// get returns one object. What the pages lack is asked for by itself.
func (p *paged[T]) get(ctx context.Context, id string) (*T, error) {
	if p.off {
		return p.one(ctx, id)
	}
	for {
		object, listing := p.next(id)
		if object != nil {
			return object, nil
		}
		if !listing {
			break
		}
		if err := p.readPage(ctx); err != nil && !isForbidden(err) {
			return nil, err
		}
	}
	return p.confirm(ctx, id)
}

// confirm asks for the object itself.
func (p *paged[T]) confirm(ctx context.Context, id string) (*T, error) {
	p.mu.Lock()
	before := p.writes
	p.mu.Unlock()
	object, err := p.one(ctx, id)
	if err == nil {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.keep(object, before)
	}
	return object, err
}

// written passes on the outcome of a write: the object as it is now, or an
// error, after which the object is read again when it is next needed.
func (p *paged[T]) written(id string, object *T, err error) (*T, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err == nil {
		id = (*object).identity()
	}
	p.touch(id)
	if err != nil {
		return nil, err
	}
	p.keep(object, p.writes)
	return object, nil
}

// deleted passes on the outcome of a deletion.
func (p *paged[T]) deleted(id string, err error) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.touch(id)
	p.deletions++
	return err
}

// outdated says that an object was changed by way of another one. It is read
// again when it is next needed.
func (p *paged[T]) outdated(id string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.touch(id)
}

// drop forgets everything.
func (p *paged[T]) drop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.writes++
	p.dropped = p.writes
	p.objects, p.single, p.read, p.pages, p.cursor = nil, 0, 0, 0, nil
}

// touch says that an object was written to. The caller holds the lock.
func (p *paged[T]) touch(id string) {
	if p.changed == nil {
		p.changed = map[string]int{}
	}
	p.writes++
	p.changed[id] = p.writes
	delete(p.objects, id)
}

// next says what to do about an object: it is there, a page is to be read, or
// else the object itself, which is counted.
func (p *paged[T]) next(id string) (object *T, listing bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if object := p.objects[id]; object != nil {
		return object, false
	}
	// The first page is read to learn how many there are.
	if p.pages == 0 && p.single > 0 || p.read < p.pages && (p.single >= p.pages-1 || p.pages <= p.short) {
		return nil, true
	}
	p.single++
	return nil, false
}

// readPage reads the next page, unless another caller has just done so.
func (p *paged[T]) readPage(ctx context.Context) error {
	p.mu.Lock()
	before := p.read
	p.mu.Unlock()
	release, err := p.turns.take(ctx, "page")
	if err != nil {
		return err
	}
	defer release()
	p.mu.Lock()
	cursor, done, writes := p.cursor, p.read > before || p.pages > 0 && p.read >= p.pages, p.writes
	if cursor == nil && !done {
		p.began = p.deletions
	}
	p.mu.Unlock()
	if done {
		return nil
	}
	found, err := p.page(ctx, cursor)
	p.mu.Lock()
	defer p.mu.Unlock()
	if err != nil {
		if isForbidden(err) {
			p.pages, p.read, p.gaps = 1, 1, true // there is no list to be had
		}
		return err
	}
	if p.dropped > writes {
		return nil // the pages begin anew
	}
	p.read++
	p.cursor, p.pages = found.next, max(found.pages, p.read)
	if found.next == nil {
		p.pages, p.gaps = p.read, p.deletions != p.began
	}
	for _, object := range found.objects {
		p.keep(object, writes)
	}
	return nil
}

// keep stores an object that was asked for after so many writes. An answer that
// may be older than a write to the object is not worth keeping.
func (p *paged[T]) keep(object *T, writes int) {
	id := (*object).identity()
	if max(p.changed[id], p.dropped) > writes {
		return
	}
	if p.objects == nil {
		p.objects = map[string]*T{}
	}
	p.objects[id] = object
}
