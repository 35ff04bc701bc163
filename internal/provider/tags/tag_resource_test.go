package tags_test

import (
	"fmt"
	"net/http"
	"regexp"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

const address = "intercom_tag.test"

func tag(name string) string {
	return fmt.Sprintf("resource \"intercom_tag\" \"test\" {\n  name = %q\n}\n", name)
}

func TestAccTag(t *testing.T) {
	t.Parallel()
	w := acctest.Lifecycle(t)
	named := func(name string) []statecheck.StateCheck {
		return []statecheck.StateCheck{
			statecheck.ExpectKnownValue(address, tfjsonpath.New("name"), knownvalue.StringExact(name)),
		}
	}
	w.Test(acctest.Life(t, address, acctest.Steps{
		Create: resource.TestStep{Config: tag("Terraform acceptance"), ConfigStateChecks: named("Terraform acceptance")},
		Update: resource.TestStep{Config: tag("terraform ACCEPTANCE two"), ConfigStateChecks: named("terraform ACCEPTANCE two")},
		Action: plancheck.ResourceActionUpdate,
	})...)
}

func TestAccTagImportByName(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: tag("Billing"), ResourceName: address, ImportState: true, ImportStateId: "name:billing", ExpectError: regexp.MustCompile(`(?s)No tag named "billing".*Churn risk \(id 102\)`)},
		resource.TestStep{Config: tag("Billing")},
		resource.TestStep{ResourceName: address, ImportState: true, ImportStateId: "name:bILLING", ImportStateVerify: true},
	)
}

func TestAccTagMalformedImport(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for _, id := range []string{"a/b", "/", "..", "1 2", "1\n", "name:"} {
		w.Test(resource.TestStep{
			Config: tag("x"), ResourceName: address, ImportState: true, ImportStateId: id,
			ExpectError: regexp.MustCompile(`Malformed import id|No tag named`),
		})
	}
	w.Test(resource.TestStep{
		Config: tag("x"), ResourceName: address, ImportState: true, ImportStateId: emulator.SampleTicketTypeID,
		ExpectError: regexp.MustCompile(`Cannot import: there is no such`),
	})
}

func TestAccTagInvalidName(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for _, name := range []string{"", " x", "x ", "x\ny"} {
		w.Test(resource.TestStep{Config: tag(name), PlanOnly: true, ExpectError: regexp.MustCompile(`must be a string in one line`)})
	}
}

func TestAccTagRefusesTakeover(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(resource.TestStep{
		Config: tag("feature REQUEST"),
		ExpectError: acctest.ExpectMessage(`A tag named "Feature request" exists already`, "It has the id 101",
			"terraform import '<address of this resource>' '101'"),
	})
	if got := w.Do(http.MethodGet, "/tags/101", nil)["name"]; got != "Feature request" {
		t.Errorf("the existing tag is now called %v", got)
	}
}

func TestAccTagTwiceInOneApply(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	two := tag("Twin") + "resource \"intercom_tag\" \"other\" {\n  name = \"TWIN\"\n}\n"
	w.Test(
		resource.TestStep{Config: two, ExpectError: regexp.MustCompile(`A tag named "(Twin|TWIN)" exists already`)},
	)
}

func TestAccTagRenameToTakenName(t *testing.T) {
	t.Parallel()
	for name, quirks := range map[string]emulator.Quirks{
		"handed over": {}, "refused": {emulator.RenameTakesOver: false}, "doubled": {emulator.RenameDoubles: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, acctest.Quirks(quirks))
			w.Test(
				resource.TestStep{Config: tag("Mine")},
				resource.TestStep{Config: tag("VIP Customer"), ExpectError: regexp.MustCompile(`A tag named "VIP customer" exists already`)},
				resource.TestStep{Config: tag("Mine"), ConfigPlanChecks: acctest.NoChange()},
			)
		})
	}
}

func TestAccTagInUse(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{
			Config: tag("Churn risk"), ResourceName: address, ImportState: true, ImportStateId: emulator.SampleSegmentTagID, ImportStatePersist: true,
		},
		resource.TestStep{
			Config: tag("Churn risk"), Destroy: true,
			ExpectError: acctest.ExpectMessage("400 tag_has_dependent_objects", "Segments: At risk", "Remove the tag from", "(request id "),
		},
		resource.TestStep{Config: "removed {\n  from = intercom_tag.test\n  lifecycle {\n    destroy = false\n  }\n}\n"},
	)
}

func TestAccTagNumericIDs(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.NumericIDs: true}), acctest.Undescribed)
	w.Test(
		resource.TestStep{Config: tag("Numbers")},
		resource.TestStep{ResourceName: address, ImportState: true, ImportStateVerify: true},
	)
}
