package intercom

import (
	"context"
	"fmt"
	"iter"
)

// Tag is a label for contacts, companies, conversations and content.
type Tag struct {
	Object
	Name string `json:"name"`
}

// Tags reads and writes tags.
type Tags struct {
	c     *Client
	cache *snapshot[Tag]
}

// All lists every tag.
func (t Tags) All(ctx context.Context) iter.Seq2[*Tag, error] {
	return t.cache.all(ctx)
}

// Get returns one tag.
func (t Tags) Get(ctx context.Context, id string) (*Tag, error) {
	return t.cache.get(ctx, id)
}

// Exists is nil where a tag has an id, else the error of looking for it.
func (t Tags) Exists(ctx context.Context, id string) error {
	_, err := t.Get(ctx, id)
	return err
}

// Create makes a tag. Where the name is taken it fails with a *TakenError:
// Intercom itself would hand over the tag that has the name, whatever its case.
func (t Tags) Create(ctx context.Context, name string) (*Tag, error) {
	return t.save(ctx, "", name)
}

// Rename gives a tag another name, unless another tag has it.
func (t Tags) Rename(ctx context.Context, id, name string) (*Tag, error) {
	release, err := t.hold(ctx, id)
	if err != nil {
		return nil, err
	}
	defer release()
	defer t.c.ContactTags.drop()
	return t.save(ctx, id, name)
}

// Delete deletes a tag. Intercom refuses while a segment or the like uses it.
func (t Tags) Delete(ctx context.Context, id string) error {
	release, err := t.hold(ctx, id)
	if err != nil {
		return err
	}
	defer release()
	defer t.c.ContactTags.drop()
	return t.cache.deleted(id, end(ctx, t.c, remove("tags", id), id, saysNothing, func() error {
		_, err := t.cache.one(ctx, id)
		return err
	}))
}

// hold keeps a tag from being renamed or deleted from here meanwhile.
func (t Tags) hold(ctx context.Context, id string) (release func(), err error) {
	return t.c.claims.take(ctx, "tag id/"+id)
}

// save is harmless to repeat, because nobody else has the name: repeating a
// creation finds the tag that the first attempt made.
func (t Tags) save(ctx context.Context, id, name string) (*Tag, error) {
	release, err := t.c.claim(ctx, "tag/"+AnyCase.Key(name))
	if err != nil {
		return nil, err
	}
	defer release()
	if holder, err := t.named(ctx, name); err != nil || holder != nil && holder.identity() != id {
		return nil, taken(holder, err)
	}
	body := map[string]string{"name": name}
	if id != "" {
		body["id"] = id
	}
	r := post(body, "tags").harmless().must(showing("name", func(tag *Tag) bool { return sameText(name, tag.Name) }))
	before := t.c.ids.now()
	if id == "" {
		r = r.must(t.c.ids.since(before))
	}
	tag, err := t.cache.written(call[Tag](ctx, t.c, r))
	if ambiguous(err) {
		// Nobody else had the name, so whoever has it now is what was asked for.
		switch made, lookErr := t.named(ctx, name); {
		case lookErr != nil && id == "":
			return nil, &AmbiguousError{Err: err, What: fmt.Sprintf("tag named %q", name)}
		case made != nil && id == "" && t.c.ids.old(made, before):
			return nil, taken(made, nil)
		case made != nil:
			tag, err = made, nil
		}
	}
	// Nobody has seen what a rename to a taken name does, and somebody may have
	// taken the name since the list was read. Both show in the answer.
	if err == nil && (id != "" && tag.identity() != id || !Exact.Same(tag.Name, name)) {
		t.cache.drop()
		if now, lookErr := t.named(ctx, name); lookErr == nil && now != nil && now.identity() == id && Exact.Same(now.Name, name) {
			return now, nil // somebody else answered
		}
		return nil, taken(tag, nil)
	}
	return tag, err
}

// named returns the tag that has a name, whatever its case; nil for none.
func (t Tags) named(ctx context.Context, name string) (*Tag, error) {
	for tag, err := range t.All(ctx) {
		if err != nil || AnyCase.Same(tag.Name, name) {
			return tag, err
		}
	}
	return nil, nil
}

func taken(tag *Tag, err error) error {
	if err != nil {
		return err
	}
	return &TakenError{Kind: "tag", Key: fmt.Sprintf("named %q", tag.Name), ID: string(tag.ID)}
}
