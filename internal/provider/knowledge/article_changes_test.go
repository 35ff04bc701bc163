package knowledge_test

import (
	"fmt"
	"maps"
	"net/http"
	"testing"
	"time"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// articleIn is an article of a workspace.
func articleIn(t *testing.T, quirks emulator.Quirks) *acctest.Managed {
	t.Helper()
	return acctest.Manage(t, acctest.New(t, acctest.Quirks(quirks)), "intercom_article", "/articles")
}

// with is an article of a title and an author, and more.
func with(more session.Config) session.Config {
	config := session.Config{"title": "Refunds", "author_id": bela}
	maps.Copy(config, more)
	return config
}

const (
	html      = `<p>Within 14 days.</p><img src="https://example.com/a.png">`
	otherHTML = `<p>Within 30 days.</p>`

	audience, otherAudience = emulator.SampleAudienceID, emulator.SampleUnusedAudienceID
)

// Intercom copies images, and reads Markdown in its own way: what is configured
// stays as long as nobody changes it there.
func TestArticleRewritten(t *testing.T) {
	t.Parallel()
	for name, config := range map[string]session.Config{
		"HTML": {"body": html}, "Markdown": {"body_markdown": "* Within 14 days\n* ![a](https://example.com/a.png)"}, "nothing": {},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := articleIn(t, emulator.Quirks{emulator.MarkdownReflowed: true})
			m.Applies(with(config))
			m.Settled(with(config))
			m.Change(map[string]any{"body": otherHTML})
			m.Applies(with(config))
			if said := fmt.Sprint(m.Remote("body")); said == `<p class="no-margin">Within 30 days.</p>` {
				t.Error("the change is there still")
			}
			m.Settled(with(config))
		})
	}
}

// A run undoes nothing that somebody does between its plan and its apply, but for
// what it changes itself.
func TestArticleEditedMeanwhile(t *testing.T) {
	t.Parallel()
	m := articleIn(t, nil)
	m.Applies(with(session.Config{"body": html, "state": "published"}))
	config := with(session.Config{"body": html, "state": "published", "description": "How"})
	if err := m.Run(func(s *session.Session) error {
		plan, err := m.Plan(t.Context(), s, config)
		if err != nil {
			return err
		}
		m.Change(map[string]any{"title": "Money back", "state": "published"})
		return s.Apply(t.Context(), plan)
	}); err != nil {
		t.Fatal(err)
	}
	m.Heard("Intercom answered with another value", "title")
	if title, description := m.Remote("title"), m.Remote("description"); title != "Money back" || description != "How" {
		t.Errorf("it has the title %q and the description %q", title, description)
	}
	m.Applies(config)
	if title := m.Remote("title"); title != "Refunds" {
		t.Errorf("it has the title %q", title)
	}
}

// A published article may have unpublished changes, which are somebody else's.
func TestArticleWithDraft(t *testing.T) {
	t.Parallel()
	stage := func(m *acctest.Managed) {
		m.W.Do(http.MethodPut, "/articles/"+m.Text("id")+"/draft", map[string]any{"title": "Staged", "body": "<p>Staged.</p>"})
	}
	before, after := with(session.Config{"body": html, "state": "published"}), with(session.Config{"body": otherHTML, "state": "published"})
	t.Run("goes live", func(t *testing.T) {
		t.Parallel()
		m := articleIn(t, nil)
		m.Applies(before)
		stage(m)
		m.Settled(before)
		m.Applies(after)
		if body, staged := m.Remote("body"), m.Remote("has_unpublished_changes"); body != `<p class="no-margin">Within 30 days.</p>` || staged != true {
			t.Errorf("the page has %q, and unpublished changes: %v", body, staged)
		}
		m.Settled(after)
	})
	for name, config := range map[string]session.Config{
		"text": after, "title": with(session.Config{"title": "Money back", "body": html, "state": "published"}),
		"Markdown": with(session.Config{"body_markdown": "Within 30 days", "state": "published"}),
	} {
		t.Run("is staged/"+name, func(t *testing.T) {
			t.Parallel()
			m := articleIn(t, emulator.Quirks{emulator.DraftSwallowsEdits: true})
			m.Applies(before)
			stage(m)
			m.Fails(config, "The change was added to the unpublished changes of the article", "Article "+m.Text("id"), "apply again")
			m.W.Do(http.MethodPost, "/articles/"+m.Text("id")+"/draft/publish", map[string]any{"locales": []string{"en"}})
			m.Applies(config)
			m.Settled(config)
		})
	}
}

