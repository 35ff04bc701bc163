package workspace_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// orderStatus is a macro of the sample workspace.
func orderStatus() map[string]knownvalue.Check {
	return map[string]knownvalue.Check{
		"id": knownvalue.StringExact(emulator.SampleMacroID), "name": knownvalue.StringExact("Order Status Update"),
		"body":       knownvalue.StringExact(`<p>Hi <attribute key="user.name" default="there"/>, your order is ready for pickup!</p>`),
		"body_text":  knownvalue.StringExact(`Hi {{user.name|fallback:"there"}}, your order is ready for pickup!`),
		"visible_to": knownvalue.StringExact("everyone"), "visible_to_team_ids": texts(), "available_on": texts("inbox", "messenger"),
		"created_at": knownvalue.StringExact("2024-12-18T16:00:00Z"), "updated_at": knownvalue.StringExact("2024-12-18T16:00:00Z"),
	}
}

func TestAccMacroDataSource(t *testing.T) {
	t.Parallel()
	for name, quirks := range map[string]emulator.Quirks{"as described": {}, "without bodies": {emulator.MacroListWithoutBodies: true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, acctest.Quirks(quirks))
			w.Test(
				resource.TestStep{Config: look("macro", `name = "Order Status Update"`), ConfigStateChecks: has("macro", orderStatus())},
				resource.TestStep{Config: look("macro", `id = "371"`), PreConfig: w.ForgetRequests, ConfigStateChecks: has("macro", orderStatus())},
			)
			if lists := w.RequestCount("GET", "/macros"); lists != 0 {
				t.Errorf("a macro by its id took %d lists", lists)
			}
		})
	}
	acctest.New(t).Test(
		resource.TestStep{ // it is for a team that the token's teammate is not in
			Config:      look("macro", `id = "372"`),
			ExpectError: acctest.ExpectMessage("No such macro, or not visible", "There is no macro 372, or it is for teams only", "GET /macros/372: 404 not_found: Macro not found"),
		},
		resource.TestStep{
			Config:      look("macro", `name = "Refund approved"`),
			ExpectError: acctest.ExpectMessage(`No macro named "Refund approved"`, "Thank You Response (id 373)", "Order Status Update (id 371)"),
		},
	)
}

func TestAccMacrosDataSource(t *testing.T) {
	t.Parallel()
	thanks := knownvalue.ObjectPartial(map[string]knownvalue.Check{"name": knownvalue.StringExact("Thank You Response")})
	refund := knownvalue.ObjectPartial(map[string]knownvalue.Check{
		"id": knownvalue.StringExact(emulator.SampleTeamMacroID), "visible_to": knownvalue.StringExact("specific_teams"), "visible_to_team_ids": texts("5017691"),
	})
	unread := orderStatus()
	unread["body"], unread["body_text"] = knownvalue.Null(), knownvalue.Null()
	for _, one := range []struct {
		quirks emulator.Quirks
		has    []knownvalue.Check
	}{
		{nil, []knownvalue.Check{thanks, knownvalue.ObjectExact(orderStatus())}},
		{emulator.Quirks{emulator.MacroListHasAll: true}, []knownvalue.Check{refund, thanks, knownvalue.ObjectExact(orderStatus())}},
		{emulator.Quirks{emulator.MacroListWithoutBodies: true}, []knownvalue.Check{thanks, knownvalue.ObjectExact(unread)}},
	} {
		acctest.New(t, acctest.Quirks(one.quirks)).Test(resource.TestStep{
			Config: look("macros"), ConfigStateChecks: has("macros", map[string]knownvalue.Check{"macros": knownvalue.ListExact(one.has)}),
		})
	}
	w := acctest.New(t)
	w.Settings = `  api_version = "2.15"`
	w.Test(resource.TestStep{Config: look("macros"), ExpectError: acctest.ExpectMessage("The API version is too old", "2.16")})
}
