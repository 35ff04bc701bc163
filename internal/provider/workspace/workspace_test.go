package workspace_test

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
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// look is a data source called "test", with arguments as "name = value".
func look(kind string, arguments ...string) string {
	return fmt.Sprintf("data \"intercom_%s\" \"test\" {\n  %s\n}\n", kind, strings.Join(arguments, "\n  "))
}

// has checks attributes of a data source called "test".
func has(kind string, values map[string]knownvalue.Check) []statecheck.StateCheck {
	var checks []statecheck.StateCheck
	for name, value := range values {
		checks = append(checks, statecheck.ExpectKnownValue("data.intercom_"+kind+".test", tfjsonpath.New(name), value))
	}
	return checks
}

func texts(values ...string) knownvalue.Check {
	checks := make([]knownvalue.Check, 0, len(values))
	for _, value := range values {
		checks = append(checks, knownvalue.StringExact(value))
	}
	return knownvalue.SetExact(checks)
}

func TestAccWorkspaceDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(resource.TestStep{
		Config: look("workspace"),
		ConfigStateChecks: has("workspace", map[string]knownvalue.Check{
			"id": knownvalue.StringExact("emu1a2b3"), "name": knownvalue.StringExact("Emulated workspace"),
			"region": knownvalue.StringExact("us"), "timezone": knownvalue.StringExact("Europe/Dublin"),
			"admin_id": knownvalue.StringExact("991267459"), "admin_name": knownvalue.StringExact("Ada Automation"),
			"admin_email": knownvalue.StringExact("ada@example.com"),
		}),
	})
}

// bela is an admin of the sample workspace.
func bela() map[string]knownvalue.Check {
	return map[string]knownvalue.Check{
		"id": knownvalue.StringExact("991267460"), "name": knownvalue.StringExact("Bela Support"),
		"email": knownvalue.StringExact("bela@example.com"), "job_title": knownvalue.StringExact("Support lead"),
		"away_mode_enabled": knownvalue.Bool(false), "away_mode_reassign": knownvalue.Bool(false), "has_inbox_seat": knownvalue.Bool(true),
		"team_ids": texts(emulator.SampleTeamID),
	}
}

func TestAccAdminDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: look("admin"), PlanOnly: true, ExpectError: acctest.ExpectMessage("Exactly one of these attributes must be configured: [id,email]")},
		resource.TestStep{
			Config: look("admin", `id = "1"`, `email = "bela@example.com"`), PlanOnly: true,
			ExpectError: acctest.ExpectMessage("Exactly one of these attributes must be configured: [id,email]"),
		},
		resource.TestStep{
			Config:      look("admin", `id = "101"`),
			ExpectError: acctest.ExpectMessage("Cannot read: there is no such object", "GET /admins/101: 404 admin_not_found: Admin not found", "(request id "),
		},
		resource.TestStep{
			Config: look("admin", `email = "nobody@example.com"`),
			ExpectError: acctest.ExpectMessage(`No teammate with the e-mail address "nobody@example.com"`, "The workspace has these:",
				"ada@example.com (Ada Automation, id 991267459)", "dara@example.com (Dara Docs, id 991267462)"),
		},
		resource.TestStep{Config: look("admin", `id = "991267460"`), ConfigStateChecks: has("admin", bela())},
		resource.TestStep{Config: look("admin", `email = "BELA@Example.com"`), ConfigStateChecks: has("admin", bela())},
	)
}

func TestAccAdminsDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	id := func(id string) knownvalue.Check {
		return knownvalue.ObjectPartial(map[string]knownvalue.Check{"id": knownvalue.StringExact(id)})
	}
	w.Test(resource.TestStep{
		Config: look("admins"),
		ConfigStateChecks: has("admins", map[string]knownvalue.Check{"admins": knownvalue.ListExact([]knownvalue.Check{
			id("991267459"), knownvalue.ObjectExact(bela()), id("991267461"),
			knownvalue.ObjectPartial(map[string]knownvalue.Check{
				"id": knownvalue.StringExact("991267462"), "has_inbox_seat": knownvalue.Bool(false), "team_ids": texts(),
			}),
		})}),
	})
}