// soon is how long the schedules of tests are away.
const soon = 2 * time.Hour

func afterwards() string { return time.Now().Add(soon).UTC().Format(time.RFC3339) }

func TestArticleScheduled(t *testing.T) {
	t.Parallel()
	t.Run("published", func(t *testing.T) {
		t.Parallel()
		for _, reads := range []bool{false, true} {
			for _, state := range []any{"published", nil} {
				t.Run(fmt.Sprint(reads, state), func(t *testing.T) {
					t.Parallel()
					m := articleIn(t, emulator.Quirks{emulator.ScheduledReadsPublished: reads})
					config := with(session.Config{"state": state, "scheduled_publish_at": afterwards()})
					m.Applies(config)
					m.Settled(config)
					if url := m.Remote("url"); url != nil {
						t.Errorf("it is published already, at %s", url)
					}
					m.W.Advance(soon)
					m.Settled(config)
					if state := m.Remote("state"); state != "published" || m.Text("state") != "published" {
						t.Errorf("it is %s, and %s in the state", state, m.Text("state"))
					}
					config["body"] = otherHTML
					m.Applies(config)
					delete(config, "scheduled_publish_at")
					m.Applies(config)
					m.Settled(config)
				})
			}
		}
	})
	t.Run("text waits", func(t *testing.T) {
		t.Parallel()
		m := articleIn(t, nil)
		m.Applies(with(session.Config{"state": "published", "body": html}))
		config := with(session.Config{"title": "Money back", "state": "published", "body": otherHTML, "scheduled_publish_at": afterwards()})
		m.Applies(config)
		m.Settled(config)
		if title := m.Remote("title"); title != "Refunds" {
			t.Errorf("it is published with the title %q already", title)
		}
		m.W.Advance(soon)
		m.Settled(config)
		if title := m.Remote("title"); title != "Money back" {
			t.Errorf("it has the title %q", title)
		}
	})
	t.Run("unpublished", func(t *testing.T) {
		t.Parallel()
		m := articleIn(t, nil)
		config := with(session.Config{"state": "published", "scheduled_unpublish_at": afterwards()})
		m.Applies(config)
		m.Settled(config)
		m.W.Advance(soon)
		m.Settled(config)
		config["body"] = otherHTML
		m.Applies(config)
		if state := m.Remote("state"); state != "draft" {
			t.Errorf("a change of the text made it %s", state)
		}
		delete(config, "scheduled_unpublish_at")
		m.Applies(config)
		if state := m.Remote("state"); state != "published" {
			t.Errorf("without the schedule it is %s", state)
		}
	})
	t.Run("translated", func(t *testing.T) {
		t.Parallel()
		for _, schedule := range []string{"scheduled_publish_at", "scheduled_unpublish_at"} {
			t.Run(schedule, func(t *testing.T) {
				t.Parallel()
				m := articleIn(t, nil)
				config := translated(map[string]any{"fr": map[string]any{"title": "Remboursements", "body_markdown": "Sous 14 jours", "state": "published"}})
				config["state"], config[schedule] = "published", afterwards()
				m.Applies(config)
				m.Settled(config)
				m.W.Advance(soon)
				m.Settled(config)
				config["translated_content"] = map[string]any{"fr": map[string]any{"title": "Rembourser", "body": otherHTML, "state": "published"}}
				m.Applies(config)
				m.Settled(config)
				if state := translationOf(m, "fr", "state"); (state == "published") != (schedule == "scheduled_publish_at") {
					t.Errorf("it is %s", state)
				}
				delete(config, schedule)
				config["scheduled_publish_at"] = "2099-01-01T00:00:00Z"
				m.Applies(config)
				delete(config, "scheduled_publish_at")
				m.Applies(config)
				m.Settled(config)
				if state := translationOf(m, "fr", "state"); state != "published" {
					t.Errorf("without a schedule it is %s", state)
				}
			})
		}
	})
	t.Run("otherwise", func(t *testing.T) {
		t.Parallel()
		m := articleIn(t, nil)
		m.Applies(with(session.Config{"state": "published"}))
		for _, more := range []session.Config{
			{"scheduled_publish_at": "2099-01-01T00:00:00Z"}, {"scheduled_publish_at": "2099-01-01T01:00:00+01:00"}, {"scheduled_unpublish_at": "2099-01-01T00:00:00Z"}, {"scheduled_publish_at": "2098-01-01T00:00:00Z"}, {},
		} {
			more["state"] = "published"
			m.Applies(with(more))
			m.Settled(with(more))
		}
		if at := m.Remote("scheduled_publish_at"); at != nil {
			t.Errorf("it is scheduled for %v still", at)
		}
	})
}

