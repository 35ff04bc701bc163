package tags_test

import (
	"fmt"
	"regexp"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

func lookUp(lines string) string {
	return fmt.Sprintf("data \"intercom_tag\" \"test\" {\n  %s\n}\n", lines)
}

func TestAccTagDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	found := []statecheck.StateCheck{
		statecheck.ExpectKnownValue("data.intercom_tag.test", tfjsonpath.New("id"), knownvalue.StringExact(emulator.SampleTagID)),
		statecheck.ExpectKnownValue("data.intercom_tag.test", tfjsonpath.New("name"), knownvalue.StringExact("Feature request")),
	}
	w.Test(
		resource.TestStep{
			Config: lookUp(""), PlanOnly: true,
			ExpectError: regexp.MustCompile(`Exactly one of these attributes must be configured:\s+\[id,name\]`),
		},
		resource.TestStep{
			Config: lookUp(`name = ""`), PlanOnly: true,
			ExpectError: regexp.MustCompile(`name string length must be at least 1`),
		},
		resource.TestStep{
			Config:      lookUp(fmt.Sprintf("id = %q", emulator.SampleTeamID)),
			ExpectError: regexp.MustCompile(`(?s)Cannot read: there is no such object.*GET\s+/tags/` + emulator.SampleTeamID + `:\s+404\s+not_found.*request\s+id`),
		},
		resource.TestStep{
			Config: lookUp(`name = "Feature"`),
			ExpectError: regexp.MustCompile(`(?s)No tag named "Feature".*` +
				`Feature request \(id 101\).*Churn risk \(id 102\).*VIP customer \(id 103\)`),
		},
		resource.TestStep{Config: lookUp(fmt.Sprintf("id = %q", emulator.SampleTagID)), ConfigStateChecks: found},
		resource.TestStep{Config: lookUp(`name = "feature REQUEST"`), ConfigStateChecks: found},
	)
}

func TestAccTagsDataSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	one := func(id, name string) knownvalue.Check {
		return knownvalue.ObjectExact(map[string]knownvalue.Check{"id": knownvalue.StringExact(id), "name": knownvalue.StringExact(name)})
	}
	w.Test(resource.TestStep{
		Config: "data \"intercom_tags\" \"test\" {}\n",
		ConfigStateChecks: []statecheck.StateCheck{
			statecheck.ExpectKnownValue("data.intercom_tags.test", tfjsonpath.New("tags"), knownvalue.ListExact([]knownvalue.Check{
				one("101", "Feature request"), one("102", "Churn risk"), one("103", "VIP customer"),
			})),
		},
	})
}
