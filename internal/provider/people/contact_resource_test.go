package people_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

const contactAddress = "intercom_contact.test"

func contact(arguments ...string) string {
	return block("resource", "intercom_contact", "test", arguments...)
}

// hasTexts checks texts of the contact; "" is for null.
func hasTexts(values map[string]string) []statecheck.StateCheck {
	var checks []statecheck.StateCheck
	for name, value := range values {
		check := knownvalue.Check(knownvalue.StringExact(value))
		if value == "" {
			check = knownvalue.Null()
		}
		checks = append(checks, statecheck.ExpectKnownValue(contactAddress, tfjsonpath.New(name), check))
	}
	return checks
}

func plans(action plancheck.ResourceActionType) resource.ConfigPlanChecks {
	return resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectResourceAction(contactAddress, action)}}
}

func TestAccContact(t *testing.T) {
	t.Parallel()
	w := acctest.Lifecycle(t)
	const email = "terraform-acceptance@example.com"
	w.Test(acctest.Life(t, contactAddress, acctest.Steps{
		Create: resource.TestStep{
			Config: contact(`role = "lead"`, `email = "`+email+`"`, `name = "Terraform acceptance"`, `phone = "+353851234567"`),
			ConfigStateChecks: hasTexts(map[string]string{
				"role": "lead", "email": email, "name": "Terraform acceptance", "phone": "+353851234567", "on_destroy": "archive",
				"avatar": "", "owner_id": "", "last_seen_at": "",
			}),
		},
		Update: resource.TestStep{
			Config: contact(`role = "user"`, `external_id = "terraform-acceptance"`, `email = "`+email+`"`, `on_destroy = "delete"`,
				`signed_up_at = "2026-02-28T09:00:00Z"`, `last_seen_at = "2026-02-28T10:00:00+01:00"`, `unsubscribed_from_emails = true`),
			ConfigStateChecks: append(hasTexts(map[string]string{
				"role": "user", "external_id": "terraform-acceptance", "email": email, "name": "", "phone": "", "on_destroy": "delete",
				"signed_up_at": "2026-02-28T09:00:00Z", "last_seen_at": "2026-02-28T10:00:00+01:00",
			}), statecheck.ExpectKnownValue(contactAddress, tfjsonpath.New("unsubscribed_from_emails"), knownvalue.Bool(true))),
		},
		Action: plancheck.ResourceActionUpdate,
	})...)
}

// TestAccContactVersions writes all that a version takes. An owner's id is a
// number before 2.16, and a language can be written in Preview only.
func TestAccContactVersions(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"2.10", "2.12", "2.14", "2.16", "Preview"} {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Settings = setting(version)
			whole := []string{
				`external_id = "whole"`, `email = "whole@example.com"`, `phone = "+1 555 0100"`, `name = "Whole"`, `avatar = "https://example.com/a.png"`,
				`owner_id = "991267460"`, `signed_up_at = "2026-02-28T09:00:00Z"`, `last_seen_at = "2026-02-28T09:00:00Z"`,
				`custom_attributes = { plan = "pro", seats = 5, beta = true, trial_ends = "2026-03-31T00:00:00Z", tier = "Gold" }`,
			}
			german := append([]string{`language_override = "de"`}, whole...)
			step := resource.TestStep{Config: contact(german...), PlanOnly: true, ExpectError: acctest.ExpectMessage("The API version is too old",
				"Writing language_override of intercom_contact requires api_version", `"Preview" or newer`, fmt.Sprintf("%q", version))}
			if version == "Preview" {
				whole = german
				step = resource.TestStep{Config: contact(whole...), ConfigStateChecks: hasTexts(map[string]string{"language_override": "de", "owner_id": "991267460"})}
			}
			w.Test(append([]resource.TestStep{
				step,
				{Config: contact(whole...), ConfigPlanChecks: resource.ConfigPlanChecks{PostApplyPostRefresh: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}}},
			}, acctest.Imports(t, contactAddress)...)...)
		})
	}
}

