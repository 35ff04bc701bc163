package attributes_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
)

func TestAccConversationAttributeDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	const found = "data.intercom_conversation_attribute.test"
	by := func(key, value string) string {
		return block(`data "intercom_conversation_attribute" "test"`, key+` = "`+value+`"`)
	}
	w.Test(
		resource.TestStep{Config: by("name", "Product area"), ConfigStateChecks: []statecheck.StateCheck{
			text(found, "id", "302"), known(found, "required", knownvalue.Bool(true)), known(found, "options", knownvalue.ListExact(texts("Billing", "Messenger"))),
			statecheck.ExpectKnownValue(found, tfjsonpath.New("option_ids").AtMapKey("Billing"), knownvalue.StringExact("c0ffee00-0000-4000-8000-000000000301")),
		}},
		resource.TestStep{Config: by("id", "303"), ConfigStateChecks: []statecheck.StateCheck{
			text(found, "name", "Orders"), text(found, "reference_type", "many"), text(found, "reference_object_type", "Order"),
			known(found, "options", knownvalue.Null()),
		}},
		resource.TestStep{Config: by("name", "Fax number"), ExpectError: acctest.ExpectMessage(`No conversation attribute named "Fax number"`, "Root cause (string, id 301)")},
		resource.TestStep{Config: by("id", "304"), ExpectError: acctest.ExpectMessage("Cannot read: there is no such object", "304 is archived")},
	)
}

func TestAccConversationAttributesDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	names := func(archived, want string) resource.TestStep {
		return resource.TestStep{
			Config: block(`data "intercom_conversation_attributes" "test"`, archived) + "output \"names\" {\n" +
				`  value = join(", ", [for a in data.intercom_conversation_attributes.test.conversation_attributes : "${a.name} ${a.archived}"])` + "\n}\n",
			ConfigStateChecks: []statecheck.StateCheck{statecheck.ExpectKnownOutputValue("names", knownvalue.StringExact(want))},
		}
	}
	w.Test(
		names("", "Root cause false, Product area false, Orders false"),
		names("include_archived = true", "Root cause false, Product area false, Orders false, Fax number true"),
	)
}