// A schedule that was not cancelled from here, and whatever else is not as
// configured, shows.
func TestArticleScheduleCancelled(t *testing.T) {
	t.Parallel()
	m := articleIn(t, nil)
	config := with(session.Config{"state": "published", "scheduled_publish_at": "2099-01-01T00:00:00Z"})
	m.Applies(config)
	m.Change(map[string]any{"scheduled_publish_at": nil})
	m.Applies(config)
	if at := m.Remote("scheduled_publish_at"); at == nil {
		t.Error("it is not scheduled again")
	}
	m.Settled(config)
}

func TestArticleRefused(t *testing.T) {
	t.Parallel()
	const past, future = "2020-01-01T00:00:00Z", "2099-01-01T00:00:00Z"
	for name, test := range map[string]struct {
		config session.Config
		said   []string
	}{
		"author":          {session.Config{"author_id": "1"}, []string{"No such teammate", "author_id takes the id of an intercom_admin"}},
		"author is no id": {session.Config{"author_id": "bela@example.com"}, []string{"author_id must be an id"}},
		"state":           {session.Config{"state": "live"}, []string{`state must be "published" or "draft"`}},
		"title":           {session.Config{"title": ""}, []string{"title must be a string in one line"}},
		"two texts":       {session.Config{"body": "<p>a</p>", "body_markdown": "b"}, []string{"One text given twice"}},
		"past":            {session.Config{"scheduled_publish_at": past}, []string{"The time has passed", "scheduled_publish_at must be in the future"}},
		"no time":         {session.Config{"scheduled_publish_at": "tomorrow"}, []string{"scheduled_publish_at must be a time in RFC 3339 format"}},
		"two schedules": {session.Config{"scheduled_publish_at": future, "scheduled_unpublish_at": future, "state": "published"}, []string{
			"Conflicting schedule", "one schedule at a time",
		}},
		"scheduled draft": {session.Config{"scheduled_publish_at": future, "state": "draft"}, []string{"Conflicting schedule", `Set state to "published"`}},
		"unpublished":     {session.Config{"scheduled_unpublish_at": future}, []string{"Only a published article can be unpublished"}},
		"audience":        {session.Config{"audience_ids": []string{"1"}}, []string{"No such audience", "audience_ids takes ids of intercom_audience"}},
		"parent_ids":      {session.Config{"parent_ids": []string{"1"}}, []string{"The API version is too old", "parent_ids", `"2.17" or newer`}},
		"folder_id":       {session.Config{"folder_id": "1"}, []string{"The API version is too old", "folder_id"}},
		"empty list":      {session.Config{"body": "<ul></ul>"}, []string{"Cannot create: Intercom answered 400 parameter_invalid", "body has an empty list"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := articleIn(t, nil)
			m.Fails(with(test.config), test.said...)
			if m.Exists() {
				t.Error("it is in the state")
			}
		})
	}
}

// What an audience is not is no sign that the article is gone. A token that may not
// look at audiences learns of it from the apply.
func TestArticleOtherAudience(t *testing.T) {
	t.Parallel()
	m := articleIn(t, nil)
	m.Applies(with(nil))
	m.W.Breaks(emulator.Fault{Pattern: "GET /audiences/*", Status: http.StatusForbidden, Code: "forbidden"})()
	m.Fails(with(session.Config{"audience_ids": []string{"1"}}), "Cannot update: Intercom answered 404 parameter_invalid")
	if !m.Exists() {
		t.Error("it is not in the state any more")
	}
	m.Settled(with(nil))
}

