package tf

import (
	"context"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// writtenKey is where the private state has the attributes that an apply wrote.
const writtenKey = "written"

// UnlessWritten is for an optional string of an object that others write to as
// well. Left out, it stays as it is; but one that an apply wrote is emptied when
// it leaves the configuration. The resource calls RememberWritten.
func UnlessWritten() planmodifier.String { return unlessWritten{} }

// NumberUnlessWritten is UnlessWritten for a number, which is emptied to 0.
func NumberUnlessWritten() planmodifier.Float64 { return unlessWritten{} }

type unlessWritten struct{}

func (unlessWritten) Description(context.Context) string {
	return "as it is while it is left out, and empty when what was written leaves the configuration"
}

func (u unlessWritten) MarkdownDescription(ctx context.Context) string { return u.Description(ctx) }

func (unlessWritten) PlanModifyString(ctx context.Context, req planmodifier.StringRequest, resp *planmodifier.StringResponse) {
	if req.StateValue.IsNull() || !req.ConfigValue.IsNull() {
		return
	}
	if resp.PlanValue = req.StateValue; wrote(ctx, req.Private, &resp.Diagnostics, req.Path) {
		resp.PlanValue = types.StringValue("")
	}
}

func (unlessWritten) PlanModifyFloat64(ctx context.Context, req planmodifier.Float64Request, resp *planmodifier.Float64Response) {
	if req.StateValue.IsNull() || !req.ConfigValue.IsNull() {
		return
	}
	if resp.PlanValue = req.StateValue; wrote(ctx, req.Private, &resp.Diagnostics, req.Path) {
		resp.PlanValue = types.Float64Value(0)
	}
}

func wrote(ctx context.Context, private PrivateReader, diags *diag.Diagnostics, at path.Path) bool {
	return slices.Contains(written(ctx, private, diags), at.String())
}

func written(ctx context.Context, private PrivateReader, diags *diag.Diagnostics) (names []string) {
	RecallPrivate(ctx, private, diags, writtenKey, &names, "which attributes Terraform wrote")
	return names
}

// RememberWritten notes in the private state of a response which of the named
// attributes the apply wrote, or an earlier one, and are configured. It is for
// calling after the write; state is null for a creation.
func RememberWritten(ctx context.Context, private interface {
	PrivateReader
	PrivateWriter
}, diags *diag.Diagnostics, config tfsdk.Config, state tfsdk.State, names ...string) {
	before := written(ctx, private, diags)
	now := []string{}
	for _, name := range names {
		var configured, old attr.Value
		diags.Append(config.GetAttribute(ctx, path.Root(name), &configured)...)
		if !state.Raw.IsNull() {
			diags.Append(state.GetAttribute(ctx, path.Root(name), &old)...)
		}
		if configured != nil && !configured.IsNull() && (slices.Contains(before, name) || old == nil || !configured.Equal(old)) {
			now = append(now, name)
		}
	}
	RememberPrivate(ctx, private, diags, writtenKey, now)
}
