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
	off   bool // ask Intercom every time
	fetch func(context.Context) iter.Seq2[*T, error]
	one   func(context.Context, string) (*T, error) // nil where Intercom has no request for one

	mu      sync.Mutex
	writes  int // so far; tells a list that began before one of them
	whole   bool
	order   []string
	objects map[string]*T // nil for an object that is out of date
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

// whole is the snapshot of a kind whose list comes in one answer.
func whole[T identified](c *Client, path []string, one bool) *snapshot[T] {
	s := &snapshot[T]{
		off:   c.config.NoCache,
		fetch: func(ctx context.Context) iter.Seq2[*T, error] { return list[T](ctx, c, get(path...)) },
	}
	if one {
		s.one = func(ctx context.Context, id string) (*T, error) {
			return call[T](ctx, c, get(append(path[:len(path):len(path)], id)...))
		}
	}
	return s
}

// loading is a list on its way.
type loading[T any] struct {
	writes  int // when it began
	done    chan struct{}
	objects []*T
	err     error
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
// as gone: it may have been made since, or lists leave it out.
func (s *snapshot[T]) get(ctx context.Context, id string) (*T, error) {
	if s.off && s.one != nil {
		return s.one(ctx, id)
	}
	object, fresh, err := s.find(ctx, id)
	switch {
	case object != nil:
		return object, nil
	case s.one != nil && (err == nil || isForbidden(err)):
		return s.confirm(ctx, id)
	case err == nil && !fresh:
		s.drop()
		object, _, err = s.find(ctx, id)
	}
	if object == nil && err == nil {
		err = fmt.Errorf("%q: %w", id, errNotListed)
	}
	return object, err
}

// find looks into the list; fresh says whether it was asked for just now.
func (s *snapshot[T]) find(ctx context.Context, id string) (object *T, fresh bool, err error) {
	if object, whole := s.known(id); whole {
		return object, false, nil
	}
	objects, fresh, err := s.list(ctx)
	for _, object := range objects {
		if (*object).identity() == id && err == nil {
			return object, fresh, nil
		}
	}
	return nil, fresh, err
}

// confirm asks for the object itself.
func (s *snapshot[T]) confirm(ctx context.Context, id string) (*T, error) {
	s.mu.Lock()
	before := s.writes
	s.mu.Unlock()
	object, err := s.one(ctx, id)
	s.mu.Lock()
	defer s.mu.Unlock()
	if err == nil && s.writes == before {
		s.put(object)
	}
	return object, err
}

// known returns an object of the list, and whether there is a list.
func (s *snapshot[T]) known(id string) (object *T, whole bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.objects[id], s.whole && !s.off
}

// list returns the whole list, and whether it was asked for just now.
func (s *snapshot[T]) list(ctx context.Context) (objects []*T, fresh bool, err error) {
	s.mu.Lock()
	if objects, whole := s.snapshot(); whole && !s.off {
		s.mu.Unlock()
		return objects, false, nil
	}
	// A list that began before a write may lack it, and is only for those who
	// asked before the write.
	if running := s.loading; running != nil && running.writes == s.writes {
		s.mu.Unlock()
		return s.join(ctx, running)
	}
	running := &loading[T]{writes: s.writes, done: make(chan struct{})}
	s.loading = running
	s.mu.Unlock()
	for object, err := range s.fetch(ctx) {
		if err != nil {
			running.err = err
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
		s.keep(running.objects)
	}
	close(running.done)
	return running.objects, true, running.err
}

// join waits for a list that another caller asked for. That the other one gave
// up is no reason to fail.
func (s *snapshot[T]) join(ctx context.Context, running *loading[T]) ([]*T, bool, error) {
	select {
	case <-ctx.Done():
		return nil, false, ctx.Err()
	case <-running.done:
	}
	if running.err != nil && ctx.Err() == nil && (errors.Is(running.err, context.Canceled) || errors.Is(running.err, context.DeadlineExceeded)) {
		return s.list(ctx)
	}
	return running.objects, true, running.err
}

// written passes on the outcome of a write: the object as it is now, or an
// error after which nobody knows.
func (s *snapshot[T]) written(object *T, err error) (*T, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.writes++
	if err != nil {
		s.reset()
		return nil, err
	}
	s.put(object)
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
	if _, there := s.objects[id]; there {
		delete(s.objects, id)
		s.order = slices.DeleteFunc(slices.Clone(s.order), func(other string) bool { return other == id })
	}
	return nil
}

// touched says that an object was changed by way of another one. It is read
// again when it is next needed.
func (s *snapshot[T]) touched(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.writes++
	if _, there := s.objects[id]; there {
		s.objects[id] = nil
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

// snapshot is the list as it is known, if it is whole and nothing in it is out
// of date. The caller holds the lock, as for all below.
func (s *snapshot[T]) snapshot() (objects []*T, whole bool) {
	for _, id := range s.order {
		if s.objects[id] == nil {
			return nil, false
		}
		objects = append(objects, s.objects[id])
	}
	return objects, s.whole
}

func (s *snapshot[T]) keep(objects []*T) {
	s.reset()
	s.whole, s.objects = true, make(map[string]*T, len(objects))
	for _, object := range objects {
		s.put(object)
	}
}

func (s *snapshot[T]) put(object *T) {
	if !s.whole {
		return
	}
	id := (*object).identity()
	if _, there := s.objects[id]; !there {
		s.order = append(s.order, id)
	}
	s.objects[id] = object
}

func (s *snapshot[T]) reset() { s.whole, s.order, s.objects = false, nil, nil }
