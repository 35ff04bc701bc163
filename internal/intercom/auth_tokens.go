package intercom

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
)

// AuthTokensSince is the first number that has auth tokens. Preview has them, too.
var AuthTokensSince = MustVersion("2.18")

// authTokensPerPage is the longest page of auth tokens.
const authTokensPerPage = "50"

// AuthToken is a credential that data connectors send. Its value is in no answer.
type AuthToken struct {
	Object
	Name             string          `json:"name"`
	Description      string          `json:"description"`
	TokenType        string          `json:"token_type"` // text, oauth
	RequestHeaderKey string          `json:"request_header_key"`
	TokenPrefix      json.RawMessage `json:"token_prefix"` // see Prefix
	Domain           string          `json:"domain"`
	CreatedAt        Time            `json:"created_at"`
}

// Prefix is what goes before the value in the header, and whether the answer tells: null
// is none, and only answers of 2.18 are known to have it.
func (t *AuthToken) Prefix() (prefix string, told bool) {
	return prefix, json.Unmarshal(t.TokenPrefix, &prefix) == nil
}

// AuthTokenInput is what can be written of an auth token. What is nil or empty is not
// sent. The value and the domain are for a creation only.
type AuthTokenInput struct {
	Name             string  `json:"name"`
	Value            string  `json:"token_value,omitempty"`
	RequestHeaderKey string  `json:"request_header_key"`
	TokenPrefix      *string `json:"token_prefix,omitempty"`
	Description      *string `json:"description,omitempty"`
	Domain           string  `json:"domain,omitempty"`
}

// AuthTokens makes and changes auth tokens. Nothing is known of deleting one.
type AuthTokens struct {
	c     *Client
	cache *paged[AuthToken]
}

func newAuthTokens(c *Client) AuthTokens {
	s := AuthTokens{c, pages[AuthToken](c, "auth_tokens").since(AuthTokensSince)}
	s.cache.first = s.cache.first.with("per_page", authTokensPerPage)
	return s
}

// WritesDomain says whether a request can say which domain a token is for: in Preview
// only, by the reference.
func (s AuthTokens) WritesDomain() bool {
	return s.c.Version() == Preview || s.c.Version().Before(AuthTokensSince)
}

// All lists the auth tokens that teammates made. Those of apps are in no list.
func (s AuthTokens) All(ctx context.Context) iter.Seq2[*AuthToken, error] { return s.cache.all(ctx) }

// Get returns one auth token.
func (s AuthTokens) Get(ctx context.Context, id string) (*AuthToken, error) {
	return s.cache.get(ctx, id)
}

// Create makes an auth token. It has no natural key, so that a repetition would make a
// second one: where the outcome is not known, the *AmbiguousError has the new ones of
// the name.
func (s AuthTokens) Create(ctx context.Context, input AuthTokenInput) (*AuthToken, error) {
	began := s.c.ids.begin()
	made, err := call[AuthToken](ctx, s.c, post(input, "auth_tokens").since(AuthTokensSince).creates().must(authTokenNamed(input.Name)))
	if err == nil {
		return s.cache.written("", made, nil)
	}
	return nil, candidates(err, fmt.Sprintf("auth token named %q", input.Name), s.All(ctx), func(found *AuthToken) string {
		if !sameText(input.Name, found.Name) || !began.mayHaveMade(found, found.CreatedAt) {
			return ""
		}
		return found.identity()
	})
}

// Update changes what of an auth token differs from what it had before.
func (s AuthTokens) Update(ctx context.Context, id string, input, before AuthTokenInput) (*AuthToken, error) {
	changed, err := call[AuthToken](ctx, s.c, patch(sparse(input, &before), "auth_tokens", id).since(AuthTokensSince).about(id).must(authTokenNamed(input.Name)))
	return s.cache.written(id, changed, err)
}

func authTokenNamed(name string) func(any) error {
	return showing("name", func(token *AuthToken) bool { return sameText(name, token.Name) })
}
