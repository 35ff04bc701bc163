package workspace_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// acmePro is a brand of the sample workspace.
func acmePro() map[string]knownvalue.Check {
	return map[string]knownvalue.Check{
		"id": knownvalue.StringExact(emulator.SampleBrandID), "name": knownvalue.StringExact("Acme Pro"), "default": knownvalue.Bool(false),
		"help_center_id": knownvalue.StringExact("302"), "default_email_setting_id": knownvalue.StringExact("366"),
		"created_at": knownvalue.StringExact("2024-12-18T16:00:00Z"), "updated_at": knownvalue.StringExact("2024-12-18T16:00:00Z"),
	}
}

func TestAccBrandDataSource(t *testing.T) {
	t.Parallel()
	// The id of the default brand is that of the workspace.
	byDefault := map[string]knownvalue.Check{
		"id": knownvalue.StringExact("emu1a2b3"), "name": knownvalue.StringExact("Acme"), "default": knownvalue.Bool(true),
		"help_center_id": knownvalue.StringExact(emulator.SampleHelpCenterID),
	}
	acctest.New(t).Test(
		resource.TestStep{Config: look("brand"), PlanOnly: true, ExpectError: acctest.ExpectMessage("Exactly one of these attributes must be configured", "[id,name,default]")},
		resource.TestStep{Config: look("brand", "default = false"), PlanOnly: true, ExpectError: acctest.ExpectMessage("Attribute default Value must be")},
		resource.TestStep{Config: look("brand", "default = true"), ConfigStateChecks: has("brand", byDefault)},
		resource.TestStep{Config: look("brand", `id = "emu1a2b3"`), ConfigStateChecks: has("brand", byDefault)},
		resource.TestStep{Config: look("brand", `name = "Acme Pro"`), ConfigStateChecks: has("brand", acmePro())},
		resource.TestStep{Config: look("brand", `id = "361"`), ConfigStateChecks: has("brand", acmePro())},
		resource.TestStep{
			Config: look("brand", `id = "360"`), ExpectError: acctest.ExpectMessage("Cannot read: there is no such object", "GET /brands/360: 404 not_found: Brand not found"),
		},
		resource.TestStep{
			Config: look("brand", `name = "Acme pro"`), ExpectError: acctest.ExpectMessage(`No brand named "Acme pro"`, "Acme (id emu1a2b3)", "Acme Pro (id 361)"),
		},
	)
}

func TestAccBrandsDataSource(t *testing.T) {
	t.Parallel()
	acctest.New(t).Test(resource.TestStep{
		Config: look("brands"),
		ConfigStateChecks: has("brands", map[string]knownvalue.Check{"brands": knownvalue.ListExact([]knownvalue.Check{
			knownvalue.ObjectPartial(map[string]knownvalue.Check{"default": knownvalue.Bool(true)}), knownvalue.ObjectExact(acmePro()),
		})}),
	})
	w := acctest.New(t)
	w.Settings = `  api_version = "2.14"`
	w.Test(resource.TestStep{Config: look("brands"), ExpectError: acctest.ExpectMessage("The API version is too old", "2.15")})
}
