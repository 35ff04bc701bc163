package tf

import (
	"context"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// FalseFor plans false for a setting that one data type has and that is not
// configured, and null for the other data types.
func FalseFor(dataType string) planmodifier.Bool { return falseFor{dataType} }

type falseFor struct{ dataType string }

func (f falseFor) Description(context.Context) string {
	return "false where data_type is " + f.dataType + " and nothing is configured"
}

func (f falseFor) MarkdownDescription(ctx context.Context) string { return f.Description(ctx) }

func (f falseFor) PlanModifyBool(ctx context.Context, req planmodifier.BoolRequest, resp *planmodifier.BoolResponse) {
	var dataType types.String
	resp.Diagnostics.Append(req.Plan.GetAttribute(ctx, path.Root("data_type"), &dataType)...)
	if !req.ConfigValue.IsNull() || dataType.IsUnknown() {
		return
	}
	if resp.PlanValue = types.BoolNull(); dataType.ValueString() == f.dataType {
		resp.PlanValue = types.BoolValue(false)
	}
}

// KeysFrom plans a computed map whose keys are the strings of a list: as it is in
// the state while the list is not changed, null where the list is, and else with
// keys that are known, of values that are not. A for_each over it needs no more.
func KeysFrom(list string) planmodifier.Map { return keysFrom{list} }

type keysFrom struct{ list string }

func (k keysFrom) Description(context.Context) string {
	return "with the strings of " + k.list + " for keys"
}

func (k keysFrom) MarkdownDescription(ctx context.Context) string { return k.Description(ctx) }

func (k keysFrom) PlanModifyMap(ctx context.Context, req planmodifier.MapRequest, resp *planmodifier.MapResponse) {
	var before, after types.List
	if !req.State.Raw.IsNull() {
		resp.Diagnostics.Append(req.State.GetAttribute(ctx, path.Root(k.list), &before)...)
	}
	resp.Diagnostics.Append(req.Plan.GetAttribute(ctx, path.Root(k.list), &after)...)
	switch {
	case after.IsNull():
		resp.PlanValue = types.MapNull(resp.PlanValue.ElementType(ctx))
	case before.Equal(after) && !req.StateValue.IsNull(): // null beside a list was not known when it was stored
		resp.PlanValue = req.StateValue
	case after.IsUnknown() || slices.ContainsFunc(after.Elements(), attr.Value.IsUnknown):
		resp.PlanValue = types.MapUnknown(types.StringType)
	default:
		values := map[string]attr.Value{}
		for _, key := range ListStrings(after) {
			values[key] = types.StringUnknown()
		}
		resp.PlanValue = types.MapValueMust(types.StringType, values)
	}
}

// AsPlanned is the state of an attribute after a write: what was planned, or what
// Intercom has where that was not known. Terraform accepts nothing else of a
// write, so that another value is told of in a warning, and shown by the next
// plan.
// object is which one, in words.
func AsPlanned[V attr.Value](diags *diag.Diagnostics, at path.Path, object string, planned, now V) V {
	if planned.IsUnknown() {
		return now
	}
	if !planned.Equal(now) {
		WarnOfOther(diags, at, at.String()+" of "+object)
	}
	return planned
}
