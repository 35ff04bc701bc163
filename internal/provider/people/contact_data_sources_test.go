package people_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// look is a data source called "test", with arguments as "name = value".
func look(kind string, arguments ...string) string {
	return block("data", "intercom_"+kind, "test", arguments...)
}

// has checks texts of a data source called "test".
func has(kind string, values map[string]knownvalue.Check) []statecheck.StateCheck {
	var checks []statecheck.StateCheck
	for name, value := range values {
		checks = append(checks, statecheck.ExpectKnownValue("data.intercom_"+kind+".test", tfjsonpath.New(name), value))
	}
	return checks
}

func hasID(kind, id string) []statecheck.StateCheck {
	return has(kind, map[string]knownvalue.Check{"id": knownvalue.StringExact(id)})
}

func TestAccContactDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{
			Config: look("contact", fmt.Sprintf("id = %q", emulator.SampleUserID)),
			ConfigStateChecks: has("contact", map[string]knownvalue.Check{
				"id": knownvalue.StringExact(emulator.SampleUserID), "external_id": knownvalue.StringExact("u-1"),
				"email": knownvalue.StringExact("uma@example.com"), "role": knownvalue.StringExact("user"),
				"name": knownvalue.StringExact("Uma User"), "phone": knownvalue.StringExact("+353851234567"),
				"avatar": knownvalue.StringExact("https://example.com/uma.png"), "owner_id": knownvalue.StringExact("991267460"),
				"unsubscribed_from_emails": knownvalue.Bool(false), "language_override": knownvalue.Null(),
				"created_at": knownvalue.StringExact("2024-12-18T16:00:00Z"), "signed_up_at": knownvalue.StringExact("2024-12-18T16:00:00Z"),
				"updated_at": knownvalue.StringExact("2024-12-18T16:00:00Z"), "last_seen_at": knownvalue.Null(),
				"custom_attributes": knownvalue.ObjectExact(map[string]knownvalue.Check{
					"plan": knownvalue.StringExact("pro"), "seats": knownvalue.Int64Exact(5), "beta": knownvalue.Bool(true),
					"trial_ends": knownvalue.StringExact("2024-12-18T16:00:00Z"),
				}),
			}),
		},
		resource.TestStep{
			Config: look("contact", fmt.Sprintf("id = %q", emulator.SampleLeadID)),
			ConfigStateChecks: has("contact", map[string]knownvalue.Check{
				"role": knownvalue.StringExact("lead"), "phone": knownvalue.Null(), "avatar": knownvalue.Null(),
				"owner_id": knownvalue.Null(), "signed_up_at": knownvalue.Null(), "custom_attributes": knownvalue.ObjectExact(map[string]knownvalue.Check{}),
			}),
		},
		resource.TestStep{
			Config:      look("contact", fmt.Sprintf("id = %q", emulator.SampleArchivedUserID)),
			ExpectError: acctest.ExpectMessage("Cannot read: there is no such object", "GET /contacts/"+emulator.SampleArchivedUserID, "deleted or archived"),
		},
		resource.TestStep{
			Config: look("contact", `id = "6762f0dd1bb69f9f21930005"`),
			ExpectError: acctest.ExpectMessage("Cannot read: the contact was merged into another", "GET /contacts/6762f0dd1bb69f9f21930005: 410 contact_merged",
				"Use the id of the contact that it was merged into", "(request id "),
		},
		resource.TestStep{
			Config:      look("contact", fmt.Sprintf("id = %q", emulator.SampleTeamID)),
			ExpectError: acctest.ExpectMessage("Cannot read: there is no such object", "GET /contacts/5017690: 404 not_found: User Not Found", "(request id "),
		},
	)
}

// Versions before 2.13 have no request for it and search instead. Neither way
// finds a lead, although leads have an external id too.
func TestAccContactDataSourceByExternalID(t *testing.T) {
	t.Parallel()
	const leadsExternalID = "8f1c0000-0000-4000-8000-000000000003"
	none := []string{fmt.Sprintf("No user with the external id %q", leadsExternalID)}
	for version, expected := range map[string]struct {
		method, path string
		none         []string
	}{
		"2.12": {http.MethodPost, "/contacts/search", append(none, "lead Uma before she signed up (id "+emulator.SampleLeadID+")")},
		"2.16": {http.MethodGet, "/contacts/find_by_external_id/u%2F2", none},
	} {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Settings = setting(version)
			w.Test(
				resource.TestStep{
					Config: look("contact", `external_id = "u/2"`),
					ConfigStateChecks: has("contact", map[string]knownvalue.Check{
						"id": knownvalue.StringExact(emulator.SampleOtherUserID), "external_id": knownvalue.StringExact("u/2"),
					}),
				},
				resource.TestStep{Config: look("contact", fmt.Sprintf("external_id = %q", leadsExternalID)), ExpectError: acctest.ExpectMessage(expected.none...)},
			)
			if w.RequestCount(expected.method, expected.path) == 0 {
				t.Errorf("version %s did not ask for %s %s", version, expected.method, expected.path)
			}
		})
	}
}

