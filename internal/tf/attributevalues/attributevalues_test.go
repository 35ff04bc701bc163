package attributevalues_test

import (
	"context"
	"encoding/json"
	"math/big"
	"reflect"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf/attributevalues"
)

// definitions have a name that Intercom has with the accent apart.
func definitions() attributevalues.Definitions {
	known := attributevalues.Known()
	for name, definition := range map[string]attributevalues.Definition{
		"plan": {Type: attributevalues.String}, "seats": {Type: attributevalues.Whole}, "score": {Type: attributevalues.Number},
		"beta": {Type: attributevalues.Boolean}, "ends": {Type: attributevalues.Date}, decomposed: {Type: attributevalues.String},
		"tier": {Type: attributevalues.String, Options: []attributevalues.Option{{"Gold", "g-1"}, {"Silver", "s-1"}}},
		"size": {Type: attributevalues.String, Options: []attributevalues.Option{{Label: "Large"}, {"Gr\u00f6\u00dfe", "Gro\u0308\u00dfe"}}},
		"city": {Type: attributevalues.String, Options: []attributevalues.Option{{"Rome", "Rome"}}, Partial: true},
	} {
		known.Define(name, definition)
	}
	return known
}

const (
	composed   = "pr\u00e9nom"
	decomposed = "pre\u0301nom"
)

func number(text string) types.Number {
	value, _, err := big.ParseFloat(text, 10, 512, big.ToNearestEven)
	if err != nil {
		panic(err)
	}
	return types.NumberValue(value)
}

func texts(values ...string) types.Tuple {
	var kinds []attr.Type
	var members []attr.Value
	for _, value := range values {
		kinds, members = append(kinds, types.StringType), append(members, types.StringValue(value))
	}
	return types.TupleValueMust(kinds, members)
}

func named(values map[string]attr.Value) types.Dynamic {
	kinds := map[string]attr.Type{}
	for name, value := range values {
		kinds[name] = value.Type(nil) //nolint:staticcheck // the types of values need no context
	}
	return types.DynamicValue(types.ObjectValueMust(kinds, values))
}

// checked are what Check says, one per line.
func checked(plan, state types.Dynamic, of attributevalues.Definitions) string {
	var diags diag.Diagnostics
	of.Check(&diags, path.Root("custom"), plan, state, "Define it first.")
	var said []string
	for _, one := range diags {
		said = append(said, one.Summary()+": "+one.Detail())
	}
	return strings.Join(said, "\n")
}

func TestCheck(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		attribute string
		value     attr.Value
		says      string // nothing where the value is right
	}{
		"string":                  {"plan", types.StringValue("pro"), ""},
		"no string":               {"plan", number("5"), `custom["plan"] must be a string; it arrived as a number.`},
		"whole":                   {"seats", number("5"), ""},
		"whole, as a double":      {"seats", number("5.0000000000000000001"), ""},
		"not whole":               {"seats", number("5.5"), `must be a whole number`},
		"number":                  {"score", number("99.99"), ""},
		"no number":               {"score", types.StringValue("99.99"), `must be a number; it arrived as a string. Leave out the quotes`},
		"boolean":                 {"beta", types.BoolValue(false), ""},
		"no boolean":              {"beta", types.StringValue("false"), `must be true or false; it arrived as a string.`},
		"date":                    {"ends", types.StringValue("2026-02-28T09:00:00Z"), ""},
		"Unix seconds":            {"ends", number("1772269200"), ""},
		"no date":                 {"ends", types.StringValue("28 February"), `must be a date in RFC 3339 format`},
		"label":                   {"tier", types.StringValue("Gold"), ""},
		"id of a label":           {"tier", types.StringValue("g-1"), ""},
		"no label":                {"tier", types.StringValue("Bronze"), `must be one of "Gold", "Silver"`},
		"label without an id":     {"size", types.StringValue("Large"), ""},
		"empty, which is nothing": {"size", types.StringValue(""), ""},
		"accented label":          {"size", types.StringValue("Gr\u00f6\u00dfe"), ""},
		"option to come":          {"city", types.StringValue("Oslo"), ""},
		"no option":               {"city", number("5"), "must be a string"},
		"accented name":           {composed, types.StringValue("Ada"), ""},
		"null":                    {"seats", types.StringNull(), ""},
		"null of no name":         {"seat", types.StringNull(), ""},
		"unknown":                 {"seats", types.NumberUnknown(), ""},
		"not defined":             {"seat", number("5"), "defines only: beta, city, ends, plan, " + composed + ", score, seats, size, tier. Define it first."},
		"misspelt":                {"plann", types.StringValue("pro"), `No attribute named "plann"`},
		"related objects":         {"orders", texts("21"), ""},
		"related object":          {"latest_order", types.StringValue("21"), ""},
		"objects to come":         {"orders", types.TupleValueMust([]attr.Type{types.StringType}, []attr.Value{types.StringUnknown()}), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			said := checked(named(map[string]attr.Value{test.attribute: test.value}), types.DynamicNull(), definitions())
			if (said == "") != (test.says == "") || !strings.Contains(said, test.says) {
				t.Errorf("got %q, want %q", said, test.says)
			}
		})
	}
	wrong := named(map[string]attr.Value{"gone": types.StringValue("x")})
	if said := checked(wrong, wrong, definitions()); said != "" {
		t.Errorf("what does not change is checked: %s", said)
	}
	if said := checked(wrong, types.DynamicNull(), attributevalues.Definitions{}); said != "" {
		t.Errorf("what is not known is checked: %s", said)
	}
	open := definitions()
	open.Open()
	if said := checked(wrong, types.DynamicNull(), open); said != "" {
		t.Errorf("a name that may come is refused: %s", said)
	}
}

