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

const (
	composedName   = "pr\u00e9nom"
	decomposedName = "pre\u0301nom"
	composedText   = "Gr\u00f6\u00dfe"
	decomposedText = "Gro\u0308\u00dfe"
)

// TestEveryValueHasIntercomsSpelling has attributes and options that came into
// Intercom with accents apart from their letters.
func TestEveryValueHasIntercomsSpelling(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for _, model := range []string{"contact", "company"} {
		w.Do("POST", "/data_attributes", map[string]any{"model": model, "name": decomposedName + model, "data_type": "string"})
		w.Do("POST", "/data_attributes", map[string]any{
			"model": model, "name": decomposedName + "s" + model, "data_type": "options", "options": []map[string]any{{"value": decomposedText}, {"value": "Klein"}},
		})
	}
	w.Do("POST", "/ticket_types/71/attributes", map[string]any{"name": decomposedName, "description": "", "data_type": "string"})
	w.Do("POST", "/ticket_types/71/attributes", map[string]any{"name": decomposedName + "s", "description": "", "data_type": "list", "list_items": decomposedText + ",Klein"})
	for _, c := range []struct {
		kind, attribute, text, list, path, under string
		config                                   session.Config
	}{
		{"intercom_contact", "custom_attributes", "contact", "scontact", "/contacts/", "custom_attributes", session.Config{"role": "user", "external_id": "x"}},
		{"intercom_company", "custom_attributes", "company", "scompany", "/companies/", "custom_attributes", session.Config{"external_id": "x"}},
		{"intercom_ticket", "attributes", "", "s", "/tickets/", "ticket_attributes", session.Config{"ticket_type_id": "71", "contact_id": emulator.SampleUserID}},
	} {
		l := &valuedLife{valued{kind: c.kind, attribute: c.attribute}, t, w, c.config, nil}
		l.Instance = object(t, start(t, w), c.kind)
		values := map[string]any{composedName + c.text: composedText, composedName + c.list: composedText}
		if c.kind == "intercom_ticket" {
			values["_default_title_"] = "x"
		}
		l.applies(values)
		written := func() map[string]any {
			found, _ := w.Do("GET", c.path+l.Text("id"), nil)[c.under].(map[string]any)
			return found
		}
		if got := written(); got[decomposedName+c.text] != composedText || got[decomposedName+c.list] == nil || got[composedName+c.text] != nil {
			t.Errorf("%s: Intercom has %q", c.kind, got)
		}
		imported := l.imported()
		imported.keeps(values)
		if names := imported.names(); !slices.Contains(names, composedName+c.text) || !slices.Contains(names, composedName+c.list) {
			t.Errorf("%s: imported are %q", c.kind, names)
		}
		rest := without(without(values, composedName+c.text), composedName+c.list)
		l.applies(rest)
		if got := written(); got[decomposedName+c.text] != nil || got[decomposedName+c.list] != nil {
			t.Errorf("%s: what leaves is not unset: %q", c.kind, got)
		}
		// What somebody wrote with accents apart is the same.
		l.applies(values)
		if c.kind != "intercom_ticket" {
			w.Do("PUT", c.path+l.Text("id"), map[string]any{c.under: map[string]any{decomposedName + c.text: decomposedText}})
			l.keeps(values)
		}
	}
	for _, look := range []struct {
		kind   string
		config session.Config
	}{
		{"intercom_contact", session.Config{"external_id": "x"}}, {"intercom_contacts", nil}, {"intercom_company", session.Config{"external_id": "x"}},
		{"intercom_companies", nil}, {"intercom_tickets", nil},
	} {
		if _, err := start(t, w).ReadDataSource(t.Context(), look.kind, look.config); err != nil {
			t.Errorf("%s: %v", look.kind, err)
		}
	}
}

