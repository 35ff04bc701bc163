package provider_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// subject is an object on which is tried what can go wrong with a request.
type subject struct {
	address, config      string
	create, read, remove string // the requests, as patterns of a fault
	importID             string
	settled              bool // where nobody knows whether it was created, a list tells
}

var subjects = map[string]subject{
	"tag": {
		address: "intercom_tag.test", config: "resource \"intercom_tag\" \"test\" {\n  name = \"Billing\"\n}\n",
		create: "POST /tags", read: "GET /tags**", remove: "DELETE /tags/*", importID: "name:Billing",
	},
	"contact subscription": {
		address: "intercom_contact_subscription.test",
		config: fmt.Sprintf("resource \"intercom_contact_subscription\" \"test\" {\n  contact_id = %q\n  subscription_type_id = %q\n}\n",
			emulator.SampleUserID, emulator.SampleOptInTypeID),
		create: "POST /contacts/*/subscriptions", read: "GET /contacts/*/subscriptions", remove: "DELETE /contacts/*/subscriptions/*",
		importID: emulator.SampleUserID + "/" + emulator.SampleOptInTypeID, settled: true,
	},
}

// refusal is something that goes wrong once and for all, and what the error
// says about it.
type refusal struct {
	fault    emulator.Fault
	expected []string
}

// uncertain says whether the request may have been carried out all the same.
func (r refusal) uncertain() bool {
	return r.fault.Cut != "" || r.fault.Body != nil || r.fault.Status >= http.StatusInternalServerError
}

const requestID = "(request id 00000000-0000-4000-8000-"

func refusals() []refusal {
	const foreign = "the answer was not one of Intercom's: <html><body>This is a proxy."
	page, nothing := "<html><body>This is a proxy.</body></html>", ""
	return []refusal{
		{emulator.Fault{Status: 401}, []string{": Intercom answered 401 unauthorized", `set region to "au" or "eu"`, requestID}},
		{emulator.Fault{Status: 403}, []string{": Intercom answered 403 api_plan_restricted", "The plan of the workspace", requestID}},
		{emulator.Fault{Status: 403, Code: "action_forbidden"}, []string{": Intercom answered 403 action_forbidden", "lacks a permission", requestID}},
		{emulator.Fault{Status: 404, Body: &page}, []string{"404: " + foreign}},
		{emulator.Fault{Status: 409}, []string{": Intercom answered 409 conflict", "Something else was changed at the same time", requestID}},
		{emulator.Fault{Status: 422}, []string{": Intercom answered 422 data_invalid", "Unprocessable Entity", requestID}},
		{emulator.Fault{Status: 429}, []string{": Intercom answered 429 rate_limit_exceeded", "raise max_retries", requestID}},
		{emulator.Fault{Status: 500}, []string{": Intercom answered 500", "give the request id to Intercom's support", requestID}},
		{emulator.Fault{Status: 502, Body: &page}, []string{": Intercom answered 502", foreign, "a fault at Intercom or on the way there"}},
		{emulator.Fault{Status: 200, Body: &nothing}, []string{": unreadable answer", "empty", "any proxy"}},
		{emulator.Fault{Cut: "before"}, []string{"api.intercom.io: ", "connection reset by peer", "check the network"}},
	}
}

// steps tries every refusal on a request, each with the same step.
func (s subject) steps(t *testing.T, w *acctest.Workspace, pattern, verb string, step resource.TestStep) []resource.TestStep {
	t.Helper()
	var steps []resource.TestStep
	for _, refused := range refusals() {
		if refused.fault.Status == http.StatusOK && verb == "delete" {
			continue // the answer to a deletion may well be empty
		}
		refused.fault.Pattern = pattern
		step.Config = s.config
		step.PreConfig = func() {
			w.Mend()
			w.Breaks(refused.fault)()
		}
		expected := append([]string{"Cannot " + verb}, refused.expected...)
		if verb == "create" && s.settled && refused.uncertain() {
			expected = []string{"Cannot tell whether the create happened", "so it was probably not created: apply again"}
		}
		step.ExpectError = acctest.ExpectMessage(expected...)
		steps = append(steps, step)
	}
	return steps
}

// eachSubject runs a test for every subject, without repetitions of requests.
func eachSubject(t *testing.T, run func(*testing.T, *acctest.Workspace, subject)) {
	t.Helper()
	for name, s := range subjects {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Settings = "  max_retries = 0"
			run(t, w, s)
		})
	}
}

func TestAccRefusedCreate(t *testing.T) {
	t.Parallel()
	eachSubject(t, func(t *testing.T, w *acctest.Workspace, s subject) {
		steps := s.steps(t, w, s.create, "create", resource.TestStep{})
		w.Test(append(steps, resource.TestStep{
			PreConfig: w.Mend, Config: s.config, ConfigPlanChecks: resource.ConfigPlanChecks{
				PreApply: []plancheck.PlanCheck{plancheck.ExpectResourceAction(s.address, plancheck.ResourceActionCreate)},
			},
		})...)
	})
}

