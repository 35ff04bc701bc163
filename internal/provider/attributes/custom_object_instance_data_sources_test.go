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

func TestAccCustomObjectInstanceDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	const found = "data.intercom_custom_object_instance.test"
	by := func(key, value string) string {
		return block(`data "intercom_custom_object_instance" "test"`, `object_type = "Order"`, key+` = "`+value+`"`)
	}
	isFirst := []statecheck.StateCheck{
		text(found, "id", emulator.SampleOrderID), text(found, "external_id", "A/1"), text(found, "external_created_at", "2024-12-18T16:00:00Z"),
		statecheck.ExpectKnownValue(found, tfjsonpath.New("custom_attributes").AtMapKey("total_amount"), knownvalue.Float64Exact(99.99)),
		statecheck.ExpectKnownValue(found, tfjsonpath.New("custom_attributes").AtMapKey("products"), knownvalue.TupleExact(texts("401"))),
	}
	w.Test(
		resource.TestStep{Config: by("id", emulator.SampleOrderID), ConfigStateChecks: isFirst},
		resource.TestStep{Config: by("external_id", "A/1"), ConfigStateChecks: isFirst},
		// Not the one whose id this is.
		resource.TestStep{Config: by("external_id", emulator.SampleOrderID), ConfigStateChecks: []statecheck.StateCheck{text(found, "id", "403")}},
		resource.TestStep{Config: by("external_id", "none"), ExpectError: acctest.ExpectMessage("Cannot read: there is no such object")},
		resource.TestStep{Config: by("id", "A%2F1"), ExpectError: acctest.ExpectMessage("Cannot read: there is no such object")},
	)
}

func TestAccCustomObjectInstancesDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Do("PUT", "/contacts/"+emulator.SampleUserID, map[string]any{"custom_attributes": map[string]any{"orders": []string{"403"}}})
	of := func(want string, filters ...string) resource.TestStep {
		return resource.TestStep{
			Config: block(`data "intercom_custom_object_instances" "test"`, append([]string{`object_type = "Order"`}, filters...)...) + "output \"found\" {\n" +
				`  value = join(", ", [for o in data.intercom_custom_object_instances.test.custom_object_instances : "${o.external_id} ${o.custom_attributes.order_number}"])` + "\n}\n",
			ConfigStateChecks: []statecheck.StateCheck{statecheck.ExpectKnownOutputValue("found", knownvalue.StringExact(want))},
		}
	}
	const contact, conversation = `references_contact_id = "` + emulator.SampleUserID + `"`, `references_conversation_id = "` + emulator.SampleConversationID + `"`
	both := of("", contact, conversation)
	both.ConfigStateChecks, both.ExpectError = nil, acctest.ExpectMessage("Invalid Attribute Combination")
	w.Test(both, of("402 ORDER-2, A/1 ORDER-1"), of("402 ORDER-2", contact), of("A/1 ORDER-1", conversation))
}
