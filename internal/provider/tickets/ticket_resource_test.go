package tickets_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

const (
	ticketAddress = "intercom_ticket.test"
	bela, cleo    = "991267460", "991267461"
	otherTeam     = "5017691"
	submitted     = "8269"
	inProgress    = "8270"
	resolved      = "8272"
)

// ticketOf is a ticket of the sample's type and contact, with further lines.
func ticketOf(kind string, lines ...string) string {
	return fmt.Sprintf("resource \"intercom_ticket\" \"test\" {\n  ticket_type_id = %q\n  contact_id = %q\n  %s\n}\n", kind, emulator.SampleUserID, strings.Join(lines, "\n  "))
}

func bug(lines ...string) string { return ticketOf(emulator.SampleTicketTypeID, lines...) }

func titled(more ...string) string {
	return "attributes = {\n    _default_title_ = \"Export fails\"\n    " + strings.Join(more, "\n    ") + "\n  }"
}

// ticketHas checks texts, booleans and nulls of the ticket.
func ticketHas(values map[string]any) []statecheck.StateCheck {
	var checks []statecheck.StateCheck
	for name, value := range values {
		check := knownvalue.Check(knownvalue.Null())
		switch value := value.(type) {
		case string:
			check = knownvalue.StringExact(value)
		case bool:
			check = knownvalue.Bool(value)
		}
		checks = append(checks, statecheck.ExpectKnownValue(ticketAddress, tfjsonpath.New(name), check))
	}
	return checks
}

// settles is a step that ends as configured.
func settles(config string, values map[string]any) resource.TestStep {
	return resource.TestStep{
		Config: config, ConfigStateChecks: ticketHas(values),
		ConfigPlanChecks: resource.ConfigPlanChecks{PostApplyPostRefresh: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}},
	}
}

// plans is settles by an expected action.
func plans(action plancheck.ResourceActionType, step resource.TestStep) resource.TestStep {
	step.ConfigPlanChecks.PreApply = []plancheck.PlanCheck{plancheck.ExpectResourceAction(ticketAddress, action)}
	return step
}

func TestAccTicket(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(acctest.Life(t, ticketAddress, acctest.Steps{
		Create: resource.TestStep{
			Config: bug(titled("_default_description_ = \"No rows\"", "Severity = \"High\""),
				`ticket_state_id = "`+inProgress+`"`, `admin_assignee_id = "`+bela+`"`, `team_assignee_id = "`+emulator.SampleTeamID+`"`,
				`is_shared = true`, `open = true`, `snoozed_until = "2099-01-02T03:04:05Z"`),
			ConfigStateChecks: ticketHas(map[string]any{
				"ticket_state_id": inProgress, "admin_assignee_id": bela, "team_assignee_id": emulator.SampleTeamID, "is_shared": true, "open": true,
				"snoozed_until": "2099-01-02T03:04:05Z",
			}),
		},
		Update: resource.TestStep{
			Config: bug(titled("_default_description_ = null", "Severity = \"Low\""),
				`ticket_state_id = "`+resolved+`"`, `admin_assignee_id = "0"`, `team_assignee_id = "`+otherTeam+`"`, `is_shared = false`),
			ConfigStateChecks: ticketHas(map[string]any{
				"ticket_state_id": resolved, "admin_assignee_id": "0", "team_assignee_id": otherTeam, "is_shared": false, "open": false,
			}),
		},
		Action: plancheck.ResourceActionUpdate,
	})...)
}

func TestAccTicketGone(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		settles(bug(titled()), nil),
		resource.TestStep{PreConfig: func() {
			for _, ticket := range w.Do(http.MethodPost, "/tickets/search", searchAll)["tickets"].([]any) { //nolint:forcetypeassert // the emulator's own answer
				w.Do(http.MethodDelete, fmt.Sprint("/tickets/", ticket.(map[string]any)["id"]), nil) //nolint:forcetypeassert // likewise
			}
		}, RefreshState: true, ExpectNonEmptyPlan: true},
	)
}

var searchAll = map[string]any{"query": map[string]any{"field": "created_at", "operator": ">", "value": 0}}

