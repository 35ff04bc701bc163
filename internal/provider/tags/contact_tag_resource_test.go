package tags_test

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
	contactTagAddress = "intercom_contact_tag.test"
	umasTags          = "/contacts/" + emulator.SampleUserID + "/tags"
	viktorsTagID      = "103"
)

func contactTag(contact, tag string) string {
	return fmt.Sprintf("resource \"intercom_contact_tag\" \"test\" {\n  contact_id = %q\n  tag_id = %q\n}\n", contact, tag)
}

func TestAccContactTag(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	has := func(tag string) []statecheck.StateCheck {
		return []statecheck.StateCheck{
			statecheck.ExpectKnownValue(contactTagAddress, tfjsonpath.New("contact_id"), knownvalue.StringExact(emulator.SampleUserID)),
			statecheck.ExpectKnownValue(contactTagAddress, tfjsonpath.New("tag_id"), knownvalue.StringExact(tag)),
		}
	}
	w.Test(acctest.Life(t, contactTagAddress, acctest.Steps{
		Create:   resource.TestStep{Config: contactTag(emulator.SampleUserID, emulator.SampleTagID), ConfigStateChecks: has(emulator.SampleTagID)},
		Update:   resource.TestStep{Config: contactTag(emulator.SampleUserID, viktorsTagID), ConfigStateChecks: has(viktorsTagID)},
		Action:   plancheck.ResourceActionDestroyBeforeCreate,
		Identity: []string{"contact_id", "tag_id"},
	})...)
	if left := fmt.Sprint(w.Do(http.MethodGet, umasTags, nil)["data"]); left != "[]" {
		t.Errorf("destroying left %s", left)
	}
	if kept := w.Do(http.MethodGet, "/tags/"+viktorsTagID, nil)["id"]; kept != viktorsTagID {
		t.Errorf("the tag itself is %v", kept)
	}
}

// The tag is new, so that its id is not known while planning.
func TestAccContactTagOfNewTag(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := func(name string) string {
		return tag(name) + fmt.Sprintf("resource \"intercom_contact_tag\" \"test\" {\n  contact_id = %q\n  tag_id = intercom_tag.test.id\n}\n"+
			"data \"intercom_contact_tags\" \"test\" {\n  contact_id = intercom_contact_tag.test.contact_id\n  depends_on = [intercom_tag.test]\n}\n",
			emulator.SampleUserID)
	}
	named := func(name string) []statecheck.StateCheck {
		return []statecheck.StateCheck{statecheck.ExpectKnownValue("data.intercom_contact_tags.test", tfjsonpath.New("contact_tags").AtSliceIndex(0).AtMapKey("name"), knownvalue.StringExact(name))}
	}
	w.Test(
		resource.TestStep{Config: config("New"), ConfigStateChecks: named("New")},
		resource.TestStep{
			Config: config("Renamed"), ConfigStateChecks: named("Renamed"),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
				plancheck.ExpectResourceAction(contactTagAddress, plancheck.ResourceActionNoop),
			}},
		},
	)
}

func TestAccContactTagRefusesTakeover(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config, id := contactTag(emulator.SampleOtherUserID, viktorsTagID), emulator.SampleOtherUserID+"/"+viktorsTagID
	w.Test(
		resource.TestStep{Config: config, ExpectError: acctest.ExpectMessage(
			`A tag named "VIP customer" on contact `+emulator.SampleOtherUserID+` exists already`, "It has the id "+id,
			`terraform import '<address of this resource>' '`+id+`'`)},
		resource.TestStep{Config: config, ResourceName: contactTagAddress, ImportState: true, ImportStateId: id, ImportStatePersist: true},
		resource.TestStep{Config: config, ConfigPlanChecks: acctest.NoChange()},
	)
}

func TestAccContactTagTwiceInOneApply(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(resource.TestStep{
		Config: fmt.Sprintf("resource \"intercom_contact_tag\" \"twin\" {\n  count = 2\n  contact_id = %q\n  tag_id = %q\n}\n",
			emulator.SampleUserID, emulator.SampleTagID),
		ExpectError: acctest.ExpectMessage(`A tag named "Feature request" on contact ` + emulator.SampleUserID + ` exists already`),
	})
	if made := w.RequestCount(http.MethodPost, umasTags); made != 1 {
		t.Errorf("the tag was put on %d times, want once", made)
	}
}

func TestAccContactTagGone(t *testing.T) {
	t.Parallel()
	for name, path := range map[string]string{
		"taken off":       "/contacts/" + emulator.SampleLeadID + "/tags/" + emulator.SampleTagID,
		"contact deleted": "/contacts/" + emulator.SampleLeadID,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Test(
				resource.TestStep{Config: contactTag(emulator.SampleLeadID, emulator.SampleTagID)},
				resource.TestStep{
					PreConfig: w.Outside(http.MethodDelete, path, nil), RefreshState: true, ExpectNonEmptyPlan: true,
					RefreshPlanChecks: resource.RefreshPlanChecks{PostRefresh: []plancheck.PlanCheck{
						plancheck.ExpectResourceAction(contactTagAddress, plancheck.ResourceActionCreate),
					}},
				},
			)
		})
	}
}

