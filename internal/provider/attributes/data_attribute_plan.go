package attributes

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// importedKey marks in the private state what was imported: its data type is as
// Intercom answered it, and was never configured.
const importedKey = "imported"

// ModifyPlan refuses names that Intercom would refuse, says what happens to
// archived attributes, and tells the rest of the run how the attribute will be.
func (r *dataAttributeResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	loss := r.Loss
	defer func() { r.WarnOfDestroy(ctx, req, resp, loss) }()
	tf.PlanTypeSettings(ctx, req, resp, tf.TypeSetting{Name: "options", Of: intercom.OptionsType, Needed: true})
	var plan, state dataAttributeModel
	if req.Plan.Raw.IsNull() {
		return
	}
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	if !req.State.Raw.IsNull() {
		resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	}
	if resp.Diagnostics.HasError() || r.API == nil {
		return
	}
	// Before the names are looked at: of two resources that are planned at once,
	// one at least sees the other.
	if !plan.Archived.ValueBool() { // else nothing can have a value for it
		r.API.DataAttributes.Announce(plan.announcement())
	}
	known := !plan.Name.IsUnknown() && !plan.Model.IsUnknown()
	crud.WarnOfTaken(ctx, r, req, resp, crud.Unique[dataAttributeModel]{
		Kind: "data attribute",
		Key: func(m dataAttributeModel) (key, words string) {
			return crud.Key(m.Model.ValueString(), m.Name.ValueString()), fmt.Sprintf("named %q of the model %s", m.Name.ValueString(), m.Model.ValueString())
		},
		Holder: func(ctx context.Context, m dataAttributeModel) string {
			holder, err := r.API.DataAttributes.Holder(ctx, m.Model.ValueString(), m.Name.ValueString())
			if err != nil || holder == nil || !holder.Custom || holder.Archived || holder.Model != m.Model.ValueString() {
				return ""
			}
			return holder.ID.String()
		},
	})
	switch {
	case !state.ID.IsNull():
		loss.Detail += r.planChange(ctx, req, resp, plan, state)
	case known:
		crud.AddError(&resp.Diagnostics, "plan", r.checkName(ctx, plan, resp))
	}
}

// announcement is what a plan says of an attribute to the plans of what has
// values for it; what is not known yet is empty.
func (m *dataAttributeModel) announcement() *intercom.DataAttribute {
	announced := &intercom.DataAttribute{
		ID: intercom.ID(m.ID.ValueString()), Model: m.Model.ValueString(), Name: m.Name.ValueString(), DataType: m.DataType.ValueString(),
	}
	for _, label := range tf.ListStrings(m.Options) {
		announced.Options = append(announced.Options, intercom.DataValue(label))
	}
	if m.Options.IsUnknown() {
		announced.Options = append(announced.Options, "")
	}
	return announced
}

// planChange says what there is to know of a replacement. Terraform plans the
// new attribute apart, as if there were none.
func (r *dataAttributeResource) planChange(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse, plan, state dataAttributeModel) string {
	retyped := !plan.DataType.Equal(state.DataType)
	imported, diags := req.Private.GetKey(ctx, importedKey)
	resp.Diagnostics.Append(diags...)
	if retyped && imported != nil && r.API.DataAttributes.Means(&intercom.DataAttribute{DataType: state.DataType.ValueString()}, plan.DataType.ValueString()) {
		retyped = false
		resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, path.Root("data_type"), state.DataType)...)
	}
	if retyped {
		resp.RequiresReplace = append(resp.RequiresReplace, path.Root("data_type"))
	}
	renamed := !plan.Name.Equal(state.Name) || !plan.Model.Equal(state.Model)
	if !retyped && !renamed {
		return ""
	}
	r.API.Ledger.Leaves(r.Name, state.ID.ValueString())
	if renamed {
		return " The new one begins without values."
	}
	return fmt.Sprintf(" Intercom probably refuses to create another attribute with the name of the archived one. To keep the attribute and its values, "+
		"change its data type to %q in Intercom, under Settings > Data, and plan again.", plan.DataType.ValueString())
}

// checkName refuses the name of a new attribute that Intercom would refuse.
func (r *dataAttributeResource) checkName(ctx context.Context, plan dataAttributeModel, resp *resource.ModifyPlanResponse) error {
	model, name := plan.Model.ValueString(), plan.Name.ValueString()
	// What exists may have been named before this rule.
	if wrong := strings.IndexFunc(name, func(char rune) bool {
		return !unicode.In(char, unicode.L, unicode.M, unicode.N, unicode.Sc) && !strings.ContainsRune(" -_", char)
	}); wrong >= 0 {
		return tf.NewDiagnostic("Intercom does not take this name", "The name of an attribute holds only letters, digits, currency symbols, hyphens, "+
			"underscores and spaces; %q is not that.", name)
	}
	for _, other := range []string{"contact", "company"} {
		for announced := range r.API.DataAttributes.Announced(other) {
			if other != model && announced.Model == other && intercom.Exact.Same(announced.Name, name) {
				return tf.NewDiagnostic("Two attributes have one name", "The configuration has a data attribute named %q of %s and one of %s. Names are unique "+
					"among the attributes of both; choose another one.", name, model, other)
			}
		}
	}
	holder, err := r.API.DataAttributes.Holder(ctx, model, name)
	switch {
	case err != nil || holder == nil || r.API.Ledger.Leaving(r.Name, holder.ID.String()):
		return err
	case !holder.Custom:
		return tf.NewDiagnostic("The name of a standard attribute", "%q is a standard attribute of the model %s. It needs no resource: "+
			"Intercom has it in every workspace. Choose another name.", name, model)
	case holder.Model != model:
		return tf.NewDiagnostic("The name is taken", "Data attribute %s of the model %s is named %q. Names are unique among the attributes of "+
			"contacts and companies together; choose another one.", holder.ID, holder.Model, name)
	case holder.Archived && r.API.DataAttributes.Means(holder, plan.DataType.ValueString()):
		resp.Diagnostics.AddWarning("An archived attribute will be restored", fmt.Sprintf(
			"Data attribute %s has this name and is archived. It is restored, with the values that it had.", holder.ID))
	case holder.Archived && !plan.DataType.IsUnknown():
		resp.Diagnostics.AddWarning("An archived attribute may be in the way", fmt.Sprintf(
			"Data attribute %s has this name, is archived, and is of the data type %q, not %q. Intercom probably refuses to create another one. "+
				"Change its type in Intercom, under Settings > Data, or choose another name.", holder.ID, holder.Kind(), plan.DataType.ValueString()))
	}
	// That the model has it in use shows when it is made: it may be what this very
	// resource replaces.
	return nil
}
