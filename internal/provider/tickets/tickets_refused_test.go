package tickets_test

import (
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

const proxyPage = "<html><body>Bad gateway</body></html>"

// both is a configuration with a ticket type, and an attribute of another one,
// so that neither waits for the other.
func both(description string) string {
	line := `description = "` + description + `"`
	return kind(`name = "Refused"`, line) + field(`name = "Refused"`, `data_type = "string"`, line)
}

// onBoth makes a PreConfig whose fault, the only one then, hits the writes of
// both resources.
func onBoth(w *acctest.Workspace, method string, fault emulator.Fault) func() {
	paths := map[string][]string{
		http.MethodPost: {"/ticket_types", "/ticket_types/*/attributes"},
		http.MethodPut:  {"/ticket_types/*", "/ticket_types/*/attributes/*"},
	}
	var faults []emulator.Fault
	for _, path := range paths[method] {
		fault.Pattern = method + " " + path
		faults = append(faults, fault)
	}
	return func() {
		w.Mend()
		w.Breaks(faults...)()
	}
}

// refusedWrite is a way in which a write fails, and what is said of it.
type refusedWrite struct {
	fault          emulator.Fault
	create, update []string // the summary first
	updated        bool     // all the same
}

func refusedWrites() []refusedWrite {
	page, nothing := proxyPage, ""
	const unknown = "Error: Cannot tell whether the create happened"
	uncertain := []string{unknown, "so it was probably not created: apply again."}
	made := []string{unknown, "The workspace has one like it now, with the import id", "or there will be two", "terraform import"}
	answered := func(status int, answer, advice string) refusedWrite {
		said := func(verb string) []string {
			return []string{"Error: Cannot " + verb + ": Intercom answered " + answer, ": " + answer, advice, "(request id 00000000-0000-4000-8000-"}
		}
		return refusedWrite{fault: emulator.Fault{Status: status}, create: said("create"), update: said("update")}
	}
	failed := answered(http.StatusInternalServerError, "500 server_error", "give the request id to Intercom's support")
	failed.create = uncertain
	proxy := answered(http.StatusBadGateway, "502", "This is a fault at Intercom or on the way there.")
	proxy.create, proxy.fault.Body = uncertain, &page
	unreadable := []string{"Error: Cannot update: unreadable answer", "Check base_url and any proxy in between"}
	return []refusedWrite{
		answered(http.StatusForbidden, "403 api_plan_restricted", "The plan of the workspace does not have this feature in the API."),
		answered(http.StatusNotFound, "404 not_found", ""),
		answered(http.StatusConflict, "409 conflict", "Something else was changed at the same time"),
		answered(http.StatusUnprocessableEntity, "422 data_invalid", ""),
		failed,
		proxy,
		{fault: emulator.Fault{Status: http.StatusOK, Body: &nothing}, create: uncertain, update: unreadable},
		{fault: emulator.Fault{Cut: "garbled"}, create: made, update: unreadable, updated: true},
		{fault: emulator.Fault{Cut: "after"}, create: made, update: []string{"Error: Cannot update", "connection reset", "check the network"}, updated: true},
	}
}

// saysOfBoth matches the errors of both resources, with address and path.
func saysOfBoth(method string, said []string) *regexp.Regexp {
	of := func(address, path string) []string {
		return append([]string{said[0], "with " + address + ",", method + " " + path}, said[1:]...)
	}
	return saysBoth(of(kindAddress, "/ticket_types"), of(attributeAddress, "/ticket_types/71/attributes"))
}

// TestAccTicketsCreateRefused fails a create in every way, with the retries
// that a user has. Nothing is made twice, and in the end both are made.
func TestAccTicketsCreateRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	creates := resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
		planned(kindAddress, plancheck.ResourceActionCreate), planned(attributeAddress, plancheck.ResourceActionCreate),
	}}
	var steps []resource.TestStep
	for _, refused := range refusedWrites() {
		steps = append(steps, resource.TestStep{
			PreConfig: onBoth(w, http.MethodPost, refused.fault), Config: both("One"),
			ConfigPlanChecks: creates, ExpectError: saysOfBoth(http.MethodPost, refused.create),
		})
	}
	steps = append(steps, resource.TestStep{PreConfig: w.Mend, Config: both("One"), ConfigPlanChecks: creates})
	w.Test(steps...)
	asked := map[string]int{}
	requests, _ := w.Requests()
	for _, request := range requests {
		if request.Method == http.MethodPost {
			asked[request.Path]++
		}
	}
	if want := map[string]int{"/ticket_types": len(steps), "/ticket_types/71/attributes": len(steps)}; !maps.Equal(asked, want) {
		t.Errorf("%d applies were to ask once each, and asked %v", len(steps), asked)
	}
}

