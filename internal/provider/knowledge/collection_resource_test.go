package knowledge_test

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

const collectionAddress = "intercom_collection.test"

func collection(name, lines string) string {
	return fmt.Sprintf("resource \"intercom_collection\" \"test\" {\n  name = %q\n%s\n}\n", name, lines)
}

func inCollection(attribute string, check knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue(collectionAddress, tfjsonpath.New(attribute), check)
}

func translations(texts map[string][2]string) knownvalue.Check {
	checks := map[string]knownvalue.Check{}
	for locale, text := range texts {
		checks[locale] = knownvalue.ObjectExact(map[string]knownvalue.Check{
			"name": knownvalue.StringExact(text[0]), "description": knownvalue.StringExact(text[1]),
		})
	}
	return knownvalue.MapExact(checks)
}

func TestAccCollection(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(acctest.Life(t, collectionAddress, acctest.Steps{
		Create: resource.TestStep{
			Config: collection("Guides", `description = "How to"
  translated_content = { fr = { name = "Guides pratiques" } }`),
			ConfigStateChecks: []statecheck.StateCheck{
				inCollection("parent_id", knownvalue.Null()), inCollection("help_center_id", knownvalue.StringExact(emulator.SampleHelpCenterID)),
				inCollection("default_locale", knownvalue.StringExact("en")), inCollection("icon", knownvalue.StringExact("book-bookmark")),
				inCollection("translated_content", translations(map[string][2]string{"fr": {"Guides pratiques", ""}})),
			},
		},
		Update: resource.TestStep{
			Config: collection("Guides and tips", fmt.Sprintf(`parent_id = %q
  translated_content = { fr = { name = "Guides", description = "Et astuces" } }`, emulator.SampleCollectionID)),
			ConfigStateChecks: []statecheck.StateCheck{
				inCollection("description", knownvalue.StringExact("")), inCollection("parent_id", knownvalue.StringExact(emulator.SampleCollectionID)),
				inCollection("help_center_id", knownvalue.StringExact(emulator.SampleHelpCenterID)),
				inCollection("translated_content", translations(map[string][2]string{"fr": {"Guides", "Et astuces"}})),
			},
		},
		Action: plancheck.ResourceActionUpdate,
	})...)
}
