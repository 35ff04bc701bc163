package tf_test

import (
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

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

var definitions = tf.Definitions{
	"plan":  {Type: tf.TextValue},
	"seats": {Type: tf.WholeValue},
	"score": {Type: tf.NumberValue},
	"beta":  {Type: tf.BooleanValue},
	"ends":  {Type: tf.DateValue},
	"tier":  {Type: tf.TextValue, Options: map[string]string{"Gold": "g-1", "Silver": "s-1"}},
}

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

func TestDefinitionsCheck(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		attribute string
		value     attr.Value
		says      string // nothing where the value is right
	}{
		"text":            {"plan", types.StringValue("pro"), ""},
		"no text":         {"plan", number("5"), `custom["plan"] must be a text.`},
		"whole":           {"seats", number("5"), ""},
		"not whole":       {"seats", number("5.5"), `must be a whole number`},
		"number":          {"score", number("99.99"), ""},
		"no number":       {"score", types.StringValue("99.99"), `must be a number`},
		"boolean":         {"beta", types.BoolValue(false), ""},
		"no boolean":      {"beta", types.StringValue("false"), `must be true or false`},
		"date":            {"ends", types.StringValue("2026-02-28T09:00:00Z"), ""},
		"Unix seconds":    {"ends", number("1772269200"), ""},
		"no date":         {"ends", types.StringValue("28 February"), `must be a date as RFC 3339`},
		"label":           {"tier", types.StringValue("Gold"), ""},
		"id of a label":   {"tier", types.StringValue("g-1"), ""},
		"no label":        {"tier", types.StringValue("Bronze"), `must be one of "Gold", "Silver"`},
		"null":            {"seats", types.StringNull(), ""},
		"unknown":         {"seats", types.NumberUnknown(), ""},
		"not defined":     {"seat", number("5"), "defines only: beta, ends, plan, score, seats, tier. Define it first."},
		"related objects": {"orders", texts("21"), ""},
		"objects to come": {"orders", types.TupleValueMust([]attr.Type{types.StringType}, []attr.Value{types.StringUnknown()}), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := definitions.Check(path.Root("custom"), named(map[string]attr.Value{test.attribute: test.value}), types.DynamicNull(), "Define it first.")
			if (err == nil) != (test.says == "") || err != nil && !strings.Contains(err.Error(), test.says) {
				t.Errorf("got %v, want %q", err, test.says)
			}
		})
	}
	wrong := named(map[string]attr.Value{"gone": types.StringValue("x")})
	if err := definitions.Check(path.Root("custom"), wrong, wrong, ""); err != nil {
		t.Errorf("what does not change is checked: %v", err)
	}
	if err := tf.Definitions(nil).Check(path.Root("custom"), wrong, types.DynamicNull(), ""); err != nil {
		t.Errorf("what is not known is checked: %v", err)
	}
}

func TestDefinitionsRequest(t *testing.T) {
	t.Parallel()
	state := named(map[string]attr.Value{"plan": types.StringValue("pro"), "seats": number("5"), "score": number("1.0")})
	plan := named(map[string]attr.Value{
		"plan": types.StringValue("team"), "seats": types.StringNull(), "score": number("1"), "beta": types.BoolValue(true),
		"ends": types.StringValue("2026-02-28T10:00:00+01:00"), "tier": types.StringValue("Gold"), "orders": texts("21", "22"),
	})
	want := map[string]any{
		"plan": "team", "seats": nil, "beta": true, "ends": json.Number("1772269200"), "tier": "g-1", "orders": []string{"21", "22"},
	}
	if got := definitions.Request(plan, state); !reflect.DeepEqual(got, want) {
		t.Errorf("got %#v, want %#v", got, want)
	}
	unset := named(map[string]attr.Value{"plan": types.StringValue("pro"), "beta": types.BoolNull()})
	if got := definitions.Request(unset, state); !reflect.DeepEqual(got, map[string]any{"beta": nil}) {
		t.Errorf("null of what is not in the state is %#v", got)
	}
	if got := definitions.Request(state, state); got != nil {
		t.Errorf("no change is %#v", got)
	}
}

func TestDefinitionsState(t *testing.T) {
	t.Parallel()
	before := named(map[string]attr.Value{
		"plan": types.StringValue("pro"), "seats": number("5.0"), "score": number("99.99"), "beta": types.BoolValue(false),
		"ends": types.StringValue("2026-02-28T10:00:00+01:00"), "tier": types.StringValue("Gold"), "orders": texts("21", "22"), "none": types.StringNull(),
	})
	now := map[string]any{
		"plan": "pro", "seats": json.Number("5"), "score": json.Number("99.99"), "beta": false, "ends": json.Number("1772269200"), "tier": "g-1",
		"orders": map[string]any{"type": "Order.list", "instances": []any{map[string]any{"id": "22"}, map[string]any{"id": json.Number("21")}}},
		"others": "not managed",
	}
	if got := definitions.State(before, now); !got.Equal(before) {
		t.Errorf("the same in other words is %s", got)
	}
	changed := map[string]any{
		"plan": nil, "seats": json.Number("6"), "score": "high", "beta": true, "ends": json.Number("1772269201"), "tier": "s-1",
		"orders": []any{"23"}, "none": "some",
	}
	want := named(map[string]attr.Value{
		"plan": types.StringNull(), "seats": number("6"), "score": types.StringValue("high"), "beta": types.BoolValue(true),
		"ends": types.StringValue("2026-02-28T09:00:01Z"), "tier": types.StringValue("Silver"), "orders": texts("23"), "none": types.StringValue("some"),
	})
	if got := definitions.State(before, changed); !got.Equal(want) {
		t.Errorf("got %s, want %s", got, want)
	}
	all := named(map[string]attr.Value{"plan": types.StringValue("pro"), "ends": types.StringValue("2026-02-28T09:00:00Z")})
	if got := definitions.State(tf.Everything(), map[string]any{"plan": "pro", "ends": json.Number("1772269200"), "seats": nil}); !got.Equal(all) {
		t.Errorf("everything is %s, want %s", got, all)
	}
	for name, before := range map[string]types.Dynamic{"null": types.DynamicNull(), "everything of nothing": tf.Everything()} {
		if got := definitions.State(before, map[string]any{"seats": nil}); !got.IsNull() {
			t.Errorf("%s is %s", name, got)
		}
	}
}

