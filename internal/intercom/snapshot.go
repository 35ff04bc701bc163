package intercom

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"slices"
	"sync"
)

// snapshot keeps the whole list of a kind, so that reading many objects costs
// one request and not one each. It is filled when it is first needed, by
// whoever needs it first, and every write through the client passes it too. The
// objects that it hands out are shared: nobody may change them.
type snapshot[T identified] struct {
	off   bool    // ask Intercom every time
	first request // of the list
	fetch func(context.Context) iter.Seq2[*T, error]
	one   func(context.Context, string) (*T, error) // nil where Intercom has no request for one

	mu      sync.Mutex
	writes  int // so far; tells a list that began before one of them
	lists   int // begun so far; their numbers tell which is newer
	whole   bool
	number  int // of the list that is kept
	order   []string
	objects map[string]*T // nil for an object that is out of date
	beside  map[string]*T // what exists although the list lacks it
	loading *loading[T]
}

// errNotListed is the ErrNotFound of what is taken from a list: the list itself
// was there.
var errNotListed = fmt.Errorf("not in Intercom's list: %w", ErrNotFound)

// Whether Intercom has a request for one object of a kind.
const (
	readable = true
	listed   = false
)

// whole is the snapshot of a kind whose list is at a path and comes in one answer.
func whole[T identified](c *Client, path []string, one bool) *snapshot[T] {
	s := listing[T](c, get(path...))
	if one {
		s.one = func(ctx context.Context, id string) (*T, error) { return call[T](ctx, c, s.first.child(id).about(id)) }
	}
	return s
}

// from says which request the list begins with.
func (s *snapshot[T]) from(first request) *snapshot[T] {
	s.first = first
	return s
}

// since is request.since.
func (s *snapshot[T]) since(first Version) *snapshot[T] { return s.from(s.first.since(first)) }

// listing is the snapshot of what a request lists, of which nothing can be asked
// for by itself.
func listing[T identified](c *Client, first request) *snapshot[T] {
	s := &snapshot[T]{off: c.config.NoCache, first: first}
	s.fetch = func(ctx context.Context) iter.Seq2[*T, error] { return list[T](ctx, c, s.first) }
	c.known.add(s)
	return s
}

// loading is a list on its way.
type loading[T any] struct {
	writes    int // when it began
	number    int
	done      chan struct{}
	objects   []*T
	err       error
	abandoned bool // whoever asked for it gave up
}

