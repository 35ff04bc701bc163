package tf

import (
	"context"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// NewOnly holds the string of a configuration to rules unless the state has the
// same: Intercom holds what these rules refuse, from times and by ways that had no
// such rules, and what it holds can be imported. Validators of a schema do not
// know the state, and Terraform also validates what it generates for an import, so
// that what an import may bring is checked while planning.
func NewOnly(rules ...validator.String) planmodifier.String {
	return newOnly[validator.String]{rules: rules}
}

// NewOnlyNumber is NewOnly for a number.
func NewOnlyNumber(rules ...validator.Float64) planmodifier.Float64 {
	return newOnly[validator.Float64]{rules: rules}
}

// NewOnlyList is NewOnly for each string of a list, which besides must hold so
// many at least, unless the state has fewer, and each one once.
func NewOnlyList(least int, rules ...validator.String) planmodifier.List {
	return newOnly[validator.String]{least: least, rules: rules}
}

// NewOnlySet is NewOnly for each string of a set.
func NewOnlySet(rules ...validator.String) planmodifier.Set {
	return newOnly[validator.String]{rules: rules}
}

type newOnly[V validator.Describer] struct {
	least int
	rules []V
}

func (n newOnly[V]) Description(ctx context.Context) string {
	text := "checked unless the state has the same"
	for _, rule := range n.rules {
		text += "; " + rule.Description(ctx)
	}
	return text
}

func (n newOnly[V]) MarkdownDescription(ctx context.Context) string { return n.Description(ctx) }

func (n newOnly[V]) PlanModifyString(ctx context.Context, req planmodifier.StringRequest, resp *planmodifier.StringResponse) {
	if !req.ConfigValue.Equal(req.StateValue) {
		n.check(ctx, req.Path, req.Config, req.ConfigValue, &resp.Diagnostics)
	}
}

func (n newOnly[V]) PlanModifyFloat64(ctx context.Context, req planmodifier.Float64Request, resp *planmodifier.Float64Response) {
	if req.ConfigValue.Equal(req.StateValue) {
		return
	}
	for _, rule := range n.rules {
		if rule, ok := any(rule).(validator.Float64); ok {
			var checked validator.Float64Response
			rule.ValidateFloat64(ctx, validator.Float64Request{Path: req.Path, Config: req.Config, ConfigValue: req.ConfigValue}, &checked)
			resp.Diagnostics.Append(checked.Diagnostics...)
		}
	}
}

func (n newOnly[V]) PlanModifyList(ctx context.Context, req planmodifier.ListRequest, resp *planmodifier.ListResponse) {
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() {
		return
	}
	now, before := req.ConfigValue.Elements(), req.StateValue.Elements()
	if len(now) < n.least && (req.StateValue.IsNull() || len(now) < len(before)) {
		resp.Diagnostics.AddAttributeError(req.Path, "Too few values", fmt.Sprintf("%s must have %s or more.", req.Path, counted(n.least)))
	}
	for i, value := range now {
		at := req.Path.AtListIndex(i)
		if value.IsNull() {
			resp.Diagnostics.AddAttributeError(at, "Invalid value", at.String()+" must not be null.")
			continue
		}
		if !slices.ContainsFunc(before, value.Equal) {
			n.check(ctx, at, req.Config, value, &resp.Diagnostics)
		}
		if first := slices.IndexFunc(now, value.Equal); !value.IsUnknown() && first < i && count(now, value) > count(before, value) {
			resp.Diagnostics.AddAttributeError(at, "Value given twice", fmt.Sprintf("%s is the same as %s. Each value can be there once.", at, req.Path.AtListIndex(first)))
		}
	}
}

func (n newOnly[V]) PlanModifySet(ctx context.Context, req planmodifier.SetRequest, resp *planmodifier.SetResponse) {
	for _, value := range req.ConfigValue.Elements() {
		if value.IsNull() {
			resp.Diagnostics.AddAttributeError(req.Path, "Invalid value", "A value of "+req.Path.String()+" is null.")
			continue
		}
		if !slices.ContainsFunc(req.StateValue.Elements(), value.Equal) {
			n.check(ctx, req.Path, req.Config, value, &resp.Diagnostics)
		}
	}
}

func counted(values int) string {
	if values == 1 {
		return "1 value"
	}
	return fmt.Sprintf("%d values", values)
}

func count(values []attr.Value, value attr.Value) (times int) {
	for _, other := range values {
		if value.Equal(other) {
			times++
		}
	}
	return times
}

// check applies rules for strings to a string.
func (n newOnly[V]) check(ctx context.Context, at path.Path, config tfsdk.Config, value attr.Value, diags *diag.Diagnostics) {
	text, ok := value.(types.String)
	if !ok {
		return
	}
	for _, rule := range n.rules {
		if rule, ok := any(rule).(validator.String); ok {
			var checked validator.StringResponse
			rule.ValidateString(ctx, validator.StringRequest{Path: at, Config: config, ConfigValue: text}, &checked)
			diags.Append(checked.Diagnostics...)
		}
	}
}
