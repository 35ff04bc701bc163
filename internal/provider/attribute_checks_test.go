package provider_test

import (
	"maps"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// object is one resource of a test's configuration.
func object(t *testing.T, run *session.Session, kind string) *session.Instance {
	t.Helper()
	instance, err := run.NewInstance(kind)
	if err != nil {
		t.Fatal(err)
	}
	return instance
}

// brought refreshes, plans and applies, and says whether there was something to do.
func brought(t *testing.T, run *session.Session, instance *session.Instance, config session.Config) (changed bool) {
	t.Helper()
	if err := run.Refresh(t.Context(), instance); err != nil {
		t.Fatal(err)
	}
	plan, err := run.Plan(t.Context(), instance, config)
	if err == nil {
		err = run.Apply(t.Context(), plan)
	}
	if err != nil {
		t.Fatalf("%s: %v", instance.Kind, err)
	}
	return !plan.Empty()
}

// member is a value that the state has in an attribute with values by name.
func member(t *testing.T, instance *session.Instance, attribute, name string) tftypes.Value {
	t.Helper()
	var attributes, values map[string]tftypes.Value
	if err := instance.State().As(&attributes); err != nil {
		t.Fatal(err)
	}
	if err := attributes[attribute].As(&values); err != nil {
		t.Fatal(err)
	}
	return values[name]
}

// TestEveryValueIsNotWrongWhereItIsNotKnown plans tickets and contacts beside what they have
// values for, of which every part in turn is not known yet.
func TestEveryValueIsNotWrongWhereItIsNotKnown(t *testing.T) {
	t.Parallel()
	unknown := tftypes.NewValue(tftypes.String, tftypes.UnknownValue)
	options := tftypes.NewValue(tftypes.List{ElementType: tftypes.String}, tftypes.UnknownValue)
	one := tftypes.NewValue(tftypes.List{ElementType: tftypes.String}, []tftypes.Value{tftypes.NewValue(tftypes.String, "Everybody"), unknown})
	list := session.Config{"ticket_type_id": "71", "name": "Impact", "data_type": "list", "options": []string{"Everybody", "One customer"}}
	data := session.Config{"model": "contact", "name": "impact", "data_type": "options", "options": []string{"Everybody", "One customer"}}
	ticket := func(name string, value any) session.Config {
		return session.Config{"ticket_type_id": "71", "contact_id": emulator.SampleUserID, "attributes": map[string]any{"_default_title_": "x", name: value}}
	}
	contact := func(name string, value any) session.Config {
		return session.Config{"role": "user", "external_id": "x", "custom_attributes": map[string]any{name: value}}
	}
	with := func(config session.Config, name string, value any) session.Config {
		config = maps.Clone(config)
		config[name] = value
		return config
	}
	for name, c := range map[string]struct {
		first, second       string
		attribute, valuable session.Config
		refused             string
	}{
		"a label":                   {"intercom_ticket_type_attribute", "intercom_ticket", list, ticket("Impact", "Everybody"), ""},
		"no label":                  {"intercom_ticket_type_attribute", "intercom_ticket", list, ticket("Impact", "Nobody"), "must be one of"},
		"an id to come":             {"intercom_ticket_type_attribute", "intercom_ticket", list, ticket("Impact", unknown), ""},
		"options to come":           {"intercom_ticket_type_attribute", "intercom_ticket", with(list, "options", options), ticket("Impact", "Nobody"), ""},
		"an option to come":         {"intercom_ticket_type_attribute", "intercom_ticket", with(list, "options", one), ticket("Impact", "Nobody"), ""},
		"a name to come":            {"intercom_ticket_type_attribute", "intercom_ticket", with(list, "name", unknown), ticket("Impact", "Nobody"), ""},
		"a data type to come":       {"intercom_ticket_type_attribute", "intercom_ticket", with(with(list, "data_type", unknown), "options", nil), ticket("Impact", big.NewFloat(5)), ""},
		"a ticket type to come":     {"intercom_ticket_type_attribute", "intercom_ticket", with(list, "ticket_type_id", unknown), ticket("Impact", "Everybody"), ""},
		"another name":              {"intercom_ticket_type_attribute", "intercom_ticket", list, ticket("Impakt", "Everybody"), `No attribute named "Impakt"`},
		"a value":                   {"intercom_data_attribute", "intercom_contact", data, contact("impact", "Everybody"), ""},
		"no value":                  {"intercom_data_attribute", "intercom_contact", data, contact("impact", "Nobody"), "must be one of"},
		"values to come":            {"intercom_data_attribute", "intercom_contact", with(data, "options", options), contact("impact", "Nobody"), ""},
		"a value to come":           {"intercom_data_attribute", "intercom_contact", with(data, "options", one), contact("impact", "Nobody"), ""},
		"a name of data to come":    {"intercom_data_attribute", "intercom_contact", with(data, "name", unknown), contact("impact", "Nobody"), ""},
		"a model to come":           {"intercom_data_attribute", "intercom_contact", with(data, "model", unknown), contact("impact", "Everybody"), ""},
		"a type of data to come":    {"intercom_data_attribute", "intercom_contact", with(with(data, "data_type", unknown), "options", nil), contact("impact", big.NewFloat(5)), ""},
		"another name of data":      {"intercom_data_attribute", "intercom_contact", data, contact("impakt", "Everybody"), `No attribute named "impakt"`},
		"a model that is another's": {"intercom_data_attribute", "intercom_contact", with(data, "model", "company"), contact("impact", "Everybody"), `No attribute named "impact"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			run := start(t, acctest.New(t))
			if _, err := run.Plan(t.Context(), object(t, run, c.first), c.attribute); err != nil {
				t.Fatal(err)
			}
			_, err := run.Plan(t.Context(), object(t, run, c.second), c.valuable)
			if (err != nil) != (c.refused != "") || err != nil && !strings.Contains(err.Error(), c.refused) {
				t.Errorf("got %v, want %q", err, c.refused)
			}
		})
	}
}

// TestEveryOptionIsTakenByItsID gives a ticket the id of an option that the same
// run makes, and goes on with it while the options change.
func TestEveryOptionIsTakenByItsID(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	run := start(t, w)
	attribute, ticket := object(t, run, "intercom_ticket_type_attribute"), object(t, run, "intercom_ticket")
	list := session.Config{"ticket_type_id": "71", "name": "Impact", "data_type": "list", "options": []string{"One customer", "Everybody"}}
	drill := func() session.Config {
		return session.Config{"ticket_type_id": "71", "contact_id": emulator.SampleUserID, "attributes": map[string]any{
			"_default_title_": "Drill", "Impact": member(t, attribute, "option_ids", "Everybody"),
		}}
	}
	brought(t, run, attribute, list)
	brought(t, run, ticket, drill())
	for _, options := range [][]string{{"One customer", "Everybody"}, {"One customer", "Everybody", "Half"}, {"Everybody"}} {
		list["options"] = options
		run = start(t, w)
		// What was hard-coded before the options change.
		before := drill()
		if _, err := run.Plan(t.Context(), attribute, list); err != nil {
			t.Fatal(err)
		}
		if _, err := run.Plan(t.Context(), ticket, before); err != nil {
			t.Errorf("%q: %v", options, err)
		}
		brought(t, run, attribute, list)
		if brought(t, run, ticket, drill()) {
			t.Errorf("%q: the ticket changes", options)
		}
	}
}

// TestEveryComputedMapHasItsKeys plans every resource that computes a map from a
// list, to make it and with one string more.
func TestEveryComputedMapHasItsKeys(t *testing.T) {
	t.Parallel()
	objects, _ := resources(t)
	found := 0
	for _, kind := range slices.Sorted(maps.Keys(objects)) {
		parsed, addresses := newScene(t, kind)
		for _, address := range addresses {
			w := acctest.New(t)
			run := start(t, w)
			schema, err := run.Schema(kind)
			if err != nil {
				t.Fatal(err)
			}
			config, err := parsed.again().config(t.Context(), run, address)
			if err != nil {
				t.Fatal(err)
			}
			list, hasList := config["options"].([]string)
			for _, attribute := range schema.Block.Attributes {
				if !attribute.Computed || attribute.Optional || attribute.Type == nil || !attribute.Type.Is(tftypes.Map{}) || !hasList {
					continue
				}
				found++
				instance := object(t, run, kind)
				for _, options := range [][]string{list, append(slices.Clone(list), "One more"), append([]string{"First of all"}, list[1:]...)} {
					config["options"] = options
					plan, err := run.Plan(t.Context(), instance, config)
					if err != nil {
						t.Fatal(err)
					}
					var planned, keys map[string]tftypes.Value
					if err := plan.Planned().As(&planned); err != nil {
						t.Fatal(err)
					}
					if err := planned[attribute.Name].As(&keys); err != nil || !planned[attribute.Name].IsKnown() {
						t.Fatalf("%s: %s is %s", address, attribute.Name, planned[attribute.Name])
					}
					if got := slices.Sorted(maps.Keys(keys)); !slices.Equal(got, slices.Sorted(slices.Values(options))) {
						t.Errorf("%s: the keys of %s are %q, not %q", address, attribute.Name, got, options)
					}
					if err := run.Apply(t.Context(), plan); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	}
	if found < 2 {
		t.Errorf("only %d examples have a computed map", found)
	}
}

// TestEveryMistakeInValuesIsSaid has several in one configuration, as an object
// and as a map, of contacts, companies and tickets.
func TestEveryMistakeInValuesIsSaid(t *testing.T) {
	t.Parallel()
	text := func(values map[string]string) tftypes.Value {
		members := map[string]tftypes.Value{}
		for name, value := range values {
			members[name] = tftypes.NewValue(tftypes.String, value)
		}
		return tftypes.NewValue(tftypes.Map{ElementType: tftypes.String}, members)
	}
	contact := map[string]string{"beta": "yes", "seats": "five", "tier": "Iron", "trial_ends": "31.3.2026", "nothing": "x", "plan": "right"}
	object0 := map[string]any{}
	for name, value := range contact {
		object0[name] = value
	}
	for name, c := range map[string]struct {
		kind   string
		config session.Config
		says   []string
	}{
		"an object": {"intercom_contact", session.Config{"role": "user", "external_id": "x", "custom_attributes": object0}, []string{
			`custom_attributes["beta"] must be true or false; it arrived as a string.`, `custom_attributes["seats"] must be a whole number`,
			`custom_attributes["tier"] must be one of "Bronze", "Gold", "Silver"`, `custom_attributes["trial_ends"] must be a date`, `No attribute named "nothing"`,
		}},
		"a map": {"intercom_contact", session.Config{"role": "user", "external_id": "x", "custom_attributes": text(contact)}, []string{
			`custom_attributes["beta"] must be true or false; it arrived as a string. All values of a map have one type`, "not as map(any)", `custom_attributes["seats"] must be a whole number`,
		}},
		"a company": {"intercom_company", session.Config{"external_id": "x", "custom_attributes": text(map[string]string{"health": "0.5", "market": "Moon", "employees": "5"})}, []string{
			`custom_attributes["health"] must be a number`, `custom_attributes["market"] must be one of`, `custom_attributes["employees"] must be a whole number`,
		}},
		"a ticket": {"intercom_ticket", session.Config{
			"ticket_type_id": "71", "contact_id": emulator.SampleUserID, "attributes": map[string]any{"_default_title_": "x", "Severity": "nope", "Title": "x"},
		}, []string{`attributes["Severity"] must be one of`, `No attribute named "Title"`}},
	} {
		run := start(t, acctest.New(t))
		_, err := run.Plan(t.Context(), object(t, run, c.kind), c.config)
		for _, says := range c.says {
			if err == nil || !strings.Contains(err.Error(), says) {
				t.Errorf("%s: %v does not say %q", name, err, says)
			}
		}
		for _, value := range []string{"five", "Iron", "31.3.2026", "0.5", "Moon", "nope"} {
			if err != nil && strings.Contains(err.Error(), value) {
				t.Errorf("%s: the value %q is shown: %v", name, value, err)
			}
		}
	}
}
