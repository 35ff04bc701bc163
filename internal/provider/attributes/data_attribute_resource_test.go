package attributes_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

const dataAddress = "intercom_data_attribute.test"

// named is a data attribute of that name in the configuration.
func named(label string, lines ...string) string {
	return fmt.Sprintf("resource \"intercom_data_attribute\" %q {\n  %s\n}\n", label, strings.Join(lines, "\n  "))
}

// attribute is one of contacts.
func attribute(name, dataType string, lines ...string) string {
	return named("test", append([]string{`model = "contact"`, fmt.Sprintf("name = %q", name), fmt.Sprintf("data_type = %q", dataType)}, lines...)...)
}

func has(name string, value knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue(dataAddress, tfjsonpath.New(name), value)
}

func reads(name, value string) statecheck.StateCheck {
	return has(name, knownvalue.StringExact(value))
}

func listOf(values ...string) knownvalue.Check {
	var checks []knownvalue.Check
	for _, value := range values {
		checks = append(checks, knownvalue.StringExact(value))
	}
	return knownvalue.ListExact(checks)
}

func acts(action plancheck.ResourceActionType) resource.ConfigPlanChecks {
	return resource.ConfigPlanChecks{
		PreApply:             []plancheck.PlanCheck{plancheck.ExpectResourceAction(dataAddress, action)},
		PostApplyPostRefresh: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()},
	}
}

// all is what a workspace has by the name, archived ones too.
func all(w *acctest.Workspace, name string) (found []map[string]any) {
	for _, item := range w.Do(http.MethodGet, "/data_attributes?include_archived=true", nil)["data"].([]any) { //nolint:forcetypeassert // a list of objects
		if one := item.(map[string]any); one["name"] == name { //nolint:forcetypeassert // as above
			found = append(found, one)
		}
	}
	return found
}

// placeOf is where the only attribute of a name is written.
func placeOf(t *testing.T, w *acctest.Workspace, name string) string {
	t.Helper()
	found := all(w, name)
	if len(found) != 1 {
		t.Fatalf("%d attributes are named %q", len(found), name)
	}
	return fmt.Sprintf("/data_attributes/%v", found[0]["id"])
}

func TestAccDataAttribute(t *testing.T) {
	t.Parallel()
	none := knownvalue.Null()
	for dataType, of := range map[string]struct {
		create, update   string
		created, updated knownvalue.Check
	}{
		"string":  {"", "", none, none},
		"integer": {"", "", none, none},
		"float":   {"", "", none, none},
		"boolean": {"", "", none, none},
		"date":    {"", "", none, none},
		"options": {`options = ["Low", "High"]`, `options = ["High", "Urgent", "Low"]`, listOf("Low", "High"), listOf("High", "Urgent", "Low")},
	} {
		t.Run(dataType, func(t *testing.T) {
			t.Parallel()
			w := acctest.Lifecycle(t)
			name := "Terraform acceptance " + dataType
			w.Test(acctest.Life(t, dataAddress, acctest.Steps{
				Create: resource.TestStep{
					Config: attribute(name, dataType, of.create),
					ConfigStateChecks: []statecheck.StateCheck{
						reads("model", "contact"), reads("name", name), reads("data_type", dataType), reads("description", ""), reads("label", name),
						reads("full_name", "custom_attributes."+name), has("options", of.created), has("messenger_writable", knownvalue.Bool(false)),
					},
				},
				Update: resource.TestStep{
					Config: attribute(name, dataType, of.update, `description = "Changed"`, "messenger_writable = true"),
					ConfigStateChecks: []statecheck.StateCheck{
						reads("description", "Changed"), has("options", of.updated), has("messenger_writable", knownvalue.Bool(true)),
					},
				},
				Action: plancheck.ResourceActionUpdate,
			})...)
		})
	}
}

// TestAccDataAttributeVersions makes a list and a datetime, whose shapes the
// versions differ in.
func TestAccDataAttributeVersions(t *testing.T) {
	t.Parallel()
	for version, sent := range map[string]string{"2.10": "string", "2.13": "string", "2.14": "options", "2.16": "options", "Preview": "options"} {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Settings = fmt.Sprintf("  api_version = %q", version)
			config := func(options string) string {
				return attribute("level", "options", options) + named("at", `model = "company"`, `name = "reviewed_at"`, `data_type = "datetime"`)
			}
			w.Test(
				resource.TestStep{Config: config(`options = ["Low", "High"]`), ConfigPlanChecks: acts(plancheck.ResourceActionCreate), ConfigStateChecks: []statecheck.StateCheck{
					reads("data_type", "options"), has("options", listOf("Low", "High")),
					statecheck.ExpectKnownValue("intercom_data_attribute.at", tfjsonpath.New("data_type"), knownvalue.StringExact("datetime")),
				}},
				resource.TestStep{Config: config(`options = ["Low", "Middle", "High"]`), ConfigPlanChecks: acts(plancheck.ResourceActionUpdate)},
			)
			if sent == "string" && w.RequestCount(http.MethodPost, "/data_attributes") != 2 {
				t.Error("it took more than one attempt")
			}
		})
	}
}

// TestAccDataAttributeImportedDatetime imports what Intercom calls a date, and
// the configuration a datetime.
func TestAccDataAttributeImportedDatetime(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	imported := resource.TestStep{
		Config: attribute("trial_ends", "datetime"), ResourceName: dataAddress, ImportState: true, ImportStateId: "contact/trial_ends", ImportStatePersist: true,
	}
	w.Test(
		imported,
		resource.TestStep{Config: attribute("trial_ends", "datetime"), ConfigPlanChecks: unchanged()},
		resource.TestStep{Config: attribute("trial_ends", "datetime", `description = "Changed"`), ConfigPlanChecks: acts(plancheck.ResourceActionUpdate)},
		resource.TestStep{Config: attribute("trial_ends", "date", `description = "Changed"`), ConfigPlanChecks: unchanged()},
	)
}

