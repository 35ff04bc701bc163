package attributes_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// TestAccDataAttributeRestored makes what is archived in the sample.
func TestAccDataAttributeRestored(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(resource.TestStep{
		Config: attribute("old_score", "float", `description = "In use again"`), ConfigPlanChecks: acts(plancheck.ResourceActionCreate),
		ConfigStateChecks: []statecheck.StateCheck{
			reads("id", emulator.SampleArchivedDataAttributeID), reads("description", "In use again"), has("messenger_writable", knownvalue.Bool(false)),
		},
	})
	if asked := w.RequestCount(http.MethodPost, "/data_attributes"); asked > 0 {
		t.Errorf("it was made %d times", asked)
	}
}

func TestAccDataAttributeNotRestored(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.RestoreIgnored: true}))
	w.Test(resource.TestStep{
		Config:      attribute("old_score", "float"),
		ExpectError: acctest.ExpectMessage("Intercom did not restore the archived attribute", "import it with the id "+emulator.SampleArchivedDataAttributeID),
	})
}

// TestAccDataAttributeArchivedName takes the name of an archived attribute of
// another data type.
func TestAccDataAttributeArchivedName(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{
			Config: attribute("old_score", "string"),
			ExpectError: acctest.ExpectMessage("An archived attribute may be in the way", "400 parameter_invalid", "You already have 'old_score' in your people data",
				"Data attribute 206 has this name", `of the data type "float"`, "choose another name", "(request id "),
		},
		resource.TestStep{
			Config:      named("test", `model = "company"`, `name = "old_score"`, `data_type = "float"`),
			ExpectError: acctest.ExpectMessage("An archived attribute may be in the way", "of the model contact"),
		},
	)
	free := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.ArchivedNamesFree: true}))
	free.Test(
		resource.TestStep{Config: attribute("old_score", "string"), ConfigPlanChecks: acts(plancheck.ResourceActionCreate)},
		resource.TestStep{Config: attribute("old_score", "string", `description = "New"`), ConfigPlanChecks: acts(plancheck.ResourceActionUpdate)},
	)
}

// TestAccDataAttributeReplaced changes what an attribute keeps.
func TestAccDataAttributeReplaced(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.ArchivedNamesFree: true}))
	replaced := acts(plancheck.ResourceActionDestroyBeforeCreate)
	w.Test(
		resource.TestStep{Config: attribute("one", "string")},
		resource.TestStep{Config: attribute("two", "string"), ConfigPlanChecks: replaced},
		resource.TestStep{Config: named("test", `model = "company"`, `name = "two"`, `data_type = "string"`), ConfigPlanChecks: replaced},
		resource.TestStep{Config: named("test", `model = "company"`, `name = "two"`, `data_type = "date"`), ConfigPlanChecks: replaced},
		resource.TestStep{Config: named("test", `model = "company"`, `name = "two"`, `data_type = "datetime"`), ConfigPlanChecks: replaced},
		resource.TestStep{Config: attribute("one", "string"), ConfigPlanChecks: replaced}, // which is archived by now
		resource.TestStep{Config: attribute("one", "string"), Taint: []string{dataAddress}, ConfigPlanChecks: acts(plancheck.ResourceActionDestroyBeforeCreate)},
	)
	if found := all(w, "one"); len(found) != 1 {
		t.Errorf("there are %d of the name: %v", len(found), found)
	}
}

// TestAccDataAttributeRetyped changes the type where an archived attribute keeps
// its name, and back again: nothing is lost.
func TestAccDataAttributeRetyped(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: attribute("one", "string")},
		resource.TestStep{Config: attribute("one", "float"), ExpectError: acctest.ExpectMessage("An archived attribute may be in the way", `of the data type "string"`)},
		resource.TestStep{Config: attribute("one", "string"), ConfigPlanChecks: acts(plancheck.ResourceActionCreate)},
	)
	if found := all(w, "one"); len(found) != 1 {
		t.Errorf("there are %d of the name: %v", len(found), found)
	}
}

func TestAccDataAttributeInUse(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := attribute("tier", "options", `options = ["Bronze", "Silver", "Gold"]`)
	w.Test(
		resource.TestStep{Config: config, ResourceName: dataAddress, ImportState: true, ImportStateId: emulator.SampleDataAttributeInUseID, ImportStatePersist: true},
		resource.TestStep{Config: config, ConfigPlanChecks: acctest.NoChange()},
		resource.TestStep{
			Config: config, Destroy: true,
			ExpectError: acctest.ExpectMessage("The attribute is in use", "422 data_invalid", "dependant object", "Take the attribute out of", "(request id "),
		},
		resource.TestStep{Config: fmt.Sprintf("removed {\n  from = %s\n  lifecycle {\n    destroy = false\n  }\n}\n", dataAddress)},
	)
}

