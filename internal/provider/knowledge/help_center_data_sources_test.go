package knowledge_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

func helpCenter(lines string) string {
	return "data \"intercom_help_center\" \"test\" {\n  " + lines + "\n}\n"
}

func TestAccHelpCenterDataSources(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	one := "data.intercom_help_center.test"
	found := []statecheck.StateCheck{
		statecheck.ExpectKnownValue(one, tfjsonpath.New("id"), knownvalue.StringExact(emulator.SampleHelpCenterID)),
		statecheck.ExpectKnownValue(one, tfjsonpath.New("identifier"), knownvalue.StringExact("acme-help")),
		statecheck.ExpectKnownValue(one, tfjsonpath.New("default"), knownvalue.Bool(true)),
		statecheck.ExpectKnownValue(one, tfjsonpath.New("locales"), knownvalue.SetSizeExact(3)),
	}
	w.Test(
		resource.TestStep{Config: helpCenter(""), PlanOnly: true, ExpectError: acctest.ExpectMessage("Exactly one of these attributes must be configured", "[id,identifier,default]")},
		resource.TestStep{Config: helpCenter("default = false"), PlanOnly: true, ExpectError: acctest.ExpectMessage("Attribute default Value must be")},
		resource.TestStep{Config: helpCenter(`id = "999"`), ExpectError: acctest.ExpectMessage("Cannot read: there is no such object", "/help_center/help_centers/999")},
		resource.TestStep{
			Config: helpCenter(`identifier = "acme"`), ExpectError: acctest.ExpectMessage(`No help center with the identifier "acme"`, "acme-help (Acme Help, id 301)"),
		},
		resource.TestStep{Config: helpCenter(`id = "301"`), ConfigStateChecks: found},
		resource.TestStep{Config: helpCenter(`identifier = "acme-help"`), ConfigStateChecks: found},
		resource.TestStep{Config: helpCenter("default = true"), ConfigStateChecks: found},
		resource.TestStep{Config: "data \"intercom_help_centers\" \"all\" {}\n", ConfigStateChecks: []statecheck.StateCheck{
			statecheck.ExpectKnownValue("data.intercom_help_centers.all", tfjsonpath.New("help_centers"), knownvalue.ListSizeExact(2)),
		}},
	)
	w.Settings = `api_version = "2.15"`
	w.Test(
		resource.TestStep{Config: helpCenter("default = true"), ExpectError: acctest.ExpectMessage("The API version is too old", `requires api_version "2.16"`)},
		resource.TestStep{Config: helpCenter(`id = "301"`), ConfigStateChecks: []statecheck.StateCheck{
			statecheck.ExpectKnownValue(one, tfjsonpath.New("default"), knownvalue.Null()), statecheck.ExpectKnownValue(one, tfjsonpath.New("locales"), knownvalue.Null()),
		}},
	)
}
