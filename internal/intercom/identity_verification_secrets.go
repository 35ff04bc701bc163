package intercom

import (
	"context"
	"errors"
	"fmt"
	"iter"
)

// IdentityVerificationSecret signs the tokens that prove to the Messenger who
// somebody is. Intercom calls it a secure mode secret in paths.
type IdentityVerificationSecret struct {
	Object
	Name      string `json:"name"`
	Android   bool   `json:"supports_android"`
	IOS       bool   `json:"supports_ios"`
	Web       bool   `json:"supports_web"`
	CreatedAt Time   `json:"created_at"`
	Secret    string `json:"secret"` // only in the answer to its creation
}

// IdentityVerificationSecretInput is what can be said of a secret when it is
// created. Nothing of it can change later.
type IdentityVerificationSecretInput struct {
	Name    string `json:"name"`
	Android bool   `json:"supports_android"`
	IOS     bool   `json:"supports_ios"`
	Web     bool   `json:"supports_web"`
}

// IdentityVerificationSecrets makes and deletes identity verification secrets. Only
// Preview has them.
type IdentityVerificationSecrets struct {
	c     *Client
	cache *snapshot[IdentityVerificationSecret]
}

func newIdentityVerificationSecrets(c *Client) IdentityVerificationSecrets {
	return IdentityVerificationSecrets{c, whole[IdentityVerificationSecret](c, []string{"secure_mode_secrets"}, listed).since(Preview)}
}

// All lists every secret, without what is secret of it.
func (s IdentityVerificationSecrets) All(ctx context.Context) iter.Seq2[*IdentityVerificationSecret, error] {
	return s.cache.all(ctx)
}

// Get returns one secret, without what is secret of it.
func (s IdentityVerificationSecrets) Get(ctx context.Context, id string) (*IdentityVerificationSecret, error) {
	return s.cache.get(ctx, id)
}

// Create makes a secret. It has no natural key, and of one whose answer was lost
// nobody learns the secret: the *AmbiguousError has those of the name as candidates,
// so that they can be deleted.
func (s IdentityVerificationSecrets) Create(ctx context.Context, input IdentityVerificationSecretInput) (*IdentityVerificationSecret, error) {
	began := s.c.ids.begin()
	r := post(input, "secure_mode_secrets").since(Preview).creates().
		must(showing("name", func(made *IdentityVerificationSecret) bool { return sameText(made.Name, input.Name) })).
		must(func(answer any) error {
			if made, ok := answer.(*IdentityVerificationSecret); ok && made.Secret == "" {
				return errors.New("it has no secret")
			}
			return nil
		})
	made, err := call[IdentityVerificationSecret](ctx, s.c, r)
	if err != nil {
		return nil, candidates(err, fmt.Sprintf("identity verification secret named %q", input.Name), s.All(ctx), func(found *IdentityVerificationSecret) string {
			if !sameText(found.Name, input.Name) || !began.mayHaveMade(found, found.CreatedAt) {
				return ""
			}
			return found.identity()
		})
	}
	kept := *made
	kept.Secret = "" // a list has it not either
	_, err = s.cache.written(&kept, nil)
	return made, err
}

// Delete revokes a secret: what it has signed is refused from the next request on.
func (s IdentityVerificationSecrets) Delete(ctx context.Context, id string) error {
	return s.cache.deleted(id, end(ctx, s.c, remove("secure_mode_secrets", id).since(Preview), id, saysEmpty, func() error {
		_, err := s.Get(ctx, id)
		return err
	}))
}
