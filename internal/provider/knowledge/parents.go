package knowledge

import (
	"context"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
)

// tree is a kind of objects that can be in each other.
type tree interface {
	Exists(ctx context.Context, id string) error
	Moves(id, parentID string)
	Ancestors(ctx context.Context, parentID string) ([]string, error)
}

// checkParent refuses the parent of a plan where it is not there, or is in the object
// itself, and returns what a new parent is in, itself first; nothing where there is
// none, or where that is not known. kind is what the objects are.
func checkParent(
	ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse, kind, attribute string, objects tree,
) (above []string) {
	var id, planned, before types.String
	resp.Diagnostics.Append(req.Plan.GetAttribute(ctx, path.Root(attribute), &planned)...)
	if !req.State.Raw.IsNull() {
		resp.Diagnostics.Append(req.State.GetAttribute(ctx, path.Root(attribute), &before)...)
		resp.Diagnostics.Append(req.State.GetAttribute(ctx, path.Root("id"), &id)...)
	}
	if planned.IsUnknown() || planned.Equal(before) {
		return nil
	}
	if !id.IsNull() {
		objects.Moves(id.ValueString(), planned.ValueString())
	}
	crud.Exists(ctx, req, resp, attribute, func(id string) error { return objects.Exists(ctx, id) })
	above, err := objects.Ancestors(ctx, planned.ValueString())
	if err != nil { // which is said, or will be by the apply
		return nil
	}
	if !id.IsNull() && slices.Contains(above, id.ValueString()) {
		resp.Diagnostics.AddAttributeError(path.Root(attribute), fmt.Sprintf("A %s cannot be in itself", kind), fmt.Sprintf(
			"The parent that is planned for %s %s is %[2]s itself or, at some level, in it. Take it out there first.", kind, id.ValueString()))
		return nil
	}
	return above
}
