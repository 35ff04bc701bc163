package intercom

import (
	"encoding/json"
	"testing"
	"unsafe"
)

// TestArticleTextIsHeldOnce reads an article whose default language comes twice.
func TestArticleTextIsHeldOnce(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		body string // of the default language
		once bool
	}{"the same": {"<p>Text</p>", true}, "another": {"<p>Other</p>", false}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			answer, err := json.Marshal(map[string]any{
				"id": "1", "body": "<p>Text</p>", "default_locale": "en",
				"translated_content": map[string]any{"en": map[string]any{"body": test.body, "url": "https://help/en"}, "fr": map[string]any{"body": "<p>Texte</p>"}},
			})
			if err != nil {
				t.Fatal(err)
			}
			var article Article
			if err := json.Unmarshal(answer, &article); err != nil {
				t.Fatal(err)
			}
			english, french := article.TranslatedContent["en"], article.TranslatedContent["fr"]
			if article.ID != "1" || article.Body != "<p>Text</p>" || english.Body != test.body || english.URL != "https://help/en" || french.Body != "<p>Texte</p>" {
				t.Errorf("read %+v", article)
			}
			if once := unsafe.StringData(article.Body) == unsafe.StringData(english.Body); once != test.once {
				t.Errorf("held once: %t", once)
			}
		})
	}
}
