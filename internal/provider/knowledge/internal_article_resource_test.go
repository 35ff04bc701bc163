package knowledge_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

const internalArticleAddress = "intercom_internal_article.test"

func internalArticle(arguments ...string) string {
	return "resource \"intercom_internal_article\" \"test\" {\n  " + strings.Join(append([]string{
		`title     = "Returns"`, `author_id = "991267462"`, `owner_id  = "991267460"`,
	}, arguments...), "\n  ") + "\n}\n"
}

func internalArticleHas(attribute string, value knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue(internalArticleAddress, tfjsonpath.New(attribute), value)
}

func TestAccInternalArticle(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(acctest.Life(t, internalArticleAddress, acctest.Steps{
		Create: resource.TestStep{
			Config: internalArticle(`body = "<p>Ask <b>first</b>.</p>"`, `audience_ids = ["5678"]`, `ai_copilot_availability = true`),
			ConfigStateChecks: []statecheck.StateCheck{
				internalArticleHas("body", knownvalue.StringExact("<p>Ask <b>first</b>.</p>")),
				internalArticleHas("body_markdown", knownvalue.StringExact("Ask **first**.\n")),
				internalArticleHas("ai_copilot_availability", knownvalue.Bool(true)),
				internalArticleHas("ai_chatbot_availability", knownvalue.Bool(false)),
				internalArticleHas("locale", knownvalue.StringExact("en")),
			},
		},
		Update: resource.TestStep{
			Config: internalArticle(`body_markdown = "Ask *later*."`, `audience_ids = []`),
			ConfigStateChecks: []statecheck.StateCheck{
				internalArticleHas("body_markdown", knownvalue.StringExact("Ask *later*.")),
				internalArticleHas("body", knownvalue.StringExact(`<p class="no-margin">Ask <em>later</em>.</p>`)),
				internalArticleHas("audience_ids", knownvalue.SetSizeExact(0)),
				internalArticleHas("ai_copilot_availability", knownvalue.Bool(true)), // which stays as it was
			},
		},
		Action: plancheck.ResourceActionUpdate,
	})...)
}

// Answers that have half of an internal article change nothing of the rest.
func TestAccInternalArticleHalf(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.InternalArticlesHalf: true}))
	w.Test(acctest.Life(t, internalArticleAddress, acctest.Steps{
		Create: resource.TestStep{Config: internalArticle(`body_markdown = "*a* __b__"`, `audience_ids = ["5678"]`, `ai_copilot_availability = true`)},
		Update: resource.TestStep{Config: internalArticle(`body_markdown = "*a* __c__"`, `audience_ids = ["5678"]`, `ai_copilot_availability = true`)},
		Action: plancheck.ResourceActionUpdate,
	})...)
}

// What somebody else changes shows, also of the title, which some answers lack.
func TestAccInternalArticleDrift(t *testing.T) {
	t.Parallel()
	for name, quirks := range map[string]emulator.Quirks{"whole": nil, "half": {emulator.InternalArticlesHalf: true}} {
		for member, value := range map[string]string{"title": "Refunds", "body": "<p>Other</p>", "body_markdown": "Other"} {
			t.Run(name+"/"+member, func(t *testing.T) {
				t.Parallel()
				w := acctest.New(t, acctest.Quirks(quirks))
				id := ""
				w.Test(
					resource.TestStep{Config: internalArticle(`body_markdown = "Text"`), Check: resource.TestCheckResourceAttrWith(internalArticleAddress, "id", func(value string) error {
						id = value
						return nil
					})},
					resource.TestStep{
						PreConfig: func() { w.Do(http.MethodPut, "/internal_articles/"+id, map[string]any{member: value}) },
						Config:    internalArticle(`body_markdown = "Text"`),
						ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
							plancheck.ExpectResourceAction(internalArticleAddress, plancheck.ResourceActionUpdate),
						}},
					},
				)
			})
		}
	}
}

func TestAccInternalArticleRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: internalArticle(`audience_ids = ["999"]`), PlanOnly: true, ExpectError: acctest.ExpectMessage("No such audience")},
		resource.TestStep{Config: internalArticle(`audience_ids = ["people"]`), PlanOnly: true, ExpectError: acctest.ExpectMessage("audience_ids must be an id as Intercom shows it")},
		resource.TestStep{Config: internalArticle(`folder_id = "31"`), PlanOnly: true, ExpectError: acctest.ExpectMessage(`Writing folder_id of intercom_internal_article requires api_version "2.17"`)},
		resource.TestStep{
			Config: strings.Replace(internalArticle(), "991267462", "1", 1), PlanOnly: true,
			ExpectError: acctest.ExpectMessage("No such teammate", "author_id takes the id of an intercom_admin"),
		},
	)
}