// Whether an answer has the audiences, and where, depends on the help center.
func TestArticleAudiences(t *testing.T) {
	t.Parallel()
	for _, quirks := range []emulator.Quirks{nil, {emulator.OneLanguage: true}, {emulator.RootAudiences: true}, {emulator.OneLanguage: true, emulator.RootAudiences: true}} {
		m := articleIn(t, quirks)
		for _, audiences := range [][]string{{audience, otherAudience}, {otherAudience}, {}, {audience}} {
			config := with(session.Config{"audience_ids": audiences})
			m.Applies(config)
			m.Settled(config)
		}
		m.Settled(with(nil)) // what is left out stays
	}
}

func TestArticleTestWorkspace(t *testing.T) {
	t.Parallel()
	m := articleIn(t, emulator.Quirks{emulator.TestWorkspace: true})
	m.Fails(with(session.Config{"state": "published"}), "Cannot create: Intercom answered 400", "Articles cannot be published in a test workspace")
	m.Applies(with(nil))
}

func TestArticleDestroyWarns(t *testing.T) {
	t.Parallel()
	for state, said := range map[string][]string{"published": {"The published article will be deleted permanently", "Article (id 1001) is published"}, "draft": nil} {
		m := articleIn(t, nil)
		m.Applies(with(session.Config{"state": state}))
		m.Applies(nil, said...)
	}
}

// An article is not created twice: what may have been made is looked for.
func TestArticleUncertain(t *testing.T) {
	t.Parallel()
	const uncertain = "Cannot tell whether the create happened"
	for name, test := range map[string]struct {
		fault emulator.Fault
		said  []string
	}{
		"made":     {emulator.Fault{Pattern: "POST /articles", Cut: "after", Count: 1}, []string{uncertain, "with the import id 1003", "terraform import"}},
		"not made": {emulator.Fault{Pattern: "POST /articles", Cut: "before", Count: 1}, []string{uncertain, "it was probably not created: apply again"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := articleIn(t, nil)
			m.W.Do(http.MethodPost, "/articles", map[string]any{"title": "Other", "author_id": 991267460})
			m.W.Breaks(test.fault)()
			m.Fails(with(nil), test.said...)
			if asked := m.W.RequestCount(http.MethodPost, "/articles"); asked != 2 {
				t.Errorf("%d creations", asked)
			}
		})
	}
}

// The schedule that only a published article can have needs a second request.
func TestArticleHalfCreated(t *testing.T) {
	t.Parallel()
	m := articleIn(t, nil)
	m.W.Breaks(emulator.Fault{Pattern: "PUT /articles/*", Status: http.StatusForbidden})()
	m.Fails(with(session.Config{"state": "published", "scheduled_unpublish_at": "2099-01-01T00:00:00Z"}), "403")
	if !m.Exists() || m.Text("scheduled_unpublish_at") != "" {
		t.Errorf("the state has %s", m.State())
	}
}

const (
	billing, shipping = emulator.SampleCollectionID, emulator.SampleNestedCollectionID
	inPreview         = "Preview"
)

// The collections of an article are one, or several, or none.
func TestArticleCollections(t *testing.T) {
	t.Parallel()
	m := articleIn(t, nil)
	m.Settings = session.Config{"api_version": inPreview}
	for _, step := range []struct {
		config session.Config
		one    string
		all    string
	}{
		{session.Config{"parent_id": billing}, billing, "[311]"},
		{session.Config{"parent_ids": []string{billing}}, billing, "[311]"},
		{session.Config{"parent_ids": []string{shipping, billing}}, "", "[311 312]"},
		{session.Config{"parent_id": shipping, "parent_ids": []string{shipping}}, shipping, "[312]"},
		{nil, "", "[]"},
		{session.Config{"parent_id": shipping}, shipping, "[312]"},
		{session.Config{"parent_ids": []string{}}, "", "[]"},
	} {
		m.Applies(with(step.config))
		m.Settled(with(step.config))
		if one, all := m.Text("parent_id"), plainNumbers(m.Remote("parent_ids")); one != step.one || all != step.all {
			t.Errorf("%v: the state has %q, and Intercom %s", step.config, one, all)
		}
	}
	m.Fails(with(session.Config{"parent_id": shipping, "parent_ids": []string{billing}}), "Collections given twice")
}

