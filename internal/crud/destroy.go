package crud

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// Loss says what destroying an object does to it that the next apply of the
// same configuration would not undo, or leaves behind.
type Loss struct {
	// Summary is the heading of the warning. Terraform folds warnings that share
	// one, so that every kind has its own.
	Summary string
	// Detail says what happens, what stays, and what to do instead. It goes on
	// after the object: "is deleted …".
	Detail string
	// Nothing is the reason why there is nothing to warn of, in place of the two
	// others.
	Nothing string
}

// OfDestroy is what destroying an object usually loses.
func (r *Resource) OfDestroy() Loss { return r.Loss }

// ModifyPlan warns of what a plan that destroys or replaces the object loses. A
// resource with a ModifyPlan of its own calls this one, or WarnOfDestroy, when
// it has said what it replaces.
func (r *Resource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	r.WarnOfDestroy(ctx, req, resp, r.Loss)
}

// WarnOfDestroy is ModifyPlan with a loss that depends on the object.
func (r *Resource) WarnOfDestroy(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse, loss Loss) {
	ends := req.Plan.Raw.IsNull()
	if loss.Summary == "" || req.State.Raw.IsNull() || !ends && len(resp.RequiresReplace) == 0 && !replaces(req) || isArchived(ctx, req.State) {
		return
	}
	detail := r.Object(ctx, req.State) + " " + loss.Detail
	if !ends {
		detail += " What changes here cannot be changed in place, so that Terraform then creates another one."
	}
	resp.Diagnostics.AddWarning(loss.Summary, detail)
}

// Object names an object in a state, as the beginning of a sentence: kind, what
// people call it, and its ids. Terraform itself names none that has no block
// any more.
func (r *Resource) Object(ctx context.Context, state tfsdk.State) string {
	kind := words(r.Name)
	named := tf.Capitalised(kind) + " "
	for _, key := range naturalKeys(state) {
		if name := text(ctx, state, key); name != "" {
			named += fmt.Sprintf("%q ", name)
			break
		}
	}
	var ids []string
	for _, part := range r.IdentityAttributes() {
		ids = append(ids, part+" "+text(ctx, state, part))
	}
	return named + "(" + strings.Join(ids, ", ") + ")"
}

// isArchived says whether an object is archived already, so that a destroy
// changes nothing in Intercom.
func isArchived(ctx context.Context, state tfsdk.State) bool {
	var archived types.Bool
	if _, ok := state.Schema.GetAttributes()["archived"]; ok {
		state.GetAttribute(ctx, path.Root("archived"), &archived)
	}
	return archived.ValueBool()
}

// naturalKeys are the attributes that people know an object by. Where it has an
// id of theirs, its name is but one of its values, which messages do not show.
func naturalKeys(state tfsdk.State) []string {
	if _, ok := state.Schema.GetAttributes()["external_id"]; ok {
		return []string{"external_id", "email"}
	}
	return []string{"name"}
}

// text is an attribute, "" where there is none or it has no value.
func text(ctx context.Context, state tfsdk.State, name string) string {
	var value types.String
	if _, ok := state.Schema.GetAttributes()[name]; ok {
		state.GetAttribute(ctx, path.Root(name), &value)
	}
	return value.ValueString()
}

// replaces says whether a plan changes an attribute whose schema then replaces
// the object. The framework tells ModifyPlan nothing of that.
func replaces(req resource.ModifyPlanRequest) bool {
	var planned, before map[string]tftypes.Value
	if req.Plan.Raw.As(&planned) != nil || req.State.Raw.As(&before) != nil {
		return false
	}
	for name, attribute := range req.Plan.Schema.GetAttributes() {
		if forcesNew(attribute) && !planned[name].Equal(before[name]) {
			return true
		}
	}
	return false
}

// forcesNew says whether an attribute has the framework's RequiresReplace. It is
// known by its description, which is the same for every kind of attribute.
func forcesNew(attribute any) bool {
	var modifiers []planmodifier.Describer
	switch attribute := attribute.(type) {
	case interface{ StringPlanModifiers() []planmodifier.String }:
		modifiers = describers(attribute.StringPlanModifiers())
	case interface{ BoolPlanModifiers() []planmodifier.Bool }:
		modifiers = describers(attribute.BoolPlanModifiers())
	case interface{ Int64PlanModifiers() []planmodifier.Int64 }:
		modifiers = describers(attribute.Int64PlanModifiers())
	case interface{ ListPlanModifiers() []planmodifier.List }:
		modifiers = describers(attribute.ListPlanModifiers())
	case interface{ SetPlanModifiers() []planmodifier.Set }:
		modifiers = describers(attribute.SetPlanModifiers())
	case interface{ MapPlanModifiers() []planmodifier.Map }:
		modifiers = describers(attribute.MapPlanModifiers())
	case interface{ DynamicPlanModifiers() []planmodifier.Dynamic }:
		modifiers = describers(attribute.DynamicPlanModifiers())
	}
	ctx := context.Background()
	return slices.ContainsFunc(modifiers, func(modifier planmodifier.Describer) bool {
		return modifier.Description(ctx) == stringplanmodifier.RequiresReplace().Description(ctx)
	})
}

func describers[M planmodifier.Describer](modifiers []M) (all []planmodifier.Describer) {
	for _, modifier := range modifiers {
		all = append(all, modifier)
	}
	return all
}
