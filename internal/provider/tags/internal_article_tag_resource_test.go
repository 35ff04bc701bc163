package tags_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

const internalArticleTagAddress = "intercom_internal_article_tag.test"

func internalArticleTag(article, tag, more string) string {
	return fmt.Sprintf("resource \"intercom_internal_article_tag\" \"test\" {\n  internal_article_id = %q\n  tag_id = %q\n  %s\n}\n", article, tag, more)
}

func TestAccInternalArticleTag(t *testing.T) {
	t.Parallel()
	for name, quirks := range map[string]emulator.Quirks{"whole": nil, "half": {emulator.InternalArticlesHalf: true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, acctest.Quirks(quirks))
			by := func(admin string) []statecheck.StateCheck {
				return []statecheck.StateCheck{statecheck.ExpectKnownValue(internalArticleTagAddress, tfjsonpath.New("admin_id"), knownvalue.StringExact(admin))}
			}
			w.Test(acctest.Life(t, internalArticleTagAddress, acctest.Steps{
				Create: resource.TestStep{
					Config: internalArticleTag(emulator.SampleInternalArticleID, "101", ""), ConfigStateChecks: by("991267459"),
				},
				Update: resource.TestStep{
					Config: internalArticleTag(emulator.SampleInternalArticleID, "102", `admin_id = "991267460"`), ConfigStateChecks: by("991267460"),
				},
				Action: plancheck.ResourceActionDestroyBeforeCreate, Identity: []string{"internal_article_id", "tag_id"},
			})...)
			requests, _ := w.Requests()
			for _, r := range requests {
				if r.Path != "/me" && r.Version != "Preview" && r.Path != "/tags" && r.Path != "/admins" && r.Version != "" {
					t.Errorf("%s %s in %s", r.Method, r.Path, r.Version)
				}
			}
		})
	}
}

func TestAccInternalArticleTagRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: internalArticleTag("7", "101", ""), ExpectError: acctest.ExpectMessage("there is no such object")},
		resource.TestStep{Config: internalArticleTag(emulator.SampleInternalArticleID, "7", ""), ExpectError: acctest.ExpectMessage("No such tag", "tag_id takes the id of an intercom_tag")},
		resource.TestStep{Config: internalArticleTag(emulator.SampleInternalArticleID, "103", ""), ExpectError: acctest.ExpectMessage("exists already", "81/103")},
	)
}

func TestAccInternalArticleTagForbidden(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, func(_ *acctest.Workspace, o *emulator.Options) { o.Without = []string{"manage_knowledge_base_content"} })
	w.Test(resource.TestStep{Config: internalArticleTag(emulator.SampleInternalArticleID, "101", ""), ExpectError: acctest.ExpectMessage(
		"403 forbidden", "Not authorized to manage knowledge base content", "manage_knowledge_base_content")})
}

func TestAccInternalArticleTagGone(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := internalArticleTag(emulator.SampleInternalArticleID, "101", "")
	again := resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectResourceAction(internalArticleTagAddress, plancheck.ResourceActionCreate)}}
	w.Test(
		resource.TestStep{Config: config},
		resource.TestStep{
			PreConfig: w.Outside(http.MethodDelete, "/internal_articles/"+emulator.SampleInternalArticleID+"/tags/101", nil),
			Config:    config, ConfigPlanChecks: again,
		},
	)
}