// What is not configured is whatever Intercom and the team make of it.
func TestAccTicketUnmanaged(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{
			Config: bug(titled()), ResourceName: ticketAddress, ImportState: true, ImportStateId: emulator.SampleTicketID, ImportStatePersist: true,
		},
		resource.TestStep{Config: bug(titled()), ConfigPlanChecks: acctest.NoChange()},
		resource.TestStep{
			PreConfig: w.Outside(http.MethodPut, "/tickets/626", map[string]any{"ticket_state_id": resolved, "assignee_id": cleo, "ticket_attributes": map[string]any{"_default_description_": "Fixed"}}),
			Config:    bug(titled()), ConfigPlanChecks: acctest.NoChange(),
		},
		resource.TestStep{
			PreConfig: w.Outside(http.MethodPut, "/tickets/626", map[string]any{"ticket_attributes": map[string]any{"_default_title_": "Other"}}),
			Config:    bug(titled()), PlanOnly: true, ExpectNonEmptyPlan: true,
		},
	)
}

// A label, its id, and every data type.
func TestAccTicketAttributes(t *testing.T) {
	t.Parallel()
	for name, quirks := range map[string]emulator.Quirks{"numbers": {}, "texts": {emulator.TicketDatesAsText: true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, acctest.Quirks(quirks))
			for _, kind := range []string{"integer", "decimal", "boolean", "datetime", "files"} {
				w.Do(http.MethodPost, "/ticket_types/71/attributes", map[string]any{"name": "A " + kind, "description": "", "data_type": kind})
			}
			all := `"A integer" = 3, "A decimal" = 1.5, "A boolean" = false, "A datetime" = "2026-02-28T10:00:00+01:00"`
			w.Test(
				settles(bug(titled(`Severity = "High",`, all)), nil),
				plans(plancheck.ResourceActionNoop, settles(bug(titled(`Severity = "c0ffee00-0000-4000-8000-000000000002",`, all)), nil)),
				plans(plancheck.ResourceActionUpdate, settles(bug(titled(`Severity = null,`, strings.ReplaceAll(all, "1.5", "2"))), nil)),
				resource.TestStep{Config: bug(titled(`"A files" = "x"`)), PlanOnly: true, ExpectError: acctest.ExpectMessage("Files cannot be set", `"A files" of ticket type 71`)},
				resource.TestStep{Config: bug(titled(`"A integer" = 1.5`)), PlanOnly: true, ExpectError: acctest.ExpectMessage(`Wrong value for the attribute "A integer"`, "must be a whole number")},
				resource.TestStep{Config: bug(titled(`"A datetime" = "soon"`)), PlanOnly: true, ExpectError: acctest.ExpectMessage("must be a date in RFC 3339 format")},
			)
		})
	}
}

func TestAccTicketRefused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		config string
		says   []string
	}{
		"unknown attribute": {bug(titled("Urgency = 1")), []string{`No attribute named "Urgency"`, "Severity", "_default_title_", "ticket type 71 (Bug report)", "depends_on"}},
		"unknown label":     {bug(titled(`Severity = "Huge"`)), []string{`Wrong value for the attribute "Severity"`, `one of "High", "Low"`}},
		"archived label":    {bug(titled(`Severity = "Urgent"`)), []string{`Wrong value for the attribute "Severity"`}},
		"unknown type":      {ticketOf("1"), []string{"No such ticket type", "ticket_type_id", "/ticket_types/1: 404"}},
		"archived type":     {ticketOf(emulator.SampleArchivedTicketID), []string{"The ticket type is archived", "74 (Fax request)"}},
		"foreign state":     {bug(`ticket_state_id = "1"`), []string{"The ticket type does not have the state", "State 1", "Submitted (submitted, id 8269)", "Resolved (resolved, id 8272)"}},
		"unknown admin":     {bug(`admin_assignee_id = "` + otherTeam + `"`), []string{"No such teammate", "admin_assignee_id", "/admins/5017691: 404"}},
		"unknown team":      {bug(`team_assignee_id = "` + bela + `"`), []string{"No such team", "team_assignee_id", "/teams/991267460: 404"}},
		"unknown company":   {bug(`company_id = "crm-1"`), []string{"No such company", "/companies/crm-1: 404", "company_id takes the id of an intercom_company, not its external_id"}},
		"no time":           {bug(`snoozed_until = "tomorrow"`), []string{"must be a time in RFC 3339 format"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			acctest.New(t).Test(resource.TestStep{Config: c.config, PlanOnly: true, ExpectError: acctest.ExpectMessage(c.says...)})
		})
	}
}

