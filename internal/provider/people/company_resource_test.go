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
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

const aCompany = "intercom_company.test"

// company is a company with an external id of the customer's, and further lines.
func company(companyID string, lines ...string) string {
	return block("resource", "intercom_company", "test", append([]string{fmt.Sprintf("external_id = %q", companyID)}, lines...)...)
}

func companyHas(values map[string]knownvalue.Check) []statecheck.StateCheck {
	var checks []statecheck.StateCheck
	for name, value := range values {
		checks = append(checks, statecheck.ExpectKnownValue(aCompany, tfjsonpath.New(name), value))
	}
	return checks
}

func companyActs(action plancheck.ResourceActionType) resource.ConfigPlanChecks {
	return resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectResourceAction(aCompany, action)}}
}

// companies are those of the workspace, by external id.
func companies(w *acctest.Workspace) map[string]string {
	ids := map[string]string{}
	for _, one := range w.Do(http.MethodGet, "/_emulator/companies", nil)["data"].([]any) { //nolint:forcetypeassert // the emulator's own answer
		row := one.(map[string]any) //nolint:forcetypeassert // likewise
		ids[fmt.Sprint(row["company_id"])] = fmt.Sprint(row["id"])
	}
	return ids
}

func TestAccCompany(t *testing.T) {
	t.Parallel()
	w := acctest.Lifecycle(t)
	w.Test(acctest.Life(t, aCompany, acctest.Steps{
		Create: resource.TestStep{
			Config: company("tf-acc-company", `name = "Globex"`, `plan = "Pro"`, "size = 3", `website = "globex.example.com"`),
			ConfigStateChecks: companyHas(map[string]knownvalue.Check{
				"id": knownvalue.NotNull(), "external_id": knownvalue.StringExact("tf-acc-company"), "name": knownvalue.StringExact("Globex"),
				"plan": knownvalue.StringExact("Pro"), "size": knownvalue.Int64Exact(3), "website": knownvalue.StringExact("globex.example.com"),
				"industry": knownvalue.StringExact(""), "monthly_spend": knownvalue.Int64Exact(0), "remote_created_at": knownvalue.Null(),
				"custom_attributes": knownvalue.Null(),
			}),
		},
		Update: resource.TestStep{
			Config: company("tf-acc-company", `name = "Globex Ltd"`, `plan = "Enterprise"`, "size = 4", `industry = "Energy"`, "monthly_spend = 2147483647"),
			ConfigStateChecks: companyHas(map[string]knownvalue.Check{
				"name": knownvalue.StringExact("Globex Ltd"), "plan": knownvalue.StringExact("Enterprise"), "size": knownvalue.Int64Exact(4),
				"website":  knownvalue.StringExact(""), // taken out of the configuration
				"industry": knownvalue.StringExact("Energy"), "monthly_spend": knownvalue.Int64Exact(2147483647),
			}),
		},
		Action: plancheck.ResourceActionUpdate,
	})...)
}

func TestAccCompanyUnsets(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	empty := company("crm-7", `name = ""`, `plan = ""`, "size = 0", `website = ""`, `industry = ""`, "monthly_spend = 0")
	w.Test(
		resource.TestStep{Config: company("crm-7", `name = "A"`, `plan = "B"`, "size = 1", `website = "C"`, `industry = "D"`, "monthly_spend = 2")},
		resource.TestStep{
			Config: empty, ConfigPlanChecks: companyActs(plancheck.ResourceActionUpdate),
			ConfigStateChecks: companyHas(map[string]knownvalue.Check{
				"name": knownvalue.StringExact(""), "plan": knownvalue.StringExact(""), "size": knownvalue.Int64Exact(0),
				"website": knownvalue.StringExact(""), "industry": knownvalue.StringExact(""), "monthly_spend": knownvalue.Int64Exact(0),
			}),
		},
		resource.TestStep{RefreshState: true},
		resource.TestStep{Config: empty, ConfigPlanChecks: acctest.NoChange()},
		// What is left out is nothing to change, whatever it is.
		resource.TestStep{Config: company("crm-7"), ConfigPlanChecks: acctest.NoChange()},
	)
}

