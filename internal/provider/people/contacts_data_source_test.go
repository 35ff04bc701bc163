package people_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// filter is a block of a search. A value that begins with a bracket is a list.
func filter(field, operator, value string) string {
	name, text := "value", fmt.Sprintf("%q", value)
	if strings.HasPrefix(value, "[") {
		name, text = "values", value
	}
	return fmt.Sprintf("filter {\n    field = %q\n    operator = %q\n    %s = %s\n  }", field, operator, name, text)
}

func group(lines ...string) string { return "group {\n  " + strings.Join(lines, "\n  ") + "\n  }" }

// finds checks the ids of the contacts that were found.
func finds(ids ...string) []statecheck.StateCheck {
	checks := []knownvalue.Check{}
	for _, id := range ids {
		checks = append(checks, knownvalue.ObjectPartial(map[string]knownvalue.Check{"id": knownvalue.StringExact(id)}))
	}
	return []statecheck.StateCheck{statecheck.ExpectKnownValue("data.intercom_contacts.test", tfjsonpath.New("contacts"), knownvalue.ListExact(checks))}
}

func TestAccContactsDataSource(t *testing.T) {
	t.Parallel()
	const uma, viktor, lead = emulator.SampleUserID, emulator.SampleOtherUserID, emulator.SampleLeadID
	w := acctest.New(t)
	var steps []resource.TestStep
	for _, search := range []struct {
		lines []string
		found []string
	}{
		{nil, []string{uma, viktor, lead}},
		{[]string{filter("role", "=", "lead")}, []string{lead}},
		{[]string{filter("role", "!=", "lead")}, []string{uma, viktor}},
		{[]string{filter("email", "~", "uma"), filter("role", "=", "user")}, []string{uma}},
		{[]string{`match = "any"`, filter("email", "^", "viktor"), filter("role", "=", "lead")}, []string{viktor, lead}},
		{[]string{filter("external_id", "IN", `["u-1", "u/2"]`)}, []string{uma, viktor}},
		{[]string{filter("external_id", "NIN", `["u-1", "u/2"]`)}, []string{lead}},
		{[]string{filter("signed_up_at", ">", "2024-01-01T00:00:00Z")}, []string{uma}},
		{[]string{filter("signed_up_at", ">", "1735689600")}, nil},
		{[]string{filter("custom_attributes.plan", "=", "pro")}, []string{uma}},
		{
			[]string{filter("email", "$", "@example.com"), group(`match = "any"`, filter("role", "=", "lead"), filter("name", "~", "Viktor"))},
			[]string{viktor, lead},
		},
		{[]string{`match = "any"`, group(filter("role", "=", "user"), filter("owner_id", "=", "991267460")), group(filter("role", "=", "lead"))}, []string{uma, lead}},
	} {
		steps = append(steps, resource.TestStep{Config: look("contacts", search.lines...), ConfigStateChecks: finds(search.found...)})
	}
	steps[0].ConfigStateChecks = append(steps[0].ConfigStateChecks, statecheck.ExpectKnownValue(
		"data.intercom_contacts.test", tfjsonpath.New("contacts").AtSliceIndex(0).AtMapKey("custom_attributes"),
		knownvalue.MapExact(map[string]knownvalue.Check{
			"beta": knownvalue.StringExact("true"), "plan": knownvalue.StringExact("pro"), "seats": knownvalue.StringExact("5"), "trial_ends": knownvalue.StringExact("2024-12-18T16:00:00Z"),
		})))
	w.Test(steps...)
}

// Without a filter there are as many requests as pages; a search's pages too.
func TestAccContactsDataSourcePages(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for i := range 298 {
		w.Do(http.MethodPost, "/contacts", map[string]string{"role": "lead", "name": fmt.Sprintf("Lead %d", i)})
	}
	w.ForgetRequests()
	size := func(n int) []statecheck.StateCheck {
		return []statecheck.StateCheck{statecheck.ExpectKnownValue("data.intercom_contacts.test", tfjsonpath.New("contacts"), knownvalue.ListSizeExact(n))}
	}
	w.Test(
		resource.TestStep{Config: look("contacts"), ConfigStateChecks: size(301)},
		resource.TestStep{Config: look("contacts", filter("role", "=", "lead")), ConfigStateChecks: size(299)},
	)
	lists, searches := w.RequestCount(http.MethodGet, "/contacts"), w.RequestCount(http.MethodPost, "/contacts/search")
	if lists == 0 || lists%3 != 0 || searches == 0 || searches%2 != 0 {
		t.Errorf("%d pages of the list and %d of the search were read, want multiples of 3 and 2", lists, searches)
	}
}

