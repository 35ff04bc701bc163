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

const (
	aMembership = "intercom_contact_company.test"
	memberships = "/contacts/" + emulator.SampleUserID + "/companies"
	empty       = emulator.SampleEmptyCompanyID
)

func membership(contactID, companyID string) string {
	return block("resource", "intercom_contact_company", "test", fmt.Sprintf("contact_id = %q", contactID), fmt.Sprintf("company_id = %q", companyID))
}

func isMembership(contactID, companyID string) []statecheck.StateCheck {
	return []statecheck.StateCheck{
		statecheck.ExpectKnownValue(aMembership, tfjsonpath.New("contact_id"), knownvalue.StringExact(contactID)),
		statecheck.ExpectKnownValue(aMembership, tfjsonpath.New("company_id"), knownvalue.StringExact(companyID)),
	}
}

func TestAccContactCompany(t *testing.T) {
	t.Parallel()
	for name, options := range map[string][]acctest.Option{
		"usual": nil, "listed as companies": {acctest.Quirks(emulator.Quirks{emulator.ContactCompaniesKey: true}), acctest.Undescribed},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, options...)
			w.Test(acctest.Life(t, aMembership, acctest.Steps{
				Create:   resource.TestStep{Config: membership(emulator.SampleUserID, empty), ConfigStateChecks: isMembership(emulator.SampleUserID, empty)},
				Update:   resource.TestStep{Config: membership(emulator.SampleLeadID, empty), ConfigStateChecks: isMembership(emulator.SampleLeadID, empty)},
				Action:   plancheck.ResourceActionDestroyBeforeCreate,
				Identity: []string{"contact_id", "company_id"},
			})...)
			if members := w.Do(http.MethodGet, "/companies/"+empty, nil)["user_count"]; fmt.Sprint(members) != "0" {
				t.Errorf("destroying left %v members", members)
			}
		})
	}
}

func TestAccContactCompanyTakenBack(t *testing.T) {
	t.Parallel()
	for name, goes := range map[string][]string{
		"the membership": {http.MethodDelete, memberships + "/" + empty},
		"the company":    {http.MethodDelete, "/companies/" + empty},
		"the contact":    {http.MethodDelete, "/contacts/" + emulator.SampleUserID},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Test(
				resource.TestStep{Config: membership(emulator.SampleUserID, empty)},
				resource.TestStep{
					PreConfig: w.Outside(goes[0], goes[1], nil), RefreshState: true, ExpectNonEmptyPlan: true,
					RefreshPlanChecks: resource.RefreshPlanChecks{PostRefresh: []plancheck.PlanCheck{
						plancheck.ExpectResourceAction(aMembership, plancheck.ResourceActionCreate),
					}},
				},
			)
		})
	}
}

func TestAccContactCompanyRefusesTakeover(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config, id := membership(emulator.SampleUserID, emulator.SampleCompanyID), emulator.SampleUserID+"/"+emulator.SampleCompanyID
	w.Test(
		resource.TestStep{
			Config:      config,
			ExpectError: acctest.ExpectMessage(`A membership of contact `+emulator.SampleUserID+` in the company "Acme" exists already`, "It has the id "+id),
		},
		resource.TestStep{Config: config, ResourceName: aMembership, ImportState: true, ImportStateId: id, ImportStatePersist: true},
		resource.TestStep{Config: config, ConfigPlanChecks: acctest.NoChange()},
	)
}

func TestAccContactCompanyRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{
			Config:      membership(emulator.SampleUserID, "crm-1"),
			ExpectError: acctest.ExpectMessage("404 company_not_found", "company_id takes the id of an intercom_company, not its external_id", "(request id "),
		},
		resource.TestStep{
			Config:      membership("6762f0dd1bb69f9f219300ff", empty),
			ExpectError: acctest.ExpectMessage("Cannot create: there is no such object", "404 not_found: User Not Found"),
		},
		resource.TestStep{
			PreConfig: w.Breaks(emulator.Fault{
				Pattern: "POST " + memberships, Status: http.StatusBadRequest, Code: "contact_company_limit_exceeded",
			}),
			Config:      membership(emulator.SampleUserID, empty),
			ExpectError: acctest.ExpectMessage("Cannot create: Intercom answered 400 contact_company_limit_exceeded", "A contact can belong to 1,000 companies"),
		},
		resource.TestStep{Config: membership("u/1", empty), PlanOnly: true, ExpectError: acctest.ExpectMessage("contact_id must be an id as Intercom shows it")},
	)
}

// TestAccContactCompanyCosts counts the requests of two refreshes: a step's, and
// that after it. One contact's 62 companies are two pages; the 60 companies that
// are managed cost two pages and one request before it is known that there are
// two.
func TestAccContactCompanyCosts(t *testing.T) {
	t.Parallel()
	const refreshes = 2
	w := acctest.New(t)
	config := block("resource", "intercom_company", "many", "count = 60", `external_id = "many-${count.index}"`) +
		block("resource", "intercom_contact_company", "many", "count = 60",
			fmt.Sprintf("contact_id = %q", emulator.SampleUserID), "company_id = intercom_company.many[count.index].id")
	w.Test(
		resource.TestStep{Config: config},
		resource.TestStep{PreConfig: w.ForgetRequests, RefreshState: true},
		resource.TestStep{PreConfig: func() {
			requests, _ := w.Requests()
			if len(requests) != refreshes*(2+2+1) {
				t.Errorf("%d requests, want 5 for each refresh: %v", len(requests), requests)
			}
		}, Config: config, ConfigPlanChecks: acctest.NoChange()},
	)
}