// TestCheckSaysAll has several values wrong at once, in a map, and none of the
// values in what is said.
func TestCheckSaysAll(t *testing.T) {
	t.Parallel()
	plan := types.DynamicValue(types.MapValueMust(types.StringType, map[string]attr.Value{
		"seats": types.StringValue("f1ve"), "beta": types.StringValue("true"), "tier": types.StringValue("Br0nze"), "plan": types.StringValue("pr0"),
	}))
	said := checked(plan, types.DynamicNull(), definitions())
	if lines := strings.Split(said, "\n"); len(lines) != 3 || strings.Count(said, "not as map(any)") != 2 {
		t.Errorf("said %s", said)
	}
	for _, value := range []string{"f1ve", "Br0nze", "pr0"} {
		if strings.Contains(said, value) {
			t.Errorf("%q is shown: %s", value, said)
		}
	}
}

func TestRequest(t *testing.T) {
	t.Parallel()
	state := named(map[string]attr.Value{
		"plan": types.StringValue("pro"), "seats": number("5"), "score": number("1.0"), "orders": texts("21"), "beta": types.BoolValue(true),
	})
	now := func() (map[string]any, error) {
		relation := map[string]any{"type": "Order.list", "instances": []any{map[string]any{"id": "21"}}}
		return map[string]any{"orders": relation, "arche\u0301": relation, "old": "x"}, nil
	}
	written := attributevalues.Memory{Written: []string{"beta", "orders", "plan", "score", "seats"}}
	for name, test := range map[string]struct {
		plan, state types.Dynamic
		memory      attributevalues.Memory
		now         func() (map[string]any, error)
		want        map[string]any
	}{
		"a creation": {plan: named(map[string]attr.Value{
			"plan": types.StringValue("team"), "seats": types.StringNull(), "score": number("1"), "beta": types.BoolValue(true), "none": types.StringNull(),
			"ends": types.StringValue("2026-02-28T10:00:00+01:00"), "tier": types.StringValue("Gold"), "orders": texts("21", "22"), "latest": types.StringValue("22"),
		}), want: map[string]any{
			"plan": "team", "seats": nil, "score": json.Number("1"), "beta": true, "ends": json.Number("1772269200"), "tier": "g-1",
			"orders": []string{"21", "22"}, "latest": "22",
		}},
		"a change": {named(map[string]attr.Value{
			"plan": types.StringValue("team"), "seats": types.StringNull(), "score": number("1"), "orders": texts("21"), "beta": types.BoolValue(true),
		}), state, written, now, map[string]any{"plan": "team", "seats": nil}},
		"no change": {state, state, written, now, nil},
		"what leaves": {named(map[string]attr.Value{"plan": types.StringValue("pro")}), state, written, now, map[string]any{
			"seats": nil, "score": nil, "orders": []string{}, "beta": nil,
		}},
		"all of it leaves": {types.DynamicNull(), state, attributevalues.Memory{Written: []string{"seats"}}, now, map[string]any{"seats": nil}},
		"empty":            {named(nil), state, attributevalues.Memory{Written: []string{"seats"}}, now, map[string]any{"seats": nil}},
		"an empty map": {
			types.DynamicValue(types.MapValueMust(types.StringType, map[string]attr.Value{})), state,
			attributevalues.Memory{Written: []string{"seats"}}, now, map[string]any{"seats": nil},
		},
		"what was imported leaves": {named(map[string]attr.Value{"plan": types.StringValue("team")}), state, attributevalues.Memory{Whole: true}, now, map[string]any{"plan": "team"}},
		"what was imported becomes written": {
			named(map[string]attr.Value{"plan": types.StringValue("pro"), "seats": number("6")}), state, attributevalues.Memory{Whole: true}, now,
			map[string]any{"plan": "pro", "seats": json.Number("6")},
		},
		"null of what is not in the state": {
			named(map[string]attr.Value{"ends": types.StringNull()}), state, attributevalues.Memory{}, now, map[string]any{"ends": nil},
		},
		"empty, which is nothing": {named(map[string]attr.Value{
			"plan": types.StringValue(""), "seats": types.StringValue(""), "tier": types.StringValue(""), "orders": texts(), "none": types.StringValue(""),
		}), types.DynamicNull(), attributevalues.Memory{}, nil, map[string]any{"plan": "", "seats": nil, "tier": nil}},
		"null of what is not defined": {
			named(map[string]attr.Value{"none": types.StringNull(), "old": types.StringNull(), "orders": types.StringNull()}), state, attributevalues.Memory{}, now,
			map[string]any{"orders": []string{}},
		},
		"Intercom's spelling": {named(map[string]attr.Value{
			composed: types.StringValue("Ada"), "size": types.StringValue("Gr\u00f6\u00dfe"), "arch\u00e9": texts("1"),
		}), state, attributevalues.Memory{}, now, map[string]any{decomposed: "Ada", "size": "Gro\u0308\u00dfe", "arche\u0301": []string{"1"}}},
		"digits": {named(map[string]attr.Value{
			"score": types.NumberValue(minus("1", "0.99")), "seats": number("9007199254740993"),
		}), types.DynamicNull(), attributevalues.Memory{}, nil, map[string]any{
			"score": json.Number("0.01"), "seats": json.Number("9007199254740993"),
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := definitions().Request(attributevalues.Change{Plan: test.plan, State: test.state, Memory: test.memory, Now: test.now})
			if err != nil || !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %#v, %v, want %#v", got, err, test.want)
			}
		})
	}
}

