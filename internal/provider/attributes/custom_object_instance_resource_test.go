package attributes_test

import (
	"fmt"
	"net/http"
	"reflect"
	"regexp"
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

const (
	orderAddress = "intercom_custom_object_instance.test"
	ordersPath   = "/custom_object_instances/Order"
)

// order is an instance with custom attributes.
func order(externalID string, values ...string) string {
	lines := []string{`object_type = "Order"`, fmt.Sprintf("external_id = %q", externalID)}
	if len(values) > 0 {
		lines = append(lines, "custom_attributes = {\n    "+strings.Join(values, "\n    ")+"\n  }")
	}
	return block(`resource "intercom_custom_object_instance" "test"`, lines...)
}

func value(name string, check knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue(orderAddress, tfjsonpath.New("custom_attributes").AtMapKey(name), check)
}

// values are the custom attributes that the workspace has of an order.
func values(t *testing.T, w *acctest.Workspace, externalID string) map[string]any {
	t.Helper()
	found, _ := member(t, w, ordersPath, "external_id", externalID)["custom_attributes"].(map[string]any)
	return found
}

// elsewhere changes an order behind Terraform's back.
func elsewhere(w *acctest.Workspace, externalID string, values map[string]any) func() {
	return w.Outside("POST", ordersPath, map[string]any{"external_id": externalID, "custom_attributes": values})
}

func TestAccCustomObjectInstance(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := func(createdAt string, values ...string) string {
		return strings.Replace(order("1042", values...), "  custom_attributes", "  external_created_at = \""+createdAt+"\"\n  custom_attributes", 1)
	}
	w.Test(acctest.Life(t, orderAddress, acctest.Steps{
		Create: resource.TestStep{
			Config: config("2026-02-28T09:00:00Z", `order_number = "N-1"`, `total_amount = 99.99`, `paid = false`, `products = ["401"]`),
			ConfigStateChecks: []statecheck.StateCheck{
				text(orderAddress, "external_created_at", "2026-02-28T09:00:00Z"), known(orderAddress, "external_updated_at", knownvalue.Null()),
				value("total_amount", knownvalue.Float64Exact(99.99)), value("paid", knownvalue.Bool(false)),
				value("products", knownvalue.TupleExact(texts("401"))),
			},
		},
		Update: resource.TestStep{
			Config: config("2026-03-01T10:00:00+01:00", `order_number = "N-2"`, `total_amount = 100`, `paid = null`, `products = []`),
			ConfigStateChecks: []statecheck.StateCheck{
				text(orderAddress, "external_created_at", "2026-03-01T10:00:00+01:00"), value("order_number", knownvalue.StringExact("N-2")),
			},
		},
		Action: plancheck.ResourceActionUpdate, Identity: []string{"object_type", "id"},
	})...)
}

// TestAccCustomObjectInstanceKeepsTheRest changes one attribute of an instance
// that has others, of somebody else, whether a write merges or replaces.
func TestAccCustomObjectInstanceKeepsTheRest(t *testing.T) {
	t.Parallel()
	for name, quirks := range map[string]emulator.Quirks{"merging": {}, "replacing": {emulator.CustomObjectsReplace: true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, acctest.Quirks(quirks))
			theirs := map[string]any{"order_number": "N-1", "total_amount": 12.5, "products": []string{"401"}, "ordered_on": 1771833600, "paid": true}
			w.Test(
				resource.TestStep{Config: strings.Replace(order("1042", `order_number = "N-1"`), "  custom", "  external_updated_at = \"2026-02-28T09:00:00Z\"\n  custom", 1)},
				resource.TestStep{PreConfig: elsewhere(w, "1042", theirs), Config: order("1042", `order_number = "N-2"`)},
			)
			w.Test( // as it is now, but for one that Terraform wrote and is not configured any more
				resource.TestStep{Config: order("1043", `order_number = "N-1"`, `status = "open"`)},
				resource.TestStep{PreConfig: elsewhere(w, "1043", map[string]any{"order_number": "N-1", "status": "open", "products": []string{"401"}}), Config: order("1043", `order_number = "N-3"`)},
				resource.TestStep{PreConfig: func() {
					related := map[string]any{"type": "Product.list", "instances": []any{map[string]any{"id": "401", "type": "Product"}}}
					want := map[string]any{"order_number": "N-3", "products": related}
					if got := values(t, w, "1043"); !reflect.DeepEqual(got, want) {
						t.Errorf("it has %v, want %v", got, want)
					}
				}, Config: order("1043", `order_number = "N-3"`), ConfigPlanChecks: acctest.NoChange()},
			)
		})
	}
}

