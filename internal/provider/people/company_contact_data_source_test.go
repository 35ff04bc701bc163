package people_test

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

func TestAccCompanyContactsDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	holds := func(contacts ...knownvalue.Check) map[string]knownvalue.Check {
		return map[string]knownvalue.Check{"company_contacts": knownvalue.ListExact(contacts)}
	}
	of := func(company string) string { return look("company_contacts", fmt.Sprintf("company_id = %q", company)) }
	uma := knownvalue.ObjectPartial(map[string]knownvalue.Check{
		"id": knownvalue.StringExact(emulator.SampleUserID), "external_id": knownvalue.StringExact("u-1"),
		"custom_attributes": knownvalue.MapPartial(map[string]knownvalue.Check{"plan": knownvalue.StringExact("pro")}),
	})
	viktor := knownvalue.ObjectPartial(map[string]knownvalue.Check{"id": knownvalue.StringExact(emulator.SampleOtherUserID)})
	w.Test(
		resource.TestStep{Config: of("1"), ExpectError: acctest.ExpectMessage("404 company_not_found")},
		resource.TestStep{Config: of(emulator.SampleCompanyID), ConfigStateChecks: has("company_contacts", holds(uma, viktor))},
		resource.TestStep{Config: of(emulator.SampleEmptyCompanyID), ConfigStateChecks: has("company_contacts", holds())},
	)
}