// TestAccCompanyMadeEmpty makes a company with texts and numbers that are none.
func TestAccCompanyMadeEmpty(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := company("crm-7", `plan = ""`, "size = 0", "monthly_spend = 0")
	w.Test(
		resource.TestStep{Config: config},
		resource.TestStep{Config: config, ConfigPlanChecks: acctest.NoChange()},
		resource.TestStep{
			Config: config, ResourceName: aCompany, ImportState: true, ImportStateVerify: true, ImportStateVerifyIgnore: []string{"plan", "size"},
		},
	)
}

// Where an empty text unsets nothing, the apply says so and the next plan shows it.
func TestAccCompanyTextsStay(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.CompanyTextsStay: true}))
	w.Test(
		resource.TestStep{Config: company("crm-7", `plan = "Pro"`)},
		resource.TestStep{Config: company("crm-7", `plan = ""`), ExpectNonEmptyPlan: true},
		resource.TestStep{Config: company("crm-7", `plan = "Pro"`), ConfigPlanChecks: acctest.NoChange()},
	)
}

func TestAccCompanyOutsideChanges(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := company("crm-7", `name = "Globex"`)
	change := func(body map[string]any) func() {
		return func() { w.Do(http.MethodPut, "/companies/"+companies(w)["crm-7"], body) }
	}
	w.Test(
		resource.TestStep{Config: config},
		resource.TestStep{
			PreConfig: change(map[string]any{"monthly_spend": 70, "industry": "Energy"}), Config: config, ConfigPlanChecks: acctest.NoChange(),
		},
		resource.TestStep{
			PreConfig: change(map[string]any{"name": "Other"}), Config: config, ConfigPlanChecks: companyActs(plancheck.ResourceActionUpdate),
			ConfigStateChecks: companyHas(map[string]knownvalue.Check{
				"name": knownvalue.StringExact("Globex"), "monthly_spend": knownvalue.Int64Exact(70), "industry": knownvalue.StringExact("Energy"),
			}),
		},
		resource.TestStep{
			PreConfig: func() { w.Do(http.MethodDelete, "/companies/"+companies(w)["crm-7"], nil) },
			Config:    config, ConfigPlanChecks: companyActs(plancheck.ResourceActionCreate),
		},
	)
}

func TestAccCompanyRemoteCreatedAt(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	at := func(moment string) string { return company("crm-7", fmt.Sprintf("remote_created_at = %q", moment)) }
	is := func(moment string) []statecheck.StateCheck {
		return companyHas(map[string]knownvalue.Check{"remote_created_at": knownvalue.StringExact(moment)})
	}
	var id string
	w.Test(
		resource.TestStep{Config: at("2024-05-01T10:00:00+01:00"), ConfigStateChecks: is("2024-05-01T10:00:00+01:00")},
		resource.TestStep{
			PreConfig: func() { id = companies(w)["crm-7"] },
			Config:    at("2024-05-01T09:00:00Z"), ConfigPlanChecks: acctest.NoChange(),
		},
		resource.TestStep{Config: company("crm-7"), ConfigPlanChecks: acctest.NoChange()},
		// Intercom takes another time only where companies are made; the company
		// stays the same.
		resource.TestStep{
			Config: at("2023-01-01T00:00:00Z"), ConfigPlanChecks: companyActs(plancheck.ResourceActionUpdate), ConfigStateChecks: is("2023-01-01T00:00:00Z"),
			Check: func(*terraform.State) error {
				if now := companies(w)["crm-7"]; now != id {
					return fmt.Errorf("the company is %s now, not %s", now, id)
				}
				return nil
			},
		},
	)
}

func TestAccCompanyReplaced(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: company("crm-7")},
		resource.TestStep{Config: company("crm/8"), ConfigPlanChecks: companyActs(plancheck.ResourceActionDestroyBeforeCreate)},
		resource.TestStep{
			Config: company("crm/8"), ResourceName: aCompany, ImportState: true, ImportStateId: "external_id:crm/8", ImportStateVerify: true,
		},
	)
}