// An attribute that the same run makes is known to the plan of the ticket.
func TestAccTicketAttributeInOneApply(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	made := `resource "intercom_ticket_type_attribute" "browser" {
  ticket_type_id = "71"
  name = "Browser"
  data_type = "list"
  options = ["Firefox", "Safari"]
}
`
	config := func(browser string) string {
		return made + bug(titled(fmt.Sprintf("(intercom_ticket_type_attribute.browser.name) = %q", browser)))
	}
	w.Test(
		resource.TestStep{Config: config("Netscape"), PlanOnly: true, ExpectError: acctest.ExpectMessage(`one of "Firefox", "Safari"`)},
		settles(config("Safari"), nil),
	)
}

// A whole new type, of which nothing is known in the plan.
func TestAccTicketOfNewType(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := func(lines ...string) string {
		ticket := strings.Replace(bug(lines...), `"71"`, "intercom_ticket_type.new.id", 1)
		return "resource \"intercom_ticket_type\" \"new\" {\n  name = \"New\"\n}\n" + ticket
	}
	w.Test(
		resource.TestStep{Config: config(titled("Severity = \"High\"")), ExpectError: acctest.ExpectMessage(`No attribute named "Severity"`)},
		settles(config(titled()), map[string]any{"ticket_state_id": submitted, "open": true, "admin_assignee_id": "0"}),
	)
}

// A moment that has passed asks for nothing, and is as configured when it has.
func TestAccTicketSnooze(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	past := `snoozed_until = "2020-01-01T00:00:00Z"`
	w.Test(
		settles(bug(titled(), past), map[string]any{"snoozed_until": "2020-01-01T00:00:00Z"}),
		plans(plancheck.ResourceActionUpdate, settles(bug(titled(), `snoozed_until = "2099-01-02T03:04:05+01:00"`), map[string]any{"snoozed_until": "2099-01-02T03:04:05+01:00"})),
		plans(plancheck.ResourceActionUpdate, settles(bug(titled(), `open = false`), map[string]any{"open": false, "snoozed_until": nil})),
	)
}

// A company is written and not read; null takes it away again.
func TestAccTicketCompany(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		settles(bug(titled(), `company_id = "`+emulator.SampleCompanyID+`"`), map[string]any{"company_id": emulator.SampleCompanyID}),
		plans(plancheck.ResourceActionUpdate, settles(bug(titled()), map[string]any{"company_id": nil})),
	)
}

// Whether to notify is said with every request, and is in no state.
func TestAccTicketQuietly(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	quiet := func(title, stateID string) string {
		return bug("attributes = { _default_title_ = \""+title+"\" }", `ticket_state_id = "`+stateID+`"`, "skip_notifications = true")
	}
	w.Test(
		settles(quiet("One", resolved), map[string]any{"skip_notifications": nil}),
		plans(plancheck.ResourceActionUpdate, settles(quiet("Two", resolved), nil)),
		plans(plancheck.ResourceActionNoop, settles(strings.Replace(quiet("Two", resolved), "= true", "= false", 1), nil)),
	)
	if told := w.Notifications(); told != 0 {
		t.Errorf("people were told of %d writes", told)
	}
}

// What assigning a team does to the admin is not known; the outcome is the same.
func TestAccTicketAssignees(t *testing.T) {
	t.Parallel()
	for _, quirk := range []bool{false, true} {
		for _, version := range []string{"2.13", "2.14", "2.16"} {
			t.Run(fmt.Sprint(version, quirk), func(t *testing.T) {
				t.Parallel()
				w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.AssigningTeamUnassigns: quirk}))
				w.Settings = fmt.Sprintf("api_version = %q", version)
				to := func(admin, team string) resource.TestStep {
					return settles(bug(titled(), fmt.Sprintf("admin_assignee_id = %q", admin), fmt.Sprintf("team_assignee_id = %q", team)),
						map[string]any{"admin_assignee_id": admin, "team_assignee_id": team})
				}
				w.Test(to(bela, emulator.SampleTeamID), to(bela, otherTeam), to("0", otherTeam), to(cleo, "0"), to("0", "0"))
			})
		}
	}
}