// minus is a difference as Terraform computes it.
func minus(a, b string) *big.Float {
	return new(big.Float).SetPrec(512).Sub(number(a).ValueBigFloat(), number(b).ValueBigFloat())
}

func TestState(t *testing.T) {
	t.Parallel()
	before := named(map[string]attr.Value{
		"plan": types.StringValue("pro"), "seats": number("5.0"), "score": types.NumberValue(minus("1", "0.99")), "beta": types.BoolValue(false),
		"ends": types.StringValue("2026-02-28T10:00:00.5+01:00"), "tier": types.StringValue("Gold"), "orders": texts("21", "22"), "none": types.StringNull(),
		composed: types.StringValue("Ren\u00e9"), "size": types.StringValue("Gr\u00f6\u00dfe"), "latest": types.StringValue("22"), "big": number("9007199254740993"),
		"at": types.StringValue("2026-02-28T10:00:00.5+01:00"),
	})
	order := func(ids ...any) map[string]any {
		instances := []any{}
		for _, id := range ids {
			instances = append(instances, map[string]any{"id": id})
		}
		return map[string]any{"type": "Order.list", "instances": instances}
	}
	now := map[string]any{
		"plan": "pro", "seats": json.Number("5"), "score": json.Number("0.01"), "beta": false, "ends": json.Number("1772269200"), "tier": "g-1",
		"orders": order("22", json.Number("21")), "others": "not managed", decomposed: "Rene\u0301", "size": "Gro\u0308\u00dfe",
		"latest": order("22"), "big": json.Number("9007199254740992"), "at": json.Number("1772269200"),
	}
	if got := definitions().State(before, now); !got.Equal(before) {
		t.Errorf("the same in other words is %s", got)
	}
	changed := map[string]any{
		"plan": nil, "seats": json.Number("6"), "score": "high", "beta": true, "ends": json.Number("1772269201"), "tier": "s-1",
		"orders": []any{"23"}, "none": "some", decomposed: "Re\u0301mi", "size": nil, "latest": order("23"), "big": json.Number("1"), "at": json.Number("1772269201"),
	}
	want := named(map[string]attr.Value{
		"plan": types.StringNull(), "seats": number("6"), "score": types.StringValue("high"), "beta": types.BoolValue(true),
		"ends": types.StringValue("2026-02-28T09:00:01Z"), "tier": types.StringValue("Silver"), "orders": texts("23"), "none": types.StringValue("some"),
		composed: types.StringValue("R\u00e9mi"), "size": types.StringNull(), "latest": texts("23"), "big": number("1"), "at": types.StringValue("2026-02-28T09:00:01Z"),
	})
	if got := definitions().State(before, changed); !got.Equal(want) {
		t.Errorf("got %s, want %s", got, want)
	}
	everything := map[string]any{
		"plan": "pro", "ends": json.Number("1772269200"), "seats": nil, "empty": "", "orders": order(), decomposed: "Ada", composed: "Eva",
	}
	all := named(map[string]attr.Value{"plan": types.StringValue("pro"), "ends": types.StringValue("2026-02-28T09:00:00Z"), composed: types.StringValue("Eva")})
	if got := definitions().State(attributevalues.Everything(), everything); !got.Equal(all) {
		t.Errorf("everything is %s, want %s", got, all)
	}
	emptyMap := types.DynamicValue(types.MapValueMust(types.StringType, map[string]attr.Value{}))
	for name, c := range map[string]struct{ before, want types.Dynamic }{
		"null": {types.DynamicNull(), types.DynamicNull()}, "empty": {named(nil), named(nil)}, "an empty map": {emptyMap, emptyMap},
		"everything of nothing": {attributevalues.Everything(), named(nil)},
	} {
		if got := definitions().State(c.before, map[string]any{"seats": nil}); !got.Equal(c.want) {
			t.Errorf("%s is %s", name, got)
		}
	}
}