// TestAccDataAttributeGone destroys what Intercom has no longer.
func TestAccDataAttributeGone(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: attribute("one", "string")},
		resource.TestStep{PreConfig: func() {
			w.Breaks(emulator.Fault{Pattern: "PUT " + placeOf(t, w, "one"), Status: http.StatusNotFound, Count: 1, Body: new(
				`{"type":"error.list","request_id":"r-1","errors":[{"code":"field_not_found","message":"We couldn't find that data attribute to update"}]}`)})()
		}, Config: attribute("one", "string"), Destroy: true},
	)
}

// TestAccDataAttributeOptions is right whatever Intercom does with the order of
// options, and says so where it keeps others.
func TestAccDataAttributeOptions(t *testing.T) {
	t.Parallel()
	level := func(options string) string { return attribute("level", "options", "options = ["+options+"]") }
	sorted := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.OptionsSorted: true}))
	sorted.Test(
		resource.TestStep{Config: level(`"b", "a"`), ConfigStateChecks: []statecheck.StateCheck{has("options", listOf("b", "a"))}},
		resource.TestStep{Config: level(`"a", "b"`), ConfigPlanChecks: acts(plancheck.ResourceActionUpdate)},
		resource.TestStep{
			PreConfig: func() {
				sorted.Do(http.MethodPut, placeOf(t, sorted, "level"), map[string]any{"options": []any{map[string]any{"value": "a"}, map[string]any{"value": "c"}}})
			},
			Config: level(`"a", "b"`), ConfigPlanChecks: acts(plancheck.ResourceActionUpdate),
		},
	)
	merging := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.OptionsMerge: true}))
	merging.Test(
		resource.TestStep{Config: level(`"a", "b"`)},
		resource.TestStep{
			Config:      level(`"c", "d"`),
			ExpectError: acctest.ExpectMessage("Intercom did not take over everything", "(level) has other values in Intercom than those configured: options. The rest was saved."),
		},
		resource.TestStep{Config: level(`"c", "d", "a", "b"`), ConfigPlanChecks: acctest.NoChange()},
	)
}

// TestAccDataAttributeUnheard makes an attribute whose answer is lost.
func TestAccDataAttributeUnheard(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(resource.TestStep{
		PreConfig: w.Breaks(emulator.Fault{Pattern: "POST /data_attributes", Cut: "after", Count: 1}),
		Config:    attribute("one", "string"), ConfigPlanChecks: acts(plancheck.ResourceActionCreate),
	})
	if asked := w.RequestCount(http.MethodPost, "/data_attributes"); asked != 1 {
		t.Errorf("it was made %d times", asked)
	}
}

// TestAccDataAttributeMany reads many with one list for each refresh.
func TestAccDataAttributeMany(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	many := named("test", "count = 20", `model = "company"`, `name = "a ${count.index}"`, `data_type = "string"`)
	w.Test(
		resource.TestStep{Config: many},
		resource.TestStep{PreConfig: w.ForgetRequests, RefreshState: true},
	)
	if lists := w.RequestCount(http.MethodGet, "/data_attributes"); lists != 2 { // the step's, and that before the destroy
		t.Errorf("%d lists", lists)
	}
}

// TestAccDataAttributeWithValues makes and changes an attribute together with
// the contact that has a value for it, which is planned before it is there.
func TestAccDataAttributeWithValues(t *testing.T) {
	t.Parallel()
	contact := func(value string) string {
		return "resource \"intercom_contact\" \"test\" {\n  role = \"user\"\n  external_id = \"with-values\"\n  custom_attributes = {\n" +
			"    (" + dataAddress + ".name) = " + value + "\n  }\n}\n"
	}
	level := func(options string) string { return attribute("level", "options", "options = ["+options+"]") }
	acctest.New(t).Test(
		resource.TestStep{Config: level(`"Low", "High"`) + contact(`"Middle"`), PlanOnly: true, ExpectError: acctest.ExpectMessage(`Wrong value for the attribute "level"`, `"High", "Low"`)},
		resource.TestStep{Config: level(`"Low", "High"`) + contact(`"High"`), ConfigPlanChecks: acts(plancheck.ResourceActionCreate)},
		resource.TestStep{Config: level(`"Low", "Middle", "High"`) + contact(`"Middle"`), ConfigPlanChecks: acts(plancheck.ResourceActionUpdate)},
	)
}