func TestAccContactsDataSourceInvalid(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	one := filter("role", "=", "user")
	several := func(n int, line string) []string {
		return strings.Split(strings.Repeat(line+"\x00", n)[:n*(len(line)+1)-1], "\x00")
	}
	var steps []resource.TestStep
	for _, invalid := range []struct {
		lines []string
		said  string
	}{
		{several(16, one), "at most 15 elements"},
		{several(15, group(one)), "at most 14 elements"},
		{[]string{group(several(16, one)...)}, "at most 15 elements"},
		{[]string{`match = "none"`, one}, `"all"`},
		{[]string{filter("role", "==", "user")}, "operator"},
		{[]string{filter("role", "IN", "user")}, "The operator IN needs values, and takes no value."},
		{[]string{filter("role", "=", `["user"]`)}, "The operator = needs value, and takes no values."},
		{[]string{filter("role", "NIN", `[]`)}, "at least 1 elements"},
	} {
		steps = append(steps, resource.TestStep{Config: look("contacts", invalid.lines...), PlanOnly: true, ExpectError: acctest.ExpectMessage(invalid.said)})
	}
	w.Test(append(steps, resource.TestStep{Config: look("contacts", append(several(15, one), several(14, group(one))...)...)})...)
}

func TestAccContactMergeHistoryDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	of := func(contact string) string {
		return look("contact_merge_history", fmt.Sprintf("contact_id = %q", contact))
	}
	merges := func(check knownvalue.Check) []statecheck.StateCheck {
		return has("contact_merge_history", map[string]knownvalue.Check{"contact_merge_history": check})
	}
	earlier := knownvalue.ObjectExact(map[string]knownvalue.Check{
		"source_contact_id": knownvalue.StringExact(emulator.SampleMergedLeadID), "source_contact_role": knownvalue.StringExact("lead"),
		"merged_at": knownvalue.StringExact("2024-12-18T16:00:00Z"),
	})
	w.Test(
		resource.TestStep{Config: of("a/b"), PlanOnly: true, ExpectError: acctest.ExpectMessage("contact_id must be an id as Intercom shows it")},
		resource.TestStep{Config: of(emulator.SampleUserID), ConfigStateChecks: merges(knownvalue.ListExact([]knownvalue.Check{earlier}))},
		resource.TestStep{
			PreConfig: w.Outside(http.MethodPost, "/contacts/merge", map[string]string{"from": emulator.SampleLeadID, "into": emulator.SampleUserID}),
			Config:    of(emulator.SampleUserID),
			ConfigStateChecks: merges(knownvalue.ListExact([]knownvalue.Check{
				knownvalue.ObjectPartial(map[string]knownvalue.Check{"source_contact_id": knownvalue.StringExact(emulator.SampleLeadID)}), earlier,
			})),
		},
		resource.TestStep{Config: of(emulator.SampleOtherUserID), ConfigStateChecks: merges(knownvalue.ListSizeExact(0))},
		resource.TestStep{Config: of(emulator.SampleTeamID), ExpectError: acctest.ExpectMessage("Cannot read: there is no such object", "Contact not found")},
	)
	w.Settings = setting("2.15")
	w.Test(resource.TestStep{Config: of(emulator.SampleUserID), ExpectError: acctest.ExpectMessage("The API version is too old", "data.intercom_contact_merge_history", `"2.16"`)})
}

func TestAccVisitorDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: look("visitor", `user_id = ""`), PlanOnly: true, ExpectError: acctest.ExpectMessage("user_id must be a string")},
		resource.TestStep{
			Config: look("visitor", fmt.Sprintf("user_id = %q", emulator.SampleVisitorUserID)),
			ConfigStateChecks: has("visitor", map[string]knownvalue.Check{
				"id": knownvalue.StringExact("6762f3101bb69f9f2193bc64"), "user_id": knownvalue.StringExact(emulator.SampleVisitorUserID),
				"anonymous": knownvalue.Bool(true), "pseudonym": knownvalue.StringExact("Violet Suitcase"), "email": knownvalue.Null(),
				"avatar": knownvalue.Null(), "do_not_track": knownvalue.Bool(false), "session_count": knownvalue.Int64Exact(3),
				"created_at": knownvalue.StringExact("2024-12-18T16:00:00Z"), "last_request_at": knownvalue.StringExact("2024-12-18T16:00:00Z"),
				"custom_attributes": knownvalue.ObjectExact(map[string]knownvalue.Check{"plan": knownvalue.StringExact("free")}),
			}),
		},
		resource.TestStep{Config: look("visitor", `user_id = "nobody"`), ExpectError: acctest.ExpectMessage("Cannot read: there is no such object", "Visitor Not Found")},
	)
}
