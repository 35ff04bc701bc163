package knowledge_test

import (
	"fmt"
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

const (
	articleAddress = "intercom_article.test"
	bela, cleo     = "991267460", "991267461"
)

// article is an article with further lines.
func article(lines ...string) string {
	return fmt.Sprintf("resource \"intercom_article\" \"test\" {\n  title = \"Refunds\"\n  author_id = %q\n  %s\n}\n", bela, strings.Join(lines, "\n  "))
}

// has checks texts, booleans and nulls of an object.
func has(address string, values map[string]any) []statecheck.StateCheck {
	var checks []statecheck.StateCheck
	for name, value := range values {
		check := knownvalue.Check(knownvalue.Null())
		switch value := value.(type) {
		case string:
			check = knownvalue.StringExact(value)
		case bool:
			check = knownvalue.Bool(value)
		case []string:
			members := []knownvalue.Check{}
			for _, member := range value {
				members = append(members, knownvalue.StringExact(member))
			}
			check = knownvalue.SetExact(members)
		}
		checks = append(checks, statecheck.ExpectKnownValue(address, tfjsonpath.New(name), check))
	}
	return checks
}

func TestAccArticle(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(acctest.Life(t, articleAddress, acctest.Steps{
		Create: resource.TestStep{
			Config: article(`description = "How money comes back"`, `body = "<h1>Refunds</h1><p>Within <b>14</b> days.</p>"`,
				`audience_ids = ["`+emulator.SampleAudienceID+`"]`, `ai_copilot_availability = false`,
				`translated_content = { fr = { title = "Remboursements", body_markdown = "Sous **14** jours.", state = "published" } }`),
			ConfigStateChecks: has(articleAddress, map[string]any{
				"state": "draft", "url": nil, "parent_id": nil, "audience_ids": []string{emulator.SampleAudienceID}, "ai_copilot_availability": false, "ai_chatbot_availability": true,
				"default_locale": "en", "help_center_audience": "everyone",
			}),
		},
		Update: resource.TestStep{
			Config: article(`body_markdown = "# Refunds\n\nWithin **30** days."`, `state = "published"`, `audience_ids = []`,
				`translated_content = { fr = { title = "Remboursements", body = "<p>Sous 30 jours.</p>" }, "pt-BR" = { title = "Reembolsos", body_markdown = "Em 30 dias." } }`),
			ConfigStateChecks: has(articleAddress, map[string]any{
				"state": "published", "description": "", "audience_ids": []string{}, "ai_copilot_availability": false,
				"body_markdown": "# Refunds\n\nWithin **30** days.", "url": "https://intercom.help/acme-help/en/articles/1001-refunds",
			}),
		},
		Action: plancheck.ResourceActionUpdate,
	})...)
}
