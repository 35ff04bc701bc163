package tickets_test

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/compare"
	"github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// texts is the check of a list of texts.
func texts(values ...string) knownvalue.Check {
	var checks []knownvalue.Check
	for _, value := range values {
		checks = append(checks, knownvalue.StringExact(value))
	}
	return knownvalue.ListExact(checks)
}

// listField is a list attribute of the sample's ticket type.
func listField(name string, items ...string) string {
	return field(`name = "`+name+`"`, `data_type = "list"`, `options = ["`+strings.Join(items, `", "`)+`"]`)
}

func TestAccTicketTypeAttribute(t *testing.T) {
	t.Parallel()
	flags := func(requiredToCreate, requiredForContacts, visibleOnCreate, visibleToContacts bool) []statecheck.StateCheck {
		return []statecheck.StateCheck{
			known(attributeAddress, "required_to_create", knownvalue.Bool(requiredToCreate)),
			known(attributeAddress, "required_to_create_for_contacts", knownvalue.Bool(requiredForContacts)),
			known(attributeAddress, "visible_on_create", knownvalue.Bool(visibleOnCreate)),
			known(attributeAddress, "visible_to_contacts", knownvalue.Bool(visibleToContacts)),
			known(attributeAddress, "built_in", knownvalue.Bool(false)),
		}
	}
	none := knownvalue.Null()
	for dataType, of := range map[string]struct {
		create, update   string // the line of the data type's own setting
		setting          string
		created, updated knownvalue.Check
	}{
		"string": {"multiline = true", "", "multiline", knownvalue.Bool(true), knownvalue.Bool(false)},
		"files":  {"", "allow_multiple_values = true", "allow_multiple_values", knownvalue.Bool(false), knownvalue.Bool(true)},
		"list":   {`options = ["Low", "High"]`, `options = ["High", "Low"]`, "options", texts("Low", "High"), texts("High", "Low")},
	} {
		t.Run(dataType, func(t *testing.T) {
			t.Parallel()
			w := acctest.Lifecycle(t)
			parent := kind(`name = "Terraform acceptance"`)
			of.create += "\n  required_to_create = true\n  visible_on_create = true"
			of.update += "\n  description = \"Changed\"\n  required_to_create_for_contacts = true\n  visible_on_create = false\n  visible_to_contacts = false"
			common := []string{"ticket_type_id = intercom_ticket_type.test.id", `name = "Terraform"`, `data_type = "` + dataType + `"`}
			others := []statecheck.StateCheck{}
			for _, setting := range []string{"multiline", "allow_multiple_values", "options"} {
				if setting != of.setting {
					others = append(others, known(attributeAddress, setting, none))
				}
			}
			w.Test(acctest.Life(t, attributeAddress, acctest.Steps{
				Create: resource.TestStep{
					Config: parent + attribute(append(common, of.create)...),
					ConfigStateChecks: append(slices.Concat(others, flags(true, false, true, true)),
						text(attributeAddress, "description", ""), known(attributeAddress, of.setting, of.created)),
				},
				Update: resource.TestStep{
					Config: parent + attribute(append(common, of.update)...),
					ConfigStateChecks: append(slices.Concat(others, flags(false, true, false, false)),
						text(attributeAddress, "description", "Changed"), known(attributeAddress, of.setting, of.updated)),
				},
				Action:   plancheck.ResourceActionUpdate,
				Identity: []string{"ticket_type_id", "id"},
			})...)
		})
	}
}

