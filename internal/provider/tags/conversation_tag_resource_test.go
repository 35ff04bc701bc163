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

const (
	conversationTagAddress = "intercom_conversation_tag.test"
	bela                   = "991267460"
	cleo                   = "991267461"
	conversationTags       = "/conversations/" + emulator.SampleConversationID + "/tags"
)

func conversationTag(conversation, tag, admin string) string {
	return fmt.Sprintf("resource \"intercom_conversation_tag\" \"test\" {\n  conversation_id = %q\n  tag_id = %q\n  admin_id = %q\n}\n", conversation, tag, admin)
}

func TestAccConversationTag(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	by := func(tag, admin string) []statecheck.StateCheck {
		return []statecheck.StateCheck{
			statecheck.ExpectKnownValue(conversationTagAddress, tfjsonpath.New("conversation_id"), knownvalue.StringExact(emulator.SampleConversationID)),
			statecheck.ExpectKnownValue(conversationTagAddress, tfjsonpath.New("tag_id"), knownvalue.StringExact(tag)),
			statecheck.ExpectKnownValue(conversationTagAddress, tfjsonpath.New("admin_id"), knownvalue.StringExact(admin)),
		}
	}
	w.Test(acctest.Life(t, conversationTagAddress, acctest.Steps{
		Create: resource.TestStep{
			Config: conversationTag(emulator.SampleConversationID, "101", bela), ConfigStateChecks: by("101", bela),
		},
		Update: resource.TestStep{
			Config: conversationTag(emulator.SampleConversationID, "103", cleo), ConfigStateChecks: by("103", cleo),
		},
		Action:   plancheck.ResourceActionDestroyBeforeCreate,
		Identity: []string{"conversation_id", "tag_id"},
	})...)
	if left := fmt.Sprint(w.Do(http.MethodGet, "/conversations/"+emulator.SampleConversationID, nil)["tags"]); left != taggedWith(emulator.SampleSegmentTagID, "Churn risk") {
		t.Errorf("destroying left %s", left)
	}
}

// taggedWith is how a conversation's only tag is printed.
func taggedWith(id, name string) string {
	return fmt.Sprintf("map[tags:[map[applied_at:1.7345376e+09 applied_by:map[id:%s type:admin] id:%s name:%s type:tag]] type:tag.list]", bela, id, name)
}

func TestAccConversationTagOtherAdmin(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: conversationTag(emulator.SampleConversationID, "101", bela)},
		resource.TestStep{
			Config: conversationTag(emulator.SampleConversationID, "101", cleo),
			ConfigPlanChecks: resource.ConfigPlanChecks{
				PreApply:             []plancheck.PlanCheck{plancheck.ExpectResourceAction(conversationTagAddress, plancheck.ResourceActionUpdate)},
				PostApplyPostRefresh: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()},
			},
		},
	)
	if asked := w.RequestCount(http.MethodPost, conversationTags); asked != 1 {
		t.Errorf("the conversation was tagged %d times", asked)
	}
}

func TestAccConversationTagGone(t *testing.T) {
	t.Parallel()
	for name, gone := range map[string]struct {
		method, path string
		body         any
	}{
		"untagged":                 {http.MethodDelete, conversationTags + "/101", map[string]string{"admin_id": cleo}},
		"the conversation is gone": {http.MethodDelete, "/conversations/" + emulator.SampleConversationID, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Test(
				resource.TestStep{Config: conversationTag(emulator.SampleConversationID, "101", bela)},
				resource.TestStep{PreConfig: w.Outside(gone.method, gone.path, gone.body), RefreshState: true, ExpectNonEmptyPlan: true},
			)
		})
	}
}

// The tag itself is gone: planning to put it back says so.
func TestAccConversationTagDeletedTag(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: conversationTag(emulator.SampleConversationID, "101", bela)},
		resource.TestStep{
			PreConfig: w.Outside(http.MethodDelete, "/tags/101", nil),
			Config:    conversationTag(emulator.SampleConversationID, "101", bela), PlanOnly: true,
			ExpectError: acctest.ExpectMessage("No such tag", "tag_id", "GET /tags/101: 404 not_found"),
		},
	)
}

func TestAccConversationTagRefused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		config string
		plan   bool
		says   []string
	}{
		"already tagged": {conversationTag(emulator.SampleConversationID, "102", bela), false, []string{
			`A tag named "Churn risk" on conversation 471 exists already`, "import", "'471/102'",
		}},
		"no such conversation": {conversationTag("1", "101", bela), false, []string{"Cannot create: there is no such object", "GET /conversations/1: 404 not_found"}},
		"no such tag":          {conversationTag(emulator.SampleConversationID, "1", bela), true, []string{"No such tag", "tag_id", "/tags/1: 404"}},
		"no such admin":        {conversationTag(emulator.SampleConversationID, "101", "1"), true, []string{"No such teammate", "admin_id", "/admins/1: 404"}},
		"no id":                {conversationTag("a/b", "101", bela), true, []string{"must be an id as Intercom shows it"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			acctest.New(t).Test(resource.TestStep{Config: c.config, PlanOnly: c.plan, ExpectError: acctest.ExpectMessage(c.says...)})
		})
	}
}

// A token that may not list tags and admins still tags.
func TestAccConversationTagForbiddenLists(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	forbidden := func(pattern string) emulator.Fault {
		return emulator.Fault{Pattern: pattern, Status: http.StatusForbidden}
	}
	w.Test(resource.TestStep{
		PreConfig: w.Breaks(forbidden("GET /tags**"), forbidden("GET /admins**")),
		Config:    conversationTag(emulator.SampleConversationID, "101", bela),
	})
}

// Nobody has seen what removing a tag answers when the admin is not there.
func TestAccConversationTagAdminGone(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	body := `{"type":"error.list","errors":[{"code":"admin_not_found","message":"Admin not found"}]}`
	w.Test(
		resource.TestStep{Config: conversationTag(emulator.SampleConversationID, "101", bela)},
		resource.TestStep{
			PreConfig: w.Breaks(emulator.Fault{Pattern: "DELETE " + conversationTags + "/101", Status: http.StatusNotFound, Body: &body, Count: 1}),
			Config:    conversationTag(emulator.SampleConversationID, "101", bela), Destroy: true,
			ExpectError: acctest.ExpectMessage("The tag could not be removed", "404 admin_not_found", "probably teammate "+bela, "Change admin_id"),
		},
	)
}

func TestAccConversationTagVersions(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"2.10", "Preview"} {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Settings = fmt.Sprintf("api_version = %q", version)
			w.Test(resource.TestStep{
				Config:           conversationTag(emulator.SampleConversationID, "101", bela),
				ConfigPlanChecks: resource.ConfigPlanChecks{PostApplyPostRefresh: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}},
			})
		})
	}
}
