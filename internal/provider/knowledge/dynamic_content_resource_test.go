package knowledge_test

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

const dynamicAddress = "intercom_dynamic_content.test"

// dynamicContent has variations as they are in a configuration.
func dynamicContent(name, contentType string, variations ...string) string {
	return fmt.Sprintf("resource \"intercom_dynamic_content\" \"test\" {\n  name = %q\n  content_type = %q\n  default_locale = \"en\"\n  variations = [%s]\n}\n",
		name, contentType, strings.Join(variations, ", "))
}

func dynamicHas(name string, value knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue(dynamicAddress, tfjsonpath.New(name), value)
}

func inline(locale, brand, text string, empty bool) knownvalue.Check {
	return knownvalue.ObjectExact(map[string]knownvalue.Check{
		"locale": knownvalue.StringExact(locale), "brand_id": knownvalue.StringExact(brand), "text_content": knownvalue.StringExact(text),
		"json_blocks": knownvalue.StringExact(""), "intentionally_empty": knownvalue.Bool(empty),
	})
}

// Everything goes out in Preview, the only described version that could have it.
func TestAccDynamicContent(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(acctest.Life(t, dynamicAddress, acctest.Steps{
		Create: resource.TestStep{
			Config: dynamicContent("Fish & <chips>", "inline", `{ locale = "en", text_content = "3 days" }`, `{ locale = "en", brand_id = "361", text_content = "4 days" }`,
				`{ locale = "de", intentionally_empty = true }`),
			ConfigStateChecks: []statecheck.StateCheck{
				dynamicHas("name", knownvalue.StringExact("Fish & <chips>")), dynamicHas("key", knownvalue.StringExact("fish_chips")),
				dynamicHas("variations", knownvalue.SetExact([]knownvalue.Check{
					inline("en", "", "3 days", false), inline("en", "361", "4 days", false), inline("de", "", "", true),
				})),
			},
		},
		Update: resource.TestStep{
			Config: dynamicContent("Fish", "inline", `{ locale = "en", text_content = "5 days" }`),
			ConfigStateChecks: []statecheck.StateCheck{
				dynamicHas("key", knownvalue.StringExact("fish_chips")), dynamicHas("variations", knownvalue.SetExact([]knownvalue.Check{inline("en", "", "5 days", false)})),
			},
		},
		Action: plancheck.ResourceActionUpdate,
	})...)
}

// Blocks stay as they are configured, whatever Intercom adds to them.
func TestAccDynamicContentBlocks(t *testing.T) {
	t.Parallel()
	for name, quirks := range map[string]emulator.Quirks{"as sent": {}, "completed": {emulator.DynamicContentBlocksCompleted: true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := dynamicContent("Block", "block", `{ locale = "en", json_blocks = jsonencode([{ type = "paragraph", text = "<b>" }]) }`)
			acctest.New(t, acctest.Quirks(quirks)).Test(
				resource.TestStep{Config: config},
				resource.TestStep{Config: config, ConfigPlanChecks: acctest.NoChange()},
				resource.TestStep{
					Config: dynamicContent("Block", "inline", `{ locale = "en", text_content = "Text" }`),
					ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
						plancheck.ExpectResourceAction(dynamicAddress, plancheck.ResourceActionDestroyBeforeCreate),
					}},
				},
			)
		})
	}
}

func TestAccDynamicContentRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	var steps []resource.TestStep
	for _, c := range []struct{ config, said string }{
		{dynamicContent("X", "inline", `{ locale = "de", text_content = "x" }`), "No variation of the default locale"},
		{dynamicContent("X", "inline", `{ locale = "en", brand_id = "361", text_content = "x" }`), "No variation of the default locale"},
		{dynamicContent("X", "inline"), "No variation of the default locale"},
		{dynamicContent("X", "inline", `{ locale = "en", text_content = "x" }`, `{ locale = "en", text_content = "y" }`), "Variation given twice"},
		{dynamicContent("X", "inline", `{ locale = "en", json_blocks = "[]" }`), "Content of another type"},
		{dynamicContent("X", "block", `{ locale = "en", text_content = "x" }`), "Content of another type"},
		{dynamicContent("X", "inline", `{ locale = "en", text_content = "x", intentionally_empty = true }`), "Content of an empty variation"},
		{dynamicContent("X", "inline", `{ locale = "en" }`), "A variation without content"},
		{dynamicContent("X", "block", `{ locale = "en", json_blocks = "{}" }`), "must be a list of objects in JSON"},
		{dynamicContent("X", "inline", `{ locale = "en", text_content = "x" }`, `{ locale = "en", brand_id = "7", text_content = "x" }`), "brand_id takes the id of an intercom_brand"},
		{dynamicContent("X", "card", `{ locale = "en", text_content = "x" }`), `must be "inline" or "block"`},
		{dynamicContent(strings.Repeat("x", 256), "inline", `{ locale = "en", text_content = "x" }`), "255"},
	} {
		steps = append(steps, resource.TestStep{Config: c.config, PlanOnly: true, ExpectError: acctest.ExpectMessage(c.said)})
	}
	w.Test(append(steps, resource.TestStep{
		Config:      dynamicContent("Refund period", "inline", `{ locale = "en", text_content = "x" }`),
		ExpectError: acctest.ExpectMessage(`A piece of dynamic content named "Refund period" exists already`, emulator.SampleDynamicContentID),
	})...)
	if made := w.RequestCount(http.MethodPost, "/dynamic_contents"); made != 0 {
		t.Errorf("%d requests were made to create", made)
	}
}

// A version without brands leaves it to Intercom whether there is one.
func TestAccDynamicContentBrandUnseen(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Settings = `  api_version = "2.14"`
	config := dynamicContent("X", "inline", `{ locale = "en", text_content = "x" }`, `{ locale = "en", brand_id = "7", text_content = "x" }`)
	w.Test(resource.TestStep{Config: config, PlanOnly: true, ExpectNonEmptyPlan: true}, resource.TestStep{Config: config, ExpectError: acctest.ExpectMessage("there is no such brand")})
	if looked := w.RequestCount(http.MethodGet, "/brands/7"); looked != 0 {
		t.Errorf("the brand was looked for %d times", looked)
	}
}

// Intercom may take names for the same that differ in case. What it says is shown.
func TestAccDynamicContentNamesAnyCase(t *testing.T) {
	t.Parallel()
	acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.DynamicContentNamesAnyCase: true})).Test(resource.TestStep{
		Config: dynamicContent("refund PERIOD", "inline", `{ locale = "en", text_content = "x" }`), ExpectError: acctest.ExpectMessage("name has already been taken"),
	})
}

func TestAccDynamicContentInUse(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := dynamicContent("Refund period", "inline", `{ locale = "en", text_content = "14 days" }`, `{ locale = "de", text_content = "14 Tage" }`)
	w.Test(
		resource.TestStep{Config: config, ResourceName: dynamicAddress, ImportState: true, ImportStateId: "name:Refund period", ImportStatePersist: true},
		resource.TestStep{Config: config, ConfigPlanChecks: acctest.NoChange()},
		resource.TestStep{Config: config, Destroy: true, ExpectError: acctest.ExpectMessage("409 conflict", `used by the article "How refunds work"`)},
		resource.TestStep{Config: "removed {\n  from = intercom_dynamic_content.test\n  lifecycle {\n    destroy = false\n  }\n}\n"},
	)
}

func TestAccDynamicContentDataSources(t *testing.T) {
	t.Parallel()
	reads := func(source, name string, value knownvalue.Check) []statecheck.StateCheck {
		return []statecheck.StateCheck{statecheck.ExpectKnownValue("data.intercom_"+source+".test", tfjsonpath.New(name), value)}
	}
	look := func(source, line string) string {
		return fmt.Sprintf("data \"intercom_%s\" \"test\" {\n  %s\n}\n", source, line)
	}
	acctest.New(t).Test(
		resource.TestStep{Config: look("dynamic_content", `name = "Phone & hours"`), ConfigStateChecks: reads("dynamic_content", "key", knownvalue.StringExact("phone_hours"))},
		resource.TestStep{Config: look("dynamic_content", `id = "811"`), ConfigStateChecks: reads("dynamic_content", "variations", knownvalue.SetExact([]knownvalue.Check{
			inline("en", "", "14 days", false), inline("de", "", "14 Tage", false),
		}))},
		resource.TestStep{Config: look("dynamic_contents", ""), ConfigStateChecks: reads("dynamic_contents", "dynamic_contents", knownvalue.ListSizeExact(2))},
		resource.TestStep{Config: look("dynamic_content", `name = "Never"`), PlanOnly: true, ExpectError: acctest.ExpectMessage(`No dynamic content named "Never"`, "Phone & hours (id 812)")},
	)
}