func TestStrings(t *testing.T) {
	t.Parallel()
	got := definitions().Strings(map[string]any{
		"plan": "pro", "seats": json.Number("5"), "score": json.Number("12.5"), "beta": true, "ends": json.Number("1772269200"), "tier": "g-1", "size": nil,
		"orders": map[string]any{"type": "Order.list", "instances": []any{map[string]any{"id": "22"}}}, "file": []any{},
	})
	want := map[string]string{
		"plan": "pro", "seats": "5", "score": "12.5", "beta": "true", "ends": "2026-02-28T09:00:00Z", "tier": "Gold", "orders": `["22"]`,
	}
	found := map[string]string{}
	if diags := got.ElementsAs(t.Context(), &found, false); diags.HasError() || !reflect.DeepEqual(found, want) {
		t.Errorf("got %v, want %v", found, want)
	}
}

func TestStored(t *testing.T) {
	t.Parallel()
	var diags diag.Diagnostics
	plan := named(map[string]attr.Value{"seats": number("57"), "plan": types.StringValue("pro")})
	change := attributevalues.Change{
		Plan: plan, State: named(map[string]attr.Value{"beta": types.BoolValue(true)}), Memory: attributevalues.Memory{Written: []string{"beta"}},
	}
	if got := definitions().Stored(&diags, path.Root("custom"), change, map[string]any{"seats": json.Number("48"), "plan": "pro", "beta": true}); !got.Equal(plan) {
		t.Errorf("got %s", got)
	}
	if len(diags) != 2 || !strings.HasPrefix(diags[0].Detail(), `custom["beta"] is not in Intercom as it was written`) || !strings.HasPrefix(diags[1].Detail(), `custom["seats"]`) {
		t.Errorf("warned of %v", diags)
	}
	for _, one := range diags {
		if strings.Contains(one.Detail(), "57") || strings.Contains(one.Detail(), "48") {
			t.Errorf("a value is shown: %s", one.Detail())
		}
	}
}

