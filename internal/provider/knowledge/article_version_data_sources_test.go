package knowledge_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// ofArticle is a data source called "test", of an article.
func ofArticle(kind, id string, more ...string) string {
	return fmt.Sprintf("data %q \"test\" {\n  article_id = %q\n  %s\n}\n", "intercom_"+kind, id, strings.Join(more, "\n  "))
}

// reads checks what a data source called "test" has.
func reads(kind string, want map[string]knownvalue.Check) (checks []statecheck.StateCheck) {
	for name, value := range want {
		checks = append(checks, statecheck.ExpectKnownValue("data.intercom_"+kind+".test", tfjsonpath.New(name), value))
	}
	return checks
}

const sampled = "2024-12-18T16:00:00Z"

func TestAccArticleDraftDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	const kind, staged = "article_draft", emulator.SampleStagedArticleID
	w.Test(
		resource.TestStep{Config: ofArticle(kind, staged), ConfigStateChecks: reads(kind, map[string]knownvalue.Check{
			"title": knownvalue.StringExact("How refunds work"), "description": knownvalue.StringExact("Within 30 days"), "author_id": knownvalue.StringExact("991267460"),
			"body":          knownvalue.StringExact(`<p class="no-margin">A refund takes <strong>30 days</strong>.</p>`),
			"body_markdown": knownvalue.StringExact("A refund takes **30 days**.\n"), "draft_updated_at": knownvalue.StringExact(sampled),
		})},
		// What is published is another text, and the draft only what it is of.
		resource.TestStep{
			PreConfig: w.Outside(http.MethodPut, "/articles/"+staged+"/draft", map[string]any{"title": "Refunds"}), Config: ofArticle(kind, staged),
			ConfigStateChecks: reads(kind, map[string]knownvalue.Check{"title": knownvalue.StringExact("Refunds"), "description": knownvalue.StringExact("Within 30 days")}),
		},
		resource.TestStep{Config: ofArticle(kind, emulator.SampleArticleID), ExpectError: acctest.ExpectMessage(
			"The article has no unpublished changes", "Article "+emulator.SampleArticleID, "Intercom answered", "404 data_invalid", "(request id ",
		)},
		resource.TestStep{Config: ofArticle(kind, emulator.SampleDraftArticleID), ExpectError: acctest.ExpectMessage(
			"The article has no unpublished changes", "was never published is the article itself, which intercom_article reads",
		)},
		resource.TestStep{Config: ofArticle(kind, "999"), ExpectError: acctest.ExpectMessage("Cannot read: there is no such object", "GET /articles/999")},
		resource.TestStep{
			PreConfig: w.Outside(http.MethodPost, "/articles/"+staged+"/draft/publish", map[string]any{"locales": []string{"en"}}), Config: ofArticle(kind, staged),
			ExpectError: acctest.ExpectMessage("The article has no unpublished changes"),
		},
	)
	w.Settings = `api_version = "2.15"`
	w.Test(resource.TestStep{Config: ofArticle(kind, staged), ExpectError: acctest.ExpectMessage("The API version is too old", `data.intercom_article_draft requires api_version "2.16"`)})
}

// version is a version of the sample's article on refunds, as lists have it.
func version(id, title, description string) map[string]knownvalue.Check {
	return map[string]knownvalue.Check{
		"id": knownvalue.StringExact(id), "title": knownvalue.StringExact(title), "description": knownvalue.StringExact(description),
		"author_id": knownvalue.StringExact("991267460"), "created_by_id": knownvalue.NotNull(), "created_via": knownvalue.StringExact("api"),
		"from_version_id": knownvalue.Null(), "state": knownvalue.StringExact("published"), "created_at": knownvalue.StringExact(sampled),
	}
}

func TestAccArticleVersionDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	const kind, of = "article_version", emulator.SampleStagedArticleID
	english, french := version(emulator.SampleArticleVersionID, "How refunds work", "Within 14 days"), version("334", "Les remboursements", "Sous 14 jours")
	english["body"], english["body_markdown"] = knownvalue.StringExact(`<p class="no-margin">A refund takes <strong>14 days</strong>.</p>`), knownvalue.StringExact("A refund takes **14 days**.\n")
	french["body_markdown"] = knownvalue.StringExact("Un remboursement prend **14 jours**.\n")
	w.Test(
		resource.TestStep{Config: ofArticle(kind, of), PlanOnly: true, ExpectError: acctest.ExpectMessage(`"id" is required`)},
		resource.TestStep{Config: ofArticle(kind, of, `id = "333"`, `locale = "French"`), PlanOnly: true, ExpectError: acctest.ExpectMessage("locale must be")},
		resource.TestStep{Config: ofArticle(kind, of, `id = "333"`), ConfigStateChecks: reads(kind, english)},
		resource.TestStep{Config: ofArticle(kind, of, `id = "334"`, `locale = "fr"`), ConfigStateChecks: reads(kind, french)},
		// A version is of one language, and of one article.
		resource.TestStep{Config: ofArticle(kind, of, `id = "334"`), ExpectError: acctest.ExpectMessage("Cannot read: there is no such object", "GET /articles/"+of+"/versions/334: 404")},
		resource.TestStep{Config: ofArticle(kind, of, `id = "331"`), ExpectError: acctest.ExpectMessage("Cannot read: there is no such object")},
	)
	w.Settings = `api_version = "2.15"`
	w.Test(resource.TestStep{Config: ofArticle(kind, of, `id = "333"`), ExpectError: acctest.ExpectMessage("The API version is too old", `data.intercom_article_version requires api_version "2.16"`)})
}

func TestAccArticleVersionsDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	const kind, of = "article_versions", emulator.SampleStagedArticleID
	listed := func(versions ...knownvalue.Check) []statecheck.StateCheck {
		return reads(kind, map[string]knownvalue.Check{kind: knownvalue.ListExact(versions)})
	}
	first := knownvalue.ObjectExact(version(emulator.SampleArticleVersionID, "How refunds work", "Within 14 days"))
	second := version("", "How refunds work", "Within 30 days")
	second["id"], second["from_version_id"], second["created_at"] = knownvalue.NotNull(), knownvalue.StringExact(emulator.SampleArticleVersionID), knownvalue.NotNull()
	w.Test(
		resource.TestStep{Config: ofArticle(kind, of), ConfigStateChecks: listed(first)},
		resource.TestStep{Config: ofArticle(kind, of, `locale = "fr"`), ConfigStateChecks: listed(knownvalue.ObjectExact(version("334", "Les remboursements", "Sous 14 jours")))},
		resource.TestStep{
			PreConfig: w.Outside(http.MethodPost, "/articles/"+of+"/draft/publish", map[string]any{"locales": []string{"en"}}), Config: ofArticle(kind, of),
			ConfigStateChecks: listed(knownvalue.ObjectExact(second), first), // the newest first
		},
		resource.TestStep{Config: ofArticle(kind, of, `locale = "de"`), ExpectError: acctest.ExpectMessage("400 parameter_invalid", "Unknown locale")},
		resource.TestStep{Config: ofArticle(kind, "999"), ExpectError: acctest.ExpectMessage("Cannot read: there is no such object", "GET /articles/999/versions")},
	)
}

// The next page of versions is named by a URL, which the description takes for an
// object.
func TestAccArticleVersionsOnSeveralPages(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Undescribed)
	for i := range 160 {
		w.Do(http.MethodPut, "/articles/"+emulator.SampleArticleID, map[string]any{"title": fmt.Sprintf("Edit %d", i)})
	}
	const kind = "article_versions"
	w.Test(resource.TestStep{
		Config: ofArticle(kind, emulator.SampleArticleID), ConfigStateChecks: reads(kind, map[string]knownvalue.Check{kind: knownvalue.ListSizeExact(161)}),
	})
}
