package attributes_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

func lookUp(lines string) string {
	return "data \"intercom_data_attribute\" \"test\" {\n" + lines + "\n}\n"
}

func found(name string, value knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue("data.intercom_data_attribute.test", tfjsonpath.New(name), value)
}

func TestAccDataAttributeDataSource(t *testing.T) {
	t.Parallel()
	exact, no, yes, none := knownvalue.StringExact, knownvalue.Bool(false), knownvalue.Bool(true), knownvalue.Null()
	tier := []statecheck.StateCheck{
		found("id", exact(emulator.SampleDataAttributeInUseID)), found("model", exact("contact")), found("name", exact("tier")),
		found("full_name", exact("custom_attributes.tier")), found("label", exact("tier")), found("description", exact("")),
		found("data_type", exact("options")), found("options", listOf("Bronze", "Silver", "Gold")), found("custom", yes), found("archived", no),
		found("api_writable", yes), found("ui_writable", yes), found("messenger_writable", no),
		found("admin_id", knownvalue.NotNull()), found("created_at", exact("2024-12-18T16:00:00Z")), found("updated_at", exact("2024-12-18T16:00:00Z")),
	}
	refused := func(lines string, says ...string) resource.TestStep {
		return resource.TestStep{Config: lookUp(lines), ExpectError: acctest.ExpectMessage(says...)}
	}
	acctest.New(t).Test(
		refused("", "Exactly one of these attributes must be configured:"),
		refused(`model = "contact"`, "Exactly one of these attributes must be configured:"),
		refused(`name = "tier"`, "Missing model"),
		refused("id = 205\nmodel = \"contact\"", "Nothing to choose by model"),
		refused("id = 1", "Cannot read: there is no such object", `"1": not in Intercom's list`),
		refused(`id = "contact/email"`, "there is no such object", "is a standard attribute"),
		refused("model = \"contact\"\nname = \"health\"", `No attribute of the model contact named "health"`, "custom_attributes.plan"),
		refused("model = \"contact\"\nfull_name = \"tier\"", `No attribute of the model contact with the full name "tier"`),
		refused("model = \"contact\"\nname = \"old_score\"", "No attribute"),
		resource.TestStep{Config: lookUp("id = 205"), ConfigStateChecks: tier},
		resource.TestStep{Config: lookUp("model = \"contact\"\nname = \"tier\""), ConfigStateChecks: tier},
		resource.TestStep{Config: lookUp("model = \"contact\"\nfull_name = \"custom_attributes.tier\""), ConfigStateChecks: tier},
		resource.TestStep{Config: lookUp("id = 206"), ConfigStateChecks: []statecheck.StateCheck{found("archived", yes), found("data_type", exact("float"))}},
		resource.TestStep{Config: lookUp("model = \"company\"\nname = \"name\""), ConfigStateChecks: []statecheck.StateCheck{
			found("full_name", exact("name")), found("label", exact("Company name")), found("id", none), found("custom", no),
			found("admin_id", none), found("created_at", none), found("options", none),
		}},
		resource.TestStep{Config: lookUp("model = \"company\"\nfull_name = \"plan.name\""), ConfigStateChecks: []statecheck.StateCheck{
			found("name", exact("name")), found("label", exact("Plan")),
		}},
	)
}

func TestAccDataAttributesDataSource(t *testing.T) {
	t.Parallel()
	names := func(lines string) string {
		return "data \"intercom_data_attributes\" \"test\" {\n" + lines + "\n}\n" +
			"output \"names\" {\n  value = join(\" \", data.intercom_data_attributes.test.data_attributes[*].full_name)\n}\n"
	}
	says := func(want string) []statecheck.StateCheck {
		return []statecheck.StateCheck{statecheck.ExpectKnownOutputValue("names", knownvalue.StringExact(want))}
	}
	const ofCompanies = "custom_attributes.health custom_attributes.segment_code custom_attributes.renewal custom_attributes.employees custom_attributes.market"
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: names(`model = "people"`), ExpectError: acctest.ExpectMessage("model must be")},
		resource.TestStep{Config: names(`model = "conversation"`), ExpectError: acctest.ExpectMessage("Attributes of conversations are elsewhere", `"2.16"`, "intercom_conversation_attributes")},
		resource.TestStep{Config: names("model = \"company\"\ncustom = true"), ConfigStateChecks: says(ofCompanies)},
		resource.TestStep{Config: names("model = \"company\"\ncustom = false"), ConfigStateChecks: says("name plan.name monthly_spend")},
		resource.TestStep{Config: names("model = \"company\""), ConfigStateChecks: says("name plan.name monthly_spend " + ofCompanies)},
		resource.TestStep{Config: names("model = \"contact\"\ncustom = true"), ConfigStateChecks: says(
			"custom_attributes.plan custom_attributes.seats custom_attributes.trial_ends custom_attributes.beta custom_attributes.tier")},
		resource.TestStep{Config: names("model = \"contact\"\ncustom = true\ninclude_archived = true"), ConfigStateChecks: says(
			"custom_attributes.plan custom_attributes.seats custom_attributes.trial_ends custom_attributes.beta custom_attributes.tier custom_attributes.old_score")},
	)
	old := acctest.New(t)
	old.Settings = `  api_version = "2.15"`
	old.Test(resource.TestStep{Config: names(`model = "conversation"`), ConfigStateChecks: says("custom_attributes.reason")})
}
