package people_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

const (
	noteAddress = "intercom_contact_note.test"
	umasNotes   = "/contacts/" + emulator.SampleUserID + "/notes"
	tokenAdmin  = "991267459"
	cleo        = "991267461"
)

// noteAbout is a note with further lines.
func noteAbout(contact, body string, lines ...string) string {
	return block("resource", "intercom_contact_note", "test", append([]string{fmt.Sprintf("contact_id = %q", contact), fmt.Sprintf("body = %q", body)}, lines...)...)
}

func noted(body, html, admin string) []statecheck.StateCheck {
	return []statecheck.StateCheck{
		statecheck.ExpectKnownValue(noteAddress, tfjsonpath.New("body"), knownvalue.StringExact(body)),
		statecheck.ExpectKnownValue(noteAddress, tfjsonpath.New("body_html"), knownvalue.StringExact(html)),
		statecheck.ExpectKnownValue(noteAddress, tfjsonpath.New("admin_id"), knownvalue.StringExact(admin)),
	}
}

// replaced are plan checks for a step that makes another note.
func replaced() resource.ConfigPlanChecks {
	return resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
		plancheck.ExpectResourceAction(noteAddress, plancheck.ResourceActionDestroyBeforeCreate),
	}}
}

func bodies(w *acctest.Workspace) string {
	text := ""
	notes, _ := w.Do(http.MethodGet, umasNotes, nil)["data"].([]any)
	for _, note := range notes {
		text += fmt.Sprint(note.(map[string]any)["body"]) //nolint:forcetypeassert // the emulator's own answer
	}
	return text
}

// The imports are of a note whose text is configured as Intercom has it; the
// next test is about others.
func TestAccContactNote(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(acctest.Life(t, noteAddress, acctest.Steps{
		Create: resource.TestStep{
			Config: noteAbout(emulator.SampleUserID, "<p>Hello</p>"), ConfigStateChecks: noted("<p>Hello</p>", "<p>Hello</p>", tokenAdmin),
		},
		Update: resource.TestStep{
			Config: noteAbout(emulator.SampleUserID, "<p>Bye</p>"), ConfigStateChecks: noted("<p>Bye</p>", "<p>Bye</p>", tokenAdmin),
		},
		Action: plancheck.ResourceActionDestroyBeforeCreate,
	})...)
	if left, want := bodies(w), "<p>Bye</p><p>Hello</p><p>Met Uma at the fair; she asks for a quote.</p>"; left != want {
		t.Errorf("the notes are %s, not %s", left, want)
	}
}

// A text comes back as HTML. What is configured stays in the state, and another
// form of the same text is no change, also after an import.
func TestAccContactNoteText(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		quirks           emulator.Quirks
		body, html, same string
	}{
		"plain":      {emulator.Quirks{}, "Fish & chips", "<p>Fish &amp; chips</p>", "<p>Fish &amp; chips</p>\n"},
		"lines":      {emulator.Quirks{}, "One\nTwo", "<p>One<br>Two</p>", "<p>One<br/>Two</p>"},
		"paragraphs": {emulator.Quirks{emulator.NoteLinesAreParagraphs: true}, "One\nTwo", "<p>One</p><p>Two</p>", "<p>One</p>\n<p>Two</p>"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, acctest.Quirks(c.quirks))
			config, id := noteAbout(emulator.SampleUserID, c.body), ""
			w.Test(
				resource.TestStep{Config: config, ConfigStateChecks: noted(c.body, c.html, tokenAdmin), Check: func(s *terraform.State) error {
					id = s.RootModule().Resources[noteAddress].Primary.ID
					return nil
				}},
				resource.TestStep{Config: config, ConfigPlanChecks: acctest.NoChange()},
				resource.TestStep{Config: noteAbout(emulator.SampleUserID, c.same), ConfigPlanChecks: acctest.NoChange()},
				resource.TestStep{Config: "removed {\n  from = " + noteAddress + "\n  lifecycle {\n    destroy = false\n  }\n}\n"},
				resource.TestStep{
					Config: config, ResourceName: noteAddress, ImportState: true, ImportStatePersist: true,
					ImportStateIdFunc: func(*terraform.State) (string, error) { return id, nil },
				},
				resource.TestStep{Config: config, ConfigPlanChecks: acctest.NoChange()},
			)
			if made := w.RequestCount(http.MethodPost, umasNotes); made != 1 {
				t.Errorf("%d notes were made, want 1", made)
			}
		})
	}
}

