package people_test

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

func TestAccContactCompaniesDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	holds := func(companies ...knownvalue.Check) map[string]knownvalue.Check {
		return map[string]knownvalue.Check{"contact_companies": knownvalue.ListExact(companies)}
	}
	company := func(id, externalID, name string) knownvalue.Check {
		return knownvalue.ObjectPartial(map[string]knownvalue.Check{
			"id": knownvalue.StringExact(id), "external_id": knownvalue.StringExact(externalID), "name": knownvalue.StringExact(name),
		})
	}
	of := func(contact string) string { return look("contact_companies", fmt.Sprintf("contact_id = %q", contact)) }
	w.Test(
		resource.TestStep{Config: of("a b"), PlanOnly: true, ExpectError: acctest.ExpectMessage("contact_id must be an id as Intercom shows it")},
		resource.TestStep{Config: of("1"), ExpectError: acctest.ExpectMessage("there is no such object", "GET /contacts/1/companies: 404 not_found")},
		resource.TestStep{
			Config: of(emulator.SampleUserID),
			ConfigStateChecks: has("contact_companies", holds(
				company(emulator.SampleCompanyID, "crm-1", "Acme"), company("6762f0761bb69f9f2193ba02", "crm/2", "Bolt & Sons"))),
		},
		resource.TestStep{Config: of(emulator.SampleLeadID), ConfigStateChecks: has("contact_companies", holds())},
	)
}
