package emulator

import (
	"fmt"
	"maps"
	"slices"
	"testing"
)

// idsByName are the ids of a list's items by what the items are called.
func idsByName(t *testing.T, w *Workspace, path, member, name string) map[string]string {
	t.Helper()
	ids := map[string]string{}
	items, _ := ask(t, w, "GET", path, "").json(t)[member].([]any)
	for _, item := range items {
		one, _ := item.(object)
		called := one[name]
		if translation, ok := one["default_translation"].(object); ok {
			called = translation["name"]
		}
		ids[fmt.Sprint(called)] = fmt.Sprint(one["id"])
	}
	return ids
}

func TestStaffIsTheSamplesUnderOtherIDs(t *testing.T) {
	t.Parallel()
	sample, staff := sampleWorkspace(), New(Options{Token: testToken, Staff: true, WorkspaceID: "staff001"})
	for path, list := range map[string][2]string{
		"/admins": {"admins", "email"}, "/teams": {"teams", "name"}, "/segments": {"segments", "name"}, "/ticket_states": {"data", "internal_label"},
		"/subscription_types": {"data", ""}, "/help_center/help_centers": {"data", "identifier"}, "/news/newsfeeds": {"data", "name"},
		"/brands": {"data", "name"}, "/emails": {"data", "email"}, "/macros": {"data", "name"},
	} {
		here, there := idsByName(t, sample, path, list[0], list[1]), idsByName(t, staff, path, list[0], list[1])
		if len(here) == 0 || !slices.Equal(slices.Sorted(maps.Keys(here)), slices.Sorted(maps.Keys(there))) {
			t.Errorf("%s: %v in the sample, %v beside it", path, here, there)
		}
		for name, id := range here {
			for _, other := range there {
				if id == other {
					t.Errorf("%s: %s is %s in both", path, name, id)
				}
			}
		}
	}
	me := ask(t, staff, "GET", "/me", "").json(t)
	if me["email"] != "ada@example.com" || me["id"] == tokenAdmin {
		t.Errorf("the token is of %v", me)
	}
	team := ask(t, staff, "GET", "/teams/"+elsewhere(SampleTeamID), "").json(t)
	if got := fmt.Sprintf("%v %.0f", team["name"], team["admin_ids"]); got != "Support [791267460]" {
		t.Errorf("a team is %s", got)
	}
}

func TestStaffHasNothingThatTheAPIMakes(t *testing.T) {
	t.Parallel()
	staff, empty := New(Options{Token: testToken, Staff: true}), New(Options{Token: testToken})
	for _, path := range []string{
		"/tags", "/contacts", "/companies", "/data_attributes", "/conversations/attributes", "/ticket_types", "/conversations", "/articles",
		"/help_center/collections", "/internal_articles", "/news/news_items", "/custom_object_instances/Order", "/ai/content_import_sources",
	} {
		got, want := ask(t, staff, "GET", path, ""), ask(t, empty, "GET", path, "")
		if got.status != 200 || string(got.body) != string(want.body) {
			t.Errorf("%s: %d %s", path, got.status, got.body)
		}
	}
	made := ask(t, staff, "POST", "/conversations/attributes", `{"name":"Area","data_type":"string"}`, "Intercom-Version", "Preview").json(t)
	if got := fmt.Sprint(made["admin_id"]); got != elsewhere(tokenAdmin) {
		t.Errorf("made by %s: %v", got, made)
	}
}

func TestShuffledListsHaveAnotherOrder(t *testing.T) {
	t.Parallel()
	read := func(seed uint64, path string) (ids []string) {
		w := New(Options{Token: testToken, Sample: true, Shuffle: seed})
		for range 20 {
			ask(t, w, "POST", "/tags", fmt.Sprintf(`{"name":"Tag %d"}`, len(w.tags.ids)))
		}
		items, _ := ask(t, w, "GET", path, "").json(t)["data"].([]any)
		for _, item := range items {
			one, _ := item.(object)
			ids = append(ids, fmt.Sprint(one["id"]))
		}
		return ids
	}
	made, first, again, second := read(0, "/tags"), read(1, "/tags"), read(1, "/tags"), read(2, "/tags")
	if !slices.Equal(first, again) {
		t.Errorf("one seed gives %v, and then %v", first, again)
	}
	if slices.Equal(made, first) || slices.Equal(first, second) {
		t.Errorf("seeds change nothing: %v, %v, %v", made, first, second)
	}
	if !slices.Equal(slices.Sorted(slices.Values(made)), slices.Sorted(slices.Values(first))) {
		t.Errorf("%v became %v", made, first)
	}
	if sorted, shuffled := read(0, "/articles"), read(1, "/articles"); len(sorted) == 0 || !slices.Equal(sorted, shuffled) {
		t.Errorf("articles have an order: %v became %v", sorted, shuffled)
	}
}

func TestShuffledPagesAreWhole(t *testing.T) {
	t.Parallel()
	w := New(Options{Token: testToken, Sample: true, Shuffle: 3})
	seen := map[string]bool{}
	for page := range len(w.contentSnippets.ids) {
		items, _ := ask(t, w, "GET", fmt.Sprintf("/content_snippets?per_page=1&page=%d", page+1), "", "Intercom-Version", "Preview").json(t)["data"].([]any)
		for _, item := range items {
			one, _ := item.(object)
			seen[fmt.Sprint(one["id"])] = true
		}
	}
	if len(seen) != len(w.contentSnippets.ids) || len(seen) < 2 {
		t.Errorf("pages have %v of %v", seen, w.contentSnippets.ids)
	}
}
