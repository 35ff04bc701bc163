package people_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

const activeSegment = "6762f25c1bb69f9f2193bc23"

// segmentsNamed checks the segments of a data source, and with counts also
// these.
func segmentsNamed(kind string, names []string, counts ...int64) map[string]knownvalue.Check {
	checks := []knownvalue.Check{}
	for i, name := range names {
		values := map[string]knownvalue.Check{"name": knownvalue.StringExact(name)}
		if kind == "segments" {
			values["count"] = knownvalue.Null()
		}
		if counts != nil {
			values["count"] = knownvalue.Int64Exact(counts[i])
		}
		checks = append(checks, knownvalue.ObjectPartial(values))
	}
	return map[string]knownvalue.Check{kind: knownvalue.ListExact(checks)}
}

func TestAccSegmentDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	active := has("segment", map[string]knownvalue.Check{
		"id": knownvalue.StringExact(activeSegment), "name": knownvalue.StringExact("Active"), "person_type": knownvalue.StringExact("user"),
		"created_at": knownvalue.StringExact("2024-12-18T16:00:00Z"), "updated_at": knownvalue.StringExact("2024-12-18T16:00:00Z"),
	})
	w.Test(
		resource.TestStep{Config: look("segment", fmt.Sprintf("id = %q", activeSegment)), ConfigStateChecks: active},
		resource.TestStep{Config: look("segment", `name = "Active"`), ConfigStateChecks: active},
		resource.TestStep{
			Config:      look("segment", `name = "Sleepy"`),
			ExpectError: acctest.ExpectMessage(`No segment named "Sleepy"`, "At risk (id "+emulator.SampleSegmentID+")", "Customers (id "),
		},
		resource.TestStep{Config: look("segment", `id = "1"`), ExpectError: acctest.ExpectMessage("there is no such object", "GET /segments/1: 404 not_found")},
	)
}

func TestAccSegmentsDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	all := []string{"At risk", "Active", "Customers"}
	w.Test(
		resource.TestStep{Config: look("segments"), ConfigStateChecks: has("segments", segmentsNamed("segments", all))},
		resource.TestStep{Config: look("segments", "include_count = true"), ConfigStateChecks: has("segments", segmentsNamed("segments", all, 0, 2, 2))},
		resource.TestStep{Config: look("segments", "include_count = false"), ConfigStateChecks: has("segments", segmentsNamed("segments", all))},
	)
}

func TestAccContactSegmentsDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	user := look("contact_segments", fmt.Sprintf("contact_id = %q", emulator.SampleUserID))
	w.Test(
		resource.TestStep{Config: user, ConfigStateChecks: has("contact_segments", segmentsNamed("contact_segments", []string{"Active"}))},
		resource.TestStep{
			PreConfig: w.Outside(http.MethodPost, "/contacts/"+emulator.SampleUserID+"/tags", map[string]string{"id": emulator.SampleSegmentTagID}),
			Config:    user, ConfigStateChecks: has("contact_segments", segmentsNamed("contact_segments", []string{"At risk", "Active"})),
		},
		resource.TestStep{
			Config:            look("contact_segments", fmt.Sprintf("contact_id = %q", emulator.SampleLeadID)),
			ConfigStateChecks: has("contact_segments", segmentsNamed("contact_segments", nil)),
		},
		resource.TestStep{
			Config:      look("contact_segments", `contact_id = "1"`),
			ExpectError: acctest.ExpectMessage("there is no such object", "GET /contacts/1/segments: 404 not_found: User Not Found"),
		},
	)
}

func TestAccCompanySegmentsDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{
			Config:            look("company_segments", fmt.Sprintf("company_id = %q", emulator.SampleCompanyID)),
			ConfigStateChecks: has("company_segments", segmentsNamed("company_segments", []string{"Customers"})),
		},
		resource.TestStep{
			Config:      look("company_segments", `company_id = "crm-1"`),
			ExpectError: acctest.ExpectMessage("there is no such object", "GET /companies/crm-1/segments: 404 company_not_found"),
		},
	)
}