func TestDefinitionsStored(t *testing.T) {
	t.Parallel()
	var diags diag.Diagnostics
	plan := named(map[string]attr.Value{"seats": number("5"), "plan": types.StringValue("pro")})
	if got := definitions.Stored(&diags, path.Root("custom"), plan, map[string]any{"seats": json.Number("4"), "plan": "pro"}); !got.Equal(plan) {
		t.Errorf("got %s", got)
	}
	if len(diags) != 1 || !strings.Contains(diags[0].Detail(), `custom["seats"] is 4 in Intercom now, not 5`) {
		t.Errorf("warned of %v", diags)
	}
}

// planned runs a plan of values by name.
func planned(t *testing.T, config, state types.Dynamic) *planmodifier.DynamicResponse {
	t.Helper()
	resp := &planmodifier.DynamicResponse{PlanValue: config}
	if config.IsNull() {
		resp.PlanValue = types.DynamicUnknown()
	}
	req := planmodifier.DynamicRequest{Path: path.Root("custom"), ConfigValue: config, StateValue: state, PlanValue: resp.PlanValue}
	for _, modifier := range tf.ValuesByName("").PlanModifiers {
		modifier.PlanModifyDynamic(t.Context(), req, resp)
	}
	return resp
}

func TestValuesByNamePlan(t *testing.T) {
	t.Parallel()
	state := named(map[string]attr.Value{"plan": types.StringValue("pro"), "seats": number("5"), "ends": types.StringValue("2026-02-28T09:00:00Z")})
	for name, test := range map[string]struct {
		config, want types.Dynamic
		warns        string
	}{
		"not configured":   {types.DynamicNull(), state, ""},
		"the same":         {state, state, ""},
		"some of it":       {named(map[string]attr.Value{"seats": number("5.0")}), state, ""},
		"another spelling": {named(map[string]attr.Value{"ends": types.StringValue("2026-02-28T10:00:00+01:00")}), state, ""},
		"null of what is not in the state": {
			named(map[string]attr.Value{"plan": types.StringValue("pro"), "seats": number("5"), "ends": types.StringNull(), "beta": types.BoolNull()}), types.Dynamic{}, "",
		},
		"a change": {named(map[string]attr.Value{"plan": types.StringValue("team")}), types.Dynamic{}, "ends, seats"},
		"an addition": {
			named(map[string]attr.Value{"plan": types.StringValue("pro"), "seats": number("5"), "ends": types.StringNull(), "beta": types.BoolValue(true)}), types.Dynamic{}, "",
		},
		"unknown value": {named(map[string]attr.Value{"plan": types.StringUnknown()}), types.Dynamic{}, "ends, seats"},
		"unknown":       {types.DynamicUnknown(), types.Dynamic{}, ""},
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

func TestValuesByNameValidation(t *testing.T) {
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
		"unknown":    {types.DynamicUnknown(), true},
		"text":       {types.DynamicValue(types.StringValue("x")), false},
		"list":       {types.DynamicValue(texts("x")), false},
		"nested":     {named(map[string]attr.Value{"a": named(map[string]attr.Value{"b": types.StringValue("x")})}), false},
		"empty name": {named(map[string]attr.Value{"": types.StringValue("x")}), false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			resp := &validator.DynamicResponse{}
			for _, rule := range tf.ValuesByName("").Validators {
				rule.ValidateDynamic(t.Context(), validator.DynamicRequest{Path: path.Root("custom"), ConfigValue: test.value}, resp)
			}
			if resp.Diagnostics.HasError() == test.valid {
				t.Errorf("got %v", resp.Diagnostics)
			}
		})
	}
}

func TestDefinitionsSame(t *testing.T) {
	t.Parallel()
	definitions := tf.Definitions{"Severity": {Type: tf.TextValue, Options: map[string]string{"High": "guid-1", "Low": "guid-2"}}}
	severity := func(value attr.Value) types.Dynamic {
		return types.DynamicValue(types.ObjectValueMust(map[string]attr.Type{"Severity": value.Type(t.Context())}, map[string]attr.Value{"Severity": value}))
	}
	state := severity(types.StringValue("High"))
	for value, want := range map[attr.Value]bool{
		types.StringValue("High"): true, types.StringValue("guid-1"): true, types.StringValue("guid-2"): false,
		types.StringNull(): false, types.StringUnknown(): false,
	} {
		if got := definitions.Same(severity(value), state); got != want {
			t.Errorf("%s: %t", value, got)
		}
	}
	if definitions.Same(types.DynamicUnknown(), state) {
		t.Error("what is not known is no value")
	}
}
