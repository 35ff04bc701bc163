package crud

import (
	"context"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// Exists refuses a plan in which an attribute has an id that nothing has, before
// anything is made for it. It is for what Terraform cannot make, or what one list
// tells that many resources share. Nothing is said of what is not known yet, of
// what the state has already, and to a token that may not look.
func Exists(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse, attribute string, find func(id string) error) {
	if req.Plan.Raw.IsNull() {
		return
	}
	var planned, before types.String
	resp.Diagnostics.Append(req.Plan.GetAttribute(ctx, path.Root(attribute), &planned)...)
	if !req.State.Raw.IsNull() {
		resp.Diagnostics.Append(req.State.GetAttribute(ctx, path.Root(attribute), &before)...)
	}
	CheckReference(ctx, &resp.Diagnostics, path.Root(attribute), planned, before, func(_ context.Context, id string) error { return find(id) })
}

// ExistEach is Exists for the ids of a set.
func ExistEach(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse, attribute string, find func(id string) error) {
	if req.Plan.Raw.IsNull() {
		return
	}
	var planned, before types.Set
	resp.Diagnostics.Append(req.Plan.GetAttribute(ctx, path.Root(attribute), &planned)...)
	if !req.State.Raw.IsNull() {
		resp.Diagnostics.Append(req.State.GetAttribute(ctx, path.Root(attribute), &before)...)
	}
	for _, id := range planned.Elements() {
		text, ok := id.(types.String)
		if ok && !slices.ContainsFunc(before.Elements(), id.Equal) {
			CheckReference(ctx, &resp.Diagnostics, path.Root(attribute), text, types.StringNull(), func(_ context.Context, id string) error { return find(id) })
		}
	}
}
