package crud

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// keepPlanned makes the state what was planned where Intercom's answer to a write
// has something else, and says so: Terraform itself would take that for a fault of
// the provider. The next plan shows what Intercom has. What was planned in part
// only cannot be kept, and is an error.
func keepPlanned(ctx context.Context, plan tfsdk.Plan, state *tfsdk.State, diags *diag.Diagnostics) {
	var planned, now map[string]tftypes.Value
	if plan.Raw.As(&planned) != nil || state.Raw.As(&now) != nil {
		return
	}
	var kept, lost []string
	for _, name := range slices.Sorted(maps.Keys(planned)) {
		switch {
		case !deviates(planned[name], now[name]):
		case sameMeaning(ctx, state.Schema, name, planned[name], now[name]):
		case planned[name].IsFullyKnown():
			now[name] = planned[name]
			kept = append(kept, name)
		default:
			lost = append(lost, name)
		}
	}
	if len(kept) > 0 {
		state.Raw = tftypes.NewValue(state.Raw.Type(), now)
		diags.AddWarning("Intercom answered with another value", fmt.Sprintf(
			"Intercom's answer does not have what was sent as %s. It stored something else, or somebody else answered in its place. "+
				"The next plan shows what is there.", strings.Join(kept, ", ")))
	}
	if len(lost) > 0 {
		diags.AddError("Intercom answered with another value", fmt.Sprintf(
			"Intercom's answer does not have what was sent as %s. It stored something else, or somebody else answered in its place. "+
				"Plan again to see what is there.", strings.Join(lost, ", ")))
	}
}

// sameMeaning says whether the type of an attribute takes two texts for one, as
// the framework does before it hands them on.
func sameMeaning(ctx context.Context, shape fwschema, name string, planned, now tftypes.Value) bool {
	object, ok := shape.Type().(attr.TypeWithAttributeTypes)
	if !ok {
		return false
	}
	kind := object.AttributeTypes()[name]
	one, err := kind.ValueFromTerraform(ctx, planned)
	if err != nil {
		return false
	}
	other, err := kind.ValueFromTerraform(ctx, now)
	if err != nil {
		return false
	}
	text, ok := one.(basetypes.StringValuableWithSemanticEquals)
	second, also := other.(basetypes.StringValuable)
	if !ok || !also {
		return false
	}
	same, diags := text.StringSemanticEquals(ctx, second)
	return same && !diags.HasError()
}

// fwschema is what is needed of a schema here.
type fwschema interface{ Type() attr.Type }

// deviates says whether an outcome is not as planned, as far as that is known.
func deviates(planned, outcome tftypes.Value) bool {
	switch {
	case !planned.IsKnown():
		return false
	case planned.IsFullyKnown() || planned.IsNull() || outcome.IsNull():
		return !planned.Equal(outcome)
	}
	var before, after []tftypes.Value
	if planned.As(&before) == nil && outcome.As(&after) == nil {
		if len(before) != len(after) || planned.Type().Is(tftypes.Set{}) {
			return len(before) != len(after) // the members of a set have no order to compare them by
		}
		for i := range before {
			if deviates(before[i], after[i]) {
				return true
			}
		}
		return false
	}
	var members, others map[string]tftypes.Value
	if planned.As(&members) != nil || outcome.As(&others) != nil || len(members) != len(others) {
		return true
	}
	for name, member := range members {
		if other, there := others[name]; !there || deviates(member, other) {
			return true
		}
	}
	return false
}