// TestEveryRelationToCustomObjects writes relations as the ids of instances: one
// by itself, many as a list that takes the place of the whole set.
func TestEveryRelationToCustomObjects(t *testing.T) {
	t.Parallel()
	ids := func(ids ...string) any { return ids }
	product := func(id string) any { return id }
	for _, c := range []struct {
		kind, one, many string
		config          session.Config
		first, second   string
	}{
		{"intercom_contact", "latest_order", "orders", session.Config{"role": "user", "external_id": "x"}, emulator.SampleOrderID, "403"},
		{"intercom_company", "latest_order", "orders", session.Config{"external_id": "x"}, emulator.SampleOrderID, "403"},
		{"intercom_custom_object_instance", "main_product", "products", session.Config{"object_type": "Order", "external_id": "x"}, "401", "404"},
	} {
		w := acctest.New(t)
		l := &valuedLife{valued{kind: c.kind, attribute: "custom_attributes"}, t, w, c.config, object(t, start(t, w), c.kind)}
		both := map[string]any{c.one: product(c.first), c.many: ids(c.first, c.second)}
		l.applies(both)
		imported := l.imported()
		imported.keeps(both)
		imported.keeps(map[string]any{c.one: ids(c.first), c.many: ids(c.second, c.first)}) // as an import has them
		l.applies(map[string]any{c.one: product(c.second), c.many: ids(c.first, c.second)})
		l.applies(map[string]any{c.one: product(c.second), c.many: ids(c.second)})
		l.applies(map[string]any{c.one: product(c.second), c.many: ids()})
		l.has(c.one)
		l.applies(both)
		l.applies(map[string]any{c.one: nil, c.many: nil})
		l.has()
		l.applies(both)
		l.applies(map[string]any{})
		l.has()
		l.applies(both)
		l.applies(nil)
		l.has()
	}
}

// TestEveryListHasTheValuesOfTheLookUp reads the same objects by the singular and
// by the plural look-up.
func TestEveryListHasTheValuesOfTheLookUp(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Do("PUT", "/contacts/"+emulator.SampleUserID, map[string]any{"custom_attributes": map[string]any{"tier": "Gold", "latest_order": emulator.SampleOrderID}})
	w.Do("PUT", "/companies/"+emulator.SampleCompanyID, map[string]any{"custom_attributes": map[string]any{"renewal": 1772269200, "employees": 12}})
	run := start(t, w)
	read := func(kind string, config session.Config) map[string]tftypes.Value {
		found, err := run.ReadDataSource(t.Context(), kind, config)
		if err != nil {
			t.Fatal(err)
		}
		var attributes map[string]tftypes.Value
		if err := found.As(&attributes); err != nil {
			t.Fatal(err)
		}
		return attributes
	}
	for _, c := range []struct {
		one, many, list, attribute string
		config                     session.Config
	}{
		{"intercom_contact", "intercom_contacts", "contacts", "custom_attributes", nil},
		{"intercom_company", "intercom_companies", "companies", "custom_attributes", nil},
		{"intercom_ticket", "intercom_tickets", "tickets", "attributes", nil},
		{"intercom_conversation", "intercom_conversations", "conversations", "custom_attributes", nil},
		{"intercom_custom_object_instance", "intercom_custom_object_instances", "custom_object_instances", "custom_attributes", session.Config{"object_type": "Order"}},
	} {
		var items []tftypes.Value
		if err := read(c.many, c.config)[c.list].As(&items); err != nil || len(items) == 0 {
			t.Fatalf("%s: %d items, %v", c.many, len(items), err)
		}
		compared := 0
		for _, item := range items {
			var attributes, listed, single map[string]tftypes.Value
			var id string
			if err := item.As(&attributes); err != nil {
				t.Fatal(err)
			}
			if err := attributes["id"].As(&id); err != nil {
				t.Fatal(err)
			}
			if err := attributes[c.attribute].As(&listed); err != nil {
				t.Fatal(err)
			}
			config := session.Config{"id": id}
			maps.Copy(config, c.config)
			if err := read(c.one, config)[c.attribute].As(&single); err != nil {
				t.Fatal(err)
			}
			for name, value := range single {
				compared++
				var text string
				if err := listed[name].As(&text); err != nil || text != asString(t, value) {
					t.Errorf("%s %s: %s is %q in the list and %q by itself", c.one, id, name, text, asString(t, value))
				}
			}
			if len(listed) != len(single) {
				t.Errorf("%s %s: %d values in the list, %d by itself", c.one, id, len(listed), len(single))
			}
		}
		if compared == 0 {
			t.Errorf("%s: nothing has values", c.many)
		}
	}
}

// asString is a value as a list has it.
func asString(t *testing.T, value tftypes.Value) string {
	t.Helper()
	var text string
	var flag bool
	var many []tftypes.Value
	number := new(big.Float)
	switch {
	case value.As(&text) == nil:
		return text
	case value.As(&flag) == nil:
		return map[bool]string{true: "true", false: "false"}[flag]
	case value.As(&number) == nil:
		return number.Text('g', 16)
	case value.As(&many) == nil:
		var members []string
		for _, member := range many {
			members = append(members, `"`+asString(t, member)+`"`)
		}
		return "[" + strings.Join(members, ",") + "]"
	default:
		t.Fatalf("%s is not understood here", value)
		return ""
	}
}