// Whatever Intercom makes of a text, it is made once.
func TestAccContactNoteRewritten(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.NotesEscapeMarkup: true}))
	config := noteAbout(emulator.SampleUserID, "<p>A <b>bold</b> move</p>")
	w.Test(
		resource.TestStep{Config: config, ConfigStateChecks: noted(
			"<p>A <b>bold</b> move</p>", "<p>&lt;p&gt;A &lt;b&gt;bold&lt;/b&gt; move&lt;/p&gt;</p>", tokenAdmin)},
		resource.TestStep{Config: config, ConfigPlanChecks: acctest.NoChange()},
	)
	if made := w.RequestCount(http.MethodPost, umasNotes); made != 1 {
		t.Errorf("%d notes were made, want 1", made)
	}
}

func TestAccContactNoteAuthor(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	by := func(lines ...string) string { return noteAbout(emulator.SampleUserID, "Hello", lines...) }
	w.Test(
		resource.TestStep{Config: by(`admin_id = "1"`), PlanOnly: true, ExpectError: acctest.ExpectMessage("No such teammate", "admin_id takes the id of an intercom_admin")},
		resource.TestStep{Config: by(`admin_id = "a b"`), PlanOnly: true, ExpectError: acctest.ExpectMessage("admin_id must be an id as Intercom shows it")},
		resource.TestStep{Config: by(`admin_id = "` + cleo + `"`), ConfigStateChecks: noted("Hello", "<p>Hello</p>", cleo)},
		resource.TestStep{Config: by(), ConfigPlanChecks: acctest.NoChange()},
		resource.TestStep{Config: by(`admin_id = "` + tokenAdmin + `"`), ConfigPlanChecks: replaced(), ConfigStateChecks: noted("Hello", "<p>Hello</p>", tokenAdmin)},
	)
}

// A token that may not read admins plans all the same, and Intercom refuses.
func TestAccContactNoteAuthorNotReadable(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(resource.TestStep{
		PreConfig: w.Breaks(emulator.Fault{Pattern: "GET /admins**", Status: http.StatusForbidden, Code: "forbidden"}),
		Config:    noteAbout(emulator.SampleUserID, "Hello", `admin_id = "1"`),
		ExpectError: acctest.ExpectMessage("Cannot create: Intercom answered 404 not_found", "POST "+umasNotes+": 404 not_found: Resource Not Found",
			"(request id 00000000-0000-4000-8000-"),
	})
}

func TestAccContactNoteWarns(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	run, err := acctest.Session(t.Context(), w, nil)
	if err != nil {
		t.Fatal(err)
	}
	note, err := run.NewInstance("intercom_contact_note")
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		config session.Config
		warned string
	}{
		{session.Config{"contact_id": emulator.SampleUserID, "body": "Hello"}, ""},
		{session.Config{"contact_id": emulator.SampleUserID, "body": "<p>Hello</p>"}, ""},
		{session.Config{"contact_id": emulator.SampleUserID, "body": "Bye"}, "The contact note stays in Intercom"},
		{session.Config{"contact_id": emulator.SampleLeadID, "body": "Bye"}, "The contact note stays in Intercom"},
		{nil, "The contact note stays in Intercom"},
	} {
		before := len(run.Diagnostics())
		plan, err := run.Plan(t.Context(), note, step.config)
		if err != nil {
			t.Fatal(err)
		}
		said := run.Diagnostics()[before:]
		if step.warned == "" && said != "" || !acctest.ExpectMessage(step.warned).MatchString(said) {
			t.Errorf("%v: the plan says %q, not %q", step.config, said, step.warned)
		}
		if err := run.Apply(t.Context(), plan); err != nil {
			t.Fatal(err)
		}
	}
	if note.Exists() {
		t.Error("the note is still in the state")
	}
}

func TestAccContactNoteGone(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: noteAbout(emulator.SampleLeadID, "Hello")},
		resource.TestStep{
			PreConfig: w.Outside(http.MethodDelete, "/contacts/"+emulator.SampleLeadID, nil), RefreshState: true, ExpectNonEmptyPlan: true,
			RefreshPlanChecks: resource.RefreshPlanChecks{PostRefresh: []plancheck.PlanCheck{
				plancheck.ExpectResourceAction(noteAddress, plancheck.ResourceActionCreate),
			}},
		},
	)
}

