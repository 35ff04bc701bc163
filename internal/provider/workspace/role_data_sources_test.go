package workspace_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

func TestAccRoleDataSources(t *testing.T) {
	t.Parallel()
	lead := map[string]knownvalue.Check{
		"id": knownvalue.StringExact(emulator.SampleRoleID), "name": knownvalue.StringExact("Support Lead"),
		"description": knownvalue.StringExact("Can view and reply to conversations"),
	}
	// In 2.16 they are asked for in Preview.
	for _, version := range []string{"2.16", "2.18", "Preview"} {
		w := acctest.New(t)
		w.Settings = `  api_version = "` + version + `"`
		w.Test(
			resource.TestStep{Config: look("role", `name = "Support Lead"`), ConfigStateChecks: has("role", lead)},
			resource.TestStep{Config: look("role", `id = "991267902"`), ConfigStateChecks: has("role", lead)},
			resource.TestStep{Config: look("role", `id = "1"`), ExpectError: acctest.ExpectMessage("No role with the id 1", "Support Lead (id 991267902)", "Writer (id 991267903)")},
			resource.TestStep{Config: look("roles"), ConfigStateChecks: has("roles", map[string]knownvalue.Check{"roles": knownvalue.ListExact([]knownvalue.Check{
				knownvalue.ObjectExact(lead), knownvalue.ObjectPartial(map[string]knownvalue.Check{"name": knownvalue.StringExact("Writer"), "description": knownvalue.Null()}),
			})})},
		)
	}
}
