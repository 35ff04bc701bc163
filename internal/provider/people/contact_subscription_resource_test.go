package people_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

const (
	address = "intercom_contact_subscription.test"
	choices = "/contacts/" + emulator.SampleUserID + "/subscriptions"
)

// subscription is a choice about a type, with further lines.
func subscription(contact, kind string, lines ...string) string {
	lines = append([]string{fmt.Sprintf("contact_id = %q", contact), fmt.Sprintf("subscription_type_id = %q", kind)}, lines...)
	return block("resource", "intercom_contact_subscription", "test", lines...)
}

func consent(value string) resource.ConfigPlanChecks {
	return resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
		plancheck.ExpectKnownValue(address, tfjsonpath.New("consent_type"), knownvalue.StringExact(value)),
	}}
}

func chosen(kind, consent string) []statecheck.StateCheck {
	return []statecheck.StateCheck{
		statecheck.ExpectKnownValue(address, tfjsonpath.New("contact_id"), knownvalue.StringExact(emulator.SampleUserID)),
		statecheck.ExpectKnownValue(address, tfjsonpath.New("subscription_type_id"), knownvalue.StringExact(kind)),
		statecheck.ExpectKnownValue(address, tfjsonpath.New("consent_type"), knownvalue.StringExact(consent)),
	}
}

func TestAccContactSubscription(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(acctest.Life(t, address, acctest.Steps{
		Create: resource.TestStep{
			Config:           subscription(emulator.SampleUserID, emulator.SampleOptOutTypeID),
			ConfigPlanChecks: consent("opt_out"), ConfigStateChecks: chosen(emulator.SampleOptOutTypeID, "opt_out"),
		},
		Update: resource.TestStep{
			Config:           subscription(emulator.SampleUserID, emulator.SampleOptInTypeID),
			ConfigPlanChecks: consent("opt_in"), ConfigStateChecks: chosen(emulator.SampleOptInTypeID, "opt_in"),
		},
		Action:   plancheck.ResourceActionDestroyBeforeCreate,
		Identity: []string{"contact_id", "subscription_type_id"},
	})...)
	if left := fmt.Sprint(w.Do(http.MethodGet, choices, nil)["data"]); left != "[]" {
		t.Errorf("destroying left %s", left)
	}
}

func TestAccContactSubscriptionOtherContact(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: subscription(emulator.SampleUserID, emulator.SampleOptInTypeID)},
		resource.TestStep{
			Config: subscription(emulator.SampleLeadID, emulator.SampleOptInTypeID),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
				plancheck.ExpectResourceAction(address, plancheck.ResourceActionDestroyBeforeCreate),
			}},
		},
	)
}

func TestAccContactSubscriptionVersions(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"2.10", "Preview"} {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Settings = setting(version)
			w.Test(
				resource.TestStep{
					Config:            subscription(emulator.SampleUserID, emulator.SampleOptInTypeID),
					ConfigStateChecks: chosen(emulator.SampleOptInTypeID, "opt_in"),
				},
				resource.TestStep{
					ResourceName: address, ImportState: true, ImportStateVerify: true,
					ImportStateId:                        emulator.SampleUserID + "/" + emulator.SampleOptInTypeID,
					ImportStateVerifyIdentifierAttribute: "contact_id",
				},
			)
			all, _ := w.Requests()
			for _, request := range all {
				if request.Version != version {
					t.Errorf("%s %s was asked in version %s", request.Method, request.Path, request.Version)
				}
			}
		})
	}
}

func TestAccContactSubscriptionConsentType(t *testing.T) {
	t.Parallel()
	const optOut, optIn = `consent_type = "opt_out"`, `consent_type = "opt_in"`
	w := acctest.New(t)
	plain := subscription(emulator.SampleUserID, emulator.SampleOptOutTypeID)
	w.Test(
		resource.TestStep{
			Config: subscription(emulator.SampleUserID, emulator.SampleOptOutTypeID, optIn),
			ExpectError: acctest.ExpectMessage("The subscription type has another consent type",
				`Subscription type 91 ("Product news") is opt_out, not opt_in.`, "Leave consent_type out"),
		},
		resource.TestStep{
			Config:      subscription(emulator.SampleUserID, emulator.SampleOptOutTypeID, `consent_type = "out"`),
			ExpectError: acctest.ExpectMessage("consent_type", `"opt_in"`, `"opt_out"`),
		},
		resource.TestStep{Config: subscription(emulator.SampleUserID, emulator.SampleOptOutTypeID, optOut), ConfigPlanChecks: consent("opt_out")},
		resource.TestStep{Config: plain, ConfigPlanChecks: acctest.NoChange()},
		resource.TestStep{Config: subscription(emulator.SampleUserID, emulator.SampleOptOutTypeID, optOut), ConfigPlanChecks: acctest.NoChange()},
		resource.TestStep{
			Config:      subscription(emulator.SampleUserID, emulator.SampleOptOutTypeID, optIn),
			ExpectError: acctest.ExpectMessage("is opt_out, not opt_in."),
		},
	)
	if made := w.RequestCount(http.MethodPost, choices); made != 1 {
		t.Errorf("%d choices were made, want 1", made)
	}
}

