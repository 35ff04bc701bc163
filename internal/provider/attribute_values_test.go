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

// valued is a resource that holds values by name, with its published example.
type valued struct {
	kind, address, attribute string
	scene                    *scene
	values                   map[string]any // of the example
}

// valuedResources are all that there are.
func valuedResources(t *testing.T) []valued {
	t.Helper()
	objects, _ := resources(t)
	var found []valued
	for _, kind := range slices.Sorted(maps.Keys(objects)) {
		parsed, addresses := newScene(t, kind)
		w := acctest.New(t)
		run := start(t, w)
		schema, err := run.Schema(kind)
		if err != nil {
			t.Fatal(err)
		}
		for _, attribute := range schema.Block.Attributes {
			if !attribute.Optional || !attribute.ValueType().Is(tftypes.DynamicPseudoType) {
				continue
			}
			config, err := parsed.again().config(t.Context(), run, addresses[0])
			if err != nil {
				t.Fatal(err)
			}
			values, _ := config[attribute.Name].(map[string]any)
			if len(values) < 2 {
				t.Errorf("%s: the example has %d values in %s; tests need two", kind, len(values), attribute.Name)
			}
			found = append(found, valued{kind, addresses[0], attribute.Name, parsed, values})
		}
	}
	return found
}

// start begins a run.
func start(t *testing.T, w *acctest.Workspace) *session.Session {
	t.Helper()
	run, err := acctest.Session(t.Context(), w, nil)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// valuedLife is one such object in a workspace of its own. Every step is a run of its
// own.
type valuedLife struct {
	valued
	t      *testing.T
	w      *acctest.Workspace
	config session.Config
	*session.Instance
}

func (v valued) life(t *testing.T) *valuedLife {
	t.Helper()
	w := acctest.New(t, acctest.Undescribed)
	run := start(t, w)
	config, err := v.scene.again().config(t.Context(), run, v.address)
	if err != nil {
		t.Fatal(err)
	}
	instance, err := run.NewInstance(v.kind)
	if err != nil {
		t.Fatal(err)
	}
	return &valuedLife{v, t, w, config, instance}
}

// with is the configuration with other values; nil leaves the attribute out.
func (l *valuedLife) with(values any) session.Config {
	config := maps.Clone(l.config)
	if config[l.attribute] = values; values == nil {
		delete(config, l.attribute)
	}
	return config
}

// plans plans other values, and returns what the provider says beside it.
func (l *valuedLife) plans(values any) (*session.Session, *session.Plan, error) {
	l.t.Helper()
	run := start(l.t, l.w)
	if err := run.Refresh(l.t.Context(), l.Instance); err != nil {
		l.t.Fatal(err)
	}
	plan, err := run.Plan(l.t.Context(), l.Instance, l.with(values))
	return run, plan, err
}

// applies makes the object have other values, without a word, and finds nothing
// to do afterwards.
func (l *valuedLife) applies(values any) {
	l.t.Helper()
	run, plan, err := l.plans(values)
	if err == nil {
		err = run.Apply(l.t.Context(), plan)
	}
	if err != nil {
		l.t.Fatalf("%v: %v", values, err)
	}
	if said := run.Diagnostics(); strings.Contains(said, "WARNING") {
		l.t.Errorf("%v: %s", values, said)
	}
	l.keeps(values)
}

// keeps finds nothing to do for values.
func (l *valuedLife) keeps(values any) {
	l.t.Helper()
	_, plan, err := l.plans(values)
	if err != nil {
		l.t.Fatalf("%v: %v", values, err)
	}
	if !plan.Empty() {
		l.t.Errorf("%v: the plan is not empty: %s", values, plan)
	}
}

// imported is the object as an import sees it.
func (l *valuedLife) imported() *valuedLife {
	l.t.Helper()
	run := start(l.t, l.w)
	instance, err := run.NewInstance(l.kind)
	if err != nil {
		l.t.Fatal(err)
	}
	objects, _ := resources(l.t)
	var parts []string
	for _, name := range objects[l.kind].IdentityAttributes() {
		parts = append(parts, l.Text(name))
	}
	if err := run.Import(l.t.Context(), instance, strings.Join(parts, "/")); err != nil {
		l.t.Fatal(err)
	}
	config := maps.Clone(l.config)
	delete(config, "on_destroy")
	return &valuedLife{l.valued, l.t, l.w, config, instance}
}

// names are those that the state has values for.
func (l *valuedLife) names() []string {
	l.t.Helper()
	var attributes, values map[string]tftypes.Value
	if err := l.State().As(&attributes); err != nil {
		l.t.Fatal(err)
	}
	if attributes[l.attribute].IsNull() {
		return nil
	}
	if err := attributes[l.attribute].As(&values); err != nil {
		l.t.Fatal(err)
	}
	var names []string
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if !values[name].IsNull() {
			names = append(names, name)
		}
	}
	return names
}

// has fails unless Intercom has values for exactly these names.
func (l *valuedLife) has(names ...string) {
	l.t.Helper()
	if found := l.imported().names(); !slices.Equal(found, slices.Sorted(slices.Values(names))) {
		l.t.Errorf("Intercom has values for %q, not for %q", found, names)
	}
}

func eachValued(t *testing.T, test func(t *testing.T, v valued)) {
	t.Helper()
	for _, v := range valuedResources(t) {
		t.Run(v.kind, func(t *testing.T) {
			t.Parallel()
			test(t, v)
		})
	}
}

// without is a map without a name.
func without(values map[string]any, name string) map[string]any {
	rest := maps.Clone(values)
	delete(rest, name)
	return rest
}