func TestSame(t *testing.T) {
	t.Parallel()
	state := named(map[string]attr.Value{"tier": types.StringValue("Gold"), "plan": types.StringValue("pro")})
	tier := func(value attr.Value) types.Dynamic { return named(map[string]attr.Value{"tier": value}) }
	for name, test := range map[string]struct {
		plan   types.Dynamic
		memory attributevalues.Memory
		want   bool
	}{
		"the label":            {tier(types.StringValue("Gold")), attributevalues.Memory{}, true},
		"its id":               {tier(types.StringValue("g-1")), attributevalues.Memory{}, true},
		"another":              {tier(types.StringValue("s-1")), attributevalues.Memory{}, false},
		"null":                 {tier(types.StringNull()), attributevalues.Memory{}, false},
		"unknown":              {tier(types.StringUnknown()), attributevalues.Memory{}, false},
		"all unknown":          {types.DynamicUnknown(), attributevalues.Memory{}, false},
		"empty":                {named(nil), attributevalues.Memory{}, true},
		"one leaves":           {tier(types.StringValue("Gold")), attributevalues.Memory{Written: []string{"plan", "tier"}}, false},
		"null of none":         {named(map[string]attr.Value{"beta": types.BoolNull()}), attributevalues.Memory{}, false},
		"null after an import": {named(map[string]attr.Value{"beta": types.BoolNull()}), attributevalues.Memory{Whole: true}, true},
	} {
		if got := definitions().Same(test.plan, state, test.memory); got != test.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}

// TestNothingIsNotTheSame has a state of nothing that has a type, in whose place
// Terraform takes no plan.
func TestNothingIsNotTheSame(t *testing.T) {
	t.Parallel()
	for _, nothing := range []types.Dynamic{types.DynamicNull(), types.DynamicValue(types.MapNull(types.StringType))} {
		if definitions().Same(named(nil), nothing, attributevalues.Memory{Whole: true}) {
			t.Errorf("%s does for an empty object", nothing)
		}
		if got := definitions().State(nothing, map[string]any{"plan": "pro"}); !got.Equal(types.DynamicNull()) {
			t.Errorf("the state of %s is %s", nothing, got)
		}
	}
}

// private is a private state.
type private map[string][]byte

func (p private) GetKey(_ context.Context, key string) ([]byte, diag.Diagnostics) { return p[key], nil }

func (p private) SetKey(_ context.Context, key string, value []byte) diag.Diagnostics {
	p[key] = value
	return nil
}

func TestMemory(t *testing.T) {
	t.Parallel()
	imported := named(map[string]attr.Value{"plan": types.StringValue("pro"), "seats": number("5")})
	for name, test := range map[string]struct {
		before attributevalues.Memory
		plan   types.Dynamic
		state  types.Dynamic
		want   attributevalues.Memory
	}{
		"a creation":          {plan: imported, want: attributevalues.Memory{Written: []string{"plan", "seats"}}},
		"a creation of none":  {plan: types.DynamicNull(), want: attributevalues.Memory{}},
		"null is not written": {plan: named(map[string]attr.Value{"plan": types.StringNull(), "beta": types.BoolValue(true)}), want: attributevalues.Memory{Written: []string{"beta"}}},
		"an import, kept":     {attributevalues.Memory{Whole: true}, imported, imported, attributevalues.Memory{Whole: true}},
		"an import, changed": {
			attributevalues.Memory{Whole: true}, named(map[string]attr.Value{"seats": number("6")}), imported, attributevalues.Memory{Written: []string{"seats"}},
		},
		"left out": {attributevalues.Memory{Written: []string{"plan", "seats"}}, types.DynamicNull(), imported, attributevalues.Memory{}},
		"part of it is kept": {
			attributevalues.Memory{Written: []string{"plan"}}, named(map[string]attr.Value{"seats": number("5")}), imported, attributevalues.Memory{},
		},
	} {
		var diags diag.Diagnostics
		kept := private{}
		if test.before.Whole {
			attributevalues.RememberImport(t.Context(), kept, &diags)
		}
		attributevalues.Remember(t.Context(), kept, &diags, attributevalues.Change{Plan: test.plan, State: test.state, Memory: test.before})
		if got := attributevalues.Recall(t.Context(), kept, &diags); !reflect.DeepEqual(got, test.want) || diags.HasError() {
			t.Errorf("%s: %+v, want %+v (%v)", name, got, test.want, diags)
		}
	}
	var diags diag.Diagnostics
	if attributevalues.Recall(t.Context(), private{"attribute_values": []byte("[")}, &diags); !diags.HasError() {
		t.Error("what cannot be read is no error")
	}
}

// planned is what a plan has without a private state.
func planned(t *testing.T, config, state types.Dynamic) *planmodifier.DynamicResponse {
	t.Helper()
	resp := &planmodifier.DynamicResponse{PlanValue: config}
	if config.IsNull() {
		resp.PlanValue = types.DynamicUnknown()
	}
	req := planmodifier.DynamicRequest{Path: path.Root("custom"), ConfigValue: config, StateValue: state, PlanValue: resp.PlanValue}
	for _, modifier := range attributevalues.Attribute("").PlanModifiers {
		modifier.PlanModifyDynamic(t.Context(), req, resp)
	}
	return resp
}

func TestPlan(t *testing.T) {
	t.Parallel()
	state := named(map[string]attr.Value{"plan": types.StringValue("pro"), "seats": number("5"), "ends": types.StringValue("2026-02-28T09:00:00Z")})
	for name, test := range map[string]struct {
		config, want types.Dynamic
		warns        string
	}{
		"not configured":   {types.DynamicNull(), state, ""},
		"a typed null":     {types.DynamicValue(types.MapNull(types.StringType)), state, ""},
		"empty":            {named(nil), state, ""},
		"the same":         {state, state, ""},
		"some of it":       {named(map[string]attr.Value{"seats": number("5.0")}), state, ""},
		"another spelling": {named(map[string]attr.Value{"ends": types.StringValue("2026-02-28T10:00:00+01:00")}), state, ""},
		"a change":         {named(map[string]attr.Value{"plan": types.StringValue("team")}), types.Dynamic{}, "ends, seats"},
		"an addition": {
			named(map[string]attr.Value{"plan": types.StringValue("pro"), "seats": number("5"), "ends": types.StringNull(), "beta": types.BoolValue(true)}), types.Dynamic{}, "",
		},
		"unknown": {types.DynamicUnknown(), types.Dynamic{}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			resp := planned(t, test.config, state)
			want := test.want
			if want.IsNull() {
				want = test.config
			}
			if !resp.PlanValue.Equal(want) {
				t.Errorf("planned %s, want %s", resp.PlanValue, want)
			}
			if warned := len(resp.Diagnostics) > 0; warned != (test.warns != "") || warned && !strings.Contains(resp.Diagnostics[0].Detail(), test.warns+".") {
				t.Errorf("warned of %v, want %q", resp.Diagnostics, test.warns)
			}
		})
	}
}

