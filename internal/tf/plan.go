package tf

import (
	"context"

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

// KeepWhileSame keeps a computed map as it is in the state while another
// attribute, which it follows from, is not changed, and null where that is.
func KeepWhileSame(cause string) planmodifier.Map { return keepWhileSame{cause} }

type keepWhileSame struct{ cause string }

func (k keepWhileSame) Description(context.Context) string {
	return "known while " + k.cause + " is not changed"
}

func (k keepWhileSame) MarkdownDescription(ctx context.Context) string { return k.Description(ctx) }

func (k keepWhileSame) PlanModifyMap(ctx context.Context, req planmodifier.MapRequest, resp *planmodifier.MapResponse) {
	var before, after types.List
	if !req.State.Raw.IsNull() {
		resp.Diagnostics.Append(req.State.GetAttribute(ctx, path.Root(k.cause), &before)...)
	}
	resp.Diagnostics.Append(req.Plan.GetAttribute(ctx, path.Root(k.cause), &after)...)
	switch {
	case after.IsNull():
		resp.PlanValue = types.MapNull(resp.PlanValue.ElementType(ctx))
	case before.Equal(after) && !req.StateValue.IsNull(): // null beside a cause was not known when it was stored
		resp.PlanValue = req.StateValue
	}
}