// TestAccCustomObjectInstanceDrift has somebody else change a value that is
// managed, and one that is not.
func TestAccCustomObjectInstanceDrift(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := order("1042", `order_number = "N-1"`, `ordered_on = "2026-02-23T08:00:00Z"`)
	w.Test(
		resource.TestStep{Config: config},
		resource.TestStep{
			PreConfig: elsewhere(w, "1042", map[string]any{"total_amount": 3, "ordered_on": 1771833600}), // the same moment
			Config:    config, ConfigPlanChecks: acctest.NoChange(),
		},
		resource.TestStep{
			PreConfig: elsewhere(w, "1042", map[string]any{"order_number": "Theirs"}),
			Config:    config, ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{planned(orderAddress, plancheck.ResourceActionUpdate)}},
			ConfigStateChecks: []statecheck.StateCheck{value("order_number", knownvalue.StringExact("N-1"))},
		},
		resource.TestStep{
			PreConfig: w.Outside("DELETE", ordersPath+"?external_id=1042", nil),
			Config:    config, ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{planned(orderAddress, plancheck.ResourceActionCreate)}},
		},
	)
}

// TestAccCustomObjectInstanceRelations relates an instance to one that the same
// run makes, whose id is not known before.
func TestAccCustomObjectInstanceRelations(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	lamp := block(`resource "intercom_custom_object_instance" "lamp"`, `object_type = "Product"`, `external_id = "LAMP"`, `custom_attributes = { title = "Lamp" }`)
	w.Test(
		resource.TestStep{
			Config: lamp + order("1042", `products = [intercom_custom_object_instance.lamp.id]`),
			ConfigStateChecks: []statecheck.StateCheck{statecheck.CompareValuePairs(
				orderAddress, tfjsonpath.New("custom_attributes").AtMapKey("products").AtSliceIndex(0),
				"intercom_custom_object_instance.lamp", tfjsonpath.New("id"), sameText{},
			)},
		},
		resource.TestStep{Config: lamp + order("1042", `products = [intercom_custom_object_instance.lamp.id]`), ConfigPlanChecks: acctest.NoChange()},
	)
}

type sameText struct{}

func (sameText) CompareValues(values ...any) error {
	if values[0] != values[1] {
		return fmt.Errorf("%v differ", values)
	}
	return nil
}

// TestAccCustomObjectInstanceOtherValue gives a list a value that is none of its
// options, of which Intercom makes none without an error.
func TestAccCustomObjectInstanceOtherValue(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(resource.TestStep{
		Config: order("1042", `status = "lost"`), ExpectNonEmptyPlan: true,
		ConfigPlanChecks: resource.ConfigPlanChecks{PostApplyPostRefresh: []plancheck.PlanCheck{planned(orderAddress, plancheck.ResourceActionUpdate)}},
	})
}

// TestAccCustomObjectInstanceUnknownName has a value for an attribute that the
// type lacks. Intercom may refuse that, or ignore it.
func TestAccCustomObjectInstanceUnknownName(t *testing.T) {
	t.Parallel()
	config := order("1042", `colour = "red"`)
	// The description has no refusal of values at all.
	acctest.New(t, acctest.Undescribed).Test(resource.TestStep{
		Config: config, ExpectError: acctest.ExpectMessage("Cannot create: Intercom answered 400", orderAddress, "Custom attribute 'colour' does not exist", "request id"),
	})
	acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.CustomObjectsIgnoreUnknown: true})).Test(resource.TestStep{
		Config: config, ExpectNonEmptyPlan: true,
	})
}

func TestAccCustomObjectInstanceTaken(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(resource.TestStep{
		Config: order("A/1", `order_number = "Ours"`),
		ExpectError: acctest.ExpectMessage(`A custom object instance of type "Order" with the external id "A/1" exists already`, orderAddress,
			"terraform import '<address of this resource>' 'Order/402'"),
	})
	if got := values(t, w, "A/1")["order_number"]; got != "ORDER-1" {
		t.Errorf("it was changed: %v", got)
	}
	// Two of one run that want the same one.
	w.Test(resource.TestStep{
		Config:      order("1042") + strings.Replace(order("1042"), `"test"`, `"other"`, 1),
		ExpectError: acctest.ExpectMessage(`with the external id "1042" exists already`),
	})
}

