package tags_test

import (
	"fmt"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

const contentSnippetTagAddress = "intercom_content_snippet_tag.test"

func contentSnippetTag(snippet, tag string) string {
	return fmt.Sprintf("resource \"intercom_content_snippet_tag\" \"test\" {\n  content_snippet_id = %q\n  tag_id = %q\n}\n", snippet, tag)
}

func TestAccContentSnippetTag(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	steps := acctest.Life(t, contentSnippetTagAddress, acctest.Steps{
		Create: resource.TestStep{Config: contentSnippetTag(emulator.SampleContentSnippetID, "101")},
		Update: resource.TestStep{Config: contentSnippetTag(emulator.SampleContentSnippetID, "102")},
		Action: plancheck.ResourceActionDestroyBeforeCreate, Identity: []string{"content_snippet_id", "tag_id"},
	})
	for i := range steps {
		if steps[i].ImportStateVerify { // who tagged is told by no answer
			steps[i].ImportStateVerifyIgnore = []string{"admin_id"}
		}
	}
	w.Test(steps...)
}

func TestAccContentSnippetTagRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: contentSnippetTag("7", "101"), ExpectError: acctest.ExpectMessage("there is no such object")},
		resource.TestStep{Config: contentSnippetTag(emulator.SampleContentSnippetID, "103"), ExpectError: acctest.ExpectMessage("exists already", "85/103")},
	)
}

// The search lags behind: what was just tagged stays in the state although it is
// not found, until it has had the time to be.
func TestContentSnippetTagSearchLags(t *testing.T) {
	t.Parallel()
	for _, lag := range []time.Duration{time.Minute, time.Hour} {
		t.Run(lag.String(), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				w := acctest.New(t, acctest.Undescribed, func(_ *acctest.Workspace, o *emulator.Options) { o.SearchLag = lag })
				begin := func() *session.Session {
					run, err := acctest.Session(t.Context(), w, nil)
					if err != nil {
						t.Fatal(err)
					}
					return run
				}
				run := begin()
				link, err := run.NewInstance("intercom_content_snippet_tag")
				if err != nil {
					t.Fatal(err)
				}
				plan, err := run.Plan(t.Context(), link, session.Config{"content_snippet_id": emulator.SampleContentSnippetID, "tag_id": "101"})
				if err == nil {
					err = run.Apply(t.Context(), plan)
				}
				if err != nil {
					t.Fatal(err)
				}
				there := func() bool {
					if err := begin().Refresh(t.Context(), link); err != nil {
						t.Fatal(err)
					}
					return link.Exists()
				}
				if !there() {
					t.Error("a search that lags behind is taken for a loss")
				}
				time.Sleep(15 * time.Minute)
				if there() != (lag < 15*time.Minute) {
					t.Errorf("after 15 minutes it is there: %t", link.Exists())
				}
			})
		})
	}
}

func TestAccContentSnippetTagGone(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := contentSnippetTag(emulator.SampleContentSnippetID, "101")
	w.Test(
		resource.TestStep{Config: config},
		resource.TestStep{
			PreConfig: w.Outside(http.MethodDelete, "/content_snippets/"+emulator.SampleContentSnippetID, nil), RefreshState: true, ExpectNonEmptyPlan: true,
			RefreshPlanChecks: resource.RefreshPlanChecks{PostRefresh: []plancheck.PlanCheck{
				plancheck.ExpectResourceAction(contentSnippetTagAddress, plancheck.ResourceActionCreate),
			}},
		},
	)
}
