package tags_test

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
	companyTagAddress = "intercom_company_tag.test"
	boltID            = "6762f0761bb69f9f2193ba02" // has no tag
	bolt              = "/companies/" + boltID
)

func companyTag(company, tag string) string {
	return fmt.Sprintf("resource \"intercom_company_tag\" \"test\" {\n  company_id = %q\n  tag_id = %q\n}\n", company, tag)
}

// boltsTags are the names of the tags of the company.
func boltsTags(w *acctest.Workspace) (names []string) {
	tags, _ := w.Do(http.MethodGet, bolt, nil)["tags"].(map[string]any)
	list, _ := tags["tags"].([]any)
	for _, tag := range list {
		names = append(names, fmt.Sprint(tag.(map[string]any)["name"])) //nolint:forcetypeassert // the emulator's own answer
	}
	return names
}

// tagBolt puts a tag on the company behind Terraform's back.
func tagBolt(w *acctest.Workspace, name string) func() {
	return w.Outside(http.MethodPost, "/tags", map[string]any{"name": name, "companies": []any{map[string]any{"id": boltID}}})
}

func TestAccCompanyTag(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	has := func(tag string) []statecheck.StateCheck {
		return []statecheck.StateCheck{
			statecheck.ExpectKnownValue(companyTagAddress, tfjsonpath.New("company_id"), knownvalue.StringExact(boltID)),
			statecheck.ExpectKnownValue(companyTagAddress, tfjsonpath.New("tag_id"), knownvalue.StringExact(tag)),
		}
	}
	w.Test(acctest.Life(t, companyTagAddress, acctest.Steps{
		Create:   resource.TestStep{Config: companyTag(boltID, emulator.SampleTagID), ConfigStateChecks: has(emulator.SampleTagID)},
		Update:   resource.TestStep{Config: companyTag(boltID, viktorsTagID), ConfigStateChecks: has(viktorsTagID)},
		Action:   plancheck.ResourceActionDestroyBeforeCreate,
		Identity: []string{"company_id", "tag_id"},
	})...)
	if left := boltsTags(w); len(left) > 0 {
		t.Errorf("destroying left %v", left)
	}
	if kept := w.Do(http.MethodGet, "/tags/"+viktorsTagID, nil)["id"]; kept != viktorsTagID {
		t.Errorf("the tag itself is %v", kept)
	}
}

// Until 2.15 the answer to tagging says nothing of the company.
func TestAccCompanyTagVersions(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"2.10", "2.15", "Preview"} {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Settings = fmt.Sprintf("  api_version = %q", version)
			w.Test(
				resource.TestStep{Config: companyTag(emulator.SampleEmptyCompanyID, emulator.SampleTagID)},
				resource.TestStep{Config: companyTag(emulator.SampleEmptyCompanyID, emulator.SampleTagID), ConfigPlanChecks: acctest.NoChange()},
			)
		})
	}
}

// The tag is renamed in the same apply, and the company is tagged by its name.
func TestAccCompanyTagOfRenamedTag(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	attached := fmt.Sprintf("resource \"intercom_company_tag\" \"test\" {\n  company_id = %q\n  tag_id = intercom_tag.test.id\n}\n", boltID)
	w.Test(
		resource.TestStep{Config: tag("Before")},
		resource.TestStep{Config: tag("After") + attached},
		resource.TestStep{Config: tag("Later") + attached, ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
			plancheck.ExpectResourceAction(companyTagAddress, plancheck.ResourceActionNoop),
		}}},
	)
	if tags, _ := w.Do(http.MethodGet, "/tags", nil)["data"].([]any); len(tags) != 3 {
		t.Errorf("the workspace has the tags %v", tags)
	}
}

// Somebody renames the tag between the reading of its name and its use: the
// answer to the reading is the old one.
func TestAccCompanyTagRenamedMeanwhile(t *testing.T) {
	t.Parallel()
	stale := `{"type":"tag","id":"101","name":"Feature wish"}`
	for name, c := range map[string]struct {
		before func(w *acctest.Workspace) func()
		left   []string
	}{
		"another tag is made": {func(*acctest.Workspace) func() { return func() {} }, nil},
		"another tag is on":   {func(w *acctest.Workspace) func() { return tagBolt(w, "Feature wish") }, []string{"Feature wish"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			c.before(w)()
			w.Test(resource.TestStep{
				PreConfig: w.Breaks(emulator.Fault{Pattern: "GET /tags/101", Status: http.StatusOK, Body: &stale}),
				Config:    companyTag(boltID, emulator.SampleTagID),
				ExpectError: acctest.ExpectMessage("The tag was renamed at the same time", `Tag 101 was called "Feature wish" when its name was read, and tag 1`,
					"The company is as it was.", "apply again"),
			})
			if left := boltsTags(w); fmt.Sprint(left) != fmt.Sprint(c.left) {
				t.Errorf("the company has the tags %v, not %v", left, c.left)
			}
		})
	}
}

