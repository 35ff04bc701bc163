package attributes_test

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/compare"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

const (
	address = "intercom_conversation_attribute.test"
	path    = "/conversations/attributes"
)

func conversationAttribute(lines ...string) string {
	return block(`resource "intercom_conversation_attribute" "test"`, lines...)
}

// choice is a list with options.
func choice(name string, options ...string) string {
	return conversationAttribute(fmt.Sprintf("name = %q", name), `data_type = "list"`, `options = ["`+strings.Join(options, `", "`)+`"]`)
}

func options(labels ...string) statecheck.StateCheck {
	return known(address, "options", knownvalue.ListExact(texts(labels...)))
}

// sameID compares the id that an option has in one step with that which another
// option, or the same, has in others.
func sameID(with compare.ValueComparer) func(label string) statecheck.StateCheck {
	all := statecheck.CompareValue(with)
	return func(label string) statecheck.StateCheck {
		return all.AddStateValue(address, tfjsonpath.New("option_ids").AtMapKey(label))
	}
}

// inIntercom is an attribute as the workspace has it.
func inIntercom(t *testing.T, w *acctest.Workspace, name string) map[string]any {
	t.Helper()
	return member(t, w, path+"?include_archived=true", "name", name)
}

// optionPath is where an option in use is written.
func optionPath(t *testing.T, w *acctest.Workspace, name, label string) string {
	t.Helper()
	attribute := inIntercom(t, w, name)
	all, _ := attribute["options"].([]any)
	for _, one := range all {
		if option, ok := one.(map[string]any); ok && option["label"] == label && option["archived"] == false {
			return fmt.Sprintf("%s/%v/options/%v", path, attribute["id"], option["id"])
		}
	}
	t.Fatalf("%s has no option %s", name, label)
	return ""
}

func asked(w *acctest.Workspace) (writes []string) {
	requests, _ := w.Requests()
	for _, request := range requests {
		if request.Method != http.MethodGet {
			writes = append(writes, request.Method)
		}
	}
	return writes
}

func TestAccConversationAttribute(t *testing.T) {
	t.Parallel()
	w := acctest.Lifecycle(t)
	w.Test(acctest.Life(t, address, acctest.Steps{
		Create: resource.TestStep{
			Config: conversationAttribute(`name = "Terraform acceptance"`, `data_type = "string"`),
			ConfigStateChecks: []statecheck.StateCheck{
				text(address, "name", "Terraform acceptance"), text(address, "description", ""), known(address, "required", knownvalue.Bool(false)),
				known(address, "multiline", knownvalue.Bool(false)), known(address, "visible_to_team_ids", knownvalue.SetSizeExact(0)),
				known(address, "options", knownvalue.Null()), known(address, "option_ids", knownvalue.Null()),
			},
		},
		Update: resource.TestStep{
			Config: conversationAttribute(`name = "Terraform acceptance two"`, `data_type = "string"`, `description = "Said more"`,
				`required = true`, `multiline = true`),
			ConfigStateChecks: []statecheck.StateCheck{
				text(address, "name", "Terraform acceptance two"), text(address, "description", "Said more"),
				known(address, "required", knownvalue.Bool(true)), known(address, "multiline", knownvalue.Bool(true)),
			},
		},
		Action: plancheck.ResourceActionUpdate,
	})...)
}

func TestAccConversationAttributeList(t *testing.T) {
	t.Parallel()
	w := acctest.Lifecycle(t)
	w.Test(acctest.Life(t, address, acctest.Steps{
		Create: resource.TestStep{Config: choice("Terraform choice", "Low", "High"), ConfigStateChecks: []statecheck.StateCheck{options("Low", "High")}},
		Update: resource.TestStep{Config: choice("Terraform choice", "Low", "Urgent", "New"), ConfigStateChecks: []statecheck.StateCheck{options("Low", "Urgent", "New")}},
		Action: plancheck.ResourceActionUpdate,
	})...)
}

func TestAccConversationAttributeRelationship(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	related := func(cardinality, objectType string) resource.TestStep {
		return resource.TestStep{
			Config: conversationAttribute(`name = "Orders in question"`, `data_type = "relationship"`,
				fmt.Sprintf("reference_type = %q", cardinality), fmt.Sprintf("reference_object_type = %q", objectType),
				`visible_to_team_ids = ["`+emulator.SampleTeamID+`"]`),
			ConfigStateChecks: []statecheck.StateCheck{
				text(address, "reference_type", cardinality), text(address, "reference_object_type", objectType),
				known(address, "visible_to_team_ids", knownvalue.SetExact(texts(emulator.SampleTeamID))), known(address, "multiline", knownvalue.Null()),
			},
		}
	}
	w.Test(acctest.Life(t, address, acctest.Steps{
		Create: related("many", "Order"), Update: related("one", "Product"), Action: plancheck.ResourceActionUpdate,
	})...)
}