func TestAccInternalArticleFolder(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Settings = `  api_version = "Preview"`
	inside := internalArticle(`folder_id = "32"`) + "data \"intercom_internal_articles\" \"in\" {\n  folder_id  = \"31\"\n  depends_on = [intercom_internal_article.test]\n}\n"
	w.Test(append([]resource.TestStep{
		{Config: internalArticle(`folder_id = "7"`), PlanOnly: true, ExpectError: acctest.ExpectMessage("No such folder", "folder_id takes the id of an intercom_folder")},
		{Config: inside, ConfigStateChecks: []statecheck.StateCheck{ // a folder in a folder
			statecheck.ExpectKnownValue("data.intercom_internal_articles.in", tfjsonpath.New("internal_articles"), knownvalue.ListSizeExact(1)),
		}},
	}, acctest.Life(t, internalArticleAddress, acctest.Steps{
		Create: resource.TestStep{Config: internalArticle(`folder_id = "31"`), ConfigStateChecks: []statecheck.StateCheck{
			internalArticleHas("folder_id", knownvalue.StringExact("31")),
		}},
		Update: resource.TestStep{Config: internalArticle(), ConfigStateChecks: []statecheck.StateCheck{
			internalArticleHas("folder_id", knownvalue.Null()),
		}},
		Action: plancheck.ResourceActionUpdate,
	})...)...)
}

// The language of an internal article is written since 2.17, of which there is no
// description: that of Preview does not have it.
func TestAccInternalArticleLocale(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Undescribed)
	w.Settings = `  api_version = "2.17"`
	w.Test(acctest.Life(t, internalArticleAddress, acctest.Steps{
		Create: resource.TestStep{Config: internalArticle(`locale = "fr"`), ConfigStateChecks: []statecheck.StateCheck{internalArticleHas("locale", knownvalue.StringExact("fr"))}},
		Update: resource.TestStep{Config: internalArticle(`locale = "de"`), ConfigStateChecks: []statecheck.StateCheck{internalArticleHas("locale", knownvalue.StringExact("de"))}},
		Action: plancheck.ResourceActionUpdate,
	})...)
}

// Before 2.16 an internal article has HTML and no AI agents.
func TestAccInternalArticleOldVersion(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Settings = `  api_version = "2.13"`
	w.Test(append([]resource.TestStep{
		{Config: internalArticle(`body_markdown = "Text"`), PlanOnly: true, ExpectError: acctest.ExpectMessage(`Writing body_markdown of intercom_internal_article requires api_version "2.16"`)},
	}, acctest.Life(t, internalArticleAddress, acctest.Steps{
		Create: resource.TestStep{Config: internalArticle(`body = "<p>Text</p>"`), ConfigStateChecks: []statecheck.StateCheck{
			internalArticleHas("ai_chatbot_availability", knownvalue.Null()), internalArticleHas("audience_ids", knownvalue.Null()),
		}},
		Update: resource.TestStep{Config: internalArticle(`body = "<p>Other</p>"`)},
		Action: plancheck.ResourceActionUpdate,
	})...)...)
}

func TestAccInternalArticleDataSources(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Do(http.MethodPost, "/internal_articles", map[string]any{"title": "Twice", "author_id": 991267460, "owner_id": 991267460})
	w.Do(http.MethodPost, "/internal_articles", map[string]any{"title": "Twice", "author_id": 991267460, "owner_id": 991267460})
	look := func(argument string) string {
		return "data \"intercom_internal_article\" \"it\" {\n  " + argument + "\n}\n"
	}
	w.Test(
		resource.TestStep{
			Config: look(`title = "Refunds, step by step"`) + "data \"intercom_internal_articles\" \"of\" {\n  folder_id = \"31\"\n}\n",
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue("data.intercom_internal_article.it", tfjsonpath.New("id"), knownvalue.StringExact(emulator.SampleInternalArticleID)),
				statecheck.ExpectKnownValue("data.intercom_internal_article.it", tfjsonpath.New("created_at"), knownvalue.StringExact("2024-12-18T16:00:00Z")),
				statecheck.ExpectKnownValue("data.intercom_internal_articles.of", tfjsonpath.New("internal_articles"), knownvalue.ListSizeExact(0)),
			},
		},
		resource.TestStep{Config: look(`title = "Twice"`), ExpectError: acctest.ExpectMessage("Several match")},
		resource.TestStep{Config: look(`id = "7"`), ExpectError: acctest.ExpectMessage("there is no such object")},
	)
}

// A token that may not look at audiences learns of it from the apply, and what is
// there already stays in the state.
func TestAccInternalArticleUnknownAudience(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Undescribed, func(_ *acctest.Workspace, o *emulator.Options) { o.Without = []string{"read_audiences"} })
	w.Test(
		resource.TestStep{Config: internalArticle(`audience_ids = ["5678"]`)},
		resource.TestStep{Config: internalArticle(`audience_ids = ["999"]`), ExpectError: acctest.ExpectMessage("Intercom answered 404 parameter_invalid")},
		resource.TestStep{Config: internalArticle(`audience_ids = ["5678"]`), ConfigPlanChecks: acctest.NoChange()},
	)
}
