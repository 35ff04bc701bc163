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

const bulk = "intercom_bulk_content_action"

// piecesOf are pieces of content, as "type/id".
func piecesOf(pieces ...string) (content []any) {
	for _, piece := range pieces {
		kind, id, _ := strings.Cut(piece, "/")
		content = append(content, map[string]any{"type": kind, "id": id})
	}
	return content
}

func TestBulkContentAction(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	get := func(path string) map[string]any { return w.Do(http.MethodGet, path, nil) }
	for i, test := range []struct {
		config session.Config
		done   func() bool
	}{
		{session.Config{"action": "unpublish", "content": piecesOf("article_content/321000")}, func() bool { return get("/articles/321")["state"] == "draft" }},
		{session.Config{"action": "publish", "content": piecesOf("article_content/321000")}, func() bool { return get("/articles/321")["state"] == "published" }},
		{
			session.Config{"action": "set_availability", "content": piecesOf("content_snippet/85", "external_content/19"), "ai_copilot_availability": false, "ai_sales_agent_availability": true},
			func() bool {
				snippet, page := get("/content_snippets/85"), get("/ai/external_pages/19")
				return snippet["ai_copilot_availability"] == false && page["ai_copilot_availability"] == false && page["ai_sales_agent_availability"] == true && page["ai_agent_availability"] == true
			},
		},
		{
			session.Config{"action": "set_audience", "content": piecesOf("content_snippet/85"), "remove_all_audiences": true, "add_audience_ids": []string{emulator.SampleUnusedAudienceID}},
			func() bool {
				return fmt.Sprint(get("/content_snippets/85")["audience_ids"]) == "["+emulator.SampleUnusedAudienceID+"]"
			},
		},
		{
			session.Config{"action": "update_tags", "content": piecesOf("article/322", "internal_article/81"), "add_tag_ids": []string{"101"}, "remove_tag_ids": []string{"103"}},
			func() bool {
				return get("/content/search?tag_ids=101&content_types=article,internal_article")["total_count"] == float64(3) &&
					get("/content/search?tag_ids=103&content_types=internal_article")["total_count"] == float64(0)
			},
		},
	} {
		for range 2 { // repeating it changes nothing
			said, err := w.Invoke(bulk, test.config, nil)
			if err != nil || !strings.Contains(said[1], fmt.Sprintf("taken in %s of", test.config["action"])) || !test.done() {
				t.Errorf("%d: %q, %v", i, said, err)
			}
		}
	}
	if _, err := w.Invoke(bulk, session.Config{"action": "delete", "content": piecesOf("content_snippet/85")}, nil); err != nil {
		t.Fatal(err)
	}
	if status, _ := w.Try(http.MethodGet, "/content_snippets/85", nil); status != http.StatusNotFound {
		t.Errorf("a deleted snippet answers %d", status)
	}
}

func TestBulkContentActionIsRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	tags := []string{}
	for i := range 101 {
		tags = append(tags, fmt.Sprint(1000+i))
	}
	article, content := piecesOf("article/321"), piecesOf("article_content/321000")
	for want, config := range map[string]session.Config{
		"action must be":              {"action": "archive", "content": article},
		"Content of another type":     {"action": "publish", "content": slices.Concat(content, article)},
		"is for article, content_sni": {"action": "update_tags", "content": content, "add_tag_ids": []string{"101"}},
		"delete is for":               {"action": "delete", "content": piecesOf("external_content/19")},
		"Attribute of another action": {"action": "publish", "content": content, "add_tag_ids": []string{"101"}},
		"Nothing to do":               {"action": "set_audience", "content": content, "remove_all_audiences": false, "add_audience_ids": []string{}},
		"without one of ai_chatbot":   {"action": "set_availability", "content": content},
		"No such tag":                 {"action": "update_tags", "content": article, "add_tag_ids": []string{"1"}},
		"No such audience":            {"action": "set_audience", "content": content, "remove_audience_ids": []string{"1"}},
		"Too many tags":               {"action": "update_tags", "content": article, "add_tag_ids": tags},
		"at least 1":                  {"action": "publish", "content": []any{}},
		"type must be":                {"action": "publish", "content": piecesOf("snippet/1")},
	} {
		if _, err := w.Invoke(bulk, config, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
	if count := w.RequestCount(http.MethodPost, "/content/bulk_actions"); count != 0 {
		t.Errorf("%d were sent", count)
	}
}

// What is deleted permanently is told before.
func TestBulkContentActionWarns(t *testing.T) {
	t.Parallel()
	run, err := acctest.Session(t.Context(), acctest.New(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := run.PlanAction(t.Context(), bulk, session.Config{"action": "delete", "content": piecesOf("content_snippet/85", "internal_article/81")}); err != nil {
		t.Fatal(err)
	}
	if said := run.Diagnostics(); !strings.Contains(said, "The content will be deleted permanently") || !strings.Contains(said, "of 2 pieces") {
		t.Errorf("%q", said)
	}
}
