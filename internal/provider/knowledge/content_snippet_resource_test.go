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

const contentSnippetAddress = "intercom_content_snippet.test"

func contentSnippet(arguments ...string) string {
	return "resource \"intercom_content_snippet\" \"test\" {\n  " + strings.Join(append([]string{`title = "Warranty"`}, arguments...), "\n  ") + "\n}\n"
}

func contentSnippetHas(attribute string, value knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue(contentSnippetAddress, tfjsonpath.New(attribute), value)
}

func TestAccContentSnippet(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(acctest.Life(t, contentSnippetAddress, acctest.Steps{
		Create: resource.TestStep{
			Config: contentSnippet(`body_markdown = "Two **years**."`, `audience_ids = ["5678"]`),
			ConfigStateChecks: []statecheck.StateCheck{
				contentSnippetHas("body_markdown", knownvalue.StringExact("Two **years**.")),
				contentSnippetHas("json_blocks", knownvalue.StringExact(`[{"text":"Two **years**.","type":"paragraph"}]`)),
				contentSnippetHas("locale", knownvalue.StringExact("en")),
				contentSnippetHas("ai_chatbot_availability", knownvalue.Bool(false)),
			},
		},
		Update: resource.TestStep{
			Config: contentSnippet(`json_blocks = "[ {\"type\": \"paragraph\", \"text\": \"Three\"} ]"`, `locale = "de"`, `audience_ids = []`),
			ConfigStateChecks: []statecheck.StateCheck{
				contentSnippetHas("body_markdown", knownvalue.StringExact("Three\n")),
				contentSnippetHas("locale", knownvalue.StringExact("de")),
				contentSnippetHas("audience_ids", knownvalue.SetSizeExact(0)),
			},
		},
		Action: plancheck.ResourceActionUpdate,
	})...)
}

// The title that Intercom writes before the Markdown is no part of the text,
// whether Terraform wrote that or somebody else, and whether it has such a heading.
func TestAccContentSnippetTitleAsHeading(t *testing.T) {
	t.Parallel()
	for name, quirks := range map[string]emulator.Quirks{"on": nil, "off": {emulator.SnippetTitleInMarkdown: false}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, acctest.Quirks(quirks))
			w.Test(
				resource.TestStep{
					Config: contentSnippet(`body_markdown = "# Warranty\n\nTwo years."`),
					ConfigPlanChecks: resource.ConfigPlanChecks{
						PostApplyPostRefresh: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()},
					},
				},
				resource.TestStep{
					Config: "data \"intercom_content_snippet\" \"it\" {\n  title = \"Reset a password\"\n}\n",
					ConfigStateChecks: []statecheck.StateCheck{statecheck.ExpectKnownValue(
						"data.intercom_content_snippet.it", tfjsonpath.New("body_markdown"), knownvalue.StringExact("Settings, then **Security**.\n"),
					)},
				},
			)
		})
	}
}

// Another title alone changes nothing of the text.
func TestAccContentSnippetRenamed(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.SnippetTitleEscaped: true}))
	w.Test(
		resource.TestStep{Config: contentSnippet(`body_markdown = "Two years."`)},
		resource.TestStep{
			Config: strings.Replace(contentSnippet(`body_markdown = "Two years."`), "Warranty", "Parts* & [labour]", 1),
			ConfigPlanChecks: resource.ConfigPlanChecks{
				PreApply:             []plancheck.PlanCheck{plancheck.ExpectResourceAction(contentSnippetAddress, plancheck.ResourceActionUpdate)},
				PostApplyPostRefresh: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()},
			},
		},
	)
}

func TestAccContentSnippetRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: contentSnippet(), PlanOnly: true, ExpectError: acctest.ExpectMessage("A content snippet without a text")},
		resource.TestStep{Config: contentSnippet(`body_markdown = "a"`, `json_blocks = "[]"`), PlanOnly: true, ExpectError: acctest.ExpectMessage("One text given twice")},
		resource.TestStep{Config: contentSnippet(`json_blocks = "{}"`), PlanOnly: true, ExpectError: acctest.ExpectMessage("json_blocks must be a list of objects in JSON")},
		resource.TestStep{Config: contentSnippet(`body_markdown = "a"`, `audience_ids = ["999"]`), PlanOnly: true, ExpectError: acctest.ExpectMessage("No such audience")},
		resource.TestStep{Config: contentSnippet(`body_markdown = "a"`, `locale = "tlh"`), ExpectError: acctest.ExpectMessage("The language is not currently supported for Fin")},
	)
}

// What a procedure uses stays, and Intercom says why.
func TestAccContentSnippetInUse(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := contentSnippet(`body_markdown = "Monday to Friday."`)
	w.Test(
		resource.TestStep{Config: strings.Replace(config, "Warranty", "Opening hours", 1), ResourceName: contentSnippetAddress,
			ImportState: true, ImportStateId: emulator.SampleUsedSnippetID, ImportStatePersist: true},
		resource.TestStep{Config: strings.Replace(config, "Warranty", "Opening hours", 1), Destroy: true, ExpectError: acctest.ExpectMessage(
			"content_has_procedure_dependencies", "Content is used by a procedure and cannot be deleted")},
		resource.TestStep{Config: "removed {\n  from = intercom_content_snippet.test\n  lifecycle {\n    destroy = false\n  }\n}\n"},
	)
}

func TestAccContentSnippetsInPages(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for range 60 {
		w.Do(http.MethodPost, "/content_snippets", map[string]any{"title": "Many", "body_markdown": "a"})
	}
	w.Test(resource.TestStep{Config: "data \"intercom_content_snippets\" \"all\" {}\n", ConfigStateChecks: []statecheck.StateCheck{
		statecheck.ExpectKnownValue("data.intercom_content_snippets.all", tfjsonpath.New("content_snippets"), knownvalue.ListSizeExact(62)),
	}})
}

// A token that may not look at audiences learns of it from the apply, and what is
// there already stays in the state.
func TestAccContentSnippetUnknownAudience(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Undescribed, func(_ *acctest.Workspace, o *emulator.Options) { o.Without = []string{"read_audiences"} })
	w.Test(
		resource.TestStep{Config: contentSnippet(`body_markdown = "a"`, `audience_ids = ["5678"]`)},
		resource.TestStep{Config: contentSnippet(`body_markdown = "a"`, `audience_ids = ["999"]`), ExpectError: acctest.ExpectMessage("Intercom answered 404 parameter_invalid")},
		resource.TestStep{Config: contentSnippet(`body_markdown = "a"`, `audience_ids = ["5678"]`), ConfigPlanChecks: acctest.NoChange()},
	)
}