func TestAccContactImport(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for config, ids := range map[string][]string{
		contact(`role = "user"`, `external_id = "u-1"`, `email = "uma@example.com"`, `name = "Uma User"`, `phone = "+353851234567"`,
			`avatar = "https://example.com/uma.png"`, `owner_id = "991267460"`, `custom_attributes = { seats = 5, trial_ends = "2024-12-18T16:00:00Z" }`): {
			emulator.SampleUserID, "external_id:u-1",
		},
		contact(`external_id = "u/2"`, `email = "viktor@example.com"`, `name = "Viktor User"`): {
			"email:viktor@example.com", "external_id:u/2",
		},
	} {
		for _, id := range ids {
			w.Test(
				resource.TestStep{Config: config, ResourceName: contactAddress, ImportState: true, ImportStateId: id, ImportStatePersist: true},
				resource.TestStep{Config: config, ConfigPlanChecks: acctest.NoChange()},
				resource.TestStep{PreConfig: func() { w.ForgetRequests() }, Config: config, Destroy: true},
			)
			w.Do(http.MethodPost, "/contacts/"+map[bool]string{true: emulator.SampleUserID, false: emulator.SampleOtherUserID}[strings.Contains(config, "u-1")]+"/unarchive", nil)
		}
	}
}

func TestAccContactImportRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := contact(`role = "lead"`)
	missing := []string{"Cannot import: there is no such"}
	var steps []resource.TestStep
	for id, said := range map[string][]string{
		"external_id:nobody":          {`No user with the external id "nobody"`, "Check the spelling"},
		"email:nobody@example.com":    {`No contact with the e-mail address "nobody@example.com"`},
		"email:uma@example.com":       {"Several match contact", "user Uma User (id " + emulator.SampleUserID, "lead Uma before she signed up"},
		"phone:1":                     missing,
		emulator.SampleArchivedUserID: missing,
		emulator.SampleMergedLeadID:   missing,
		"a/b":                         {"Malformed import id"},
	} {
		steps = append(steps, resource.TestStep{Config: config, ResourceName: contactAddress, ImportState: true, ImportStateId: id, ExpectError: acctest.ExpectMessage(said...)})
	}
	w.Test(steps...)
}

func TestAccContactInvalid(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	var steps []resource.TestStep
	for _, invalid := range []struct {
		config string
		said   []string
	}{
		{contact(`name = "Nobody"`), []string{"At least one of these attributes must be configured", "[role,external_id,email]"}},
		{contact(`role = "visitor"`), []string{"role", `"user"`, `"lead"`}},
		{contact(`external_id = ""`), []string{"external_id must be a string in one line, not empty"}},
		{contact(`email = "ada"`), []string{"email must be an e-mail address"}},
		{contact(`email = "Ada <ada@example.com>"`), []string{"email must be an e-mail address"}},
		{contact(`role = "lead"`, `name = " Ada"`), []string{"name must be a string in one line"}},
		{contact(`role = "lead"`, `phone = ""`), []string{"phone must be a string in one line, not empty"}},
		{contact(`role = "lead"`, `avatar = "ada.png"`), []string{"avatar must be a URL that begins with https://"}},
		{contact(`role = "lead"`, `owner_id = "1/2"`), []string{"owner_id must be an id"}},
		{contact(`role = "lead"`, `owner_id = "12"`), []string{"No such teammate", "owner_id takes the id of an intercom_admin"}},
		{contact(`role = "lead"`, `signed_up_at = "yesterday"`), []string{"signed_up_at must be a time in RFC 3339 format"}},
		{contact(`role = "lead"`, `last_seen_at = "2026-02-28T09:00:00.5Z"`), []string{"last_seen_at must be a time in RFC 3339 format, to the second"}},
		{contact(`role = "lead"`, `language_override = "deu"`), []string{"language_override", "must be two letters in lower case"}},
		{contact(`role = "lead"`, `language_override = "de"`), []string{"The API version is too old", `"Preview"`}},
		{contact(`role = "lead"`, `on_destroy = "keep"`), []string{"on_destroy", `"archive"`, `"delete"`}},
		{contact(`role = "lead"`, `custom_attributes = "plan"`), []string{"custom_attributes must be an object"}},
		{
			contact(`role = "lead"`, `custom_attributes = { paln = "pro" }`),
			[]string{`No attribute named "paln"`, "the workspace defines only: beta, plan, seats, tier, trial_ends.", "intercom_data_attribute", "depends_on"},
		},
		{contact(`role = "lead"`, `custom_attributes = { old_score = 1 }`), []string{`No attribute named "old_score"`}}, // archived
		{contact(`role = "lead"`, `custom_attributes = { seats = "five" }`), []string{`Wrong value for the attribute "seats"`, "must be a whole number"}},
		{contact(`role = "lead"`, `custom_attributes = { tier = "Lead" }`), []string{`Wrong value for the attribute "tier"`, `"Bronze", "Gold", "Silver"`}},
	} {
		steps = append(steps, resource.TestStep{Config: invalid.config, PlanOnly: true, ExpectError: acctest.ExpectMessage(invalid.said...)})
	}
	w.Test(steps...)
	if made := w.RequestCount(http.MethodPost, "/contacts"); made != 0 {
		t.Errorf("invalid configurations made %d contacts", made)
	}
}