func TestAccContactSubscriptionUnusableType(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for kind, expected := range map[string][]string{
		emulator.SampleDraftTypeID:    {"The subscription type is not live", `Subscription type 93 ("Beta invitations") is draft.`, "make it live in Intercom"},
		emulator.SampleArchivedTypeID: {"The subscription type is not live", `Subscription type 94 ("Old newsletter") is archived.`},
		"999": {
			`No subscription type with the id "999"`, "Product news (live, opt_out, id 91)", "Text alerts (live, opt_in, id 92)",
		},
		"9/1": {"subscription_type_id must be an id as Intercom shows it"},
	} {
		w.Test(resource.TestStep{Config: subscription(emulator.SampleUserID, kind), PlanOnly: true, ExpectError: acctest.ExpectMessage(expected...)})
	}
}

func TestAccContactSubscriptionUnknownContact(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(resource.TestStep{
		Config: subscription(emulator.SampleTeamID, emulator.SampleOptInTypeID),
		ExpectError: acctest.ExpectMessage("Cannot create: there is no such object", "GET /contacts/5017690/subscriptions: 404 not_found: User Not Found",
			"never was in this workspace", "(request id 00000000-0000-4000-8000-"),
	})
}

// unknown are values that Terraform does not know while it plans.
func unknown(contact, kind, consent string) string {
	return block("resource", "terraform_data", "source", fmt.Sprintf("input = { contact = %q, kind = %q, consent = %q }", contact, kind, consent))
}

const (
	unknownContact = "contact_id = terraform_data.source.output.contact"
	unknownKind    = "subscription_type_id = terraform_data.source.output.kind"
	unknownConsent = "consent_type = terraform_data.source.output.consent"
)

func TestAccContactSubscriptionUnknownContactID(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(resource.TestStep{
		Config: unknown(emulator.SampleUserID, "", "") + block("resource", "intercom_contact_subscription", "test",
			unknownContact, fmt.Sprintf("subscription_type_id = %q", emulator.SampleOptInTypeID)),
		ConfigPlanChecks: consent("opt_in"), ConfigStateChecks: chosen(emulator.SampleOptInTypeID, "opt_in"),
	})
}

func TestAccContactSubscriptionUnknownType(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	choice := block("resource", "intercom_contact_subscription", "test", fmt.Sprintf("contact_id = %q", emulator.SampleUserID), unknownKind, unknownConsent)
	w.Test(
		resource.TestStep{
			Config:      unknown("", emulator.SampleArchivedTypeID, "opt_out") + choice,
			ExpectError: acctest.ExpectMessage("The subscription type is not live", `"Old newsletter"`),
		},
		resource.TestStep{
			Config:      unknown("", emulator.SampleOptInTypeID, "opt_out") + choice,
			ExpectError: acctest.ExpectMessage("is opt_in, not opt_out"),
		},
		resource.TestStep{
			Config:            unknown("", emulator.SampleOptInTypeID, "opt_in") + choice,
			ConfigPlanChecks:  resource.ConfigPlanChecks{PostApplyPostRefresh: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}},
			ConfigStateChecks: chosen(emulator.SampleOptInTypeID, "opt_in"),
		},
	)
}

func TestAccContactSubscriptionUnknownConsentType(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(resource.TestStep{
		Config:            unknown("", "", "opt_in") + subscription(emulator.SampleUserID, emulator.SampleOptInTypeID, unknownConsent),
		ConfigStateChecks: chosen(emulator.SampleOptInTypeID, "opt_in"),
	})
}

func TestAccContactSubscriptionRefusesTakeover(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	id := emulator.SampleOtherUserID + "/" + emulator.SampleOptOutTypeID
	w.Test(
		resource.TestStep{
			Config: subscription(emulator.SampleOtherUserID, emulator.SampleOptOutTypeID),
			ExpectError: acctest.ExpectMessage(`A subscription choice of contact `+emulator.SampleOtherUserID+` about "Product news" exists already`,
				"It has the id "+id, `terraform import '<address of this resource>' '`+id+`'`),
		},
		resource.TestStep{
			Config:       subscription(emulator.SampleOtherUserID, emulator.SampleOptOutTypeID),
			ResourceName: address, ImportState: true, ImportStateId: id, ImportStatePersist: true,
		},
		resource.TestStep{Config: subscription(emulator.SampleOtherUserID, emulator.SampleOptOutTypeID), ConfigPlanChecks: acctest.NoChange()},
	)
}