// TestAccTicketTypeAttributeMinimal makes one attribute of each data type, all
// in one apply.
func TestAccTicketTypeAttributeMinimal(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	dataTypes := []string{"string", "list", "integer", "decimal", "boolean", "datetime", "files"}
	all := "locals {\n  kinds = [\"" + strings.Join(dataTypes, `", "`) + "\"]\n}\n" + field(
		`count      = length(local.kinds)`,
		`name       = "A ${local.kinds[count.index]}"`,
		`data_type  = local.kinds[count.index]`,
		`options = local.kinds[count.index] == "list" ? ["Only"] : null`,
	)
	var checks []statecheck.StateCheck
	for i, dataType := range dataTypes {
		address := fmt.Sprintf("%s[%d]", attributeAddress, i)
		own := func(of string, value knownvalue.Check) knownvalue.Check {
			if dataType == of {
				return value
			}
			return knownvalue.Null()
		}
		checks = append(checks,
			text(address, "data_type", dataType),
			text(address, "description", ""),
			known(address, "required_to_create", knownvalue.Bool(false)),
			known(address, "required_to_create_for_contacts", knownvalue.Bool(false)),
			known(address, "visible_on_create", knownvalue.Bool(true)),
			known(address, "visible_to_contacts", knownvalue.Bool(true)),
			known(address, "built_in", knownvalue.Bool(false)),
			known(address, "multiline", own("string", knownvalue.Bool(false))),
			known(address, "allow_multiple_values", own("files", knownvalue.Bool(false))),
			known(address, "options", own("list", texts("Only"))),
			known(address, "option_ids", own("list", knownvalue.MapExact(map[string]knownvalue.Check{
				"Only": knownvalue.StringRegexp(regexp.MustCompile(`^[0-9a-f-]{36}$`)),
			}))),
		)
	}
	w.Test(resource.TestStep{Config: all, ConfigStateChecks: checks})
	for _, dataType := range dataTypes {
		if destroyed := fieldNamed(t, w, "A "+dataType); destroyed["archived"] != true {
			t.Errorf("destroying the attribute did not archive it: %v", destroyed)
		}
	}
}

func TestAccTicketTypeAttributeInvalid(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	item := "must be a string in one line without a comma"
	var steps []resource.TestStep
	for _, invalid := range []struct {
		config string
		said   []string
	}{
		{
			field(`name = "x"`, `data_type = "integer"`, `multiline = false`),
			[]string{"Setting of another data type", `multiline is for the data type "string"`},
		},
		{
			field(`name = "x"`, `data_type = "string"`, `allow_multiple_values = true`),
			[]string{`allow_multiple_values is for the data type "files"`},
		},
		{field(`name = "x"`, `data_type = "files"`, `options = ["a"]`), []string{`options is for the data type "list"`}},
		{field(`name = "x"`, `data_type = "list"`), []string{"Missing options", `"list" needs options`}},
		{field(`name = "x"`, `data_type = "list"`, `options = []`), []string{"options must have 1 value or more"}},
		{listField("x", "a", "b", "a"), []string{"Value given twice"}},
		{listField("x", "a,b"), []string{"options[0]", item}},
		{listField("x", "a", ""), []string{"options[1]", item}},
		{listField("x", "a "), []string{"options[0]", item}},
		{listField("", "a"), []string{"name must be a string in one line"}},
		{field(`name = "x"`, `data_type = "text"`), []string{"data_type must be"}},
		{attribute(`ticket_type_id = "7/1"`, `name = "x"`, `data_type = "string"`), []string{"ticket_type_id must be an id"}},
		{
			field(`name = "_default_title_"`, `data_type = "string"`),
			[]string{"Built-in attributes cannot be created", "_default_title_", "Import it", "<ticket type's id>/<attribute's id>"},
		},
	} {
		steps = append(steps, resource.TestStep{Config: invalid.config, PlanOnly: true, ExpectError: acctest.ExpectMessage(invalid.said...)})
	}
	w.Test(steps...)
}

func TestAccTicketTypeAttributeReplaced(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	replaced := resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
		planned(attributeAddress, plancheck.ResourceActionDestroyBeforeCreate),
	}}
	moved := kind(`name = "Other"`) +
		attribute("ticket_type_id = intercom_ticket_type.test.id", `name = "Moving"`, `data_type = "list"`, `options = ["a", "b"]`)
	w.Test(
		resource.TestStep{Config: field(`name = "Moving"`, `data_type = "string"`, "multiline = true")},
		resource.TestStep{
			Config: listField("Moving", "a", "b"), ConfigPlanChecks: replaced,
			ConfigStateChecks: []statecheck.StateCheck{
				known(attributeAddress, "multiline", knownvalue.Null()), known(attributeAddress, "options", texts("a", "b")),
			},
		},
		resource.TestStep{
			Config: moved, ConfigPlanChecks: replaced,
			ConfigStateChecks: []statecheck.StateCheck{statecheck.CompareValuePairs(
				kindAddress, tfjsonpath.New("id"), attributeAddress, tfjsonpath.New("ticket_type_id"), compare.ValuesSame(),
			)},
		},
	)
	if left := fieldNamed(t, w, "Moving"); left["archived"] != true {
		t.Errorf("the attribute that was replaced is not archived: %v", left)
	}
}