func TestAccTicketChangeType(t *testing.T) {
	t.Parallel()
	for name, quirks := range map[string]emulator.Quirks{"object": {}, "text": {emulator.ChangedTypeStateAsText: true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, acctest.Quirks(quirks), acctest.Undescribed)
			other := fmt.Sprint(w.Do(http.MethodPost, "/ticket_types", map[string]any{"name": "Question"})["id"])
			task := fmt.Sprint(w.Do(http.MethodPost, "/ticket_types", map[string]any{"name": "Task", "category": "Back-office"})["id"])
			w.Test(
				settles(bug(titled("Severity = \"Low\""), `ticket_state_id = "`+inProgress+`"`), nil),
				resource.TestStep{Config: ticketOf(task, titled()), PlanOnly: true, ExpectError: acctest.ExpectMessage("The ticket type has another category", "in the category Customer", "(Task) is in the category Back-office")},
				resource.TestStep{Config: ticketOf(other, titled("Severity = \"Low\"")), PlanOnly: true, ExpectError: acctest.ExpectMessage(`No attribute named "Severity"`, "(Question)")},
				plans(plancheck.ResourceActionUpdate, settles(ticketOf(other, titled()), map[string]any{"ticket_type_id": other, "ticket_state_id": inProgress})),
				plans(plancheck.ResourceActionUpdate, settles(bug(titled("Severity = \"High\""), `ticket_state_id = "`+resolved+`"`), map[string]any{"ticket_state_id": resolved})),
			)
		})
	}
}

func TestAccTicketReplaced(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Settings = `api_version = "2.15"`
	other := fmt.Sprint(w.Do(http.MethodPost, "/ticket_types", map[string]any{"name": "Task", "category": "Back-office"})["id"])
	w.Test(
		settles(bug(titled("Severity = \"Low\"")), nil),
		plans(plancheck.ResourceActionDestroyBeforeCreate, settles(ticketOf(other, titled()), map[string]any{"ticket_type_id": other})),
		plans(plancheck.ResourceActionDestroyBeforeCreate, settles(strings.Replace(ticketOf(other, titled()), emulator.SampleUserID, emulator.SampleOtherUserID, 1),
			map[string]any{"contact_id": emulator.SampleOtherUserID})),
	)
}

func TestAccTicketTooOld(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Settings = `api_version = "2.12"`
	w.Test(resource.TestStep{Config: bug(titled()), PlanOnly: true, ExpectError: acctest.ExpectMessage("The API version is too old", `intercom_ticket requires api_version "2.13" or newer`)})
}

// The second request of a new ticket fails: the ticket is in the state, tainted.
func TestAccTicketHalfMade(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := bug(titled(), `ticket_state_id = "`+resolved+`"`)
	w.Test(
		resource.TestStep{
			PreConfig: w.Breaks(emulator.Fault{Pattern: "PUT /tickets/*", Status: http.StatusForbidden, Count: 1}),
			Config:    config, ExpectError: acctest.ExpectMessage("Cannot create: Intercom answered 403"),
		},
		plans(plancheck.ResourceActionDestroyBeforeCreate, settles(config, map[string]any{"ticket_state_id": resolved})),
	)
}

// A creation without an answer: the search finds it, or has not caught up.
func TestAccTicketUncertain(t *testing.T) {
	t.Parallel()
	cut := emulator.Fault{Pattern: "POST /tickets", Cut: "after", Count: 1}
	w := acctest.New(t)
	w.Test(resource.TestStep{
		PreConfig: w.Breaks(cut), Config: bug(titled()),
		ExpectError: acctest.ExpectMessage("Cannot tell whether the create happened", "with the import id", "terraform import '<address of this resource>'"),
	})
	lagging := acctest.New(t, func(_ *acctest.Workspace, options *emulator.Options) { options.SearchLag = time.Hour })
	lagging.Test(resource.TestStep{
		PreConfig: lagging.Breaks(cut), Config: bug(titled()),
		ExpectError: acctest.ExpectMessage("Look for the new ticket of contact "+emulator.SampleUserID, "in Intercom before applying again"),
	})
}

func TestAccTicketRequiredAttribute(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Undescribed) // POST /tickets declares no refusal
	w.Do(http.MethodPost, "/ticket_types/71/attributes", map[string]any{"name": "Order", "description": "", "data_type": "string", "required_to_create": true})
	w.Test(resource.TestStep{Config: bug(titled()), ExpectError: acctest.ExpectMessage("400 parameter_invalid", "Missing required attribute: Order")})
}