func TestAccCustomObjectInstanceImport(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := order("A/1", `order_number = "ORDER-1"`)
	imports := func(id string, says *regexp.Regexp) resource.TestStep {
		return resource.TestStep{Config: config, ResourceName: orderAddress, ImportState: true, ImportStateId: id, ExpectError: says}
	}
	w.Test(
		imports("Order/external_id:none", acctest.ExpectMessage("Cannot import: there is no such object", "Custom object instance not found")),
		imports("Other/external_id:A/1", acctest.ExpectMessage("Custom object type `Other` not found")),
		imports("402", acctest.ExpectMessage("imported by <object_type>/<id>")),
		imports("Order/external_id:", acctest.ExpectMessage("there is no such object")),
		imports("Order/999", acctest.ExpectMessage("Cannot import: there is no such")),
		imports("Product/402", acctest.ExpectMessage("Cannot import: there is no such")),
		resource.TestStep{
			Config: block("import", "to = "+orderAddress, `id = "Order/external_id:A/1"`) + config,
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
				planned(orderAddress, plancheck.ResourceActionNoop),
			}},
			ConfigStateChecks: []statecheck.StateCheck{
				text(orderAddress, "id", emulator.SampleOrderID), value("total_amount", knownvalue.Float64Exact(99.99)), value("paid", knownvalue.Bool(true)),
			},
		},
	)
}

// TestAccCustomObjectInstanceIDIsAnothersExternalID deletes an instance whose id
// is the external id of another, which is then what Intercom answers with.
func TestAccCustomObjectInstanceIDIsAnothersExternalID(t *testing.T) {
	t.Parallel()
	for _, cached := range []bool{false, true} {
		w := acctest.New(t)
		w.Settings = fmt.Sprintf("  read_cache = %t", cached)
		config := order("A/1", `order_number = "ORDER-1"`)
		w.Test(
			resource.TestStep{Config: block("import", "to = "+orderAddress, `id = "Order/402"`) + config},
			resource.TestStep{
				PreConfig: w.Outside("DELETE", ordersPath+"?external_id=A%2F1", nil), Config: config,
				ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{planned(orderAddress, plancheck.ResourceActionCreate)}},
			},
		)
		if got := values(t, w, "402")["order_number"]; got != "ORDER-2" {
			t.Errorf("the other one was changed: %v", got)
		}
	}
}

// TestAccCustomObjectInstanceWithoutExternalID imports one that cannot be changed.
func TestAccCustomObjectInstanceWithoutExternalID(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Undescribed) // as are instances without an external id
	made := w.Do("POST", ordersPath, map[string]any{"custom_attributes": map[string]any{"order_number": "N"}})
	w.Test(resource.TestStep{
		Config: order("x"), ResourceName: orderAddress, ImportState: true, ImportStateId: fmt.Sprint("Order/", made["id"]),
		ExpectError: acctest.ExpectMessage("The instance has no external id", "cannot be managed"),
	})
}

func TestAccCustomObjectInstanceInvalid(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for config, says := range map[string]*regexp.Regexp{
		order(""): acctest.ExpectMessage("external_id must be a string in one line"),
		strings.Replace(order("x"), `"Order"`, `"Or/der"`, 1):                                               acctest.ExpectMessage("object_type must be an id"),
		order("x", `nested = { a = 1 }`):                                                                    acctest.ExpectMessage(`custom_attributes["nested"] must be a string, a number, a boolean`),
		strings.Replace(order("x"), "external_id", "external_created_at = \"yesterday\"\n  external_id", 1): acctest.ExpectMessage("external_created_at must be a time in RFC 3339 format"),
	} {
		w.Test(resource.TestStep{Config: config, PlanOnly: true, ExpectError: says})
	}
}

func TestAccCustomObjectInstanceVersions(t *testing.T) {
	t.Parallel()
	tooOld := acctest.ExpectMessage("The API version is too old", `intercom_custom_object_instance requires api_version "2.13" or newer`)
	for version, says := range map[string]*regexp.Regexp{"2.12": tooOld, "2.13": nil, "2.16": nil, "Preview": nil} {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Settings = fmt.Sprintf("  api_version = %q", version)
			w.Test(
				resource.TestStep{Config: order("1042", `order_number = "N-1"`), ExpectError: says},
				resource.TestStep{Config: order("1042", `order_number = "N-2"`), ExpectError: says},
			)
		})
	}
}

// TestAccCustomObjectInstancesCostPages reads many with as few requests as their
// list has pages, beside one.
func TestAccCustomObjectInstancesCostPages(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	many := strings.Replace(order("many"), "external_id = \"many\"", "count = 20\n  external_id = \"M-${count.index}\"", 1)
	w.Test(
		resource.TestStep{Config: many},
		resource.TestStep{PreConfig: w.ForgetRequests, Config: many, PlanOnly: true},
	)
	requests, _ := w.Requests()
	reads := 0
	for _, request := range requests {
		if request.Method == http.MethodGet {
			reads++
		}
	}
	if reads > 3*10 { // a plan, and the refresh of the destruction; 10 at most begin before the first page is there
		t.Errorf("%d requests", reads)
	}
}
