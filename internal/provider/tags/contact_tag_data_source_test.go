package tags_test

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

func contactTags(contact string) string {
	return fmt.Sprintf("data \"intercom_contact_tags\" \"test\" {\n  contact_id = %q\n}\n", contact)
}

func TestAccContactTagsDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	holds := func(tags ...knownvalue.Check) []statecheck.StateCheck {
		return []statecheck.StateCheck{statecheck.ExpectKnownValue("data.intercom_contact_tags.test", tfjsonpath.New("contact_tags"), knownvalue.ListExact(tags))}
	}
	w.Test(
		resource.TestStep{Config: contactTags("1"), ExpectError: acctest.ExpectMessage("Cannot read: there is no such object", "GET /contacts/1/tags: 404 not_found")},
		resource.TestStep{Config: contactTags("a b"), PlanOnly: true, ExpectError: acctest.ExpectMessage("contact_id must be an id as Intercom shows it")},
		resource.TestStep{Config: contactTags(emulator.SampleOtherUserID), ConfigStateChecks: holds(knownvalue.ObjectExact(map[string]knownvalue.Check{
			"id": knownvalue.StringExact(viktorsTagID), "name": knownvalue.StringExact("VIP customer"),
		}))},
		resource.TestStep{Config: contactTags(emulator.SampleUserID), ConfigStateChecks: holds()},
	)
}
