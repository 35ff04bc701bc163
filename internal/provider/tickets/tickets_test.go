package tickets_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

const (
	kindAddress      = "intercom_ticket_type.test"
	attributeAddress = "intercom_ticket_type_attribute.test"
)

// kind is the configuration of a ticket type.
func kind(lines ...string) string { return block(`resource "intercom_ticket_type" "test"`, lines...) }

// attribute is the configuration of an attribute of a ticket type.
func attribute(lines ...string) string {
	return block(`resource "intercom_ticket_type_attribute" "test"`, lines...)
}

// field is an attribute of the sample's ticket type.
func field(lines ...string) string {
	return attribute(append([]string{`ticket_type_id = "` + emulator.SampleTicketTypeID + `"`}, lines...)...)
}

func block(head string, lines ...string) string {
	return head + " {\n  " + strings.Join(lines, "\n  ") + "\n}\n"
}

func known(address, name string, value knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue(address, tfjsonpath.New(name), value)
}

func text(address, name, value string) statecheck.StateCheck {
	return known(address, name, knownvalue.StringExact(value))
}

func planned(address string, action plancheck.ResourceActionType) plancheck.PlanCheck {
	return plancheck.ExpectResourceAction(address, action)
}

// saysBoth matches the errors of two objects, whichever comes first.
func saysBoth(one, other []string) *regexp.Regexp {
	first, second := acctest.ExpectMessage(append(one, other...)...), acctest.ExpectMessage(append(other, one...)...)
	return regexp.MustCompile(first.String() + "|" + second.String())
}

// objects are the members of a list in an answer.
func objects(answer map[string]any, path ...string) []map[string]any {
	var found []map[string]any
	for _, name := range path[:len(path)-1] {
		answer, _ = answer[name].(map[string]any)
	}
	members, _ := answer[path[len(path)-1]].([]any)
	for _, member := range members {
		object, _ := member.(map[string]any)
		found = append(found, object)
	}
	return found
}

// kindNamed is the newest ticket type of the workspace with the name.
func kindNamed(t *testing.T, w *acctest.Workspace, name string) map[string]any {
	t.Helper()
	var newest map[string]any
	for _, candidate := range objects(w.Do(http.MethodGet, "/ticket_types", nil), "data") {
		if candidate["name"] == name {
			newest = candidate
		}
	}
	if newest == nil {
		t.Fatalf("there is no ticket type %q", name)
	}
	return newest
}

// fieldNamed is the newest attribute with the name of the sample's ticket type.
func fieldNamed(t *testing.T, w *acctest.Workspace, name string) map[string]any {
	t.Helper()
	var newest map[string]any
	answer := w.Do(http.MethodGet, "/ticket_types/"+emulator.SampleTicketTypeID, nil)
	for _, candidate := range objects(answer, "ticket_type_attributes", "data") {
		if candidate["name"] == name {
			newest = candidate
		}
	}
	if newest == nil {
		t.Fatalf("there is no attribute %q", name)
	}
	return newest
}

// changeKind makes a PreConfig that changes a ticket type behind Terraform's
// back.
func changeKind(t *testing.T, w *acctest.Workspace, name string, body map[string]any) func() {
	return func() { w.Do(http.MethodPut, fmt.Sprint("/ticket_types/", kindNamed(t, w, name)["id"]), body) }
}

// changeField does so with an attribute of the sample's ticket type.
func changeField(t *testing.T, w *acctest.Workspace, name string, body map[string]any) func() {
	return func() {
		w.Do(http.MethodPut, fmt.Sprint("/ticket_types/", emulator.SampleTicketTypeID, "/attributes/", fieldNamed(t, w, name)["id"]), body)
	}
}

// stateIsTrue is a plan check: refreshing must not have found anything changed.
type stateIsTrue struct{}

func (stateIsTrue) CheckPlan(_ context.Context, req plancheck.CheckPlanRequest, resp *plancheck.CheckPlanResponse) {
	for _, drift := range req.Plan.ResourceDrift {
		resp.Error = fmt.Errorf("the state of %s was not true: %v became %v", drift.Address, drift.Change.Before, drift.Change.After)
	}
}

// whileApplying is a plan check that does something between plan and apply.
type whileApplying func()

func (do whileApplying) CheckPlan(context.Context, plancheck.CheckPlanRequest, *plancheck.CheckPlanResponse) {
	do()
}

// bare is the provider without an engine, for what an engine never asks or
// shows to no test.
func bare(t *testing.T, w *acctest.Workspace) tfprotov6.ProviderServer {
	t.Helper()
	server, err := acctest.Factories(w.Workspace)["intercom"]()
	if err != nil {
		t.Fatal(err)
	}
	return server
}

// row is an object of a resource's type; what is not named is null.
func row(t *testing.T, server tfprotov6.ProviderServer, resource string, values map[string]any) *tfprotov6.DynamicValue {
	t.Helper()
	schemas, err := server.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		t.Fatal(err)
	}
	kind, ok := schemas.ResourceSchemas[resource].ValueType().(tftypes.Object)
	if !ok {
		t.Fatalf("%s is no object", resource)
	}
	value := tftypes.NewValue(kind, nil)
	if values != nil {
		members := map[string]tftypes.Value{}
		for name, attribute := range kind.AttributeTypes {
			members[name] = tftypes.NewValue(attribute, values[name])
		}
		value = tftypes.NewValue(kind, members)
	}
	dynamic, err := tfprotov6.NewDynamicValue(kind, value)
	if err != nil {
		t.Fatal(err)
	}
	return &dynamic
}

// warnings are the summaries of the warnings of a plan. Nil values mean that
// the object is not there.
func warnings(t *testing.T, w *acctest.Workspace, resource string, before, after map[string]any) []string {
	t.Helper()
	server := bare(t, w)
	plan, err := server.PlanResourceChange(t.Context(), &tfprotov6.PlanResourceChangeRequest{
		TypeName: resource, PriorState: row(t, server, resource, before),
		ProposedNewState: row(t, server, resource, after), Config: row(t, server, resource, after),
	})
	if err != nil {
		t.Fatal(err)
	}
	var summaries []string
	for _, diagnostic := range plan.Diagnostics {
		if diagnostic.Severity != tfprotov6.DiagnosticSeverityWarning {
			t.Errorf("%s: %s", diagnostic.Summary, diagnostic.Detail)
		}
		summaries = append(summaries, diagnostic.Summary)
	}
	return summaries
}

// refusesImport fails the test where an id is not called malformed.
func refusesImport(t *testing.T, w *acctest.Workspace, resource, form string, ids ...string) {
	t.Helper()
	server := bare(t, w)
	for _, id := range ids {
		answer, err := server.ImportResourceState(t.Context(), &tfprotov6.ImportResourceStateRequest{TypeName: resource, ID: id})
		if err != nil {
			t.Fatal(err)
		}
		if len(answer.Diagnostics) != 1 || len(answer.ImportedResources) > 0 {
			t.Errorf("importing %q: %d errors, %d objects", id, len(answer.Diagnostics), len(answer.ImportedResources))
			continue
		}
		said := answer.Diagnostics[0]
		if said.Summary != "Malformed import id" || !strings.Contains(said.Detail, form) || !strings.Contains(said.Detail, fmt.Sprintf("%q", id)) {
			t.Errorf("importing %q: %s: %s", id, said.Summary, said.Detail)
		}
	}
}

// asJSON is the body of an answer that a fault gives.
func asJSON(t *testing.T, object map[string]any) *string {
	t.Helper()
	body, err := json.Marshal(object)
	if err != nil {
		t.Fatal(err)
	}
	text := string(body)
	return &text
}
