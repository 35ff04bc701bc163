package tf_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

func TestFalseFor(t *testing.T) {
	t.Parallel()
	text := schema.Schema{Attributes: map[string]schema.Attribute{"data_type": schema.StringAttribute{Required: true}}}
	kind := tftypes.Object{AttributeTypes: map[string]tftypes.Type{"data_type": tftypes.String}}
	null, unknown, yes, no := types.BoolNull(), types.BoolUnknown(), types.BoolValue(true), types.BoolValue(false)
	for name, of := range map[string]struct {
		dataType           any
		config, plan, want types.Bool
	}{
		"left out":                        {"string", null, unknown, no},
		"left out, true so far":           {"string", null, yes, no},
		"configured":                      {"string", yes, yes, yes},
		"configured, not known yet":       {"string", unknown, unknown, unknown},
		"of another data type":            {"files", null, unknown, null},
		"of another data type, false yet": {"files", null, no, null},
		"of a data type not known yet":    {tftypes.UnknownValue, null, unknown, unknown},
	} {
		plan := tftypes.NewValue(kind, map[string]tftypes.Value{"data_type": tftypes.NewValue(tftypes.String, of.dataType)})
		resp := planmodifier.BoolResponse{PlanValue: of.plan}
		tf.FalseFor("string").PlanModifyBool(t.Context(), planmodifier.BoolRequest{
			Plan: tfsdk.Plan{Raw: plan, Schema: text}, ConfigValue: of.config, PlanValue: of.plan,
		}, &resp)
		if !resp.PlanValue.Equal(of.want) || resp.Diagnostics.HasError() {
			t.Errorf("%s: planned %s, not %s (%v)", name, resp.PlanValue, of.want, resp.Diagnostics)
		}
	}
}

func TestKeysFrom(t *testing.T) {
	t.Parallel()
	texts := schema.Schema{Attributes: map[string]schema.Attribute{"items": schema.ListAttribute{Required: true, ElementType: types.StringType}}}
	list := tftypes.List{ElementType: tftypes.String}
	kind := tftypes.Object{AttributeTypes: map[string]tftypes.Type{"items": list}}
	object := func(items any) tftypes.Value {
		return tftypes.NewValue(kind, map[string]tftypes.Value{"items": tftypes.NewValue(list, items)})
	}
	of := func(labels ...string) (items []tftypes.Value) {
		for _, label := range labels {
			items = append(items, tftypes.NewValue(tftypes.String, label))
		}
		return items
	}
	ids := types.MapValueMust(types.StringType, map[string]attr.Value{"a": types.StringValue("1"), "b": types.StringValue("2")})
	null, unknown := types.MapNull(types.StringType), types.MapUnknown(types.StringType)
	keys := func(labels ...string) types.Map {
		values := map[string]attr.Value{}
		for _, label := range labels {
			values[label] = types.StringUnknown()
		}
		return types.MapValueMust(types.StringType, values)
	}
	for name, c := range map[string]struct {
		before, after tftypes.Value
		ids, want     types.Map
	}{
		"made without":       {tftypes.NewValue(kind, nil), object(nil), null, null},
		"made":               {tftypes.NewValue(kind, nil), object(of("a", "b")), null, keys("a", "b")},
		"same":               {object(of("a", "b")), object(of("a", "b")), ids, ids},
		"other order":        {object(of("a", "b")), object(of("b", "a")), ids, keys("a", "b")},
		"one less":           {object(of("a", "b")), object(of("a")), ids, keys("a")},
		"not known yet":      {object(of("a", "b")), object(tftypes.UnknownValue), ids, unknown},
		"never had any":      {object(nil), object(nil), null, null},
		"same, ids not read": {object(of("a", "b")), object(of("a", "b")), null, keys("a", "b")},
		"one not known yet":  {object(of("a", "b")), object(append(of("a"), tftypes.NewValue(tftypes.String, tftypes.UnknownValue))), ids, unknown},
	} {
		resp := planmodifier.MapResponse{PlanValue: unknown}
		tf.KeysFrom("items").PlanModifyMap(t.Context(), planmodifier.MapRequest{
			State: tfsdk.State{Raw: c.before, Schema: texts}, Plan: tfsdk.Plan{Raw: c.after, Schema: texts}, StateValue: c.ids, PlanValue: unknown,
		}, &resp)
		if !resp.PlanValue.Equal(c.want) || resp.Diagnostics.HasError() {
			t.Errorf("%s: planned %s, not %s (%v)", name, resp.PlanValue, c.want, resp.Diagnostics)
		}
	}
}

// A write ends as it was planned; what Intercom made of it is told of, and not
// shown.
func TestAsPlanned(t *testing.T) {
	t.Parallel()
	for name, of := range map[string]struct {
		planned, now, expected types.String
		warnings               int
	}{
		"as planned":  {types.StringValue("secret"), types.StringValue("secret"), types.StringValue("secret"), 0},
		"another":     {types.StringValue("secret"), types.StringValue("changed"), types.StringValue("secret"), 1},
		"not emptied": {types.StringNull(), types.StringValue("changed"), types.StringNull(), 1},
		"chosen":      {types.StringUnknown(), types.StringValue("changed"), types.StringValue("changed"), 0},
	} {
		var diags diag.Diagnostics
		got := tf.AsPlanned(&diags, path.Root("phone"), "contact 1", of.planned, of.now)
		if !got.Equal(of.expected) || diags.WarningsCount() != of.warnings || diags.HasError() {
			t.Errorf("%s: %s, %v", name, got, diags)
		}
		for _, warning := range diags {
			if text := warning.Detail(); !strings.Contains(text, "phone") || strings.Contains(text, "secret") || strings.Contains(text, "changed") {
				t.Errorf("%s: %s", name, text)
			}
		}
	}
}
