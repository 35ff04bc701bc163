package intercom

import (
	"context"
	"fmt"
	"iter"
	"strings"
)

// Tag is a label for contacts, companies, conversations and content.
type Tag struct {
	Object
	Name string `json:"name"`
}

// Tags reads and writes tags.
type Tags struct{ c *Client }

// All lists every tag.
func (t Tags) All(ctx context.Context) iter.Seq2[*Tag, error] {
	return list[Tag](ctx, t.c, get("tags"))
}

// Get returns one tag.
func (t Tags) Get(ctx context.Context, id string) (*Tag, error) {
	return call[Tag](ctx, t.c, get("tags", id))
}

// Create makes a tag. Where the name is taken it fails with a *TakenError:
// Intercom itself would hand over the tag that has the name, whatever its case.
func (t Tags) Create(ctx context.Context, name string) (*Tag, error) {
	return t.save(ctx, "", name)
}

// Rename gives a tag another name, unless another tag has it.
func (t Tags) Rename(ctx context.Context, id, name string) (*Tag, error) {
	return t.save(ctx, id, name)
}

// Delete deletes a tag. Intercom refuses while a segment or the like uses it.
func (t Tags) Delete(ctx context.Context, id string) error {
	return do(ctx, t.c, remove("tags", id))
}

// save is harmless to repeat, because nobody else has the name: repeating a
// creation finds the tag that the first attempt made.
func (t Tags) save(ctx context.Context, id, name string) (*Tag, error) {
	release, err := t.c.claims.take(ctx, "tag/"+strings.ToLower(name))
	if err != nil {
		return nil, err
	}
	defer release()
	for tag, err := range t.All(ctx) {
		if err != nil {
			return nil, err
		}
		if string(tag.ID) != id && strings.EqualFold(tag.Name, name) {
			return nil, taken(tag)
		}
	}
	body := map[string]string{"name": name}
	if id != "" {
		body["id"] = id
	}
	tag, err := call[Tag](ctx, t.c, post(body, "tags").harmless())
	if err != nil {
		return nil, err
	}
	// Nobody has seen what a rename to a taken name does, and somebody may have
	// taken the name since the list was read. Both show in the answer.
	if id != "" && string(tag.ID) != id || tag.Name != name {
		return nil, taken(tag)
	}
	return tag, nil
}

func taken(tag *Tag) error {
	return &TakenError{Kind: "tag", Key: fmt.Sprintf("named %q", tag.Name), ID: string(tag.ID)}
}
