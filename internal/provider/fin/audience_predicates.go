package fin

import (
	"context"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// predicateType is the type of one condition of an audience.
var predicateType = types.ObjectType{AttrTypes: map[string]attr.Type{
	"attribute": types.StringType, "type": types.StringType, "comparison": types.StringType,
	"value": types.StringType, "values": types.SetType{ElemType: types.StringType},
}}

// predicateAttributes are those of one condition. No description says which words
// an attribute, a type and a comparison can be.
func predicateAttributes() schema.NestedAttributeObject {
	word := func(description string) schema.StringAttribute {
		return schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.Name())}, MarkdownDescription: description,
		}
	}
	return schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
		"attribute":  word("Attribute to compare, such as `role`, `company.name` or `custom_attributes.plan`."),
		"type":       word("Type of the attribute, such as `string` or `role`."),
		"comparison": word("Operator, such as `eq`, `contains` or `in`."),
		"value": schema.StringAttribute{
			Optional: true, Validators: []validator.String{stringvalidator.ConflictsWith(path.MatchRelative().AtParent().AtName("values"))},
			MarkdownDescription: "Value to compare with.\nConflicts with `values`.",
		},
		"values": schema.SetAttribute{
			Optional: true, ElementType: types.StringType,
			MarkdownDescription: "Values to compare with, for operators that take several.\nConflicts with `value`.",
		},
	}}
}

// predicatesIn are the conditions of a list that is known, as Intercom has them.
func predicatesIn(list types.List) []intercom.Predicate {
	predicates := []intercom.Predicate{}
	for _, element := range list.Elements() {
		object, _ := element.(types.Object)
		attributes := object.Attributes()
		text := func(name string) types.String {
			value, _ := attributes[name].(types.String)
			return value
		}
		predicate := intercom.Predicate{
			Attribute: text("attribute").ValueString(), Type: text("type").ValueString(), Comparison: text("comparison").ValueString(),
		}
		if values, ok := attributes["values"].(types.Set); ok && !values.IsNull() {
			predicate.Value = intercom.PredicateValue{Texts: tf.SetStrings(values), List: true}
		} else if value := text("value"); !value.IsNull() {
			predicate.Value.Texts = []string{value.ValueString()}
		}
		predicates = append(predicates, predicate)
	}
	return predicates
}

// predicatesSent are the conditions of a plan; nil where Intercom decides.
func predicatesSent(planned types.List) *[]intercom.Predicate {
	if planned.IsNull() || planned.IsUnknown() {
		return nil
	}
	predicates := predicatesIn(planned)
	return &predicates
}

// predicatesAs are the conditions that Intercom has, in the form of before where
// that means the same.
func predicatesAs(before types.List, now []intercom.Predicate) types.List {
	if !before.IsNull() && !before.IsUnknown() && samePredicates(predicatesIn(before), now) {
		return before
	}
	values := make([]attr.Value, 0, len(now))
	for _, predicate := range now {
		value, list := types.StringNull(), types.SetNull(types.StringType)
		if predicate.Value.List {
			list = tf.StringSet(predicate.Value.Texts)
		} else if len(predicate.Value.Texts) > 0 {
			value = tf.String(predicate.Value.Texts[0])
		}
		values = append(values, types.ObjectValueMust(predicateType.AttrTypes, map[string]attr.Value{
			"attribute": types.StringValue(predicate.Attribute), "type": types.StringValue(predicate.Type),
			"comparison": types.StringValue(predicate.Comparison), "value": value, "values": list,
		}))
	}
	return types.ListValueMust(predicateType, values)
}

// samePredicates says whether two lists have the same conditions. All of a list
// are to be met, in whatever order; a value alone and a list of it are one; and no
// condition on roles is the same as all roles.
func samePredicates(configured, now []intercom.Predicate) bool {
	return slices.Equal(meanings(configured), meanings(now)) || len(configured) == 0 && slices.Equal(meanings(now), everyRole)
}

// everyRole is what Intercom makes of an audience that says nothing of roles.
var everyRole = meanings([]intercom.Predicate{{
	Attribute: "role", Type: "role", Comparison: "in", Value: intercom.PredicateValue{Texts: []string{"user_role", "contact_role", "visitor_role"}},
}})

// meanings are what tells conditions apart, in an order that is always the same.
func meanings(predicates []intercom.Predicate) []string {
	all := make([]string, 0, len(predicates))
	for _, predicate := range predicates {
		values := slices.DeleteFunc(slices.Clone(predicate.Value.Texts), func(text string) bool { return text == "" })
		slices.Sort(values)
		parts := append([]string{predicate.Attribute, predicate.Type, predicate.Comparison}, values...)
		all = append(all, intercom.NFC(strings.Join(parts, "\x00")))
	}
	slices.Sort(all)
	return all
}

// keepPredicates plans what the state has where the same is configured in another
// form, as it may be after an import.
type keepPredicates struct{}

func (keepPredicates) Description(context.Context) string {
	return "kept while the same conditions are configured"
}

func (k keepPredicates) MarkdownDescription(ctx context.Context) string { return k.Description(ctx) }

func (keepPredicates) PlanModifyList(ctx context.Context, req planmodifier.ListRequest, resp *planmodifier.ListResponse) {
	configured, err := req.ConfigValue.ToTerraformValue(ctx)
	if err != nil || req.ConfigValue.IsNull() || req.StateValue.IsNull() || !configured.IsFullyKnown() {
		return
	}
	if samePredicates(predicatesIn(req.ConfigValue), predicatesIn(req.StateValue)) {
		resp.PlanValue = req.StateValue
	}
}
