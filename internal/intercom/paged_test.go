package intercom

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
)

// book is a kind with pages that counts what is asked of it.
type book struct {
	objects, perPage int
	singles, turns   atomic.Int64
	fail             func(page int) error
}

func (b *book) pages() int { return max(1, (b.objects+b.perPage-1)/b.perPage) }

func (b *book) snapshot() *paged[Tag] {
	return &paged[Tag]{
		one: func(_ context.Context, id string) (*Tag, error) {
			b.singles.Add(1)
			if number, err := strconv.Atoi(id); err != nil || number >= b.objects {
				return nil, ErrNotFound
			}
			return &Tag{Object: Object{ID: ID(id)}, Name: "single"}, nil
		},
		page: func(_ context.Context, at *request) (pageOf[Tag], error) {
			b.turns.Add(1)
			number := 0
			if at != nil {
				number, _ = strconv.Atoi(at.query.Get("starting_after"))
			}
			if b.fail != nil {
				if err := b.fail(number); err != nil {
					return pageOf[Tag]{}, err
				}
			}
			found := pageOf[Tag]{pages: b.pages()}
			for i := number * b.perPage; i < min((number+1)*b.perPage, b.objects); i++ {
				found.objects = append(found.objects, &Tag{Object: Object{ID: ID(strconv.Itoa(i))}, Name: "listed"})
			}
			if number+1 < b.pages() {
				next := get("things").with("starting_after", strconv.Itoa(number+1))
				found.next = &next
			}
			return found, nil
		},
	}
}

func (b *book) requests() int { return int(b.singles.Load() + b.turns.Load()) }

// TestPagedCostsAtMostTwice holds the rule to its promise over many sizes of
// workspace and of configuration, in any order of reading.
func TestPagedCostsAtMostTwice(t *testing.T) {
	t.Parallel()
	worst := 0.0
	for _, perPage := range []int{1, 2, 7, 50, 150} {
		for _, objects := range []int{1, 2, 3, 10, 49, 50, 51, 150, 151, 299, 301, 1000, 5000} {
			for _, needed := range []int{1, 2, 3, 4, 5, 9, 10, 20, 33, 34, 35, 66, 67, 100, 500, 1000, 5000} {
				if needed > objects {
					continue
				}
				b := &book{objects: objects, perPage: perPage}
				p := b.snapshot()
				order := rand.New(rand.NewPCG(uint64(objects), uint64(needed))).Perm(objects) //nolint:gosec // the same every time
				for _, id := range order[:needed] {
					if tag, err := p.get(t.Context(), strconv.Itoa(id)); err != nil || tag.identity() != strconv.Itoa(id) {
						t.Fatalf("got %v, %v", tag, err)
					}
				}
				best := min(needed, b.pages())
				worst = max(worst, float64(b.requests())/float64(best))
				if b.requests() > 2*best {
					t.Errorf("%d of %d objects in pages of %d cost %d requests; %d would do", needed, objects, perPage, b.requests(), best)
				}
			}
		}
	}
	t.Logf("at the worst %.2f times the best", worst)
}

func TestPagedConfirmsWhatPagesLack(t *testing.T) {
	t.Parallel()
	b := &book{objects: 2, perPage: 10}
	p := b.snapshot()
	for _, id := range []string{"0", "1"} {
		if _, err := p.get(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	}
	before := b.singles.Load()
	b.objects = 3 // made outside, since the page was read
	if tag, err := p.get(t.Context(), "2"); err != nil || tag.Name != "single" {
		t.Errorf("got %v, %v", tag, err)
	}
	if _, err := p.get(t.Context(), "3"); !errors.Is(err, ErrNotFound) {
		t.Errorf("got %v", err)
	}
	if asked := b.singles.Load() - before; asked != 2 {
		t.Errorf("asked %d times", asked)
	}
}

func TestPagedFailures(t *testing.T) {
	t.Parallel()
	failed := errors.New("it failed")
	b := &book{objects: 20, perPage: 5, fail: func(int) error { return failed }}
	p := b.snapshot()
	if _, err := p.get(t.Context(), "0"); err != nil {
		t.Fatal(err)
	}
	if _, err := p.get(t.Context(), "1"); !errors.Is(err, failed) {
		t.Errorf("got %v", err)
	}
	b.fail = nil
	if tag, err := p.get(t.Context(), "1"); err != nil || tag.Name != "listed" {
		t.Errorf("after a failure: %v, %v", tag, err)
	}
	// Who may read one object and no list reads them one by one.
	b = &book{objects: 20, perPage: 5, fail: func(int) error { return &Error{Method: "GET", Status: 403} }}
	p = b.snapshot()
	for i := range 10 {
		if _, err := p.get(t.Context(), strconv.Itoa(i)); err != nil {
			t.Fatal(err)
		}
	}
	if b.turns.Load() != 1 || b.singles.Load() != 10 {
		t.Errorf("%d pages and %d single objects were asked for", b.turns.Load(), b.singles.Load())
	}
}

func TestPagedConcurrently(t *testing.T) {
	t.Parallel()
	b := &book{objects: 1000, perPage: 100}
	p := b.snapshot()
	var all sync.WaitGroup
	for reader := range 10 {
		all.Go(func() {
			for i := range 100 {
				id := fmt.Sprint(reader*100 + i)
				if tag, err := p.get(context.Background(), id); err != nil || tag.identity() != id {
					t.Errorf("got %v, %v", tag, err)
				}
			}
		})
	}
	all.Wait()
	// Ten readers may each be one request ahead of what the others know.
	if got := b.requests(); got > 2*b.pages()+10 {
		t.Errorf("%d requests for %d pages", got, b.pages())
	}
}

func TestPagedOff(t *testing.T) {
	t.Parallel()
	b := &book{objects: 10, perPage: 5}
	p := b.snapshot()
	p.off = true
	for range 10 {
		if _, err := p.get(t.Context(), "1"); err != nil {
			t.Fatal(err)
		}
	}
	if b.singles.Load() != 10 || b.turns.Load() != 0 {
		t.Errorf("%d pages and %d single objects were asked for", b.turns.Load(), b.singles.Load())
	}
}
