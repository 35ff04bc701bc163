package people_test

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

const companyNoteAddress = "intercom_company_note.test"

func companyNote(company, body string) string {
	return block("resource", "intercom_company_note", "test", fmt.Sprintf("company_id = %q", company), fmt.Sprintf("body = %q", body))
}

func TestAccCompanyNote(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	reads := func(body string) []statecheck.StateCheck {
		return []statecheck.StateCheck{
			statecheck.ExpectKnownValue(companyNoteAddress, tfjsonpath.New("company_id"), knownvalue.StringExact(emulator.SampleCompanyID)),
			statecheck.ExpectKnownValue(companyNoteAddress, tfjsonpath.New("body"), knownvalue.StringExact(body)),
			statecheck.ExpectKnownValue(companyNoteAddress, tfjsonpath.New("body_html"), knownvalue.StringExact(body)),
			statecheck.ExpectKnownValue(companyNoteAddress, tfjsonpath.New("admin_id"), knownvalue.StringExact(tokenAdmin)),
		}
	}
	w.Test(acctest.Life(t, companyNoteAddress, acctest.Steps{
		Create: resource.TestStep{Config: companyNote(emulator.SampleCompanyID, "<p>Hello</p>"), ConfigStateChecks: reads("<p>Hello</p>")},
		Update: resource.TestStep{Config: companyNote(emulator.SampleCompanyID, "<p>Bye</p>"), ConfigStateChecks: reads("<p>Bye</p>")},
		Action: plancheck.ResourceActionDestroyBeforeCreate,
	})...)
	if notes, _ := w.Do(http.MethodGet, "/companies/"+emulator.SampleCompanyID+"/notes", nil)["data"].([]any); len(notes) != 3 {
		t.Errorf("the company has %d notes, want 3: destroying leaves them", len(notes))
	}
}

func TestAccCompanyNoteGone(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: companyNote(emulator.SampleEmptyCompanyID, "Hello")},
		resource.TestStep{
			PreConfig: w.Outside(http.MethodDelete, "/companies/"+emulator.SampleEmptyCompanyID, nil), RefreshState: true, ExpectNonEmptyPlan: true,
			RefreshPlanChecks: resource.RefreshPlanChecks{PostRefresh: []plancheck.PlanCheck{
				plancheck.ExpectResourceAction(companyNoteAddress, plancheck.ResourceActionCreate),
			}},
		},
	)
}

func TestAccCompanyNoteRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: companyNote("1", "Hello"), ExpectError: acctest.ExpectMessage(
			"Cannot create: Intercom answered 404 company_not_found", "POST /companies/1/notes: 404 company_not_found", "(request id 00000000-0000-4000-8000-")},
		resource.TestStep{Config: companyNote(emulator.SampleCompanyID, ""), PlanOnly: true, ExpectError: acctest.ExpectMessage("body must have text in it")},
	)
}

// A note is imported as what it is about.
func TestAccNoteImportedAsTheOther(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ config, address, id, says string }{
		{
			noteAbout(emulator.SampleUserID, "Hello"), noteAddress, emulator.SampleCompanyNoteID,
			"Note 62 is not about a contact. A note about a company is imported as intercom_company_note.",
		},
		{
			companyNote(emulator.SampleCompanyID, "Hello"), companyNoteAddress, emulator.SampleNoteID,
			"Note 61 is not about a company. A note about a contact is imported as intercom_contact_note.",
		},
	} {
		t.Run(c.address, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Test(resource.TestStep{
				Config: c.config, ResourceName: c.address, ImportState: true, ImportStateId: c.id, ExpectError: acctest.ExpectMessage(c.says),
			})
		})
	}
}

func TestAccCompanyNoteNeedsVersion(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Settings = setting("2.15")
	w.Test(resource.TestStep{
		Config: companyNote(emulator.SampleCompanyID, "Hello"), PlanOnly: true,
		ExpectError: acctest.ExpectMessage("The API version is too old", `intercom_company_note requires api_version "2.16" or newer`),
	})
}