func TestAccTicketTypeAttributeDestroyWarning(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	ordinary := map[string]any{"id": "80", "ticket_type_id": "71", "name": "Severity", "data_type": "string", "built_in": false}
	builtIn := map[string]any{"id": "72", "ticket_type_id": "71", "name": "_default_title_", "data_type": "string", "built_in": true}
	with := func(object map[string]any, name, value string) map[string]any {
		changed := map[string]any{name: value}
		for other, value := range object {
			if other != name {
				changed[other] = value
			}
		}
		return changed
	}
	const archived, forgotten = "The ticket type attribute will be archived, not deleted", "The built-in attribute will be forgotten, not changed"
	for name, of := range map[string]struct {
		before, after map[string]any
		want          []string
	}{
		"made":               {nil, ordinary, nil},
		"changed":            {ordinary, with(ordinary, "name", "Impact"), nil},
		"destroyed":          {ordinary, nil, []string{archived}},
		"moved":              {ordinary, with(ordinary, "ticket_type_id", "74"), []string{archived}},
		"of another type":    {ordinary, with(ordinary, "data_type", "integer"), []string{archived}},
		"built in":           {builtIn, nil, []string{forgotten}},
		"built in, replaced": {builtIn, with(builtIn, "ticket_type_id", "74"), []string{forgotten}},
	} {
		if got := warnings(t, w, "intercom_ticket_type_attribute", of.before, of.after); !slices.Equal(got, of.want) {
			t.Errorf("%s: the plan warns of %q, not %q", name, got, of.want)
		}
	}
}

// itemID compares the id of an option over steps.
func itemID(comparer compare.ValueComparer) (compared func(label string) statecheck.StateCheck) {
	all := map[string]interface {
		AddStateValue(string, tfjsonpath.Path) statecheck.StateCheck
	}{}
	return func(label string) statecheck.StateCheck {
		if all[label] == nil {
			all[label] = statecheck.CompareValue(comparer)
		}
		return all[label].AddStateValue(attributeAddress, tfjsonpath.New("option_ids").AtMapKey(label))
	}
}

func TestAccTicketTypeAttributeOptions(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	ids := tfjsonpath.New("option_ids")
	renewed := resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectUnknownValue(attributeAddress, ids.AtMapKey("High"))}}
	same := itemID(compare.ValuesSame())
	size := func(n int) statecheck.StateCheck {
		return known(attributeAddress, "option_ids", knownvalue.MapSizeExact(n))
	}
	w.Test(
		resource.TestStep{Config: listField("Level", "Low", "High"), ConfigStateChecks: []statecheck.StateCheck{same("Low"), same("High"), size(2)}},
		resource.TestStep{
			Config: listField("Urgency", "Low", "High"), ConfigStateChecks: []statecheck.StateCheck{same("Low"), same("High")},
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
				planned(attributeAddress, plancheck.ResourceActionUpdate),
				plancheck.ExpectKnownValue(attributeAddress, ids, knownvalue.MapSizeExact(2)),
			}},
		},
		resource.TestStep{
			Config: listField("Urgency", "High", "Urgent", "Low"), ConfigPlanChecks: renewed,
			ConfigStateChecks: []statecheck.StateCheck{same("Low"), same("High"), same("Urgent"), size(3)},
		},
		resource.TestStep{Config: listField("Urgency", "Urgent", "High"), ConfigStateChecks: []statecheck.StateCheck{same("Urgent"), same("High"), size(2)}},
		resource.TestStep{
			PreConfig: changeField(t, w, "Urgency", map[string]any{"list_items": "High,Theirs,Urgent"}),
			Config:    listField("Urgency", "Urgent", "High"),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
				planned(attributeAddress, plancheck.ResourceActionUpdate), plancheck.ExpectUnknownValue(attributeAddress, ids.AtMapKey("High")),
			}},
			ConfigStateChecks: []statecheck.StateCheck{same("Urgent"), same("High"), size(2)},
		},
	)
}

