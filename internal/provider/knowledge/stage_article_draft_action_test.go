package knowledge_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

const stage = "intercom_stage_article_draft"

func TestStageArticleDraft(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	article := "/articles/" + emulator.SampleArticleID
	before := w.Do(http.MethodGet, article, nil)
	config := session.Config{"article_id": emulator.SampleArticleID, "title": "Sign up", "body_markdown": "Choose *Sign up*."}
	want := []string{"Staging the title, body_markdown of article 321", "There are unpublished changes of article 321, which readers do not see"}
	for range 2 {
		if said, err := w.Invoke(stage, config, nil); err != nil || !slices.Equal(said, want) {
			t.Errorf("%q, %v", said, err)
		}
		draft := w.Do(http.MethodGet, article+"/draft", nil)
		if draft["title"] != "Sign up" || draft["body_markdown"] != "Choose *Sign up*.\n" || draft["description"] != before["description"] {
			t.Errorf("the draft is %v", draft)
		}
	}
	if after := w.Do(http.MethodGet, article, nil); after["title"] != before["title"] || after["body"] != before["body"] || after["has_unpublished_changes"] != true {
		t.Errorf("published is %v", after)
	}
	if _, err := w.Invoke(stage, session.Config{"article_id": emulator.SampleArticleID, "description": ""}, nil); err != nil {
		t.Fatal(err)
	}
	if draft := w.Do(http.MethodGet, article+"/draft", nil); draft["title"] != "Sign up" || draft["description"] != "" {
		t.Errorf("the draft is %v", draft)
	}
}

func TestStageArticleDraftInAnotherLanguage(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := session.Config{"article_id": emulator.SampleStagedArticleID, "locale": "fr", "title": "Rembourser"}
	said, err := w.Invoke(stage, config, nil)
	if err != nil || !strings.HasSuffix(said[len(said)-1], "article 323 in fr, which readers do not see") {
		t.Errorf("%q, %v", said, err)
	}
	translated, _ := w.Do(http.MethodGet, "/articles/"+emulator.SampleStagedArticleID, nil)["translated_content"].(map[string]any)
	if french, _ := translated["fr"].(map[string]any); french["title"] != "Les remboursements" || french["has_unpublished_changes"] != true {
		t.Errorf("it is %v", french)
	}
	// Of one that the article is not in, and of a help center that has one language.
	config["locale"] = "pt-BR"
	if _, err := w.Invoke(stage, config, nil); err == nil || !strings.Contains(err.Error(), "Nothing was staged") {
		t.Errorf("%v", err)
	}
	config["locale"] = "fr"
	if _, err := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.OneLanguage: true})).Invoke(stage, config, nil); err == nil || !strings.Contains(err.Error(), "Nothing was staged") {
		t.Errorf("%v", err)
	}
}

func TestStageArticleDraftIsRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for want, config := range map[string]session.Config{
		"At least one of these attributes":       {},
		"These attributes cannot be configured":  {"body": "<p>a</p>", "body_markdown": "b"},
		"locale must be a locale":                {"title": "a", "locale": "French"},
		"must be published before a draft can":   {"title": "a", "article_id": emulator.SampleDraftArticleID},
		"No such article":                        {"title": "a", "article_id": "999"},
		"must be an id as Intercom shows it":     {"title": "a", "article_id": "create-an-account"},
		"title must be a string in one line":     {"title": "a\nb"},
		"Cannot stage article draft: Intercom a": {"title": "a", "article_id": emulator.SampleDraftArticleID, "locale": "fr"},
	} {
		if config["article_id"] == nil {
			config["article_id"] = emulator.SampleArticleID
		}
		if _, err := w.Invoke(stage, config, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
	_, err := w.Invoke(stage, session.Config{"article_id": emulator.SampleArticleID, "title": "a"}, session.Config{"api_version": "2.15"})
	if err == nil || !strings.Contains(fmt.Sprint(err), `action.intercom_stage_article_draft requires api_version "2.16"`) {
		t.Errorf("%v", err)
	}
}