// TestAccConversationAttributeOptions changes options in every way. The ids
// show which option is which, and the plan knows them.
func TestAccConversationAttributeOptions(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	low, high := sameID(compare.ValuesSame()), sameID(compare.ValuesSame())
	ids := tfjsonpath.New("option_ids")
	w.Test(
		resource.TestStep{Config: choice("Level", "Low", "High"), ConfigStateChecks: []statecheck.StateCheck{low("Low"), high("High")}},
		resource.TestStep{ // a rename
			PreConfig: w.ForgetRequests,
			Config:    choice("Level", "Minor", "High"),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
				planned(address, plancheck.ResourceActionUpdate), plancheck.ExpectKnownValue(address, ids, knownvalue.MapSizeExact(2)),
			}},
			ConfigStateChecks: []statecheck.StateCheck{low("Minor"), high("High"), options("Minor", "High")},
		},
		resource.TestStep{ // another order only
			Config:            choice("Level", "High", "Minor"),
			ConfigStateChecks: []statecheck.StateCheck{low("Minor"), high("High"), options("High", "Minor")},
		},
		resource.TestStep{ // one more, of which the plan knows no id
			Config: choice("Level", "Urgent", "High", "Minor"),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
				plancheck.ExpectUnknownValue(address, ids.AtMapKey("Urgent")),
				plancheck.ExpectKnownValue(address, ids.AtMapKey("High"), knownvalue.NotNull()),
			}},
			ConfigStateChecks: []statecheck.StateCheck{low("Minor"), high("High"), options("Urgent", "High", "Minor")},
		},
		resource.TestStep{ // one less, one more, and a rename
			Config:            choice("Level", "High", "Trivial", "Minor"),
			ConfigStateChecks: []statecheck.StateCheck{low("Minor"), high("High"), options("High", "Trivial", "Minor")},
		},
		resource.TestStep{ // all others, at other places: added before the old ones are archived
			Config:            choice("Level", "High", "Minor"),
			ConfigStateChecks: []statecheck.StateCheck{low("Minor"), high("High"), options("High", "Minor")},
		},
	)
	want := "PUT POST POST DELETE DELETE DELETE"
	if got := strings.Join(asked(w), " "); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestAccConversationAttributeOptionsOutside has somebody else change options.
func TestAccConversationAttributeOptionsOutside(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	low := sameID(compare.ValuesSame())
	config := choice("Level", "High", "Low")
	w.Test(
		resource.TestStep{Config: config, ConfigStateChecks: []statecheck.StateCheck{low("Low")}},
		resource.TestStep{
			PreConfig: func() { w.Do("PUT", optionPath(t, w, "Level", "Low"), map[string]any{"label": "Theirs"}) },
			Config:    config, ConfigStateChecks: []statecheck.StateCheck{low("Low"), options("High", "Low")},
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{planned(address, plancheck.ResourceActionUpdate)}},
		},
		resource.TestStep{
			PreConfig: func() {
				w.Do("POST", fmt.Sprintf("%s/%v/options", path, inIntercom(t, w, "Level")["id"]), map[string]any{"label": "Theirs"})
			},
			Config: config, ConfigStateChecks: []statecheck.StateCheck{low("Low"), options("High", "Low")},
		},
	)
}

// TestAccConversationAttributeOptionAgain adds the label of an archived option.
func TestAccConversationAttributeOptionAgain(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	high := sameID(compare.ValuesDiffer())
	w.Test(
		resource.TestStep{Config: choice("Level", "Low", "Mid", "High"), ConfigStateChecks: []statecheck.StateCheck{high("High")}},
		resource.TestStep{Config: choice("Level", "Low", "Mid")},
		resource.TestStep{Config: choice("Level", "Low", "Mid", "High"), ConfigStateChecks: []statecheck.StateCheck{high("High")}},
	)
}

// TestAccConversationAttributeLabelsTaken has Intercom never give a label or a
// name of something archived to something else.
func TestAccConversationAttributeLabelsTaken(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.ArchivedLabelsTaken: true}))
	w.Test(
		resource.TestStep{Config: choice("Level", "Low", "Mid", "High")},
		resource.TestStep{Config: choice("Level", "Low", "Mid")},
		resource.TestStep{
			Config: choice("Level", "Low", "Mid", "New", "High"),
			ExpectError: acctest.ExpectMessage("An archived option has the label", address, `Option "High" of conversation attribute`, "(Level) is archived",
				"choose another label", "422 parameter_invalid: label has already been taken", "request id"),
		},
		resource.TestStep{
			Config: choice("Level", "High", "Mid", "New"), // "New" was made before the failure
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
				plancheck.ExpectKnownValue(address, tfjsonpath.New("option_ids"), knownvalue.MapSizeExact(3)),
			}},
			ExpectError: acctest.ExpectMessage("An archived option has the label", `Option "High"`),
		},
		resource.TestStep{Config: choice("Level", "Low", "Mid", "New"), ConfigPlanChecks: acctest.NoChange()},
		resource.TestStep{
			Config:      strings.Replace(choice("Fax number", "a", "b"), `"test"`, `"other"`, 1) + choice("Level", "Low", "Mid", "New"),
			ExpectError: acctest.ExpectMessage("An archived conversation attribute has the name", "Conversation attribute 304", "choose another name", "request id"),
		},
	)
}