// TestEveryValueThatLeavesIsUnset takes each value out of the configuration, and
// all of them in each way.
func TestEveryValueThatLeavesIsUnset(t *testing.T) {
	t.Parallel()
	eachValued(t, func(t *testing.T, v valued) {
		for name := range v.values {
			l := v.life(t)
			l.applies(v.values)
			l.applies(without(v.values, name))
			l.has(slices.Collect(maps.Keys(without(v.values, name)))...)
			l.applies(v.values)
			l.has(slices.Collect(maps.Keys(v.values))...)
		}
		texts := tftypes.Map{ElementType: tftypes.String}
		for way, nothing := range map[string]any{
			"left out": nil, "null": tftypes.NewValue(texts, nil), "an object": map[string]any{}, "a map": tftypes.NewValue(texts, map[string]tftypes.Value{}),
		} {
			t.Log(way)
			l := v.life(t)
			l.applies(v.values)
			l.applies(nothing)
			l.has()
		}
	})
}

// TestEveryValueThatTerraformDidNotWriteStays imports an object that another
// configuration made, and configures some of it.
func TestEveryValueThatTerraformDidNotWriteStays(t *testing.T) {
	t.Parallel()
	eachValued(t, func(t *testing.T, v valued) {
		all := slices.Collect(maps.Keys(v.values))
		for name, value := range v.values {
			made := v.life(t)
			made.applies(v.values)
			l := made.imported()
			l.keeps(v.values)
			l.keeps(nil)
			l.keeps(map[string]any{})
			l.keeps(map[string]any{name: value})
			l.keeps(map[string]any{name: value, "nothing": nil}) // the object has no such value
			// Another value for one name; the others leave the state only.
			run, plan, err := l.plans(map[string]any{name: other(value)})
			if err == nil {
				err = run.Apply(t.Context(), plan)
			}
			if err != nil {
				t.Fatal(err)
			}
			if said := run.Diagnostics(); !strings.Contains(said, "Values that were imported stay in Intercom") {
				t.Errorf("nothing is said of what the plan shows as removed and stays: %s", said)
			}
			l.has(all...)
			l.keeps(map[string]any{name: other(value)})
			// That one Terraform wrote, and unsets.
			l.applies(nil)
			l.has(slices.Collect(maps.Keys(without(v.values, name)))...)
		}
		// What somebody else sets beside Terraform's.
		for name := range v.values {
			l := v.life(t)
			l.applies(without(v.values, name))
			somebody := l.imported()
			somebody.applies(v.values)
			l.keeps(without(v.values, name))
			l.applies(nil)
			l.has(name)
		}
	})
}

// other is another value of the same type that Intercom takes for every example.
func other(value any) any {
	switch value := value.(type) {
	case bool:
		return !value
	case *big.Float:
		return new(big.Float).Add(value, big.NewFloat(1))
	case string:
		switch {
		case value == "EMEA":
			return "Americas"
		case strings.Contains(value, "T00:00:00Z"):
			return "2031-01-01T00:00:00Z"
		}
		return value + " two"
	default:
		return []string{"402"}
	}
}

// TestEveryValueIsComparedAsADouble has numbers that Terraform knows to more
// digits than Intercom keeps.
func TestEveryValueIsComparedAsADouble(t *testing.T) {
	t.Parallel()
	number := func(text string) *big.Float {
		value, _, err := big.ParseFloat(text, 10, 512, big.ToNearestEven)
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
	exact := func() *big.Float { return new(big.Float).SetPrec(512) }
	names := map[string]string{
		"intercom_contact": "ratio", "intercom_company": "health", "intercom_custom_object_instance": "total_amount", "intercom_ticket": "Ratio",
	}
	eachValued(t, func(t *testing.T, v valued) {
		if names[v.kind] == "" {
			t.Fatalf("which attribute of %s is a number with a point?", v.kind)
		}
		l := v.life(t)
		l.w.Do("POST", "/data_attributes", map[string]any{"model": "contact", "name": "ratio", "data_type": "float"})
		l.w.Do("POST", "/ticket_types/71/attributes", map[string]any{"name": "Ratio", "description": "", "data_type": "decimal"})
		for _, value := range []*big.Float{
			exact().Sub(number("1"), number("0.99")), exact().Quo(number("10"), number("3")), number("9007199254740993"), number("0.1"), number("-1e-7"),
			number("123456789012345678901234567890"), number("1e300"), number("0"),
		} {
			l.applies(map[string]any{names[v.kind]: value})
		}
	})
}

// TestEveryTicketOfAnotherContactCanHaveNoValues replaces a ticket, and says
// nothing in the new one in ways that have types.
func TestEveryTicketOfAnotherContactCanHaveNoValues(t *testing.T) {
	t.Parallel()
	texts := tftypes.Map{ElementType: tftypes.String}
	for _, nothing := range []any{nil, tftypes.NewValue(texts, nil), map[string]any{}, tftypes.NewValue(texts, map[string]tftypes.Value{})} {
		w := acctest.New(t)
		config := session.Config{"ticket_type_id": "71", "contact_id": emulator.SampleUserID}
		l := &valuedLife{valued{kind: "intercom_ticket", attribute: "attributes"}, t, w, config, object(t, start(t, w), "intercom_ticket")}
		l.applies(map[string]any{"_default_title_": "x", "Severity": "High"})
		l.config["contact_id"] = w.Do("POST", "/contacts", map[string]any{"role": "lead", "email": "another@example.com"})["id"]
		run, plan, err := l.plans(nothing)
		if err == nil && !plan.Replaces {
			t.Error("the ticket is not replaced")
		}
		if err == nil {
			err = run.Apply(t.Context(), plan)
		}
		if err != nil {
			t.Fatalf("%v: %v", nothing, err)
		}
		l.keeps(nothing)
		for _, other := range []any{map[string]any{}, nil, tftypes.NewValue(texts, nil)} {
			l.applies(other)
		}
	}
}