func TestAccContactSubscriptionTwiceInOneApply(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(resource.TestStep{
		Config: block("resource", "intercom_contact_subscription", "twin", "count = 2",
			fmt.Sprintf("contact_id = %q", emulator.SampleUserID), fmt.Sprintf("subscription_type_id = %q", emulator.SampleOptInTypeID)),
		ExpectError: acctest.ExpectMessage(`A subscription choice of contact ` + emulator.SampleUserID + ` about "Text alerts" exists already`),
	})
	if made := w.RequestCount(http.MethodPost, choices); made != 1 {
		t.Errorf("the choice was made %d times, want once", made)
	}
	if undone := w.RequestCount(http.MethodDelete, choices+"/"+emulator.SampleOptInTypeID); undone != 1 {
		t.Errorf("destroying took the choice back %d times, want once: one of the two resources made it", undone)
	}
}

// The contact is gone in one of several ways; after each the plan is to make
// the choice again.
func TestAccContactSubscriptionContactGone(t *testing.T) {
	t.Parallel()
	for name, goes := range map[string]func(*testing.T, *acctest.Workspace) func(){
		"deleted": func(_ *testing.T, w *acctest.Workspace) func() {
			return w.Outside(http.MethodDelete, "/contacts/"+emulator.SampleLeadID, nil)
		},
		"merged": func(_ *testing.T, w *acctest.Workspace) func() {
			return w.Outside(http.MethodPost, "/contacts/merge", map[string]string{"from": emulator.SampleLeadID, "into": emulator.SampleUserID})
		},
		"merged, with the answer of a contact itself": func(t *testing.T, w *acctest.Workspace) func() {
			return w.Breaks(emulator.Fault{
				Pattern: "GET /contacts/" + emulator.SampleLeadID + "/subscriptions", Status: http.StatusGone, Code: "contact_merged",
			})
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Test(
				resource.TestStep{Config: subscription(emulator.SampleLeadID, emulator.SampleOptInTypeID)},
				resource.TestStep{
					PreConfig: goes(t, w), RefreshState: true, ExpectNonEmptyPlan: true,
					RefreshPlanChecks: resource.RefreshPlanChecks{PostRefresh: []plancheck.PlanCheck{
						plancheck.ExpectResourceAction(address, plancheck.ResourceActionCreate),
					}},
				},
			)
		})
	}
}

func TestAccContactSubscriptionTakenBack(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := subscription(emulator.SampleUserID, emulator.SampleOptOutTypeID)
	w.Test(
		resource.TestStep{Config: config},
		resource.TestStep{
			PreConfig: w.Outside(http.MethodDelete, choices+"/"+emulator.SampleOptOutTypeID, nil), Config: config,
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
				plancheck.ExpectResourceAction(address, plancheck.ResourceActionCreate),
			}},
			ConfigStateChecks: chosen(emulator.SampleOptOutTypeID, "opt_out"),
		},
	)
}

// The contact goes between the refresh and the destroy, as the answers to the
// deletion say.
func TestAccContactSubscriptionDestroyGone(t *testing.T) {
	t.Parallel()
	for name, gone := range map[string]emulator.Fault{
		"deleted": {Status: http.StatusNotFound, Code: "not_found"},
		"merged":  {Status: http.StatusGone, Code: "contact_merged"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			gone.Pattern = "DELETE " + choices + "/*"
			config := subscription(emulator.SampleUserID, emulator.SampleOptOutTypeID)
			w.Test(
				resource.TestStep{Config: config},
				resource.TestStep{PreConfig: w.Breaks(gone), Config: config, Destroy: true},
			)
			if asked := w.RequestCount(http.MethodDelete, choices+"/"+emulator.SampleOptOutTypeID); asked != 1 {
				t.Errorf("the choice was taken back %d times, want once", asked)
			}
		})
	}
}

func TestAccContactSubscriptionImportMalformed(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := subscription(emulator.SampleUserID, emulator.SampleOptInTypeID)
	malformed := acctest.ExpectMessage("Malformed import id", "A contact subscription is imported by <contact_id>/<subscription_type_id>", "is not that")
	var steps []resource.TestStep
	for _, id := range []string{emulator.SampleUserID, emulator.SampleUserID + "/", "/91", "a/b/c", "../91", "a /91"} {
		steps = append(steps, resource.TestStep{Config: config, ResourceName: address, ImportState: true, ImportStateId: id, ExpectError: malformed})
	}
	w.Test(steps...)
	if all, _ := w.Requests(); len(all) != 0 {
		t.Errorf("malformed ids led to %d requests", len(all))
	}
}

func TestAccContactSubscriptionImportMissing(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := subscription(emulator.SampleUserID, emulator.SampleOptInTypeID)
	var steps []resource.TestStep
	for _, id := range []string{
		emulator.SampleUserID + "/" + emulator.SampleOptInTypeID,       // no choice made
		emulator.SampleUserID + "/" + emulator.SampleTagID,             // not a subscription type
		emulator.SampleTeamID + "/" + emulator.SampleOptInTypeID,       // not a contact
		emulator.SampleOptOutTypeID + "/" + emulator.SampleOtherUserID, // the wrong way round
	} {
		steps = append(steps, resource.TestStep{
			Config: config, ResourceName: address, ImportState: true, ImportStateId: id,
			ExpectError: acctest.ExpectMessage("Cannot import: there is no such"),
		})
	}
	w.Test(steps...)
}