// TestAccTicketTypeAttributeOptionsMerged has Intercom keep the options that an
// update leaves out.
func TestAccTicketTypeAttributeOptionsMerged(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.ListItemsMerge: true}))
	w.Test(
		resource.TestStep{Config: listField("Level", "Low", "High")},
		resource.TestStep{
			Config: listField("Urgency", "High"),
			ExpectError: acctest.ExpectMessage("Intercom kept other options than those configured", attributeAddress,
				"The options of attribute 1003 (Urgency) are not those configured.", "Change the options in Intercom, or configure what it has; everything else was saved."),
		},
		resource.TestStep{
			Config:           listField("Urgency", "High", "Low"),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan(), stateIsTrue{}}},
		},
	)
}

// TestAccTicketTypeAttributeOptionsRenumbered has Intercom give every option a
// new id when options are sent, so that the ids show when they are.
func TestAccTicketTypeAttributeOptionsRenumbered(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.ListItemsRenumber: true}))
	same, differs := itemID(compare.ValuesSame()), itemID(compare.ValuesDiffer())
	w.Test(
		resource.TestStep{Config: listField("Level", "Low", "High"), ConfigStateChecks: []statecheck.StateCheck{same("Low")}},
		resource.TestStep{Config: listField("Urgency", "Low", "High"), ConfigStateChecks: []statecheck.StateCheck{same("Low"), differs("Low")}},
		resource.TestStep{Config: listField("Urgency", "High", "Low"), ConfigStateChecks: []statecheck.StateCheck{differs("Low")}},
	)
}

// TestAccTicketTypeAttributeUnreadable fails the read that follows an update,
// whose answer has no options.
func TestAccTicketTypeAttributeUnreadable(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: listField("Level", "Low", "High")},
		resource.TestStep{
			Config: listField("Urgency", "High"),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
				whileApplying(w.Breaks(emulator.Fault{Pattern: "GET /ticket_types**", Status: http.StatusForbidden, Count: 2})),
			}},
			ExpectError: acctest.ExpectMessage("Cannot update: Intercom answered 403", attributeAddress, "GET /ticket_types/71: 403"),
		},
		resource.TestStep{
			Config:            listField("Urgency", "High"),
			ConfigPlanChecks:  acctest.NoChange(),
			ConfigStateChecks: []statecheck.StateCheck{known(attributeAddress, "option_ids", knownvalue.MapSizeExact(1))},
		},
	)
}

func TestAccTicketTypeAttributeBuiltIn(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	adopted := "data \"intercom_ticket_type\" \"bug\" {\n  name = \"Bug report\"\n}\n" +
		block("import", "to = "+attributeAddress, `id = "${data.intercom_ticket_type.bug.id}/${data.intercom_ticket_type.bug.default_title_attribute_id}"`)
	title := field(`name = "_default_title_"`, `data_type = "string"`, `description = "In a few words"`)
	named := func(name string) string {
		return strings.Replace(field(`name = "`+name+`"`, `data_type = "string"`), `"test"`, `"other"`, 1)
	}
	w.Test(
		resource.TestStep{
			Config: adopted + title + named("Ordinary"),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
				planned(attributeAddress, plancheck.ResourceActionUpdate),
			}},
			ConfigStateChecks: []statecheck.StateCheck{
				text(attributeAddress, "id", "72"),
				text(attributeAddress, "description", "In a few words"),
				known(attributeAddress, "built_in", knownvalue.Bool(true)),
			},
		},
		resource.TestStep{
			Config:      title + named("_default_description_"),
			ExpectError: acctest.ExpectMessage("Built-in attributes cannot be created", "intercom_ticket_type_attribute.other", "_default_description_"),
		},
	)
	kept := fieldNamed(t, w, "_default_title_")
	if kept["archived"] != false || kept["description"] != "In a few words" {
		t.Errorf("destroying the built-in attribute changed it: %v", kept)
	}
}