func TestAccContactUserToLead(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: contact(`role = "user"`, `external_id = "x-1"`)},
		resource.TestStep{
			Config:      contact(`role = "lead"`, `external_id = "x-1"`),
			ExpectError: acctest.ExpectMessage("A user cannot become a lead", "only makes users of leads", "a resource of its own"),
		},
	)
}

// The contact goes in one of several ways; after each the plan is to make it
// again, which for an archived one takes it out of the archive.
func TestAccContactGone(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		quirks emulator.Quirks
		goes   func(w *acctest.Workspace, id string)
		back   bool
	}{
		"deleted": {quirks: emulator.Quirks{emulator.DeletedUsersHold: false}, goes: func(w *acctest.Workspace, id string) {
			w.Do(http.MethodDelete, "/contacts/"+id, nil)
		}},
		"archived":                                  {goes: archiveContact, back: true},
		"archived, and still readable":              {quirks: emulator.Quirks{emulator.ArchivedContactsReadable: true}, goes: archiveContact, back: true},
		"archived, and the conflict does not say":   {quirks: emulator.Quirks{emulator.ConflictSaysLittle: true}, goes: archiveContact, back: true},
		"archived, readable, and the conflict bare": {quirks: emulator.Quirks{emulator.ConflictSaysLittle: true, emulator.ArchivedContactsReadable: true}, goes: archiveContact, back: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, acctest.Quirks(test.quirks), acctest.Undescribed)
			config := contact(`external_id = "x-1"`, `name = "Gone"`, `custom_attributes = { plan = "pro" }`)
			var before string
			w.Test(
				resource.TestStep{Config: config},
				resource.TestStep{
					PreConfig: func() { before = contactWith(t, w, "x-1"); test.goes(w, before) }, Config: config,
					ConfigPlanChecks:  plans(plancheck.ResourceActionCreate),
					ConfigStateChecks: hasTexts(map[string]string{"external_id": "x-1", "name": "Gone"}),
				},
				resource.TestStep{Config: config, ConfigPlanChecks: acctest.NoChange(), Check: func(*terraform.State) error {
					if after := contactWith(t, w, "x-1"); (after == before) != test.back {
						return fmt.Errorf("it was contact %s, and is %s", before, after)
					}
					return nil
				}},
			)
		})
	}
}

func archiveContact(w *acctest.Workspace, id string) {
	w.Do(http.MethodPost, "/contacts/"+id+"/archive", nil)
}

// contactWith is the id of the user that has an external id.
func contactWith(t *testing.T, w *acctest.Workspace, externalID string) string {
	t.Helper()
	return fmt.Sprint(w.Do(http.MethodGet, "/contacts/find_by_external_id/"+externalID, nil)["id"])
}