// plainNumbers are numbers of an answer, as they are written there.
func plainNumbers(value any) string {
	numbers := []int{}
	for _, number := range value.([]any) { //nolint:forcetypeassert // the emulator's own answer
		numbers = append(numbers, int(number.(float64))) //nolint:forcetypeassert // likewise
	}
	return fmt.Sprint(numbers)
}

// Versions with numbers move an article to another collection, and no more.
func TestArticleCollection(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"2.10", "2.15", "2.16"} {
		m := articleIn(t, nil)
		m.Settings = session.Config{"api_version": version}
		for _, parent := range []any{nil, billing, shipping} {
			config := with(session.Config{"parent_id": parent})
			m.Applies(config)
			m.Settled(config)
		}
		m.Fails(with(nil), "The article cannot be taken out of its collection", "parent_id is left out", `"2.17" or newer`)
		m.W.Do(http.MethodPut, "/articles/"+m.Text("id"), map[string]any{"parent_id": billing})
		m.Applies(with(session.Config{"parent_id": shipping}))
	}
}

// A second collection that somebody added shows where Terraform could take it away.
func TestArticleOtherCollection(t *testing.T) {
	t.Parallel()
	for version, stays := range map[string]bool{"2.16": true, inPreview: false} {
		m := articleIn(t, nil)
		m.Settings = session.Config{"api_version": version}
		config := with(session.Config{"parent_id": shipping})
		m.Applies(config)
		m.W.TryIn(inPreview, http.MethodPut, "/articles/"+m.Text("id"), map[string]any{"parent_ids": []int{311, 312}})
		m.Applies(config)
		if all := plainNumbers(m.Remote("parent_ids")); (all == "[311 312]") != stays {
			t.Errorf("%s: it is in %s", version, all)
		}
	}
}

func TestArticleFolder(t *testing.T) {
	t.Parallel()
	m := articleIn(t, nil)
	m.Settings = session.Config{"api_version": inPreview}
	_, other := m.W.TryIn(inPreview, http.MethodPost, "/folders", map[string]any{"folder": map[string]any{"name": "Drafts"}})
	for _, folder := range []any{"31", fmt.Sprint(other["id"]), nil} {
		config := with(session.Config{"folder_id": folder})
		m.Applies(config)
		m.Settled(config)
	}
}

// translated is an article with translations.
func translated(translations map[string]any) session.Config {
	return with(session.Config{"body": html, "translated_content": translations})
}

// translationOf is a member of an article in a language, as Intercom has it.
func translationOf(m *acctest.Managed, locale, member string) any {
	content, _ := m.Remote("translated_content").(map[string]any)
	text, _ := content[locale].(map[string]any)
	return text[member]
}

func TestArticleTranslations(t *testing.T) {
	t.Parallel()
	const image = "![](https://example.com/a.png)"
	for name, quirks := range map[string]emulator.Quirks{"several languages": nil, "one language": {emulator.OneLanguage: true}, "reflowed": {emulator.MarkdownReflowed: true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := articleIn(t, quirks)
			for _, step := range []map[string]any{
				{"fr": map[string]any{"title": "Remboursements", "body_markdown": "* Sous 14 jours\n* " + image}},
				{"fr": map[string]any{"title": "Remboursements", "body_markdown": "* Sous 30 jours\n* " + image, "state": "published"}},
				{"fr": map[string]any{"title": "Remboursements", "body": html, "state": "published"}, "pt-BR": map[string]any{"title": "Reembolsos", "author_id": cleo}},
				{"fr": map[string]any{"title": "Rembourser", "body": html}, "pt-BR": map[string]any{"title": "Reembolsos", "description": "Como"}},
				{"pt-BR": map[string]any{"title": "Reembolsos"}},
			} {
				if err := m.Apply(translated(step)); err != nil {
					t.Fatal(err)
				}
				m.Settled(translated(step))
			}
			if quirks[emulator.OneLanguage] {
				return
			}
			if title, state := translationOf(m, "fr", "title"), translationOf(m, "fr", "state"); title != "Rembourser" || state != "published" {
				t.Errorf("what is not managed any more has the title %q and is %s", title, state)
			}
			m.Change(map[string]any{"translated_content": map[string]any{"pt-BR": map[string]any{"title": "Outro"}}})
			m.Applies(translated(map[string]any{"pt-BR": map[string]any{"title": "Reembolsos"}}))
			if title := translationOf(m, "pt-BR", "title"); title != "Reembolsos" {
				t.Errorf("a change outside stayed: %q", title)
			}
		})
	}
}