// unchanged is a step that changes nothing, now and later.
func unchanged() resource.ConfigPlanChecks {
	return resource.ConfigPlanChecks{
		PreApply:             []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()},
		PostApplyPostRefresh: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()},
	}
}

func TestAccDataAttributeImport(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	refused := func(id string, texts ...string) resource.TestStep {
		return resource.TestStep{Config: attribute("licence key", "string"), ResourceName: dataAddress, ImportState: true, ImportStateId: id, ExpectError: acctest.ExpectMessage(texts...)}
	}
	w.Test(
		refused("contact/nothing", `No attribute of the model contact named "nothing"`, "custom_attributes.plan"),
		refused("contact/old_score", `No attribute of the model contact named "old_score"`),
		refused("contact/health", `No attribute of the model contact named "health"`),
		refused("contact/email", "Standard attributes cannot be managed", "intercom_data_attribute reads it"),
		refused("people/seats", "Malformed import id"),
		refused("1", "Cannot import: there is no such"),
		resource.TestStep{Config: attribute("licence key", "string")},
		resource.TestStep{ResourceName: dataAddress, ImportState: true, ImportStateId: "contact/licence key", ImportStateVerify: true},
	)
}

// TestAccDataAttributeOutside archives, and changes, behind Terraform's
// back.
func TestAccDataAttributeOutside(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := attribute("licence", "string", `description = "The key"`)
	outside := func(body map[string]any) func() {
		return func() { w.Do(http.MethodPut, placeOf(t, w, "licence"), body) }
	}
	w.Test(
		resource.TestStep{Config: config},
		resource.TestStep{PreConfig: outside(map[string]any{"description": "", "messenger_writable": true}), Config: config, ConfigPlanChecks: acts(plancheck.ResourceActionUpdate)},
		resource.TestStep{PreConfig: outside(map[string]any{"archived": true}), Config: config, ConfigPlanChecks: acts(plancheck.ResourceActionUpdate)},
		resource.TestStep{Config: attribute("licence", "string"), ConfigPlanChecks: acts(plancheck.ResourceActionUpdate), ConfigStateChecks: []statecheck.StateCheck{reads("description", "")}},
	)
	if found := all(w, "licence"); len(found) != 1 || found[0]["archived"] != true {
		t.Errorf("in the end the workspace has %v", found)
	}
}

func TestAccDataAttributeInvalid(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for _, of := range []struct {
		config string
		says   []string
	}{
		{attribute("a", "list"), []string{"data_type must be"}},
		{named("test", `model = "conversation"`, `name = "a"`, `data_type = "string"`), []string{"model must be"}},
		{attribute("a", "options"), []string{"Missing options"}},
		{attribute("a", "string", `options = ["x", "y"]`), []string{"Setting of another data type"}},
		{attribute("a", "options", `options = ["x"]`), []string{"options must have 2 values or more"}},
		{attribute("a", "options", `options = ["x", "x"]`), []string{"Value given twice"}},
		{attribute("a", "options", `options = ["x", ""]`), []string{"must be a string in one line"}},
		{attribute(" a", "string"), []string{"must be a string in one line"}},
		{attribute("!nv@l!d n@me", "string"), []string{"Intercom does not take this name", `"!nv@l!d n@me" is not that`}},
		{attribute("a.b", "string"), []string{"Intercom does not take this name"}},
		{attribute("email", "string"), []string{"The name of a standard attribute", `"email" is a standard attribute of the model contact`}},
		{named("test", `model = "company"`, `name = "plan.name"`, `data_type = "string"`), []string{"Intercom does not take this name"}},
		{attribute("health", "float"), []string{"The name is taken", "Data attribute 207 of the model company"}},
	} {
		w.Test(resource.TestStep{Config: of.config, PlanOnly: true, ExpectError: acctest.ExpectMessage(of.says...)})
	}
	if asked := w.RequestCount(http.MethodPost, "/data_attributes"); asked > 0 {
		t.Errorf("%d attributes were asked for", asked)
	}
}

// TestAccDataAttributeNames takes what the rule for names allows.
func TestAccDataAttributeNames(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for _, name := range []string{"The One Ring", "paid_subscriber", "e-mail 2", "Umsatz in €", "größe"} {
		w.Test(resource.TestStep{Config: attribute(name, "string")})
	}
}

func TestAccDataAttributeRefusesTakeover(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(resource.TestStep{
		Config: attribute("seats", "integer"),
		ExpectError: acctest.ExpectMessage(`A data attribute named "seats" of the model contact exists already`,
			"terraform import '<address of this resource>' '"+emulator.SampleDataAttributeID+"'"),
	})
}

func TestAccDataAttributeTwice(t *testing.T) {
	t.Parallel()
	for name, of := range map[string]struct{ other, says string }{
		"of one model":    {"contact", `A data attribute named "twin" of the model contact exists already`},
		"of both models":  {"company", "Two attributes have one name"},
		"of another type": {"contact", "exists already"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			acctest.New(t).Test(resource.TestStep{
				Config:      attribute("twin", "string") + named("other", fmt.Sprintf("model = %q", of.other), `name = "twin"`, `data_type = "string"`),
				ExpectError: acctest.ExpectMessage(of.says),
			})
		})
	}
}