// The note goes to the contact that its own was merged into. To name that one is
// enough.
func TestAccContactNoteMerged(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: noteAbout(emulator.SampleLeadID, "Hello")},
		resource.TestStep{
			PreConfig: w.Outside(http.MethodPost, "/contacts/merge", map[string]string{"from": emulator.SampleLeadID, "into": emulator.SampleUserID}),
			Config:    noteAbout(emulator.SampleUserID, "Hello"), ConfigPlanChecks: acctest.NoChange(),
		},
	)
}

func TestAccContactNoteUncertain(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		faults []emulator.Fault
		says   []string
	}{
		"made":     {[]emulator.Fault{{Pattern: "POST " + umasNotes, Cut: "after"}}, []string{"with the import id", "import it before applying again", "terraform import"}},
		"not made": {[]emulator.Fault{{Pattern: "POST " + umasNotes, Cut: "before"}}, []string{"The workspace has no note about contact", "apply again"}},
		"not seen": {
			[]emulator.Fault{{Pattern: "POST " + umasNotes, Cut: "after"}, {Pattern: "GET " + umasNotes, Status: http.StatusForbidden, Code: "forbidden"}},
			[]string{"Look for the note about contact " + emulator.SampleUserID + " with this text in Intercom before applying again."},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Test(resource.TestStep{
				PreConfig: w.Breaks(c.faults...), Config: noteAbout(emulator.SampleUserID, "Hello"),
				ExpectError: acctest.ExpectMessage(append([]string{"Cannot tell whether the create happened", "POST " + umasNotes}, c.says...)...),
			})
			if made := w.RequestCount(http.MethodPost, umasNotes); made != 1 {
				t.Errorf("the note was sent %d times, want once", made)
			}
		})
	}
}

func TestAccContactNoteRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: noteAbout(emulator.SampleUserID, " \n"), PlanOnly: true, ExpectError: acctest.ExpectMessage("body must have text in it")},
		resource.TestStep{Config: noteAbout("a/b", "Hello"), PlanOnly: true, ExpectError: acctest.ExpectMessage("contact_id must be an id as Intercom shows it")},
		resource.TestStep{Config: noteAbout(emulator.SampleTeamID, "Hello"), ExpectError: acctest.ExpectMessage(
			"Cannot create: Intercom answered 404 not_found", "POST /contacts/5017690/notes: 404 not_found: User Not Found", "(request id 00000000-0000-4000-8000-")},
		resource.TestStep{
			Config: noteAbout(emulator.SampleUserID, "Hello"), ResourceName: noteAddress, ImportState: true, ImportStateId: "999",
			ExpectError: acctest.ExpectMessage("Cannot import: there is no such"),
		},
	)
}

// Many notes about one contact are read with two requests: one for the first
// note, and when a second one is needed, one for all of them.
func TestAccContactNotesOfOneContact(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	write, err := acctest.Session(t.Context(), w, nil)
	if err != nil {
		t.Fatal(err)
	}
	var notes []*session.Instance
	for i := range 20 {
		note, err := write.NewInstance("intercom_contact_note")
		if err != nil {
			t.Fatal(err)
		}
		plan, err := write.Plan(t.Context(), note, session.Config{"contact_id": emulator.SampleUserID, "body": fmt.Sprintf("Note %d", i)})
		if err != nil {
			t.Fatal(err)
		}
		if err := write.Apply(t.Context(), plan); err != nil {
			t.Fatal(err)
		}
		notes = append(notes, note)
	}
	w.ForgetRequests()
	read, err := acctest.Session(t.Context(), w, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, note := range notes {
		if err := read.Refresh(t.Context(), note); err != nil || !note.Exists() {
			t.Fatalf("%v is read as gone, %v", note, err)
		}
	}
	if all, _ := w.Requests(); len(all) != 2 {
		t.Errorf("20 notes were read with %d requests, want 2", len(all))
	}
}

func TestAccContactNoteVersions(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"2.10", "2.14", "Preview"} {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Settings = setting(version)
			w.Test(
				resource.TestStep{Config: noteAbout(emulator.SampleUserID, "Hello"), ConfigStateChecks: noted("Hello", "<p>Hello</p>", tokenAdmin)},
				resource.TestStep{ResourceName: noteAddress, ImportState: true, ImportStateVerify: true, ImportStateVerifyIgnore: []string{"body"}},
			)
		})
	}
}
