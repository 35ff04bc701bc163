package knowledge_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

const (
	publish       = "intercom_publish_article_draft"
	stagedArticle = "/articles/" + emulator.SampleStagedArticleID
)

// staged is the sample's article on refunds with changes in both of its languages.
func staged(t *testing.T, quirks emulator.Quirks) *acctest.Workspace {
	t.Helper()
	w := acctest.New(t, acctest.Quirks(quirks))
	w.Do(http.MethodPut, stagedArticle+"/draft", map[string]any{"translated_content": map[string]any{"fr": map[string]any{"title": "Rembourser"}}})
	return w
}

func TestPublishArticleDraft(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		locales     any
		quirks      emulator.Quirks
		said, again string
	}{
		"all":          {nil, nil, "The changes of article 323 are published in en, fr", "Article 323 has no unpublished changes"},
		"empty":        {[]string{}, nil, "The changes of article 323 are published in en, fr", "Article 323 has no unpublished changes"},
		"one":          {[]string{"fr"}, nil, "The changes of article 323 are published in fr", "Article 323 has no unpublished changes in fr"},
		"and another":  {[]string{"pt-BR", "en"}, nil, "The changes of article 323 are published in en", "Article 323 has no unpublished changes in en, pt-BR"},
		"one language": {nil, emulator.Quirks{emulator.OneLanguage: true}, "The changes of article 323 are published", "Article 323 has no unpublished changes"},
		"the only language": {
			[]string{"en"}, emulator.Quirks{emulator.OneLanguage: true}, "The changes of article 323 are published in en", "Article 323 has no unpublished changes in en",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := staged(t, test.quirks)
			config := session.Config{"article_id": emulator.SampleStagedArticleID, "locales": test.locales}
			for _, want := range []string{test.said, test.again} {
				if said, err := w.Invoke(publish, config, nil); err != nil || said[len(said)-1] != want {
					t.Errorf("%q, %v", said, err)
				}
			}
			if count := w.RequestCount(http.MethodPost, stagedArticle+"/draft/publish"); count != 1 {
				t.Errorf("it was published %d times", count)
			}
			now := w.Do(http.MethodGet, stagedArticle, nil)
			if locales, _ := test.locales.([]string); (now["description"] == "Within 30 days") != (len(locales) == 0 || slices.Contains(locales, "en")) {
				t.Errorf("the article is %v", now)
			}
		})
	}
}

func TestPublishArticleDraftIsRefused(t *testing.T) {
	t.Parallel()
	for want, config := range map[string]session.Config{
		"The article is not published":       {"article_id": emulator.SampleDraftArticleID},
		"No such article":                    {"article_id": "999"},
		"must be a locale":                   {"article_id": emulator.SampleStagedArticleID, "locales": []string{"French"}},
		"must be an id as Intercom shows it": {"article_id": "refunds"},
	} {
		if _, err := staged(t, nil).Invoke(publish, config, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
	// The only language of a help center is another one.
	config := session.Config{"article_id": emulator.SampleStagedArticleID, "locales": []string{"fr"}}
	if _, err := staged(t, emulator.Quirks{emulator.OneLanguage: true}).Invoke(publish, config, nil); err == nil || !strings.Contains(err.Error(), "422 parameter_invalid") {
		t.Errorf("%v", err)
	}
}

// The answer was lost, and the article says that it is published.
func TestPublishArticleDraftUnheard(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		cut  string
		fail bool
	}{{"after", false}, {"before", true}} {
		w := staged(t, nil)
		w.Breaks(emulator.Fault{Pattern: "POST " + stagedArticle + "/draft/publish", Cut: test.cut})()
		said, err := w.Invoke(publish, session.Config{"article_id": emulator.SampleStagedArticleID}, nil)
		switch {
		case !test.fail && (err != nil || said[len(said)-1] != "The changes of article 323 are published in en, fr"):
			t.Errorf("%q, %v", said, err)
		case test.fail && (err == nil || !strings.Contains(err.Error(), "Cannot tell whether the action happened") || !strings.Contains(err.Error(), "Repeating it publishes")):
			t.Errorf("%v", err)
		}
		if count := w.RequestCount(http.MethodPost, stagedArticle+"/draft/publish"); count != 1 {
			t.Errorf("it was sent %d times", count)
		}
	}
}