// The three ways in which Intercom may treat a company that is made again right
// after it was deleted.
func TestAccCompanyMadeAgain(t *testing.T) {
	t.Parallel()
	for name, quirks := range map[string]emulator.Quirks{
		"made anew":        {},
		"brought back":     {emulator.DeletedCompaniesReturn: true},
		"not yet gone":     {emulator.DeletedCompaniesLinger: true},
		"back, unfindable": {emulator.CompaniesFoundWithUsers: true, emulator.DeletedCompaniesReturn: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, acctest.Quirks(quirks))
			w.Test(
				resource.TestStep{Config: company("crm-7", `name = "Globex"`)},
				resource.TestStep{
					Taint: []string{aCompany}, Config: company("crm-7", `name = "Globex"`),
					ConfigPlanChecks:  companyActs(plancheck.ResourceActionDestroyBeforeCreate),
					ConfigStateChecks: companyHas(map[string]knownvalue.Check{"name": knownvalue.StringExact("Globex")}),
				},
				resource.TestStep{Config: company("crm-7", `name = "Globex"`), ConfigPlanChecks: acctest.NoChange()},
			)
		})
	}
}

func TestAccCompanyRefusesTakeover(t *testing.T) {
	t.Parallel()
	for name, options := range map[string][]acctest.Option{
		"found in a list":        nil,
		"found by itself":        {acctest.Quirks(emulator.Quirks{emulator.CompanyLookupBare: true}), acctest.Undescribed},
		"not found without user": {acctest.Quirks(emulator.Quirks{emulator.CompaniesFoundWithUsers: true})},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, options...)
			w.Test(
				resource.TestStep{
					Config: company("crm-3", `name = "Nobody there"`),
					ExpectError: acctest.ExpectMessage(`A company with the external_id "crm-3" exists already`, "It has the id "+emulator.SampleEmptyCompanyID,
						`terraform import '<address of this resource>' '`+emulator.SampleEmptyCompanyID+`'`),
				},
				resource.TestStep{
					Config: company("crm-3", `name = "Nobody there"`), ResourceName: aCompany, ImportState: true,
					ImportStateId: emulator.SampleEmptyCompanyID, ImportStatePersist: true,
				},
				resource.TestStep{Config: company("crm-3", `name = "Nobody there"`), ConfigPlanChecks: acctest.NoChange()},
			)
		})
	}
}

func TestAccCompanyTwiceInOneApply(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(resource.TestStep{
		Config:      block("resource", "intercom_company", "twin", "count = 2", `external_id = "crm-7"`),
		ExpectError: acctest.ExpectMessage(`A company with the external_id "crm-7" exists already`),
	})
	if made := w.RequestCount(http.MethodPost, "/companies"); made != 1 {
		t.Errorf("%d companies were made, want 1", made)
	}
}

func TestAccCompanyInvalid(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for line, expected := range map[string][]string{
		"monthly_spend = 2147483648": {"monthly_spend must be a whole number from 0 to 2147483647"},
		"monthly_spend = 1.5":        {"monthly_spend must be a whole number from 0 to 2147483647"},
		"size = -1":                  {"size must be a whole number from 0"},
		`remote_created_at = "then"`: {"remote_created_at must be a time in RFC 3339 format"},
		"seats = 1":                  {"Unsupported argument", "seats"},
		`custom_attributes = "x"`:    {"custom_attributes must be an object"},
	} {
		w.Test(resource.TestStep{Config: company("crm-7", line), PlanOnly: true, ExpectError: acctest.ExpectMessage(expected...)})
	}
	w.Test(resource.TestStep{Config: company(" crm-7"), PlanOnly: true, ExpectError: acctest.ExpectMessage("external_id must be a string in one line")})
	if all, _ := w.Requests(); len(all) != 0 {
		t.Errorf("invalid configurations led to %d requests", len(all))
	}
}

