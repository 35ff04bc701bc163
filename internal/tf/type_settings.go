package tf

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// TypeSetting is a setting of an attribute of Intercom's that one data type has
// and the others have not.
type TypeSetting struct {
	Name, Of string // the setting's attribute, and the data type
	Needed   bool   // by that data type
}

// PlanTypeSettings keeps settings with the data type that has them, but for what
// the state has too: Intercom holds attributes that lack what their type needs.
func PlanTypeSettings(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse, settings ...TypeSetting) {
	if req.Plan.Raw.IsNull() {
		return
	}
	var dataType types.String
	resp.Diagnostics.Append(req.Config.GetAttribute(ctx, path.Root("data_type"), &dataType)...)
	if dataType.IsUnknown() {
		return
	}
	for _, setting := range settings {
		configured := valueAt(ctx, req.Config.GetAttribute, setting.Name, &resp.Diagnostics)
		if configured == nil || !req.State.Raw.IsNull() && configured.Equal(valueAt(ctx, req.State.GetAttribute, setting.Name, &resp.Diagnostics)) {
			continue
		}
		switch of := dataType.ValueString() == setting.Of; {
		case !of && !configured.IsNull():
			resp.Diagnostics.AddAttributeError(path.Root(setting.Name), "Setting of another data type",
				fmt.Sprintf("%s is for the data type %q; this attribute has another one. Leave it out.", setting.Name, setting.Of))
		case of && setting.Needed && configured.IsNull():
			resp.Diagnostics.AddAttributeError(path.Root(setting.Name), "Missing "+setting.Name,
				fmt.Sprintf("An attribute with the data type %q needs %s.", setting.Of, setting.Name))
		}
	}
}

// valueAt is an attribute of a configuration or a state; nil with a diagnostic.
func valueAt(ctx context.Context, get func(context.Context, path.Path, any) diag.Diagnostics, name string, diags *diag.Diagnostics) attr.Value {
	var value attr.Value
	diags.Append(get(ctx, path.Root(name), &value)...)
	return value
}
