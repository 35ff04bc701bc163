package people_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// The notes of the sample workspace.
var (
	umasNote = knownvalue.ObjectExact(map[string]knownvalue.Check{
		"id": knownvalue.StringExact(emulator.SampleNoteID), "contact_id": knownvalue.StringExact(emulator.SampleUserID), "company_id": knownvalue.Null(),
		"admin_id": knownvalue.StringExact("991267460"), "body": knownvalue.StringExact("<p>Met Uma at the fair; she asks for a quote.</p>"),
		"created_at": knownvalue.StringExact("2024-12-18T16:00:00Z"),
	})
	acmesNote = knownvalue.ObjectExact(map[string]knownvalue.Check{
		"id": knownvalue.StringExact(emulator.SampleCompanyNoteID), "contact_id": knownvalue.Null(), "company_id": knownvalue.StringExact(emulator.SampleCompanyID),
		"admin_id": knownvalue.StringExact(tokenAdmin), "body": knownvalue.StringExact("<p>Pays by invoice.</p>"),
		"created_at": knownvalue.StringExact("2024-12-18T16:00:00Z"),
	})
)

func TestAccNoteDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	note := func(id string) string { return block("data", "intercom_note", "test", fmt.Sprintf("id = %q", id)) }
	is := func(attribute, value string) []statecheck.StateCheck {
		return []statecheck.StateCheck{statecheck.ExpectKnownValue("data.intercom_note.test", tfjsonpath.New(attribute), knownvalue.StringExact(value))}
	}
	w.Test(
		resource.TestStep{Config: note("1"), ExpectError: acctest.ExpectMessage("Cannot read: there is no such object", "GET /notes/1: 404 not_found")},
		resource.TestStep{Config: note(""), PlanOnly: true, ExpectError: acctest.ExpectMessage("id must be an id as Intercom shows it")},
		resource.TestStep{Config: note(emulator.SampleNoteID), ConfigStateChecks: is("contact_id", emulator.SampleUserID)},
		resource.TestStep{Config: note(emulator.SampleCompanyNoteID), ConfigStateChecks: is("company_id", emulator.SampleCompanyID)},
	)
}

func TestAccNotesDataSources(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind, argument string
		note           knownvalue.Check
		version        string
	}{
		{"intercom_contact_notes", fmt.Sprintf("contact_id = %q", emulator.SampleUserID), umasNote, "2.10"},
		{"intercom_contact_notes", fmt.Sprintf("contact_id = %q", emulator.SampleUserID), umasNote, "Preview"},
		{"intercom_company_notes", fmt.Sprintf("company_id = %q", emulator.SampleCompanyID), acmesNote, "2.15"},
		{"intercom_company_notes", fmt.Sprintf("company_id = %q", emulator.SampleCompanyID), acmesNote, "2.16"},
	} {
		t.Run(c.kind+" "+c.version, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Settings = setting(c.version)
			w.Test(resource.TestStep{
				Config: block("data", c.kind, "test", c.argument), ConfigStateChecks: []statecheck.StateCheck{
					statecheck.ExpectKnownValue("data."+c.kind+".test", tfjsonpath.New(strings.TrimPrefix(c.kind, "intercom_")), knownvalue.ListExact([]knownvalue.Check{c.note})),
				},
			})
		})
	}
}

func TestAccCompanyNotesNeedVersion(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Settings = setting("2.14")
	w.Test(resource.TestStep{
		Config:      block("data", "intercom_company_notes", "test", fmt.Sprintf("company_id = %q", emulator.SampleCompanyID)),
		ExpectError: acctest.ExpectMessage("The API version is too old", `data.intercom_company_notes requires api_version "2.15" or newer`),
	})
}

// A list of notes has pages of 50 with numbers, which the description takes for
// cursors.
func TestAccContactNotesOnSeveralPages(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Undescribed)
	for i := range 120 {
		w.Do("POST", "/contacts/"+emulator.SampleLeadID+"/notes", map[string]any{"body": fmt.Sprintf("Note %d", i)})
	}
	w.Test(resource.TestStep{
		Config: block("data", "intercom_contact_notes", "test", fmt.Sprintf("contact_id = %q", emulator.SampleLeadID)),
		ConfigStateChecks: []statecheck.StateCheck{
			statecheck.ExpectKnownValue("data.intercom_contact_notes.test", tfjsonpath.New("contact_notes"), knownvalue.ListSizeExact(120)),
		},
	})
}