// A change in one language leaves the others alone, of which another may be edited
// meanwhile.
func TestArticleTranslationsAreSparse(t *testing.T) {
	t.Parallel()
	m := articleIn(t, nil)
	french, portuguese := map[string]any{"title": "Remboursements"}, map[string]any{"title": "Reembolsos"}
	m.Applies(translated(map[string]any{"fr": french, "pt-BR": portuguese}))
	if err := m.Run(func(s *session.Session) error {
		plan, err := m.Plan(t.Context(), s, translated(map[string]any{"fr": map[string]any{"title": "Rembourser"}, "pt-BR": portuguese}))
		if err != nil {
			return err
		}
		m.Change(map[string]any{"description": "How", "translated_content": map[string]any{"pt-BR": map[string]any{"title": "Outro"}}})
		return s.Apply(t.Context(), plan)
	}); err != nil {
		t.Fatal(err)
	}
	for locale, title := range map[string]string{"fr": "Rembourser", "pt-BR": "Outro"} {
		if now := translationOf(m, locale, "title"); now != title {
			t.Errorf("%s has the title %q", locale, now)
		}
	}
}

func TestArticleTranslationStaged(t *testing.T) {
	t.Parallel()
	text := func(title string) session.Config {
		return translated(map[string]any{"fr": map[string]any{"title": title, "state": "published"}})
	}
	for swallows, said := range map[bool][]string{false: nil, true: {"The change was added to the unpublished changes of the article"}} {
		m := articleIn(t, emulator.Quirks{emulator.DraftSwallowsEdits: swallows})
		m.Applies(text("Remboursements"))
		m.W.Do(http.MethodPut, "/articles/"+m.Text("id"), map[string]any{"state": "published"})
		m.W.Do(http.MethodPut, "/articles/"+m.Text("id")+"/draft", map[string]any{"translated_content": map[string]any{"fr": map[string]any{"description": "Comment"}}})
		if !swallows {
			m.Applies(text("Rembourser"))
			m.Settled(text("Rembourser"))
			continue
		}
		m.Fails(text("Rembourser"), said...)
	}
}

func TestArticleTranslationsRefused(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		version      string
		translations map[string]any
		said         []string
	}{
		"no locale":   {"2.16", map[string]any{"French": map[string]any{"title": "R"}}, []string{"Invalid locale", "pt-BR"}},
		"no language": {"2.16", map[string]any{"de": map[string]any{"title": "R"}}, []string{"400 parameter_invalid", "de is not a language of this workspace"}},
		"author":      {"2.16", map[string]any{"fr": map[string]any{"title": "R", "author_id": "x"}}, []string{"author_id must be an id"}},
		"state":       {"2.16", map[string]any{"fr": map[string]any{"title": "R", "state": "live"}}, []string{`must be "published" or "draft"`}},
		"too old":     {"2.15", map[string]any{"fr": map[string]any{"title": "R", "body_markdown": "x"}}, []string{"The API version is too old", "body_markdown"}},
		"two texts":   {"2.16", map[string]any{"fr": map[string]any{"title": "R", "body_markdown": "x", "body": "y"}}, []string{"One text given twice"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := articleIn(t, nil)
			m.Settings = session.Config{"api_version": test.version}
			m.Fails(with(session.Config{"translated_content": test.translations}), test.said...)
		})
	}
}