// TestAccConversationAttributeNameOfArchived makes one with the name of one that
// is archived.
func TestAccConversationAttributeNameOfArchived(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(resource.TestStep{Config: choice("Fax number", "a", "b"), ConfigStateChecks: []statecheck.StateCheck{options("a", "b")}})
}

func TestAccConversationAttributeTaken(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{
			Config: choice("Product area", "a", "b"),
			ExpectError: acctest.ExpectMessage(`A conversation attribute named "Product area" exists already`, address, "It has the id 302",
				"terraform import '<address of this resource>' '302'"),
		},
		resource.TestStep{Config: choice("Mine", "a", "b")},
		resource.TestStep{
			Config:      choice("Product area", "a", "b"),
			ExpectError: acctest.ExpectMessage(`A conversation attribute named "Product area" exists already`),
		},
	)
	if w.RequestCount("POST", path) != 1 {
		t.Errorf("%v were made", asked(w))
	}
}

// TestAccConversationAttributeSharesItsName changes one of two that have a name
// in common, which Intercom allows.
func TestAccConversationAttributeSharesItsName(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := conversationAttribute(`name = "Shared"`, `data_type = "integer"`)
	w.Test(
		resource.TestStep{Config: config},
		resource.TestStep{
			PreConfig: w.Outside("POST", path, map[string]any{"name": "Shared", "data_type": "integer"}),
			Config:    strings.Replace(config, `data_type`, "description = \"Ours\"\n  data_type", 1),
		},
		resource.TestStep{
			ResourceName: address, ImportState: true, ImportStateId: "name:Shared",
			ExpectError: acctest.ExpectMessage(`Several match conversation attribute named "Shared"`),
		},
	)
}

func TestAccConversationAttributeImportByName(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := choice("Level", "Low", "High")
	w.Test(
		resource.TestStep{
			Config: config, ResourceName: address, ImportState: true, ImportStateId: "name:Fax number",
			ExpectError: acctest.ExpectMessage(`No conversation attribute named "Fax number"`, "Product area (list, id 302)"),
		},
		resource.TestStep{Config: config},
		resource.TestStep{ResourceName: address, ImportState: true, ImportStateId: "name:Level", ImportStateVerify: true},
		resource.TestStep{ // archived
			Config: config, ResourceName: address, ImportState: true, ImportStateId: "304",
			ExpectError: regexp.MustCompile("Cannot import: there is no such"),
		},
	)
}

// TestAccConversationAttributeGone archives it behind Terraform's back, with
// either answer to reading it, by the list and by itself.
func TestAccConversationAttributeGone(t *testing.T) {
	t.Parallel()
	for _, unreadable := range []bool{false, true} {
		for _, cached := range []bool{false, true} {
			t.Run(fmt.Sprintf("unreadable %t cached %t", unreadable, cached), func(t *testing.T) {
				t.Parallel()
				w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.ArchivedConversationAttributesUnreadable: unreadable}))
				w.Settings = fmt.Sprintf("  read_cache = %t", cached)
				config := choice("Level", "Low", "High")
				w.Test(
					resource.TestStep{Config: config},
					resource.TestStep{
						PreConfig: func() { w.Do("DELETE", fmt.Sprintf("%s/%v", path, inIntercom(t, w, "Level")["id"]), nil) },
						Config:    config, ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{planned(address, plancheck.ResourceActionCreate)}},
					},
				)
			})
		}
	}
}

func TestAccConversationAttributeReplaced(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: conversationAttribute(`name = "Level"`, `data_type = "string"`)},
		resource.TestStep{
			Config: choice("Level", "Low", "High"),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
				planned(address, plancheck.ResourceActionDestroyBeforeCreate), plancheck.ExpectUnknownValue(address, tfjsonpath.New("option_ids").AtMapKey("High")),
			}},
			ConfigStateChecks: []statecheck.StateCheck{options("Low", "High")},
		},
	)
	if inIntercom(t, w, "Level")["archived"] != true {
		t.Error("the first one is not archived")
	}
}