// TestAccTicketsUpdateRefused fails an update in every way. The state that each
// leaves is true, and in the end the update is made.
func TestAccTicketsUpdateRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Settings = "max_retries = 0"
	updates := resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
		stateIsTrue{}, planned(kindAddress, plancheck.ResourceActionUpdate), planned(attributeAddress, plancheck.ResourceActionUpdate),
	}}
	steps := []resource.TestStep{{Config: both("One")}}
	var updated []resource.TestStep
	for i, refused := range refusedWrites() {
		step := resource.TestStep{
			PreConfig: onBoth(w, http.MethodPut, refused.fault), Config: both("Two"),
			ConfigPlanChecks: updates, ExpectError: saysOfBoth(http.MethodPut, refused.update),
		}
		if !refused.updated {
			steps = append(steps, step)
			continue
		}
		step.Config = both(fmt.Sprint("Number ", i))
		updated = append(updated, step, resource.TestStep{PreConfig: w.Mend, Config: step.Config, ConfigPlanChecks: acctest.NoChange()})
	}
	steps = append(steps, resource.TestStep{PreConfig: w.Mend, Config: both("Two"), ConfigPlanChecks: updates})
	w.Test(append(steps, updated...)...)
}

// TestAccTicketsTokenRefused refuses the token in each verb: one of the two resources
// has the whole text, the other one line, and neither is lost.
func TestAccTicketsTokenRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	refuse := func(method, pattern string) func() {
		return func() {
			w.Mend()
			w.Breaks(emulator.Fault{Pattern: method + " " + pattern, Status: http.StatusUnauthorized})()
		}
	}
	said := func(verb string) *regexp.Regexp {
		return saysBoth(
			[]string{"Error: Cannot " + verb + ": Intercom answered 401 unauthorized", `set region to "au" or "eu"`},
			[]string{"Error: Cannot " + verb + ": the access token was refused"},
		)
	}
	w.Test(
		resource.TestStep{PreConfig: refuse(http.MethodPost, "/ticket_types**"), Config: both("One"), ExpectError: said("create")},
		resource.TestStep{PreConfig: w.Mend, Config: both("One")},
		resource.TestStep{PreConfig: refuse(http.MethodGet, "/ticket_types**"), Config: both("One"), ExpectError: said("read")},
		resource.TestStep{PreConfig: refuse(http.MethodPut, "/ticket_types**"), Config: both("Two"), ExpectError: said("update")},
		resource.TestStep{PreConfig: w.Mend, Config: both("One"), ConfigPlanChecks: acctest.NoChange()},
	)
}

// TestAccTicketsReadAndDestroyRefused fails reads and destroys: neither may lose
// what the state has. Only the last destroy finds the objects gone, because
// Intercom itself says so.
func TestAccTicketsReadAndDestroyRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Settings = "max_retries = 0"
	page := proxyPage
	read := func(summary string, fault emulator.Fault) resource.TestStep {
		fault.Pattern = "GET /ticket_types**"
		only := func() {
			w.Mend()
			w.Breaks(fault)()
		}
		said := func(address, path string) []string {
			return []string{"Error: " + summary, "with " + address, "GET " + path}
		}
		return resource.TestStep{
			PreConfig: only, Config: both("Kept"),
			ExpectError: saysBoth(said(kindAddress, "/ticket_types"), said(attributeAddress, "/ticket_types")),
		}
	}
	destroy := func(summary string, fault emulator.Fault) resource.TestStep {
		said := func(path string) []string { return []string{"Error: " + summary, "PUT " + path} } // the engine names no object here
		return resource.TestStep{
			PreConfig: onBoth(w, http.MethodPut, fault), Config: both("Kept"), Destroy: true,
			ExpectError: saysBoth(said("/ticket_types/1"), said("/ticket_types/71/attributes/")),
		}
	}
	w.Test(
		resource.TestStep{Config: both("Kept")},
		read("Cannot read: Intercom answered 403", emulator.Fault{Status: http.StatusForbidden}),
		read("Cannot read: Intercom answered 404", emulator.Fault{Status: http.StatusNotFound, Body: &page}),
		read("Cannot read: unreadable answer", emulator.Fault{Cut: "garbled"}),
		destroy("Cannot delete: Intercom answered 403", emulator.Fault{Status: http.StatusForbidden}),
		destroy("Cannot delete: Intercom answered 404", emulator.Fault{Status: http.StatusNotFound, Body: &page}),
		destroy("Cannot delete: unreadable answer", emulator.Fault{Status: http.StatusOK, Body: &page}),
		resource.TestStep{PreConfig: w.Mend, Config: both("Kept"), ConfigPlanChecks: acctest.NoChange()},
		resource.TestStep{
			PreConfig: onBoth(w, http.MethodPut, emulator.Fault{Status: http.StatusNotFound, Count: 1}),
			Config:    both("Kept"), Destroy: true,
		},
	)
}