// all yields every object.
func (s *snapshot[T]) all(ctx context.Context) iter.Seq2[*T, error] {
	if s.off {
		return s.fetch(ctx)
	}
	return func(yield func(*T, error) bool) {
		objects, _, err := s.list(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		for _, object := range objects {
			if !yield(object, nil) {
				return
			}
		}
	}
}

// get returns one object. That the list lacks it is confirmed before it counts
// as gone: it may have been made since, or lists leave it out, or somebody else
// answered. The confirmation is a request for the object, or else a list that
// began after the one that lacks it.
func (s *snapshot[T]) get(ctx context.Context, id string) (*T, error) {
	if s.off {
		return s.ask(ctx, id)
	}
	return s.look(ctx, id, true)
}

// has is get for what is to be made and so is missed as a rule: a list that began
// after the question is enough.
func (s *snapshot[T]) has(ctx context.Context, id string) (*T, error) {
	if s.off {
		return s.askOnce(ctx, id)
	}
	return s.look(ctx, id, false)
}

func (s *snapshot[T]) look(ctx context.Context, id string, confirmed bool) (*T, error) {
	s.mu.Lock()
	asked := s.lists
	s.mu.Unlock()
	object, number, err := s.find(ctx, id)
	switch {
	case object != nil:
		return object, nil
	case s.one != nil && (err == nil || isForbidden(err)):
		return s.confirm(ctx, id)
	case err == nil && (confirmed || number <= asked):
		s.renew(max(asked, number))
		object, _, err = s.find(ctx, id)
	}
	if object == nil && err == nil {
		err = fmt.Errorf("%q: %w", id, errNotListed)
	}
	return object, err
}

// ask asks Intercom, twice for what only a list can tell, and keeps nothing.
func (s *snapshot[T]) ask(ctx context.Context, id string) (*T, error) {
	object, err := s.askOnce(ctx, id)
	if errors.Is(err, errNotListed) {
		return s.askOnce(ctx, id)
	}
	return object, err
}

func (s *snapshot[T]) askOnce(ctx context.Context, id string) (*T, error) {
	if s.one != nil {
		return s.one(ctx, id)
	}
	for object, err := range s.fetch(ctx) {
		if err != nil || (*object).identity() == id {
			return object, err
		}
	}
	return nil, fmt.Errorf("%q: %w", id, errNotListed)
}

// find looks into the list, and says which one it was.
func (s *snapshot[T]) find(ctx context.Context, id string) (object *T, number int, err error) {
	if object, number, whole := s.known(id); whole {
		return object, number, nil
	}
	objects, number, err := s.list(ctx)
	if err != nil {
		return nil, number, err
	}
	for _, object := range objects {
		if (*object).identity() == id {
			return object, number, nil
		}
	}
	return nil, number, nil
}

// confirm asks for the object itself.
func (s *snapshot[T]) confirm(ctx context.Context, id string) (*T, error) {
	s.mu.Lock()
	before := s.writes
	s.mu.Unlock()
	object, err := s.one(ctx, id)
	s.mu.Lock()
	defer s.mu.Unlock()
	if err != nil || s.writes != before || !s.whole {
		return object, err
	}
	if _, there := s.objects[id]; there {
		s.objects[id] = object
	} else {
		s.beside[id] = object
	}
	return object, nil
}

// known returns an object of the list, the list's number, and whether there is
// a list.
func (s *snapshot[T]) known(id string) (object *T, number int, whole bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if object := s.objects[id]; object != nil {
		return object, s.number, s.whole
	}
	return s.beside[id], s.number, s.whole
}

// list returns the whole list and its number.
func (s *snapshot[T]) list(ctx context.Context) (objects []*T, number int, err error) {
	s.mu.Lock()
	if objects, whole := s.current(); whole {
		defer s.mu.Unlock()
		return objects, s.number, nil
	}
	// A list that began before a write may lack it, and is only for those who
	// asked before the write.
	if running := s.loading; running != nil && running.writes == s.writes {
		s.mu.Unlock()
		return s.join(ctx, running)
	}
	s.lists++
	running := &loading[T]{writes: s.writes, number: s.lists, done: make(chan struct{})}
	s.loading = running
	s.mu.Unlock()
	for object, err := range s.fetch(ctx) {
		if err != nil {
			running.err, running.abandoned = err, ctx.Err() != nil
			break
		}
		running.objects = append(running.objects, object)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.loading == running {
		s.loading = nil
	}
	if running.err == nil && running.writes == s.writes {
		s.keep(running)
	}
	close(running.done)
	return running.objects, running.number, running.err
}

// join waits for a list that another caller asked for. That the other one gave
// up is no reason to fail.
func (s *snapshot[T]) join(ctx context.Context, running *loading[T]) (objects []*T, number int, err error) {
	select {
	case <-ctx.Done():
		return nil, 0, ctx.Err()
	case <-running.done:
	}
	if running.abandoned && ctx.Err() == nil {
		return s.list(ctx)
	}
	return running.objects, running.number, running.err
}

// written passes on the outcome of a write: the object as it is now, or an
// error. After an error the list is dropped, even where Intercom refused and so
// did nothing: a refusal often means that the list is no longer right, because
// the object is gone or its name is taken.
func (s *snapshot[T]) written(object *T, err error) (*T, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.writes++
	if err != nil {
		s.reset()
		return nil, err
	}
	if s.whole {
		s.put(object)
	}
	return object, nil
}

// deleted passes on the outcome of a deletion.
func (s *snapshot[T]) deleted(id string, err error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.writes++
	if err != nil {
		s.reset()
		return err
	}
	delete(s.beside, id)
	if _, there := s.objects[id]; there {
		delete(s.objects, id)
		s.order = slices.DeleteFunc(s.order, func(other string) bool { return other == id })
	}
	return nil
}

// changed says that an object was changed by way of another one. change makes
// the object as it is now from a copy of what it was, and says whether that is
// possible; nil is for when it is not. The object is then read again when it is
// next needed.
func (s *snapshot[T]) changed(id string, change func(*T) bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.writes++
	delete(s.beside, id)
	known, there := s.objects[id]
	if !there {
		return
	}
	s.objects[id] = nil
	if known == nil || change == nil {
		return
	}
	if object := *known; change(&object) {
		s.objects[id] = &object
	}
}

// isForbidden says whether a token may perhaps read one object, but no list.
func isForbidden(err error) bool {
	var refused *Error
	return errors.As(err, &refused) && refused.Status == http.StatusForbidden
}

// drop forgets everything.
func (s *snapshot[T]) drop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.writes++
	s.reset()
}

// renew drops a list that is no newer than a number, so that those who miss
// something in it share the next one.
func (s *snapshot[T]) renew(number int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.whole && s.number <= number {
		s.writes++
		s.reset()
	}
}

// current is the list as it is known, if it is whole and nothing in it is out
// of date. The caller holds the lock, as for all below.
func (s *snapshot[T]) current() (objects []*T, whole bool) {
	if !s.whole {
		return nil, false
	}
	objects = make([]*T, 0, len(s.order))
	for _, id := range s.order {
		if s.objects[id] == nil {
			return nil, false
		}
		objects = append(objects, s.objects[id])
	}
	return objects, true
}

func (s *snapshot[T]) keep(list *loading[T]) {
	s.whole, s.number, s.order = true, list.number, nil
	s.objects, s.beside = make(map[string]*T, len(list.objects)), map[string]*T{}
	for _, object := range list.objects {
		s.put(object)
	}
}

func (s *snapshot[T]) put(object *T) {
	id := (*object).identity()
	if _, there := s.objects[id]; !there {
		s.order = append(s.order, id)
	}
	s.objects[id] = object
}

func (s *snapshot[T]) reset() { s.whole, s.order, s.objects, s.beside = false, nil, nil, nil }
