package intercom

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
)

// NothingStagedError says that an article has no draft on top of what is published.
type NothingStagedError struct {
	ID  string
	Err error // Intercom's refusal
}

func (e *NothingStagedError) Error() string {
	return fmt.Sprintf("article %s has no unpublished changes: %v", e.ID, e.Err)
}

func (e *NothingStagedError) Unwrap() error { return e.Err }

// Draft returns a published article with what is staged in place of what is
// published. Where nothing is staged it fails with a *NothingStagedError.
func (s Articles) Draft(ctx context.Context, id string) (*Article, error) {
	draft, err := call[Article](ctx, s.c, get("articles", id, "draft").about(id))
	var refused *Error
	if !errors.As(err, &refused) || refused.Status != http.StatusNotFound || refused.Code == "" {
		return draft, err
	}
	// The code is the same for both.
	if _, lookErr := s.Get(ctx, id); lookErr != nil {
		return nil, lookErr
	}
	return nil, &NothingStagedError{id, err}
}

// DraftInput is what is to be staged of an article in one language. Nil stays as it
// is.
type DraftInput struct {
	Title        *string `json:"title,omitempty"`
	Description  *string `json:"description,omitempty"`
	Body         *string `json:"body,omitempty"` // or BodyMarkdown
	BodyMarkdown *string `json:"body_markdown,omitempty"`
}

// Stage adds unpublished changes to a published article, in a language; an empty
// locale is the default one. It answers as Draft does.
func (s Articles) Stage(ctx context.Context, id, locale string, input DraftInput) (*Article, error) {
	var body any = input
	if locale != "" {
		body = map[string]any{"translated_content": map[string]DraftInput{locale: input}}
	}
	draft, err := call[Article](ctx, s.c, put(body, "articles", id, "draft").about(id))
	s.cache.outdated(id)
	return draft, err
}

// Staged are the languages in which an article has unpublished changes, of those that
// are given, or of all. Where the help center has one language, that is "", or what
// is given: Intercom refuses what it is not.
func (a *Article) Staged(of []string) []string {
	var staged []string
	switch {
	case a.TranslatedContent != nil:
		for _, locale := range slices.Sorted(maps.Keys(a.TranslatedContent)) {
			if a.TranslatedContent[locale].HasUnpublishedChanges && (len(of) == 0 || slices.Contains(of, locale)) {
				staged = append(staged, locale)
			}
		}
	case a.HasUnpublishedChanges && len(of) > 0:
		staged = of
	case a.HasUnpublishedChanges:
		staged = []string{""}
	}
	return staged
}

// Publish publishes the unpublished changes that an article has in languages, as
// Staged names them, once. That others did so meanwhile is success.
func (s Articles) Publish(ctx context.Context, id string, locales []string) error {
	var body struct {
		Locales []string `json:"locales,omitempty"`
	}
	if !slices.Contains(locales, "") {
		body.Locales = locales
	}
	_, err := call[Article](ctx, s.c, post(body, "articles", id, "draft", "publish").about(id))
	s.cache.outdated(id)
	var refused *Error
	if ambiguous(err) || errors.As(err, &refused) && refused.Status == http.StatusUnprocessableEntity {
		if after, lookErr := s.Whole(ctx, id); lookErr == nil && len(after.Staged(locales)) == 0 {
			return nil
		}
	}
	return err
}
