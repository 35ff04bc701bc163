package knowledge_test

import (
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

func contentSearch(arguments ...string) string {
	return "data \"intercom_content_search\" \"it\" {\n  " + strings.Join(arguments, "\n  ") + "\n}\n"
}

func TestAccContentSearch(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	ids := tfjsonpath.New("content_search")
	first := func(id, kind string) []statecheck.StateCheck {
		return []statecheck.StateCheck{
			statecheck.ExpectKnownValue("data.intercom_content_search.it", ids, knownvalue.ListSizeExact(1)),
			statecheck.ExpectKnownValue("data.intercom_content_search.it", ids.AtSliceIndex(0).AtMapKey("id"), knownvalue.StringExact(id)),
			statecheck.ExpectKnownValue("data.intercom_content_search.it", ids.AtSliceIndex(0).AtMapKey("type"), knownvalue.StringExact(kind)),
		}
	}
	w.Test(
		resource.TestStep{
			Config:            contentSearch(`query = "password"`, `content_types = ["snippet", "internal_article"]`, `states = []`, `tag_operator = ""`),
			ConfigStateChecks: first(emulator.SampleContentSnippetID, "content_snippet"),
		},
		resource.TestStep{
			Config: contentSearch(`tag_ids = ["103"]`, `tag_operator = "IN"`, `copilot_state = "on"`, `created_by_ids = ["991267462"]`,
				`created_at_after = "2024-12-18T16:00:00Z"`, `created_at_before = "2024-12-18T16:00:00Z"`, `content_types = ["internal_article"]`),
			ConfigStateChecks: first(emulator.SampleInternalArticleID, "internal_article"),
		},
		resource.TestStep{
			Config:            contentSearch(`query = "hundred requests"`, `fin_service_state = "on"`, `locales = ["en"]`),
			ConfigStateChecks: first("19", "external_content"),
		},
		resource.TestStep{
			Config: contentSearch(`content_types = ["article"]`, `locales = ["fr"]`),
			ConfigStateChecks: append(first(emulator.SampleStagedArticleID, "article"), statecheck.ExpectKnownValue("data.intercom_content_search.it",
				ids.AtSliceIndex(0).AtMapKey("contents").AtSliceIndex(1).AtMapKey("title"), knownvalue.StringExact("Les remboursements"))),
		},
	)
}

func TestAccContentSearchInPages(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for range 60 {
		w.Do(http.MethodPost, "/content_snippets", map[string]any{"title": "Many", "body_markdown": "a"})
	}
	w.Test(resource.TestStep{Config: contentSearch(`content_types = ["snippet"]`), ConfigStateChecks: []statecheck.StateCheck{
		statecheck.ExpectKnownValue("data.intercom_content_search.it", tfjsonpath.New("content_search"), knownvalue.ListSizeExact(62)),
	}})
}

// What Intercom does not accept it says itself, but for what it says of numbers and
// of filters that go together.
func TestAccContentSearchRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Undescribed)
	w.Test(
		resource.TestStep{Config: contentSearch(`states = ["archived"]`), ExpectError: acctest.ExpectMessage("422 data_invalid", "states contains an unknown value")},
		resource.TestStep{Config: contentSearch(`folder_ids = ["1"]`), ExpectError: acctest.ExpectMessage("folder_ids and folder_entity_type go together")},
		resource.TestStep{Config: contentSearch(`tag_ids = ["VIP"]`), ExpectError: acctest.ExpectMessage("must be an id as Intercom shows it")},
		resource.TestStep{Config: contentSearch()},
	)
}
