package intercom

import (
	"context"
	"encoding/json"
	"fmt"
	"html"
	"iter"
)

// DynamicContentsSince is the first version that has dynamic content. Of versions
// before it, Preview is the one that has it.
var DynamicContentsSince = MustVersion("2.17")

// DynamicContent is a piece of text that articles show by its key, in the words of
// the reader's language and brand.
type DynamicContent struct {
	Object
	Name          htmlName           `json:"name"`
	Key           string             `json:"key"`          // made of the first name; it stays
	ContentType   string             `json:"content_type"` // inline, block
	DefaultLocale string             `json:"default_locale"`
	Variations    []DynamicVariation `json:"variations"`
}

// htmlName is a name that Intercom answers with the characters of HTML escaped.
type htmlName string

// UnmarshalJSON takes the escapes out.
func (u *htmlName) UnmarshalJSON(data []byte) error {
	var text string
	err := json.Unmarshal(data, &text)
	*u = htmlName(html.UnescapeString(text))
	return err
}

// DynamicVariation is dynamic content in one language, for one brand or for all.
type DynamicVariation struct {
	Locale             string          `json:"locale"`
	BrandID            NullableText    `json:"brand_id"` // "" for every brand
	TextContent        *string         `json:"text_content,omitempty"`
	JSONBlocks         json.RawMessage `json:"json_blocks,omitempty"`
	IntentionallyEmpty bool            `json:"intentionally_empty"`
}

// DynamicContentInput is what can be written of dynamic content. The variations are
// all that there will be.
type DynamicContentInput struct {
	Name          string             `json:"name"`
	ContentType   string             `json:"content_type"`
	DefaultLocale string             `json:"default_locale"`
	Variations    []DynamicVariation `json:"variations"`
}

// DynamicContents reads and writes dynamic content. Every creation looks for its
// name, so that the whole list is kept although it has pages.
type DynamicContents struct {
	c     *Client
	cache *snapshot[DynamicContent]
}

func newDynamicContents(c *Client) DynamicContents {
	first := get("dynamic_contents").numbered(mostPerPage).since(DynamicContentsSince).moves()
	return DynamicContents{c, whole[DynamicContent](c, []string{"dynamic_contents"}, readable).from(first)}
}

// All lists all dynamic content.
func (s DynamicContents) All(ctx context.Context) iter.Seq2[*DynamicContent, error] {
	return s.cache.all(ctx)
}

// Get returns one piece of dynamic content.
func (s DynamicContents) Get(ctx context.Context, id string) (*DynamicContent, error) {
	return s.cache.get(ctx, id)
}

// Holder returns what has a name; nil for nothing.
func (s DynamicContents) Holder(ctx context.Context, name string) (*DynamicContent, error) {
	for content, err := range s.All(ctx) {
		if err != nil || Exact.Same(string(content.Name), name) {
			return content, err
		}
	}
	return nil, nil //nolint:nilnil // none is no error
}

// Create makes dynamic content. Where the name is taken it fails with a
// *TakenError.
func (s DynamicContents) Create(ctx context.Context, input DynamicContentInput) (*DynamicContent, error) {
	release, err := s.claim(ctx, "", input.Name)
	if err != nil {
		return nil, err
	}
	defer release()
	made, err := s.written(ctx, "", input.Name, post(input, "dynamic_contents").creates())
	if ambiguous(err) {
		// Nobody else had the name, so whoever has it now is what was asked for.
		found, lookErr := s.Holder(ctx, input.Name)
		if lookErr == nil && found != nil {
			return found, nil
		}
		return nil, &AmbiguousError{Err: cause(err), What: fmt.Sprintf("dynamic content named %q", input.Name), Looked: lookErr == nil}
	}
	return made, err
}

// Update changes dynamic content from what it was before. It keeps its key.
func (s DynamicContents) Update(ctx context.Context, id string, input, before DynamicContentInput) (*DynamicContent, error) {
	release, err := s.claim(ctx, id, input.Name)
	if err != nil {
		return nil, err
	}
	defer release()
	return s.written(ctx, id, input.Name, put(sparse(input, &before), "dynamic_contents", id).about(id))
}

// written sends a write. A refusal of a name that somebody has taken since the list
// was read is a *TakenError.
func (s DynamicContents) written(ctx context.Context, id, name string, r request) (*DynamicContent, error) {
	return unlessTaken(func() (*DynamicContent, error) {
		return s.cache.written(call[DynamicContent](ctx, s.c, r.since(DynamicContentsSince).
			must(showing("name", func(content *DynamicContent) bool { return sameText(name, string(content.Name)) }))))
	}, func(refusal error) *TakenError {
		taken := holder(s.All(ctx), func(content *DynamicContent) bool { return Exact.Same(string(content.Name), name) })
		if taken == nil || taken.identity() == id {
			return nil
		}
		return dynamicContentTaken(taken, refusal)
	})
}

// Delete deletes dynamic content. Intercom refuses while an article uses it.
func (s DynamicContents) Delete(ctx context.Context, id string) error {
	return s.cache.deleted(id, end(ctx, s.c, remove("dynamic_contents", id).since(DynamicContentsSince), id, saysDeleted, func() error {
		_, err := s.cache.one(ctx, id)
		return err
	}))
}

// claim keeps others from taking a name, and fails where something else has it.
func (s DynamicContents) claim(ctx context.Context, id, name string) (release func(), err error) {
	release, err = s.c.claim(ctx, "dynamic_content/"+Exact.Key(name))
	if err != nil {
		return nil, err
	}
	holder, err := s.Holder(ctx, name)
	if err == nil && holder != nil && holder.identity() != id {
		err = dynamicContentTaken(holder, nil)
	}
	if err != nil {
		release()
		return nil, err
	}
	return release, nil
}

func dynamicContentTaken(holder *DynamicContent, refusal error) *TakenError {
	return &TakenError{Kind: "piece of dynamic content", Key: fmt.Sprintf("named %q", holder.Name), ID: holder.identity(), Err: refusal}
}