// billing is a team of the sample workspace.
func billing() map[string]knownvalue.Check {
	return map[string]knownvalue.Check{
		"id": knownvalue.StringExact("5017691"), "name": knownvalue.StringExact("Billing"), "admin_ids": texts("991267461"),
		"distribution_method": knownvalue.StringExact("load_balanced"), "assignment_limit": knownvalue.Int64Exact(10),
	}
}

// onCall is a team whose conversations are not handed out.
func onCall() map[string]knownvalue.Check {
	return map[string]knownvalue.Check{
		"id": knownvalue.StringExact("5017692"), "name": knownvalue.StringExact("On call"), "admin_ids": texts("991267460", "991267461"),
		"distribution_method": knownvalue.Null(), "assignment_limit": knownvalue.Null(),
	}
}

func TestAccTeamDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	twins := `{"type":"team.list","teams":[{"type":"team","id":"1","name":"Twin","admin_ids":[]},{"type":"team","id":"2","name":"Twin","admin_ids":[]}]}`
	w.Test(
		resource.TestStep{Config: look("team"), PlanOnly: true, ExpectError: acctest.ExpectMessage("Exactly one of these attributes must be configured: [id,name]")},
		resource.TestStep{
			Config:      look("team", `id = "101"`),
			ExpectError: acctest.ExpectMessage("Cannot read: there is no such object", "GET /teams/101: 404 team_not_found: Team not found", "(request id "),
		},
		resource.TestStep{
			Config: look("team", `name = "billing"`),
			ExpectError: acctest.ExpectMessage(`No team named "billing"`, "The workspace has these:",
				"Support (id 5017690)", "Billing (id 5017691)", "On call (id 5017692)"),
		},
		resource.TestStep{Config: look("team", `id = "5017691"`), ConfigStateChecks: has("team", billing())},
		resource.TestStep{Config: look("team", `name = "Billing"`), ConfigStateChecks: has("team", billing())},
		resource.TestStep{
			PreConfig: func() {
				if err := w.Fail(emulator.Fault{Pattern: "GET /teams", Status: http.StatusOK, Body: &twins}); err != nil {
					t.Fatal(err)
				}
			},
			Config:      look("team", `name = "Twin"`),
			ExpectError: acctest.ExpectMessage(`Several match team named "Twin"`, "Name one of them by its id:", "Twin (id 1)", "Twin (id 2)"),
		},
	)
}

func TestAccTeamsDataSource(t *testing.T) {
	t.Parallel()
	for version, lastTwo := range map[string][2]map[string]knownvalue.Check{
		"2.13":    {without(billing(), "distribution_method", "assignment_limit"), onCall()},
		"2.16":    {billing(), onCall()},
		"Preview": {billing(), onCall()},
	} {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Settings = fmt.Sprintf("  api_version = %q", version)
			w.Test(resource.TestStep{
				Config: look("teams"),
				ConfigStateChecks: has("teams", map[string]knownvalue.Check{"teams": knownvalue.ListExact([]knownvalue.Check{
					knownvalue.ObjectPartial(map[string]knownvalue.Check{"id": knownvalue.StringExact(emulator.SampleTeamID)}),
					knownvalue.ObjectExact(lastTwo[0]), knownvalue.ObjectExact(lastTwo[1]),
				})}),
			})
		})
	}
}

// without makes attributes null.
func without(values map[string]knownvalue.Check, names ...string) map[string]knownvalue.Check {
	for _, name := range names {
		values[name] = knownvalue.Null()
	}
	return values
}

// bothAtOnce applies a configuration to two resources in one run, of which the second
// must be refused.
func bothAtOnce(t *testing.T, one, other *acctest.Managed, config session.Config) {
	t.Helper()
	err := one.Run(func(s *session.Session) error {
		for _, instance := range []*session.Instance{one.Instance, other.Instance} {
			plan, err := s.Plan(t.Context(), instance, config)
			if err == nil {
				err = s.Apply(t.Context(), plan)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil || !one.Exists() || other.Exists() {
		t.Errorf("both resources have it: %v", err)
	}
}
