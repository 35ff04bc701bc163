package intercom

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
)

// AudiencesSince is the first version that has audiences.
var AudiencesSince = MustVersion("2.16")

// Audience is a group of people for whom Fin uses some content.
type Audience struct {
	Object
	Name           string      `json:"name"`
	Predicates     []Predicate `json:"predicates"`
	RolePredicates []Predicate `json:"role_predicates"`
	CreatedAt      Time        `json:"created_at"`
	UpdatedAt      Time        `json:"updated_at"`
}

// Predicate is a condition that people of an audience meet.
type Predicate struct {
	Attribute  string         `json:"attribute"`
	Type       string         `json:"type"`
	Comparison string         `json:"comparison"`
	Value      PredicateValue `json:"value,omitzero"`
}

// PredicateValue is what a predicate compares with: a text, or a list of texts.
// The description has a text only, Intercom's own default for roles a list.
type PredicateValue struct {
	Texts []string // one where it is a text, none where there is no value
	List  bool
}

// UnmarshalJSON accepts a text, a number, a boolean, null, and a list of them.
func (v *PredicateValue) UnmarshalJSON(data []byte) error {
	*v = PredicateValue{List: len(data) > 0 && data[0] == '['}
	var scalars []json.RawMessage
	if !v.List {
		scalars = []json.RawMessage{data}
	} else if err := json.Unmarshal(data, &scalars); err != nil {
		return err
	}
	for _, scalar := range scalars {
		switch {
		case bytes.Equal(scalar, []byte("null")):
		case scalar[0] == '{' || scalar[0] == '[':
			return errors.New("a predicate compares with a string or a list of strings")
		case scalar[0] == '"':
			var text string
			if err := json.Unmarshal(scalar, &text); err != nil {
				return err
			}
			v.Texts = append(v.Texts, text)
		default:
			v.Texts = append(v.Texts, string(scalar))
		}
	}
	return nil
}

// MarshalJSON writes a text or a list; omitzero leaves out what is neither.
func (v PredicateValue) MarshalJSON() ([]byte, error) {
	if v.List {
		return json.Marshal(append([]string{}, v.Texts...))
	}
	return json.Marshal(v.Texts[0])
}

// IsZero says that there is no value.
func (v PredicateValue) IsZero() bool { return !v.List && len(v.Texts) == 0 }

// AudienceInput is what can be written of an audience. Nil is not sent: Intercom
// then keeps what there is, and gives a new audience the roles that it takes for
// the usual ones.
type AudienceInput struct {
	// Before is what the object has already, for an update: the rest is sent.
	Before *AudienceInput `json:"-"`

	Name           string       `json:"name"`
	Predicates     *[]Predicate `json:"predicates,omitempty"`
	RolePredicates *[]Predicate `json:"role_predicates,omitempty"`
}

// audiencesPerPage is the longest page of audiences.
const audiencesPerPage = "50"

// Audiences reads and writes audiences.
type Audiences struct {
	c     *Client
	cache *paged[Audience]
}

// All lists every audience.
func (s Audiences) All(ctx context.Context) iter.Seq2[*Audience, error] { return s.cache.all(ctx) }

// Get returns one audience.
func (s Audiences) Get(ctx context.Context, id string) (*Audience, error) {
	return s.cache.get(ctx, id)
}

// Exists is nil where an audience has an id, else the error of looking for it.
func (s Audiences) Exists(ctx context.Context, id string) error {
	_, err := s.Get(ctx, id)
	return err
}

// Create makes an audience. Whether a name can be had twice is not documented, so
// that a repetition might make a second one: where the outcome is not known, the
// *AmbiguousError has the candidates.
func (s Audiences) Create(ctx context.Context, input AudienceInput) (*Audience, error) {
	began := s.c.ids.begin()
	made, err := call[Audience](ctx, s.c, post(input, "audiences").creates().must(audienceNamed(input.Name)))
	if err == nil {
		return s.cache.written("", made, nil)
	}
	return nil, candidates(err, fmt.Sprintf("audience named %q", input.Name), s.All(ctx), func(audience *Audience) string {
		if !sameText(input.Name, audience.Name) || !began.mayHaveMade(audience, audience.CreatedAt) {
			return ""
		}
		return audience.identity()
	})
}

// Update changes an audience.
func (s Audiences) Update(ctx context.Context, id string, input AudienceInput) (*Audience, error) {
	changed, err := call[Audience](ctx, s.c, put(sparse(input, input.Before), "audiences", id).about(id).must(audienceNamed(input.Name)))
	return s.cache.written(id, changed, err)
}

// Delete deletes an audience for good.
func (s Audiences) Delete(ctx context.Context, id string) error {
	return s.cache.deleted(id, end(ctx, s.c, remove("audiences", id), id, saysEmpty, func() error {
		_, err := s.cache.one(ctx, id)
		return err
	}))
}

func audienceNamed(name string) func(any) error {
	return showing("name", func(audience *Audience) bool { return sameText(name, audience.Name) })
}
