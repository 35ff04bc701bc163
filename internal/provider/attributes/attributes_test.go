package attributes_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
)

func block(head string, lines ...string) string {
	return head + " {\n  " + strings.Join(lines, "\n  ") + "\n}\n"
}

func known(address, name string, value knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue(address, tfjsonpath.New(name), value)
}

func text(address, name, value string) statecheck.StateCheck {
	return known(address, name, knownvalue.StringExact(value))
}

func texts(values ...string) []knownvalue.Check {
	var checks []knownvalue.Check
	for _, value := range values {
		checks = append(checks, knownvalue.StringExact(value))
	}
	return checks
}

func planned(address string, action plancheck.ResourceActionType) plancheck.PlanCheck {
	return plancheck.ExpectResourceAction(address, action)
}

// member finds an object of a list that the workspace answers with.
func member(t *testing.T, w *acctest.Workspace, list, key, value string) map[string]any {
	t.Helper()
	all, _ := w.Do("GET", list, nil)["data"].([]any)
	for _, one := range all {
		if object, ok := one.(map[string]any); ok && fmt.Sprint(object[key]) == value {
			return object
		}
	}
	t.Fatalf("%s has nothing whose %s is %q", list, key, value)
	return nil
}
