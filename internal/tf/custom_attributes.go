package tf

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// ValuesByName is an attribute that holds values of several types by name, as
// custom attributes do. Only what is configured is managed: the state may hold
// more, after an import, and a plan that changes nothing of what is configured
// keeps it.
func ValuesByName(description string) schema.DynamicAttribute {
	return schema.DynamicAttribute{
		Optional: true, Computed: true, MarkdownDescription: description + " An object: texts, numbers, booleans, and dates as RFC 3339 " +
			"texts such as `\"2026-02-28T09:00:00Z\"`. Only the ones configured are managed; one that is taken out of the " +
			"configuration keeps its value, and `null` unsets it.",
		Validators:    []validator.Dynamic{valuesByName{}},
		PlanModifiers: []planmodifier.Dynamic{valuesByName{}},
	}
}

type valuesByName struct{}

func (valuesByName) Description(context.Context) string {
	return "an object of texts, numbers, booleans and lists of texts, of which only what is configured is managed"
}

func (v valuesByName) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

func (v valuesByName) ValidateDynamic(ctx context.Context, req validator.DynamicRequest, resp *validator.DynamicResponse) {
	value := req.ConfigValue
	if value.IsNull() || value.IsUnknown() || value.IsUnderlyingValueUnknown() || value.IsUnderlyingValueNull() {
		return
	}
	values, ok := byName(value)
	if !ok {
		resp.Diagnostics.AddAttributeError(req.Path, "Invalid value", fmt.Sprintf("%s must be %s.", req.Path, v.Description(ctx)))
	}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if _, plain := plainValue(values[name]); !plain && !unknownWithin(values[name]) || name == "" {
			resp.Diagnostics.AddAttributeError(req.Path, "Invalid value",
				fmt.Sprintf("%s[%q] must be a text, a number, a boolean, null, or a list of texts, and have a name.", req.Path, name))
		}
	}
}

// PlanModifyDynamic keeps the state's value while every value that is
// configured is the same in it.
func (valuesByName) PlanModifyDynamic(_ context.Context, req planmodifier.DynamicRequest, resp *planmodifier.DynamicResponse) {
	if req.ConfigValue.IsNull() {
		resp.PlanValue = req.StateValue
		return
	}
	planned, _ := byName(req.ConfigValue)
	before, _ := byName(req.StateValue)
	if req.ConfigValue.IsUnknown() || req.ConfigValue.IsUnderlyingValueUnknown() || req.StateValue.IsNull() {
		return
	}
	for name, value := range planned {
		// What the state has no value for may have one in Intercom, which null unsets.
		if known, there := before[name]; !there || value.IsUnknown() || !sameValue(value, known) {
			warnOfLeaving(req, resp, planned, before)
			return
		}
	}
	resp.PlanValue = req.StateValue
}

// warnOfLeaving says what a plan cannot: it shows values that are in the state
// only as removed.
func warnOfLeaving(req planmodifier.DynamicRequest, resp *planmodifier.DynamicResponse, planned, before map[string]attr.Value) {
	var leaving []string
	for _, name := range slices.Sorted(maps.Keys(before)) {
		if _, stays := planned[name]; !stays && !isNull(before[name]) {
			leaving = append(leaving, name)
		}
	}
	if len(leaving) > 0 {
		resp.Diagnostics.AddAttributeWarning(req.Path, "Values are no longer managed, not unset",
			fmt.Sprintf("The plan shows these of %s as removed because the configuration has no value for them: %s. "+
				"They leave the state and keep their values in Intercom. To unset one, configure it as null.", req.Path, strings.Join(leaving, ", ")))
	}
}

// Everything is where all of an object's values go into the state, as after an
// import; null else.
func Everything() types.Dynamic { return types.DynamicUnknown() }

// byName are the values of an object or a map; false where it is neither.
func byName(value types.Dynamic) (map[string]attr.Value, bool) {
	switch underlying := value.UnderlyingValue().(type) {
	case types.Object:
		return underlying.Attributes(), true
	case types.Map:
		return underlying.Elements(), true
	default:
		return nil, false
	}
}

// unknownWithin says whether a value, or one of a list's, is not known yet.
func unknownWithin(value attr.Value) bool {
	list, ok := value.(interface{ Elements() []attr.Value })
	return value.IsUnknown() || ok && slices.ContainsFunc(list.Elements(), attr.Value.IsUnknown)
}

func isNull(value attr.Value) bool {
	if dynamic, ok := value.(types.Dynamic); ok {
		return dynamic.IsNull() || dynamic.IsUnderlyingValueNull()
	}
	return value == nil || value.IsNull()
}
