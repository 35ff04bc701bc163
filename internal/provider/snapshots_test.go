package provider_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

const manyTags = 20

// tagsConfig is a configuration of so many tags.
func tagsConfig(count int) string {
	return fmt.Sprintf("resource \"intercom_tag\" \"many\" {\n  count = %d\n  name  = \"Tag ${count.index}\"\n}\n", count)
}

// TestAccSnapshotCosts counts the requests of two refreshes: a step's, and that
// before the destroy.
func TestAccSnapshotCosts(t *testing.T) {
	t.Parallel()
	const refreshes = 2
	for settings, want := range map[string]struct{ lists, reads int }{
		"":                     {refreshes, 0},
		"  read_cache = false": {0, refreshes * manyTags},
	} {
		t.Run("settings"+settings, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Settings = settings
			w.Test(
				resource.TestStep{Config: tagsConfig(manyTags)},
				resource.TestStep{PreConfig: w.ForgetRequests, RefreshState: true},
			)
			requests, _ := w.Requests()
			lists, reads := w.RequestCount("GET", "/tags"), 0
			for _, r := range requests {
				if r.Method == "GET" && strings.HasPrefix(r.Path, "/tags/") {
					reads++
				}
			}
			if lists != want.lists || reads != want.reads || len(requests) != lists+reads+manyTags {
				t.Errorf("%d lists and %d reads of %d requests, want %d and %d", lists, reads, len(requests), want.lists, want.reads)
			}
		})
	}
}

// TestAccSnapshotIsOfOneRun changes things outside between runs.
func TestAccSnapshotIsOfOneRun(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	first := func() string {
		for _, one := range w.Do("GET", "/tags", nil)["data"].([]any) { //nolint:forcetypeassert // a list of objects
			if tag := one.(map[string]any); tag["name"] == "Tag 0" || tag["name"] == "Changed" { //nolint:forcetypeassert // as above
				return fmt.Sprint(tag["id"])
			}
		}
		t.Fatal("the tag is not there")
		return ""
	}
	named := func(name string) []statecheck.StateCheck {
		return []statecheck.StateCheck{statecheck.ExpectKnownValue("intercom_tag.many[0]", tfjsonpath.New("name"), knownvalue.StringExact(name))}
	}
	acts := func(action plancheck.ResourceActionType) resource.ConfigPlanChecks {
		return resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
			plancheck.ExpectResourceAction("intercom_tag.many[0]", action),
			plancheck.ExpectResourceAction("intercom_tag.many[1]", plancheck.ResourceActionNoop),
		}}
	}
	w.Test(
		resource.TestStep{Config: tagsConfig(2)},
		resource.TestStep{
			PreConfig: func() { w.Do("POST", "/tags", map[string]any{"id": first(), "name": "Changed"}) },
			Config:    tagsConfig(2), ConfigPlanChecks: acts(plancheck.ResourceActionUpdate), ConfigStateChecks: named("Tag 0"),
		},
		resource.TestStep{
			PreConfig: func() { w.Do("DELETE", "/tags/"+first(), nil) },
			Config:    tagsConfig(2), ConfigPlanChecks: acts(plancheck.ResourceActionCreate), ConfigStateChecks: named("Tag 0"),
		},
	)
}

// TestAccSnapshotSeesWhatTheRunMade reads lists after something in them is made
// in the same apply, in which they were read before: the tags by the tag itself.
func TestAccSnapshotSeesWhatTheRunMade(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := `
resource "intercom_tag" "made" {
  name = "Made"
}

data "intercom_tags" "after" {
  depends_on = [intercom_tag.made]
}

data "intercom_ticket_states" "before" {
  depends_on = [intercom_tag.made]
}

resource "intercom_ticket_type" "made" {
  name       = "Made"
  depends_on = [data.intercom_ticket_states.before]
}

data "intercom_ticket_states" "after" {
  depends_on = [intercom_ticket_type.made]
}

output "tag_seen" {
  value = contains(data.intercom_tags.after.tags[*].id, intercom_tag.made.id)
}

output "type_seen" {
  value = contains(flatten(data.intercom_ticket_states.after.ticket_states[*].ticket_type_ids), intercom_ticket_type.made.id)
}
`
	w.Test(resource.TestStep{Config: config, ConfigStateChecks: []statecheck.StateCheck{
		statecheck.ExpectKnownOutputValue("tag_seen", knownvalue.Bool(true)),
		statecheck.ExpectKnownOutputValue("type_seen", knownvalue.Bool(true)),
	}})
}

// TestInProcessManyOfAKind refreshes a thousand objects of a kind whose list is
// long, several at a time as an engine does: that costs the list, and the one that
// is read before it is known how long that is.
func TestInProcessManyOfAKind(t *testing.T) {
	t.Parallel()
	const count, atATime = 1000, 10
	text10KB := strings.Repeat("words ", 10*1024/len("words "))
	for kind, of := range map[string]struct {
		path    string
		object  func(i int) map[string]any
		perPage int
	}{
		"intercom_external_page": {"/ai/external_pages", func(i int) map[string]any {
			return map[string]any{"source_id": json.Number(emulator.SampleSourceID), "external_id": fmt.Sprint(i), "title": "A", "html": "<p>A</p>", "locale": "en"}
		}, 50},
		"intercom_article": {"/articles", func(int) map[string]any {
			return map[string]any{"title": "A", "author_id": 991267460, "body": text10KB}
		}, 250},
	} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, acctest.Undescribed)
			var ids []string
			for i := range count - len(kinds[kind](w)) { // of the sample
				ids = append(ids, text(w.Do("POST", of.path, of.object(i))["id"]))
			}
			w.ForgetRequests()
			run := start(t, w)
			var running sync.WaitGroup
			turns := make(chan struct{}, atATime)
			for _, id := range ids {
				turns <- struct{}{}
				running.Go(func() {
					defer func() { <-turns }()
					instance, err := run.NewInstance(kind)
					if err == nil {
						err = run.Import(t.Context(), instance, id) // which reads it
					}
					if err != nil {
						t.Error(err)
					}
				})
			}
			running.Wait()
			if requests, _ := w.Requests(); len(requests) > count/of.perPage+1 {
				t.Errorf("%d requests", len(requests))
			}
		})
	}
}