// The same while it is taken off: a tag that was not meant stays on.
func TestAccCompanyTagRenamedWhileDestroyed(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config, stale := companyTag(boltID, emulator.SampleTagID), `{"type":"tag","id":"101","name":"VIP customer"}`
	tagBolt(w, "VIP customer")()
	w.Test(
		resource.TestStep{Config: config},
		resource.TestStep{
			PreConfig: w.Breaks(emulator.Fault{Pattern: "GET /tags/101", Status: http.StatusOK, Body: &stale, Count: 1}),
			Config:    config, Destroy: true,
			ExpectError: acctest.ExpectMessage("The tag was renamed at the same time", `Tag 101 was called "VIP customer" when its name was read, and tag 103 is`, "The company is as it was."),
		},
		resource.TestStep{PreConfig: func() {
			if left := fmt.Sprint(boltsTags(w)); left != "[Feature request VIP customer]" {
				t.Errorf("the company has the tags %s", left)
			}
		}, Config: config, ConfigPlanChecks: acctest.NoChange()},
	)
}

// Undoing it fails, too, which the error says.
func TestAccCompanyTagRenamedAndNotUndone(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	stale := `{"type":"tag","id":"101","name":"VIP customer"}`
	w.Test(resource.TestStep{
		PreConfig: w.Breaks(
			emulator.Fault{Pattern: "GET /tags/101", Status: http.StatusOK, Body: &stale},
			emulator.Fault{Pattern: "POST /tags", Status: http.StatusForbidden, Code: "forbidden", Skip: 1},
		),
		Config:      companyTag(boltID, emulator.SampleTagID),
		ExpectError: acctest.ExpectMessage("The company may have that one on or off now, because undoing it failed: POST /tags: 403 forbidden"),
	})
}

// An answer that the company was not tagged is not taken for success.
func TestAccCompanyTagNotTagged(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	not := `{"type":"tag","id":"101","name":"Feature request","users":[],"companies":[{"id":"` + boltID + `","tagged":false}]}`
	w.Test(resource.TestStep{
		PreConfig:   w.Breaks(emulator.Fault{Pattern: "POST /tags", Status: http.StatusOK, Body: &not}),
		Config:      companyTag(boltID, emulator.SampleTagID),
		ExpectError: acctest.ExpectMessage("POST /tags: Intercom answers that it did not tag company " + boltID),
	})
}

func TestAccCompanyTagRefusesTakeover(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config, id := companyTag(boltID, viktorsTagID), boltID+"/"+viktorsTagID
	w.Test(
		resource.TestStep{PreConfig: tagBolt(w, "VIP customer"), Config: config, ExpectError: acctest.ExpectMessage(
			`A tag named "VIP customer" on company `+boltID+` exists already`, `terraform import '<address of this resource>' '`+id+`'`)},
		resource.TestStep{Config: config, ResourceName: companyTagAddress, ImportState: true, ImportStateId: id, ImportStatePersist: true},
		resource.TestStep{Config: config, ConfigPlanChecks: acctest.NoChange()},
	)
}

func TestAccCompanyTagGone(t *testing.T) {
	t.Parallel()
	for name, goes := range map[string]func(w *acctest.Workspace) func(){
		"taken off": func(w *acctest.Workspace) func() {
			return w.Outside(http.MethodPost, "/tags", map[string]any{
				"name": "Feature request", "companies": []any{map[string]any{"id": boltID, "untag": true}},
			})
		},
		"company deleted": func(w *acctest.Workspace) func() { return w.Outside(http.MethodDelete, bolt, nil) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Test(
				resource.TestStep{Config: companyTag(boltID, emulator.SampleTagID)},
				resource.TestStep{
					PreConfig: goes(w), RefreshState: true, ExpectNonEmptyPlan: true,
					RefreshPlanChecks: resource.RefreshPlanChecks{PostRefresh: []plancheck.PlanCheck{
						plancheck.ExpectResourceAction(companyTagAddress, plancheck.ResourceActionCreate),
					}},
				},
			)
		})
	}
}

// A tag that is gone cannot be put on again, which the plan says.
func TestAccCompanyTagOfDeletedTag(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := companyTag(boltID, emulator.SampleTagID)
	w.Test(
		resource.TestStep{Config: config},
		resource.TestStep{
			PreConfig: w.Outside(http.MethodDelete, "/tags/101", nil), Config: config,
			ExpectError: acctest.ExpectMessage("No such tag", "GET /tags/101: 404 not_found"),
		},
	)
}

func TestAccCompanyTagRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: companyTag("a/b", "101"), PlanOnly: true, ExpectError: acctest.ExpectMessage("company_id must be an id as Intercom shows it")},
		resource.TestStep{Config: companyTag(boltID, "999"), PlanOnly: true, ExpectError: acctest.ExpectMessage(
			"No such tag", "GET /tags/999: 404 not_found: Resource Not Found")},
		resource.TestStep{Config: companyTag("1", emulator.SampleTagID), ExpectError: acctest.ExpectMessage(
			"Cannot create: there is no such object", "GET /companies/1: 404 company_not_found: Company Not Found", "(request id 00000000-0000-4000-8000-")},
		resource.TestStep{
			Config: companyTag(boltID, emulator.SampleTagID), ResourceName: companyTagAddress, ImportState: true,
			ImportStateId: boltID + "/" + emulator.SampleTagID, ExpectError: acctest.ExpectMessage("Cannot import: there is no such"),
		},
	)
}
