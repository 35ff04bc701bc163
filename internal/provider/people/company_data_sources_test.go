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

func TestAccCompanyDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	acme := has("company", map[string]knownvalue.Check{
		"id": knownvalue.StringExact(emulator.SampleCompanyID), "external_id": knownvalue.StringExact("crm-1"),
		"name": knownvalue.StringExact("Acme"), "plan": knownvalue.StringExact("Enterprise"), "size": knownvalue.Int64Exact(250),
		"website": knownvalue.StringExact("https://acme.example.com"), "industry": knownvalue.StringExact("Manufacturing"),
		"monthly_spend": knownvalue.Int64Exact(1200), "user_count": knownvalue.Int64Exact(2), "session_count": knownvalue.Int64Exact(0),
		"remote_created_at": knownvalue.StringExact("2024-12-18T16:00:00Z"), "created_at": knownvalue.StringExact("2024-12-18T16:00:00Z"),
		"last_request_at": knownvalue.Null(),
		"tag_ids":         knownvalue.SetExact([]knownvalue.Check{knownvalue.StringExact("103")}),
		"segment_ids":     knownvalue.SetExact([]knownvalue.Check{knownvalue.StringExact(emulator.SampleCompanySegmentID)}),
		"custom_attributes": knownvalue.ObjectExact(map[string]knownvalue.Check{
			"health": knownvalue.Float64Exact(0.75), "market": knownvalue.StringExact("EMEA"),
		}),
	})
	w.Test(
		resource.TestStep{Config: look("company"), ExpectError: acctest.ExpectMessage("Exactly one of these attributes must be configured", "id,external_id,name")},
		resource.TestStep{Config: look("company", fmt.Sprintf("id = %q", emulator.SampleCompanyID)), ConfigStateChecks: acme},
		resource.TestStep{Config: look("company", `external_id = "crm-1"`), ConfigStateChecks: acme},
		resource.TestStep{Config: look("company", `name = "Acme"`), ConfigStateChecks: acme},
		resource.TestStep{
			Config: look("company", `external_id = "crm-3"`),
			ConfigStateChecks: has("company", map[string]knownvalue.Check{
				"id": knownvalue.StringExact(emulator.SampleEmptyCompanyID), "plan": knownvalue.StringExact(""), "size": knownvalue.Int64Exact(0),
				"website": knownvalue.StringExact(""), "industry": knownvalue.StringExact(""), "monthly_spend": knownvalue.Int64Exact(0),
				"custom_attributes": knownvalue.ObjectExact(map[string]knownvalue.Check{}),
			}),
		},
		resource.TestStep{Config: look("company", `external_id = "none"`), ExpectError: acctest.ExpectMessage(`No company with the external_id "none"`)},
		resource.TestStep{Config: look("company", `name = "None"`), ExpectError: acctest.ExpectMessage(`No company named "None"`)},
		resource.TestStep{
			Config:      look("company", `id = "none"`),
			ExpectError: acctest.ExpectMessage("Cannot read: there is no such object", "GET /companies/none: 404 company_not_found", "(request id "),
		},
	)
}

// TestAccCompanyDataSourceLookups accepts the other forms of an answer.
func TestAccCompanyDataSourceLookups(t *testing.T) {
	t.Parallel()
	bare := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.CompanyLookupBare: true}), acctest.Undescribed)
	bare.Test(
		resource.TestStep{Config: look("company", `external_id = "crm/2"`), ConfigStateChecks: hasID("company", "6762f0761bb69f9f2193ba02")},
		resource.TestStep{Config: look("company", `name = "Bolt & Sons"`), ConfigStateChecks: hasID("company", "6762f0761bb69f9f2193ba02")},
	)
	none, two := `{"type":"list","data":[]}`, `{"type":"list","data":[{"id":"1","name":"Twin","company_id":"a"},{"id":"2","name":"Twin","company_id":"b"}]}`
	w := acctest.New(t)
	w.Test(
		resource.TestStep{
			PreConfig: w.Breaks(emulator.Fault{Pattern: "GET /companies", Status: http.StatusOK, Body: &none}),
			Config:    look("company", `external_id = "crm-1"`), ExpectError: acctest.ExpectMessage(`No company with the external_id "crm-1"`),
		},
		resource.TestStep{
			PreConfig: func() {
				w.Mend()
				w.Breaks(emulator.Fault{Pattern: "GET /companies", Status: http.StatusOK, Body: &two})()
			},
			Config:      look("company", `name = "Twin"`),
			ExpectError: acctest.ExpectMessage(`Several match company named "Twin"`, "Twin (external_id a, id 1)", "Twin (external_id b, id 2)"),
		},
	)
}

func TestAccCompaniesDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	ids := func(ids ...string) []knownvalue.Check {
		var checks []knownvalue.Check
		for _, id := range ids {
			checks = append(checks, knownvalue.ObjectPartial(map[string]knownvalue.Check{"id": knownvalue.StringExact(id)}))
		}
		return checks
	}
	are := func(all ...string) map[string]knownvalue.Check {
		return map[string]knownvalue.Check{"companies": knownvalue.ListExact(ids(all...))}
	}
	w.Test(
		// The one without users is in no list.
		resource.TestStep{
			Config:            look("companies"),
			ConfigStateChecks: has("companies", are(emulator.SampleCompanyID, "6762f0761bb69f9f2193ba02")),
		},
		resource.TestStep{Config: look("companies", `tag_id = "103"`), ConfigStateChecks: has("companies", are(emulator.SampleCompanyID))},
		resource.TestStep{Config: look("companies", `tag_id = "101"`), ConfigStateChecks: has("companies", are())},
		resource.TestStep{
			Config:            look("companies", fmt.Sprintf("segment_id = %q", emulator.SampleCompanySegmentID)),
			ConfigStateChecks: has("companies", are(emulator.SampleCompanyID, "6762f0761bb69f9f2193ba02")),
		},
		resource.TestStep{
			Config: look("companies", `tag_id = "103"`),
			ConfigStateChecks: has("companies", map[string]knownvalue.Check{"companies": knownvalue.ListExact([]knownvalue.Check{
				knownvalue.ObjectPartial(map[string]knownvalue.Check{
					"name": knownvalue.StringExact("Acme"), "user_count": knownvalue.Int64Exact(2),
					"custom_attributes": knownvalue.MapExact(map[string]knownvalue.Check{"health": knownvalue.StringExact("0.75"), "market": knownvalue.StringExact("EMEA")}),
				}),
			})}),
		},
		resource.TestStep{
			Config: look("companies", `tag_id = "103"`, `segment_id = "1"`), PlanOnly: true,
			ExpectError: acctest.ExpectMessage("Several ways to choose companies", "Intercom takes one of these at a time"),
		},
		resource.TestStep{
			Config: look("companies", `tag_id = "103"`, larger), PlanOnly: true, ExpectError: acctest.ExpectMessage("Several ways to choose companies"),
		},
		resource.TestStep{
			Config:      look("companies", larger),
			ExpectError: acctest.ExpectMessage("The API version is too old", `a filter of data.intercom_companies requires api_version "Preview" or newer`),
		},
	)
}

const larger = `filter {
    field    = "monthly_spend"
    operator = ">"
    value    = "1000"
  }`

func TestAccCompaniesDataSourceSearch(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Settings = setting("Preview")
	w.Test(
		resource.TestStep{
			Config: look("companies", larger),
			ConfigStateChecks: has("companies", map[string]knownvalue.Check{"companies": knownvalue.ListExact([]knownvalue.Check{
				knownvalue.ObjectPartial(map[string]knownvalue.Check{"name": knownvalue.StringExact("Acme")}),
			})}),
		},
		resource.TestStep{
			Config:      look("companies", "filter {\n field = \"segment_id\"\n operator = \"=\"\n value = \"1\"\n}"),
			ExpectError: acctest.ExpectMessage("Intercom answered 400 invalid_field", "segment_id is not a valid search field"),
		},
	)
}
