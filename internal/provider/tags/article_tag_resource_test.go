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
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

const (
	articleTagAddress = "intercom_article_tag.test"
	draftArticle      = emulator.SampleDraftArticleID // without tags
)

func articleTag(article, tag string) string {
	return fmt.Sprintf("resource \"intercom_article_tag\" \"test\" {\n  article_id = %q\n  tag_id = %q\n}\n", article, tag)
}

func TestAccArticleTag(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	has := func(tag string) []statecheck.StateCheck {
		return []statecheck.StateCheck{
			statecheck.ExpectKnownValue(articleTagAddress, tfjsonpath.New("tag_id"), knownvalue.StringExact(tag)),
			statecheck.ExpectKnownValue(articleTagAddress, tfjsonpath.New("admin_id"), knownvalue.StringExact("991267459")), // whom the token acts as
		}
	}
	w.Test(acctest.Life(t, articleTagAddress, acctest.Steps{
		Create:   resource.TestStep{Config: articleTag(draftArticle, "101"), ConfigStateChecks: has("101")},
		Update:   resource.TestStep{Config: articleTag(draftArticle, "103"), ConfigStateChecks: has("103")},
		Action:   plancheck.ResourceActionDestroyBeforeCreate,
		Identity: []string{"article_id", "tag_id"},
	})...)
	if left := fmt.Sprint(w.Do(http.MethodGet, "/articles/"+draftArticle, nil)["tags"]); left != "map[tags:[] type:tag.list]" {
		t.Errorf("destroying left %s", left)
	}
}

// tagIn is a tag on an article of a workspace.
func tagIn(t *testing.T) *acctest.Managed {
	t.Helper()
	return acctest.Manage(t, acctest.New(t), "intercom_article_tag", "/articles")
}

func TestArticleTagGone(t *testing.T) {
	t.Parallel()
	for name, path := range map[string]string{
		"untagged": "/articles/" + draftArticle + "/tags/101", "the article is gone": "/articles/" + draftArticle, "the tag is gone": "/tags/101",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := tagIn(t)
			m.Applies(session.Config{"article_id": draftArticle, "tag_id": "101"})
			m.W.Do(http.MethodDelete, path, nil)
			if err := m.Run(func(s *session.Session) error { return s.Refresh(t.Context(), m.Instance) }); err != nil || m.Exists() {
				t.Errorf("it is in the state still: %v", err)
			}
		})
	}
}

// Whoever tagged the article, and is in the configuration, is not told again.
func TestArticleTagAdmin(t *testing.T) {
	t.Parallel()
	m := tagIn(t)
	for _, admin := range []any{bela, cleo, nil} {
		config := session.Config{"article_id": draftArticle, "tag_id": "101", "admin_id": admin}
		m.Applies(config)
		m.Settled(config)
	}
	if asked := m.W.RequestCount(http.MethodPost, "/articles/"+draftArticle+"/tags"); asked != 1 {
		t.Errorf("the article was tagged %d times", asked)
	}
}

func TestArticleTagRefused(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		config session.Config
		faults []emulator.Fault
		said   []string
	}{
		"already tagged": {session.Config{"article_id": emulator.SampleArticleID, "tag_id": "101"}, nil, []string{
			`A tag 101 on article 321 exists already`, "'321/101'",
		}},
		"no such article": {session.Config{"article_id": "1", "tag_id": "101"}, nil, []string{"GET /articles/1: 404 not_found"}},
		"no such tag":     {session.Config{"article_id": draftArticle, "tag_id": "1"}, nil, []string{"No such tag", "tag_id takes the id of an intercom_tag"}},
		"no such admin":   {session.Config{"article_id": draftArticle, "tag_id": "101", "admin_id": "1"}, nil, []string{"No such teammate"}},
		"article gone meanwhile": {session.Config{"article_id": draftArticle, "tag_id": "101"}, []emulator.Fault{
			{Pattern: "POST /articles/**", Status: http.StatusNotFound, Code: "article_not_found"},
		}, []string{"404 article_not_found", "article_id takes the id of an intercom_article"}},
		"tag archived": {session.Config{"article_id": draftArticle, "tag_id": "101"}, []emulator.Fault{
			{Pattern: "POST /articles/**", Status: http.StatusNotFound, Code: "tag_not_found"},
		}, []string{"404 tag_not_found", "tag_id takes the id of an intercom_tag"}},
		"not allowed": {session.Config{"article_id": draftArticle, "tag_id": "101"}, []emulator.Fault{
			{Pattern: "POST /articles/**", Status: http.StatusForbidden, Code: "forbidden"},
		}, []string{"lacks a permission", "manage_knowledge_base_content"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := tagIn(t)
			m.W.Breaks(test.faults...)()
			m.Fails(test.config, test.said...)
			if m.Exists() {
				t.Error("it is in the state")
			}
		})
	}
}