func TestAccRefusedRead(t *testing.T) {
	t.Parallel()
	eachSubject(t, func(t *testing.T, w *acctest.Workspace, s subject) {
		steps := append([]resource.TestStep{{Config: s.config}}, s.steps(t, w, s.read, "read", resource.TestStep{})...)
		garbled := resource.TestStep{
			PreConfig: func() {
				w.Mend()
				w.Breaks(emulator.Fault{Pattern: s.read, Cut: "garbled"})()
			},
			Config: s.config, ExpectError: acctest.ExpectMessage("Cannot read: unreadable answer", "unexpected end of JSON input", "any proxy"),
		}
		w.Test(append(steps, garbled, resource.TestStep{PreConfig: w.Mend, Config: s.config, ConfigPlanChecks: acctest.NoChange()})...)
	})
}

func TestAccRefusedDelete(t *testing.T) {
	t.Parallel()
	eachSubject(t, func(t *testing.T, w *acctest.Workspace, s subject) {
		steps := append([]resource.TestStep{{Config: s.config}}, s.steps(t, w, s.remove, "delete", resource.TestStep{Destroy: true})...)
		w.Test(append(steps,
			resource.TestStep{PreConfig: w.Mend, Config: s.config, ConfigPlanChecks: acctest.NoChange()},
			resource.TestStep{Config: s.config, Destroy: true},
		)...)
	})
}

// Intercom has made the object, but the answer is lost. The name was free
// before, so the object is found by it, and nothing is made twice.
func TestAccLostAnswerToCreate(t *testing.T) {
	t.Parallel()
	for _, cut := range []string{"after", "garbled"} {
		eachSubject(t, func(t *testing.T, w *acctest.Workspace, s subject) {
			w.Test(
				resource.TestStep{PreConfig: w.Breaks(emulator.Fault{Pattern: s.create, Cut: cut, Count: 1}), Config: s.config},
				resource.TestStep{Config: s.config, ConfigPlanChecks: acctest.NoChange()},
				resource.TestStep{Config: s.config, ResourceName: s.address, ImportState: true, ImportStateId: s.importID},
			)
		})
	}
}

// Half a deletion: it happened, but the answer is lost.
func TestAccLostAnswerToDelete(t *testing.T) {
	t.Parallel()
	eachSubject(t, func(t *testing.T, w *acctest.Workspace, s subject) {
		w.Test(
			resource.TestStep{Config: s.config},
			resource.TestStep{
				PreConfig: w.Breaks(emulator.Fault{Pattern: s.remove, Cut: "after", Count: 1}),
				Config:    s.config, Destroy: true, ExpectError: acctest.ExpectMessage("Cannot delete", "connection reset by peer"),
			},
			resource.TestStep{Config: s.config, ConfigPlanChecks: resource.ConfigPlanChecks{
				PreApply: []plancheck.PlanCheck{plancheck.ExpectResourceAction(s.address, plancheck.ResourceActionCreate)},
			}},
		)
	})
}

// What passes by itself is not noticed: each request is limited, cut off before
// it does anything and cut off after it did, and then succeeds.
func TestAccPassingFaults(t *testing.T) {
	t.Parallel()
	eachSubject(t, func(t *testing.T, w *acctest.Workspace, s subject) {
		w.Settings = ""
		passing := func(pattern string) func() {
			return func() {
				w.ForgetRequests()
				limited := map[string]string{"Retry-After": "0"}
				w.Breaks(
					emulator.Fault{Pattern: pattern, Status: http.StatusTooManyRequests, Headers: limited, Count: 1},
					emulator.Fault{Pattern: pattern, Cut: "before", Count: 1},
					emulator.Fault{Pattern: pattern, Cut: "after", Count: 1},
				)()
			}
		}
		w.Test(
			resource.TestStep{
				PreConfig: passing(s.create), Config: s.config,
				ConfigPlanChecks: resource.ConfigPlanChecks{PostApplyPostRefresh: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}},
			},
			resource.TestStep{PreConfig: passing(s.read), Config: s.config, ConfigPlanChecks: acctest.NoChange()},
			resource.TestStep{PreConfig: passing(s.remove), Config: s.config, Destroy: true},
		)
		method, _, _ := strings.Cut(s.remove, " ")
		all, _ := w.Requests()
		attempts := 0
		for _, request := range all {
			if request.Method == method {
				attempts++
			}
		}
		if attempts != 4 {
			t.Errorf("the deletion was asked for %d times, want 3 in vain and once to find it done", attempts)
		}
	})
}
