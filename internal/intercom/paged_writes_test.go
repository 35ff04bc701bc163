package intercom

import (
	"context"
	"errors"
	"strconv"
	"testing"
)

// name is what a snapshot says that an object is called; it fails for none.
func name(t *testing.T, p *paged[Tag], id int) string {
	t.Helper()
	tag, err := p.get(t.Context(), strconv.Itoa(id))
	if err != nil {
		t.Fatal(err)
	}
	return tag.Name
}

func TestPagedTakesWritesOver(t *testing.T) {
	t.Parallel()
	b := &book{objects: 20, perPage: 20}
	p := b.snapshot()
	for id := range 3 {
		name(t, p, id)
	}
	before := b.requests()
	changed := &Tag{Object: Object{ID: "5"}, Name: "changed"}
	if got, err := p.written("5", changed, nil); got != changed || err != nil {
		t.Fatalf("got %v, %v", got, err)
	}
	made := &Tag{Object: Object{ID: "made"}, Name: "made"}
	if _, err := p.written("", made, nil); err != nil {
		t.Fatal(err)
	}
	if got := name(t, p, 5); got != "changed" {
		t.Errorf("a changed object is %s", got)
	}
	if got, err := p.get(t.Context(), "made"); got != made || err != nil {
		t.Errorf("a new object is %v, %v", got, err)
	}
	if b.requests() != before {
		t.Errorf("%d requests for what was known", b.requests()-before)
	}
}

// TestPagedAsksAfterFailedWrites has a write of which nobody knows what it did,
// and a deletion.
func TestPagedAsksAfterFailedWrites(t *testing.T) {
	t.Parallel()
	failed := errors.New("it failed")
	b := &book{objects: 20, perPage: 20}
	p := b.snapshot()
	for id := range 3 {
		name(t, p, id)
	}
	if _, err := p.written("5", nil, failed); !errors.Is(err, failed) {
		t.Errorf("got %v", err)
	}
	if err := p.deleted("6", nil); err != nil {
		t.Errorf("got %v", err)
	}
	if err := p.deleted("7", failed); !errors.Is(err, failed) {
		t.Errorf("got %v", err)
	}
	before := b.singles.Load()
	for id := 4; id <= 7; id++ {
		want := "single"
		if id == 4 {
			want = "listed"
		}
		if got := name(t, p, id); got != want {
			t.Errorf("object %d is %s, want %s", id, got, want)
		}
	}
	if asked := b.singles.Load() - before; asked != 3 {
		t.Errorf("asked for %d objects", asked)
	}
}

// TestPagedDropsAnswersOlderThanAWrite has writes land while a page, and while
// one object, is on its way.
func TestPagedDropsAnswersOlderThanAWrite(t *testing.T) {
	t.Parallel()
	changed := func(id string) *Tag { return &Tag{Object: Object{ID: ID(id)}, Name: "changed"} }
	b := &book{objects: 20, perPage: 20}
	p := b.snapshot()
	one, page := p.one, p.page
	p.one = func(ctx context.Context, id string) (*Tag, error) {
		old, err := one(ctx, id)
		if id == "0" {
			_, _ = p.written(id, changed(id), nil)
		}
		return old, err
	}
	p.page = func(ctx context.Context, at *request) (pageOf[Tag], error) {
		old, err := page(ctx, at)
		_, _ = p.written("5", changed("5"), nil)
		return old, err
	}
	name(t, p, 0) // what the caller of that time gets may be old
	if got := name(t, p, 0); got != "changed" {
		t.Errorf("after a write in the middle of a reading the object is %s", got)
	}
	name(t, p, 1)
	name(t, p, 2)
	if got := name(t, p, 5); got != "changed" {
		t.Errorf("after a write in the middle of a page the object is %s", got)
	}
}

// TestPagedForgets drops everything while a page is on its way.
func TestPagedForgets(t *testing.T) {
	t.Parallel()
	b := &book{objects: 20, perPage: 5}
	p := b.snapshot()
	var asked []int
	b.fail = func(page int) error {
		if asked = append(asked, page); len(asked) == 2 {
			p.drop()
		}
		return nil
	}
	for id := range 12 {
		name(t, p, id)
	}
	if len(asked) < 3 || asked[1] != 1 || asked[2] != 0 {
		t.Errorf("the pages were read in the order %v", asked)
	}
	singles := b.singles.Load()
	p.drop()
	if name(t, p, 0); b.singles.Load() != singles+1 {
		t.Error("what was forgotten was not asked for again")
	}
}
