package tf_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

func TestHTMLEquality(t *testing.T) {
	t.Parallel()
	plain, wrapped, other := tf.HTMLValue("Hello"), tf.HTMLValue("<p>Hello</p>"), tf.HTMLValue("<p>Bye</p>")
	for _, of := range []struct {
		one, other    tf.HTML
		same, letters bool
	}{{plain, plain, true, true}, {plain, wrapped, true, false}, {wrapped, other, false, false}} {
		same, diags := of.one.StringSemanticEquals(t.Context(), of.other)
		if same != of.same || diags.HasError() {
			t.Errorf("%s and %s mean the same: %t %v", of.one, of.other, same, diags)
		}
		if letters := of.one.Equal(of.other); letters != of.letters {
			t.Errorf("%s and %s are equal to the letter: %t", of.one, of.other, letters)
		}
	}
	if same, _ := plain.StringSemanticEquals(t.Context(), types.StringValue("Hello")); same || plain.Equal(types.StringValue("Hello")) {
		t.Error("an HTML equals a text of another type")
	}
}

func TestHTMLType(t *testing.T) {
	t.Parallel()
	kind := tf.HTMLType{}
	for want, in := range map[attr.Value]tftypes.Value{
		tf.HTMLValue("Hello"):          tftypes.NewValue(tftypes.String, "Hello"),
		tf.HTML{types.StringNull()}:    tftypes.NewValue(tftypes.String, nil),
		tf.HTML{types.StringUnknown()}: tftypes.NewValue(tftypes.String, tftypes.UnknownValue),
	} {
		got, err := kind.ValueFromTerraform(t.Context(), in)
		if err != nil || !got.Equal(want) || !got.Type(t.Context()).Equal(kind) {
			t.Errorf("%s became %v, %v", in, got, err)
		}
	}
	if got, err := kind.ValueFromTerraform(t.Context(), tftypes.NewValue(tftypes.Bool, true)); err == nil {
		t.Errorf("a bool became %s", got)
	}
	if kind.Equal(types.StringType) {
		t.Error("the type equals that of texts")
	}
}

func TestKeepHTML(t *testing.T) {
	t.Parallel()
	none, unknown := types.StringNull(), types.StringUnknown()
	plain, wrapped, other := types.StringValue("Hello"), types.StringValue("<p>Hello</p>"), types.StringValue("Bye")
	for name, of := range map[string]struct{ config, state, plan, want types.String }{
		"made":                      {plain, none, plain, plain},
		"same":                      {plain, plain, plain, plain},
		"imported":                  {plain, wrapped, plain, wrapped},
		"another text":              {other, wrapped, other, other},
		"left to Intercom":          {none, wrapped, unknown, unknown},
		"not known yet":             {unknown, wrapped, unknown, unknown},
		"taken out, where it could": {none, wrapped, none, none},
	} {
		resp := planmodifier.StringResponse{PlanValue: of.plan}
		tf.KeepHTML().PlanModifyString(t.Context(), planmodifier.StringRequest{ConfigValue: of.config, StateValue: of.state, PlanValue: of.plan}, &resp)
		if !resp.PlanValue.Equal(of.want) || resp.Diagnostics.HasError() {
			t.Errorf("%s: planned %s, not %s (%v)", name, resp.PlanValue, of.want, resp.Diagnostics)
		}
	}
}