func TestAccTicketTypeAttributeChangedOutside(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := kind(`name = "Ours"`) +
		strings.Replace(attribute("ticket_type_id = intercom_ticket_type.test.id", `name = "Inner"`, `data_type = "decimal"`), `"test"`, `"inner"`, 1) +
		field(`name = "Outer"`, `data_type = "string"`)
	inner := "intercom_ticket_type_attribute.inner"
	does := func(kindDoes, innerDoes, outerDoes plancheck.ResourceActionType) resource.ConfigPlanChecks {
		return resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
			planned(kindAddress, kindDoes), planned(inner, innerDoes), planned(attributeAddress, outerDoes),
		}}
	}
	const none, update = plancheck.ResourceActionNoop, plancheck.ResourceActionUpdate
	w.Test(
		resource.TestStep{Config: config},
		resource.TestStep{
			PreConfig: changeField(t, w, "Outer", map[string]any{"name": "Theirs", "multiline": true, "visible_on_create": false}),
			Config:    config, ConfigPlanChecks: does(none, none, update),
			ConfigStateChecks: []statecheck.StateCheck{
				text(attributeAddress, "name", "Outer"), known(attributeAddress, "multiline", knownvalue.Bool(false)),
				known(attributeAddress, "visible_on_create", knownvalue.Bool(true)),
			},
		},
		resource.TestStep{
			PreConfig: changeField(t, w, "Outer", map[string]any{"archived": true}), Config: config, ConfigPlanChecks: does(none, none, update),
		},
		resource.TestStep{
			PreConfig: changeKind(t, w, "Ours", map[string]any{"archived": true}), Config: config, ConfigPlanChecks: does(update, none, none),
		},
	)
}

func TestAccTicketTypeAttributeParentGone(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	orphan := func(parent string) string {
		return attribute(`ticket_type_id = "`+parent+`"`, `name = "Orphan"`, `data_type = "string"`)
	}
	archive := map[string]any{"archived": true}
	w.Test(
		resource.TestStep{
			Config:      orphan("999"),
			ExpectError: acctest.ExpectMessage("Cannot create: there is no such object", attributeAddress, "GET /ticket_types/999: 404 not_found", "request id"),
		},
		resource.TestStep{Config: orphan(emulator.SampleTicketTypeID)},
		resource.TestStep{
			PreConfig:   changeKind(t, w, "Bug report", archive),
			Config:      orphan(emulator.SampleTicketTypeID) + strings.Replace(orphan(emulator.SampleTicketTypeID), `"test"`, `"another"`, 1),
			ExpectError: acctest.ExpectMessage("The ticket type is archived", "intercom_ticket_type_attribute.another", "Ticket type 71 (Bug report) is archived", "give ticket_type_id another one"),
		},
	)
}

func TestAccTicketTypeAttributeImportRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	refusesImport(t, w, "intercom_ticket_type_attribute", "imported by <ticket_type_id>/<id>", "80", "71/80/1", "/", "71/", "/80", "71/..", "71/ 80")
	var steps []resource.TestStep
	for _, id := range []string{"71/999", "71/71", "999/80"} {
		steps = append(steps, resource.TestStep{
			Config: field(`name = "x"`, `data_type = "string"`), ResourceName: attributeAddress, ImportState: true, ImportStateId: id,
			ExpectError: regexp.MustCompile(`Cannot import: there is no such`),
		})
	}
	w.Test(steps...)
}

// TestAccTicketTypeAttributeUnknownType has a data type that is not known while
// Terraform validates, and one that is not known while it plans.
func TestAccTicketTypeAttributeUnknownType(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	variable := "variable \"kind\" {\n  type = string\n}\n" +
		field(`name = "Later"`, `data_type = var.kind`, `multiline = var.kind == "string" ? true : null`, `options = var.kind == "list" ? ["a"] : null`)
	late := "resource \"terraform_data\" \"kind\" {\n  input = \"files\"\n}\n" +
		field(`name = "Later"`, `data_type = terraform_data.kind.output`)
	w.Test(
		resource.TestStep{
			Config: variable, ConfigVariables: config.Variables{"kind": config.StringVariable("string")},
			ConfigStateChecks: []statecheck.StateCheck{known(attributeAddress, "multiline", knownvalue.Bool(true))},
		},
		resource.TestStep{
			Config: variable, ConfigVariables: config.Variables{"kind": config.StringVariable("list")},
			ConfigStateChecks: []statecheck.StateCheck{known(attributeAddress, "options", texts("a"))},
		},
		resource.TestStep{
			Config: late,
			ConfigStateChecks: []statecheck.StateCheck{
				text(attributeAddress, "data_type", "files"), known(attributeAddress, "allow_multiple_values", knownvalue.Bool(false)),
			},
		},
	)
}