func TestAccConversationAttributeInvalid(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for config, says := range map[string]*regexp.Regexp{
		conversationAttribute(`name = "x"`, `data_type = "options"`): acctest.ExpectMessage("data_type must be"),
		conversationAttribute(`name = " x"`, `data_type = "string"`): acctest.ExpectMessage("name must be a string in one line"),
		conversationAttribute(`name = "x"`, `data_type = "list"`):    acctest.ExpectMessage("Missing options", `with the data type "list" needs options`),
		choice("x", "a"):      acctest.ExpectMessage("options must have 2 values or more"),
		choice("x", "a", "a"): acctest.ExpectMessage("Value given twice"),
		choice("x", "a", ""):  acctest.ExpectMessage("options[1] must be a string in one line"),
		conversationAttribute(`name = "x"`, `data_type = "integer"`, `multiline = true`):               acctest.ExpectMessage("Setting of another data type", `multiline is for the data type "string"`),
		conversationAttribute(`name = "x"`, `data_type = "string"`, `options = ["a", "b"]`):            acctest.ExpectMessage("Setting of another data type", "options is for"),
		conversationAttribute(`name = "x"`, `data_type = "relationship"`):                              acctest.ExpectMessage("Missing reference_object_type"),
		conversationAttribute(`name = "x"`, `data_type = "relationship"`, `reference_type = "two"`):    acctest.ExpectMessage("reference_type must be"),
		conversationAttribute(`name = "x"`, `data_type = "string"`, `visible_to_team_ids = ["12345"]`): acctest.ExpectMessage("No such team", "visible_to_team_ids", "Support (id 5017690)"),
	} {
		w.Test(resource.TestStep{Config: config, PlanOnly: true, ExpectError: says})
	}
}

// TestAccConversationAttributeTeamsNotListed has a token that may not list teams.
func TestAccConversationAttributeTeamsNotListed(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(resource.TestStep{
		PreConfig: w.Breaks(emulator.Fault{Pattern: "GET /teams", Status: http.StatusForbidden}),
		Config:    conversationAttribute(`name = "x"`, `data_type = "string"`, `visible_to_team_ids = ["`+emulator.SampleTeamID+`"]`),
	})
}

// TestAccConversationAttributeHalfWay fails in the middle of a change of options.
// What was done is in the state, and the next apply does the rest.
func TestAccConversationAttributeHalfWay(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	high := sameID(compare.ValuesSame())
	w.Test(
		resource.TestStep{Config: choice("Level", "Low", "High", "Old"), ConfigStateChecks: []statecheck.StateCheck{high("High")}},
		resource.TestStep{
			PreConfig:   w.Breaks(emulator.Fault{Pattern: "POST " + path + "/*/options", Status: http.StatusForbidden, Skip: 1}),
			Config:      choice("Level", "Low", "Urgent", "New", "Newer", "Newest"),
			ExpectError: acctest.ExpectMessage("Cannot update: Intercom answered 403", address, "options: 403", "request id"),
		},
		resource.TestStep{
			PreConfig: w.Mend,
			Config:    choice("Level", "Low", "Urgent", "New", "Newer", "Newest"),
			ConfigStateChecks: []statecheck.StateCheck{
				high("Urgent"), options("Low", "Urgent", "New", "Newer", "Newest"), known(address, "option_ids", knownvalue.MapSizeExact(5)),
			},
		},
	)
	// Of the first change, the two renames, one addition and a refusal; of the
	// second one the last addition.
	if got := strings.Join(asked(w), " "); got != "POST PUT PUT POST POST POST DELETE" {
		t.Error(got)
	}
}

func TestAccConversationAttributeUnknowns(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	later := func(input, label string) string {
		return block(`resource "terraform_data" "later"`, `input = "`+input+`"`) +
			conversationAttribute(`name = "Level"`, `data_type = terraform_data.later.output == "" ? "list" : "list"`, `options = ["Low", `+label+`]`)
	}
	w.Test(
		resource.TestStep{Config: later("High", "terraform_data.later.output"), ConfigStateChecks: []statecheck.StateCheck{options("Low", "High")}},
		resource.TestStep{Config: later("Urgent", "terraform_data.later.output"), ConfigStateChecks: []statecheck.StateCheck{options("Low", "Urgent")}},
	)
}

func TestAccConversationAttributeOldVersion(t *testing.T) {
	t.Parallel()
	for version, says := range map[string]*regexp.Regexp{
		"2.15":    acctest.ExpectMessage("The API version is too old", `intercom_conversation_attribute requires api_version "2.16" or newer`),
		"2.16":    nil,
		"Preview": nil,
	} {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Settings = fmt.Sprintf("  api_version = %q", version)
			w.Test(resource.TestStep{Config: choice("Level", "Low", "High"), ExpectError: says})
		})
	}
}
