package people_test

import (
	"net/http"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// productNews is a subscription type of the sample workspace.
func productNews() map[string]knownvalue.Check {
	return map[string]knownvalue.Check{
		"id": knownvalue.StringExact(emulator.SampleOptOutTypeID), "name": knownvalue.StringExact("Product news"),
		"description": knownvalue.StringExact("What is new, once a month"), "locale": knownvalue.StringExact("en"),
		"state": knownvalue.StringExact("live"), "consent_type": knownvalue.StringExact("opt_out"),
		"content_types": knownvalue.SetExact([]knownvalue.Check{knownvalue.StringExact("email")}),
	}
}

func TestAccSubscriptionTypeDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	twins := `{"type":"list","data":[{"type":"subscription","id":"1","state":"live","consent_type":"opt_in","default_translation":{"name":"Twin"}},` +
		`{"type":"subscription","id":"2","state":"draft","consent_type":"opt_in","default_translation":{"name":"Twin"}}]}`
	w.Test(
		resource.TestStep{Config: look("subscription_type", `id = "91"`), ConfigStateChecks: has("subscription_type", productNews())},
		resource.TestStep{Config: look("subscription_type", `name = "Product news"`), ConfigStateChecks: has("subscription_type", productNews())},
		resource.TestStep{Config: look("subscription_type", `name = "Old newsletter"`), ConfigStateChecks: hasID("subscription_type", emulator.SampleArchivedTypeID)},
		resource.TestStep{
			Config:      look("subscription_type", `name = "product news"`),
			ExpectError: acctest.ExpectMessage(`No subscription type named "product news"`, "Product news (live, opt_out, id 91)", "Old newsletter (archived, opt_out, id 94)"),
		},
		resource.TestStep{
			Config:      look("subscription_type", `id = "101"`),
			ExpectError: acctest.ExpectMessage(`No subscription type with the id "101"`, "The workspace has these:", "Text alerts (live, opt_in, id 92)"),
		},
		resource.TestStep{Config: look("subscription_type"), ExpectError: acctest.ExpectMessage("Exactly one of these attributes must be configured: [id,name]")},
		resource.TestStep{
			PreConfig: w.Breaks(emulator.Fault{Pattern: "GET /subscription_types", Status: http.StatusOK, Body: &twins}),
			Config:    look("subscription_type", `name = "Twin"`),
			ExpectError: acctest.ExpectMessage(`Several match subscription type named "Twin"`, "Name one of them by its id:",
				"Twin (live, opt_in, id 1)", "Twin (draft, opt_in, id 2)"),
		},
	)
}

func TestAccSubscriptionTypesDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	var steps []resource.TestStep
	for filter, expected := range map[string][]string{
		`state = "paused"`:        {`state must be "live", "draft" or "archived".`},
		`consent_type = "in"`:     {`consent_type must be "opt_in" or "opt_out".`},
		`content_type = "letter"`: {`content_type must be "email" or "sms_message".`},
	} {
		steps = append(steps, resource.TestStep{Config: look("subscription_types", filter), PlanOnly: true, ExpectError: acctest.ExpectMessage(expected...)})
	}
	for _, filtered := range []struct {
		filters []string
		ids     []string
	}{
		{nil, []string{"91", "92", "93", "94"}},
		{[]string{`state = "live"`}, []string{"91", "92"}},
		{[]string{`consent_type = "opt_out"`}, []string{"91", "94"}},
		{[]string{`content_type = "sms_message"`}, []string{"92"}},
		{[]string{`state = "live"`, `consent_type = "opt_out"`, `content_type = "email"`}, []string{"91"}},
		{[]string{`state = "draft"`, `content_type = "sms_message"`}, nil},
	} {
		var kinds []knownvalue.Check
		for _, id := range filtered.ids {
			kinds = append(kinds, knownvalue.ObjectPartial(map[string]knownvalue.Check{"id": knownvalue.StringExact(id)}))
		}
		steps = append(steps, resource.TestStep{
			Config:            look("subscription_types", filtered.filters...),
			ConfigStateChecks: has("subscription_types", map[string]knownvalue.Check{"subscription_types": knownvalue.ListExact(kinds)}),
		})
	}
	w.Test(steps...)
}
