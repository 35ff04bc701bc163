package tf_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

func TestNewOnly(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name          string
		config, state types.String
		errors        int
	}{
		{"good", types.StringValue("x"), types.StringNull(), 0},
		{"new", types.StringValue("x "), types.StringNull(), 1},
		{"there", types.StringValue("x "), types.StringValue("x "), 0},
		{"another", types.StringValue(" x"), types.StringValue("x "), 1},
		{"mended", types.StringValue("x"), types.StringValue("x "), 0},
		{"null", types.StringNull(), types.StringValue("x "), 0},
		{"unknown", types.StringUnknown(), types.StringValue("x "), 0},
	} {
		var resp planmodifier.StringResponse
		tf.NewOnly(tf.Name()).PlanModifyString(t.Context(), planmodifier.StringRequest{Path: path.Root("name"), ConfigValue: c.config, StateValue: c.state}, &resp)
		if resp.Diagnostics.ErrorsCount() != c.errors {
			t.Errorf("%s: %v", c.name, resp.Diagnostics)
		}
	}
}

func TestNewOnlyList(t *testing.T) {
	t.Parallel()
	list := func(values ...string) types.List { return tf.StringList(values) }
	unknown := types.ListValueMust(types.StringType, []attr.Value{types.StringUnknown(), types.StringUnknown()})
	holed := types.ListValueMust(types.StringType, []attr.Value{types.StringNull(), types.StringValue("x")})
	none := types.ListNull(types.StringType)
	for _, c := range []struct {
		name          string
		config, state types.List
		errors        int
	}{
		{"good", list("a", "b"), none, 0},
		{"too few", list("a"), none, 1},
		{"fewer than there are", list("a"), list("a", "b"), 1},
		{"one left", list("a"), list("a"), 0},
		{"the one left renamed", list("b"), list("a"), 0},
		{"one left and emptied", list(), list("a"), 1},
		{"twice", list("a", "b", "a"), none, 1},
		{"there twice", list("a", "b", "a"), list("a", "b", "a"), 0},
		{"once more than there", list("a", "a", "a"), list("a", "a"), 2},
		{"there at another place", list("b", "x "), list("x ", "a"), 0},
		{"new beside one that is there", list("x ", " y"), list("x ", "a"), 1},
		{"unknown", unknown, none, 0},
		{"wholly unknown", types.ListUnknown(types.StringType), none, 0},
		{"null", none, list("a"), 0},
		{"with a null", holed, none, 1},
	} {
		var resp planmodifier.ListResponse
		tf.NewOnlyList(2, tf.Name()).PlanModifyList(t.Context(), planmodifier.ListRequest{Path: path.Root("options"), ConfigValue: c.config, StateValue: c.state}, &resp)
		if resp.Diagnostics.ErrorsCount() != c.errors {
			t.Errorf("%s: %v", c.name, resp.Diagnostics)
		}
	}
}