func TestAccContactDataSourceByEmail(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: look("contact", `email = "viktor@example.com"`), ConfigStateChecks: hasID("contact", emulator.SampleOtherUserID)},
		resource.TestStep{
			Config: look("contact", `email = "uma@example.com"`),
			ExpectError: acctest.ExpectMessage(`Several match contact with the e-mail address "uma@example.com"`, "Name one of them by its id:",
				"- user Uma User (id "+emulator.SampleUserID+")", "- lead Uma before she signed up (id "+emulator.SampleLeadID+")"),
		},
		resource.TestStep{
			Config: look("contact", `email = "uma@example.com"`, `role = "user"`), ConfigStateChecks: hasID("contact", emulator.SampleUserID),
		},
		resource.TestStep{
			Config: look("contact", `email = "uma@example.com"`, `role = "lead"`), ConfigStateChecks: hasID("contact", emulator.SampleLeadID),
		},
		resource.TestStep{
			Config:      look("contact", `email = "viktor@example.com"`, `role = "lead"`),
			ExpectError: acctest.ExpectMessage(`No lead with the e-mail address "viktor@example.com"`, "Check the spelling"),
		},
		// Archived, so that no search finds her.
		resource.TestStep{
			Config:      look("contact", `email = "wanda@example.com"`),
			ExpectError: acctest.ExpectMessage(`No contact with the e-mail address "wanda@example.com"`, "the right workspace"),
		},
	)
}

func TestAccContactDataSourcePages(t *testing.T) {
	t.Parallel()
	const shared, others = "crowd@example.com", 320
	w := acctest.New(t)
	for i := range others {
		w.Do(http.MethodPost, "/contacts", map[string]string{"role": "lead", "email": shared, "name": fmt.Sprintf("Lead %d", i)})
	}
	w.Do(http.MethodPost, "/contacts", map[string]string{"role": "user", "email": shared, "name": "Last"})
	w.ForgetRequests()
	w.Test(resource.TestStep{
		Config:      look("contact", fmt.Sprintf("email = %q", shared)),
		ExpectError: acctest.ExpectMessage(`Several match contact with the e-mail address "crowd@example.com"`, "- lead Lead 0 (id ", "- lead Lead 19 (id ", "… and 301 more"),
	})
	if pages := w.RequestCount(http.MethodPost, "/contacts/search"); pages != 3 {
		t.Errorf("%d pages were read, want 3", pages)
	}
}

func TestAccContactDataSourceInvalid(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	var steps []resource.TestStep
	for _, invalid := range []struct {
		config   string
		expected []string
	}{
		{look("contact"), []string{"Exactly one of these attributes must be configured", "[id,external_id,email]"}},
		{look("contact", `id = "1"`, `email = "a@example.com"`), []string{"Exactly one of these attributes must be configured", "[id,external_id,email]"}},
		{look("contact", `id = ""`), []string{"id must be an id as Intercom shows it"}},
		{look("contact", `id = "1"`, `role = "user"`), []string{`Attribute "email" must be specified when "role" is specified`}},
		{look("contact", `email = "a@example.com"`, `role = "visitor"`), []string{`role must be "user" or "lead"`}},
	} {
		steps = append(steps, resource.TestStep{Config: invalid.config, PlanOnly: true, ExpectError: acctest.ExpectMessage(invalid.expected...)})
	}
	w.Test(steps...)
	if all, _ := w.Requests(); len(all) != 0 {
		t.Errorf("invalid configurations led to %d requests", len(all))
	}
}

func TestAccContactSubscriptionsDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	of := func(contact string) string {
		return look("contact_subscriptions", fmt.Sprintf("contact_id = %q", contact))
	}
	w.Test(
		resource.TestStep{Config: of("a/b"), PlanOnly: true, ExpectError: acctest.ExpectMessage("contact_id must be an id as Intercom shows it")},
		resource.TestStep{
			Config: of(emulator.SampleOtherUserID),
			ConfigStateChecks: has("contact_subscriptions", map[string]knownvalue.Check{
				"contact_subscriptions": knownvalue.ListExact([]knownvalue.Check{knownvalue.ObjectExact(productNews())}),
			}),
		},
		resource.TestStep{
			Config:            of(emulator.SampleUserID),
			ConfigStateChecks: has("contact_subscriptions", map[string]knownvalue.Check{"contact_subscriptions": knownvalue.ListSizeExact(0)}),
		},
		resource.TestStep{
			Config:      of(emulator.SampleTeamID),
			ExpectError: acctest.ExpectMessage("Cannot read: there is no such object", "GET /contacts/5017690/subscriptions: 404 not_found", "(request id "),
		},
	)
}