func TestValidation(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		value types.Dynamic
		valid bool
	}{
		"object": {named(map[string]attr.Value{"a": types.StringValue("x"), "b": types.StringUnknown(), "c": texts("1")}), true},
		"to come": {named(map[string]attr.Value{
			"a": types.ListValueMust(types.StringType, []attr.Value{types.StringUnknown(), types.StringValue("x")}),
		}), true},
		"map":        {types.DynamicValue(types.MapValueMust(types.StringType, map[string]attr.Value{"a": types.StringValue("x")})), true},
		"null":       {types.DynamicNull(), true},
		"typed null": {types.DynamicValue(types.MapNull(types.StringType)), true},
		"too large":  {named(map[string]attr.Value{"a": number("1e400")}), false},
		"unknown":    {types.DynamicUnknown(), true},
		"text":       {types.DynamicValue(types.StringValue("x")), false},
		"list":       {types.DynamicValue(texts("x")), false},
		"nested":     {named(map[string]attr.Value{"a": named(map[string]attr.Value{"b": types.StringValue("x")})}), false},
		"empty name": {named(map[string]attr.Value{"": types.StringValue("x")}), false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			resp := &validator.DynamicResponse{}
			for _, rule := range attributevalues.Attribute("").Validators {
				rule.ValidateDynamic(t.Context(), validator.DynamicRequest{Path: path.Root("custom"), ConfigValue: test.value}, resp)
			}
			if resp.Diagnostics.HasError() == test.valid {
				t.Errorf("got %v", resp.Diagnostics)
			}
		})
	}
}
