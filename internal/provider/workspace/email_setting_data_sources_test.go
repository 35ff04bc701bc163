package workspace_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// supportAddress is an e-mail setting of the sample workspace, of its default brand.
func supportAddress() map[string]knownvalue.Check {
	return map[string]knownvalue.Check{
		"id": knownvalue.StringExact(emulator.SampleEmailSettingID), "email": knownvalue.StringExact("support@example.com"), "domain": knownvalue.StringExact("example.com"),
		"verified": knownvalue.Bool(true), "brand_id": knownvalue.StringExact("emu1a2b3"), "forwarding_enabled": knownvalue.Bool(true),
		"forwarded_email_last_received_at": knownvalue.StringExact("2024-12-18T16:00:00Z"),
		"created_at":                       knownvalue.StringExact("2024-12-18T16:00:00Z"), "updated_at": knownvalue.StringExact("2024-12-18T16:00:00Z"),
	}
}

func TestAccEmailSettingDataSource(t *testing.T) {
	t.Parallel()
	acctest.New(t).Test(
		resource.TestStep{Config: look("email_setting", `email = "Support@Example.com"`), ConfigStateChecks: has("email_setting", supportAddress())},
		resource.TestStep{Config: look("email_setting", `id = "365"`), ConfigStateChecks: has("email_setting", supportAddress())},
		resource.TestStep{
			Config: look("email_setting", `id = "1"`), ExpectError: acctest.ExpectMessage("Cannot read: there is no such object", "GET /emails/1: 404 not_found: Email setting not found"),
		},
		resource.TestStep{
			Config:      look("email_setting", `email = "sales@example.com"`),
			ExpectError: acctest.ExpectMessage(`No e-mail setting with the address "sales@example.com"`, "support@example.com (id 365)", "hello@pro.example.com (id 366)"),
		},
	)
}

func TestAccEmailSettingsDataSource(t *testing.T) {
	t.Parallel()
	acctest.New(t).Test(resource.TestStep{
		Config: look("email_settings"),
		ConfigStateChecks: has("email_settings", map[string]knownvalue.Check{"email_settings": knownvalue.ListExact([]knownvalue.Check{
			knownvalue.ObjectExact(supportAddress()), knownvalue.ObjectPartial(map[string]knownvalue.Check{
				"brand_id": knownvalue.StringExact(emulator.SampleBrandID), "verified": knownvalue.Bool(false), "forwarding_enabled": knownvalue.Bool(false),
				"forwarded_email_last_received_at": knownvalue.Null(),
			}),
		})}),
	})
	w := acctest.New(t)
	w.Settings = `  api_version = "2.14"`
	w.Test(resource.TestStep{Config: look("email_settings"), ExpectError: acctest.ExpectMessage("The API version is too old", "2.15")})
}