// A tag that is gone cannot be put on again, which the plan says.
func TestAccContactTagOfDeletedTag(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := contactTag(emulator.SampleUserID, emulator.SampleTagID)
	w.Test(
		resource.TestStep{Config: config},
		resource.TestStep{
			PreConfig: w.Outside(http.MethodDelete, "/tags/101", nil), Config: config,
			ExpectError: acctest.ExpectMessage("No such tag", "GET /tags/101: 404 not_found"),
		},
	)
}

// Someone takes the tag off between the refresh and the destroy.
func TestAccContactTagDestroyGone(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := contactTag(emulator.SampleUserID, emulator.SampleTagID)
	w.Test(
		resource.TestStep{Config: config},
		resource.TestStep{
			PreConfig: w.Breaks(emulator.Fault{Pattern: "DELETE " + umasTags + "/*", Status: http.StatusNotFound, Code: "not_found"}),
			Config:    config, Destroy: true,
		},
	)
}

func TestAccContactTagRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: contactTag("a/b", "1"), PlanOnly: true, ExpectError: acctest.ExpectMessage("contact_id must be an id as Intercom shows it")},
		resource.TestStep{Config: contactTag("1", ""), PlanOnly: true, ExpectError: acctest.ExpectMessage("tag_id must be an id as Intercom shows it")},
		resource.TestStep{Config: contactTag(emulator.SampleTeamID, emulator.SampleTagID), ExpectError: acctest.ExpectMessage(
			"Cannot create: there is no such object", "GET /contacts/5017690/tags: 404 not_found: User Not Found", "(request id 00000000-0000-4000-8000-")},
		resource.TestStep{Config: contactTag(emulator.SampleUserID, "999"), PlanOnly: true, ExpectError: acctest.ExpectMessage(
			"No such tag", "GET /tags/999: 404 not_found: Resource Not Found", "(request id 00000000-0000-4000-8000-")},
	)
}

// A token that may not read tags plans all the same, and Intercom refuses.
func TestAccContactTagNotReadable(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(resource.TestStep{
		PreConfig: w.Breaks(emulator.Fault{Pattern: "GET /tags**", Status: http.StatusForbidden, Code: "forbidden"}),
		Config:    contactTag(emulator.SampleUserID, "999"),
		ExpectError: acctest.ExpectMessage(
			"POST "+umasTags+": 404 not_found: Resource Not Found", "(request id 00000000-0000-4000-8000-"),
	})
}

func TestAccContactTagImportMissing(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := contactTag(emulator.SampleUserID, emulator.SampleTagID)
	for _, id := range []string{emulator.SampleUserID + "/" + emulator.SampleTagID, emulator.SampleUserID + "/999", "1/" + emulator.SampleTagID} {
		w.Test(resource.TestStep{
			Config: config, ResourceName: contactTagAddress, ImportState: true, ImportStateId: id,
			ExpectError: acctest.ExpectMessage("Cannot import: there is no such"),
		})
	}
}

// Nobody answers, or nobody answers in time; the tag is there all the same.
func TestAccContactTagAnswerLost(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(resource.TestStep{
		PreConfig: w.Breaks(emulator.Fault{Pattern: "POST " + umasTags, Cut: "after", Count: 1}),
		Config:    contactTag(emulator.SampleUserID, emulator.SampleTagID),
	})
}

// Many tags of one contact are read with one request.
func TestAccContactTagsOfOneContact(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := fmt.Sprintf("resource \"intercom_tag\" \"many\" {\n  count = 12\n  name = \"Tag ${count.index}\"\n}\n"+
		"resource \"intercom_contact_tag\" \"many\" {\n  count = 12\n  contact_id = %q\n  tag_id = intercom_tag.many[count.index].id\n}\n", emulator.SampleUserID)
	before := 0
	w.Test(
		resource.TestStep{Config: config},
		resource.TestStep{
			PreConfig: func() { before = w.RequestCount(http.MethodGet, umasTags) }, Config: config, PlanOnly: true,
		},
		resource.TestStep{
			PreConfig: func() {
				// A plan-only step plans twice or more, each in a provider of its own.
				if asked := w.RequestCount(http.MethodGet, umasTags) - before; asked == 0 || asked > 4 {
					t.Errorf("a plan read the tags of the contact %d times", asked)
				}
			},
			Config: config, ConfigPlanChecks: acctest.NoChange(),
		},
	)
}