func TestAccCompanyCustomAttributes(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	with := func(values string) string {
		return company("crm-7", "custom_attributes = {\n"+values+"\n}")
	}
	first := with("health = 0.5\nemployees = 12\nsegment_code = \"A\"\nmarket = \"EMEA\"\nrenewal = \"2027-01-31T01:00:00+01:00\"")
	w.Test(
		resource.TestStep{Config: first},
		resource.TestStep{Config: first, ConfigPlanChecks: acctest.NoChange()},
		resource.TestStep{
			Config: first, ResourceName: aCompany, ImportState: true, ImportStateIdPrefix: "", ImportStateVerify: true,
			ImportStateVerifyIgnore: []string{"custom_attributes"}, // dates come in UTC, and mean the same
		},
		resource.TestStep{Config: first, ResourceName: aCompany, ImportState: true, ImportStateKind: resource.ImportBlockWithID},
		resource.TestStep{
			PreConfig: func() {
				w.Do(http.MethodPut, "/companies/"+companies(w)["crm-7"], map[string]any{"custom_attributes": map[string]any{"health": 0.1}})
			},
			Config: first, ConfigPlanChecks: companyActs(plancheck.ResourceActionUpdate),
		},
		resource.TestStep{Config: with("health = null\nemployees = 13"), ConfigPlanChecks: companyActs(plancheck.ResourceActionUpdate)},
		resource.TestStep{Config: with("health = null\nemployees = 13"), ConfigPlanChecks: acctest.NoChange()},
		resource.TestStep{Config: with("head_count = 1"), PlanOnly: true, ExpectError: acctest.ExpectMessage(`No attribute named "head_count"`, "employees, health, market, renewal, segment_code")},
		resource.TestStep{Config: with("employees = \"many\""), PlanOnly: true, ExpectError: acctest.ExpectMessage(`Wrong value for the attribute "employees"`, "a whole number")},
		resource.TestStep{Config: with("market = \"Mars\""), PlanOnly: true, ExpectError: acctest.ExpectMessage(`"market"`, `one of "Americas", "EMEA"`)},
	)
	left := w.RequestCount(http.MethodPut, "/companies/"+companies(w)["crm-7"])
	if left != 0 {
		t.Errorf("the company is still there, after %d changes", left)
	}
}

// What Intercom archives is not deleted; the plan says so, also where the company
// is replaced.
func TestAccCompanyDestroyWarns(t *testing.T) {
	t.Parallel()
	for name, next := range map[string]session.Config{"destroyed": nil, "replaced": {"external_id": "crm-8"}} {
		w := acctest.New(t)
		run, err := acctest.Session(t.Context(), w, session.Config{})
		if err != nil {
			t.Fatal(err)
		}
		made, err := run.NewInstance("intercom_company")
		if err != nil {
			t.Fatal(err)
		}
		for _, config := range []session.Config{{"external_id": "crm-7"}, next} {
			if strings.Contains(run.Diagnostics(), "will be archived") {
				t.Errorf("%s: the plan to make it warns: %s", name, run.Diagnostics())
			}
			plan, err := run.Plan(t.Context(), made, config)
			if err != nil {
				t.Fatal(err)
			}
			if err := run.Apply(t.Context(), plan); err != nil {
				t.Fatal(err)
			}
		}
		if !strings.Contains(run.Diagnostics(), "The company will be archived, not deleted") {
			t.Errorf("%s: the plan does not warn: %s", name, run.Diagnostics())
		}
		if left := companies(w)["crm-7"]; left != "" {
			t.Errorf("%s: company %s is still there", name, left)
		}
	}
}

func TestAccCompanyVersions(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"2.10", "2.12", "2.14", "Preview"} {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Settings = setting(version)
			w.Test(
				resource.TestStep{Config: company("crm-7", `name = "Globex"`, `plan = "Pro"`, `custom_attributes = { health = 1 }`)},
				resource.TestStep{
					Config:           company("crm-7", `name = "Globex Ltd"`, `plan = "Pro"`, `custom_attributes = { health = 2 }`),
					ConfigPlanChecks: companyActs(plancheck.ResourceActionUpdate),
				},
			)
		})
	}
}

// A creation of which the answer is lost is looked for, by external id.
func TestAccCompanyUncertain(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Settings = "  max_retries = 0"
	w.Test(
		resource.TestStep{
			PreConfig: w.Breaks(emulator.Fault{Pattern: "POST /companies", Count: 1, Cut: "after"}),
			Config:    company("crm-7"), ConfigStateChecks: companyHas(map[string]knownvalue.Check{"id": knownvalue.NotNull()}),
		},
		resource.TestStep{
			PreConfig:   w.Breaks(emulator.Fault{Pattern: "POST /companies", Count: 1, Cut: "before"}),
			Config:      company("crm-8"),
			ExpectError: acctest.ExpectMessage("Cannot tell whether the create happened", "it was probably not created: apply again"),
		},
		resource.TestStep{
			PreConfig: w.Breaks(
				emulator.Fault{Pattern: "POST /companies", Count: 1, Cut: "after"},
				emulator.Fault{Pattern: "GET /companies", Skip: 1, Count: 1, Status: http.StatusInternalServerError}),
			Config:      company("crm-9"),
			ExpectError: acctest.ExpectMessage("Cannot tell whether the create happened", `Look for the company with the external_id "crm-9"`, "import id external_id:crm-9"),
		},
	)
}
