// Package attributevalues is what custom attributes and the attributes of tickets
// have in common: values of several types by name, of which Terraform manages the
// ones that are configured.
package attributevalues

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	data "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

// Attribute is an attribute of a resource that holds values by name. Its state
// has the names that are configured or, after an import, all that there are. A
// resource that has one calls Recall, Remember and RememberImport. notes are
// sentences for who writes the attribute.
func Attribute(description string, notes ...string) schema.DynamicAttribute {
	notes = append(notes, "Only the values that are configured are managed. One that Terraform wrote is unset when it leaves the configuration, "+
		"or when it is `null`; one that Terraform never wrote stays as it is.")
	return schema.DynamicAttribute{
		Optional: true, Computed: true, MarkdownDescription: description + " An object: strings, numbers, booleans, and dates as RFC 3339 " +
			"strings such as `\"2026-02-28T09:00:00Z\"`.\n" + strings.Join(notes, " "),
		Validators:    []validator.Dynamic{byNameRule{}},
		PlanModifiers: []planmodifier.Dynamic{byNameRule{}},
	}
}

// StringsAttribute is the attribute of Strings in a data source.
func StringsAttribute(description string) data.MapAttribute {
	return data.MapAttribute{
		Computed: true, ElementType: types.StringType,
		MarkdownDescription: description + " All of them as strings, because lists hold no values of varying types: numbers as `12.5`, " +
			"booleans as `true`, lists in JSON.",
	}
}

// Relations is the note for attributes that can be related to custom objects.
const Relations = "A relation to one custom object is Intercom's id of the instance, and a relation to many a list of ids, which takes the " +
	"place of all that there are."

type byNameRule struct{}

func (byNameRule) Description(context.Context) string {
	return "an object of strings, numbers, booleans and lists of strings, of which only what is configured is managed"
}

func (r byNameRule) MarkdownDescription(ctx context.Context) string { return r.Description(ctx) }

func (r byNameRule) ValidateDynamic(ctx context.Context, req validator.DynamicRequest, resp *validator.DynamicResponse) {
	value := req.ConfigValue
	if none(value) || value.IsUnknown() || value.IsUnderlyingValueUnknown() {
		return
	}
	values, ok := byName(value)
	if !ok {
		resp.Diagnostics.AddAttributeError(req.Path, "Invalid value", fmt.Sprintf("%s must be %s.", req.Path, r.Description(ctx)))
	}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if _, plain := plainValue(values[name]); !plain && !unknownWithin(values[name]) || name == "" {
			resp.Diagnostics.AddAttributeError(req.Path, "Invalid value", fmt.Sprintf("%s[%q] must be a string, a number, "+
				"a boolean, null, or a list of strings, and have a name; a number must be less than 1.8e308.", req.Path, name))
		}
	}
}

// PlanModifyDynamic plans what becomes of the state's values: Terraform lets a
// plan have what is configured, or the whole of the state in its place.
func (byNameRule) PlanModifyDynamic(ctx context.Context, req planmodifier.DynamicRequest, resp *planmodifier.DynamicResponse) {
	memory := Recall(ctx, req.Private, &resp.Diagnostics)
	switch {
	case none(req.ConfigValue):
		resp.PlanValue = memory.unmanaged(req.StateValue)
	case Definitions{}.Same(req.ConfigValue, req.StateValue, memory):
		resp.PlanValue = req.StateValue
	default:
		warnOfImported(req, resp, memory)
	}
}

// warnOfImported says what a plan cannot: it shows as removed also what an import
// found and no apply wrote.
func warnOfImported(req planmodifier.DynamicRequest, resp *planmodifier.DynamicResponse, memory Memory) {
	planned, known := byName(req.ConfigValue)
	before, _ := byName(req.StateValue)
	var stays []string
	for _, name := range slices.Sorted(maps.Keys(before)) {
		if _, configured := planned[name]; known && !configured && !memory.wrote(name) && !isNull(before[name]) {
			stays = append(stays, name)
		}
	}
	if len(stays) > 0 {
		resp.Diagnostics.AddAttributeWarning(req.Path, "Values that were imported stay in Intercom",
			fmt.Sprintf("%s has no value for %s. Terraform never wrote these, so that they leave the state only, as the plan shows, "+
				"and keep their values in Intercom. To unset one, configure it as null.", req.Path, strings.Join(stays, ", ")))
	}
}

// Everything is where all of an object's values go into the state, as after an
// import; null else.
func Everything() types.Dynamic { return types.DynamicUnknown() }

// byName are the values of an object or a map, by name in NFC; false where it is
// neither, null or unknown.
func byName(value types.Dynamic) (map[string]attr.Value, bool) {
	switch underlying := value.UnderlyingValue().(type) {
	case types.Object:
		return composed(underlying.Attributes()), !underlying.IsUnknown() && !underlying.IsNull()
	case types.Map:
		return composed(underlying.Elements()), !underlying.IsUnknown() && !underlying.IsNull()
	default:
		return nil, false
	}
}

// composed has the same values by names in NFC. Where two names are one in NFC,
// the one that is in it already counts.
func composed[V any](values map[string]V) map[string]V {
	result := make(map[string]V, len(values))
	for name, value := range values {
		key := intercom.NFC(name)
		if _, taken := values[key]; key == name || !taken {
			result[key] = value
		}
	}
	return result
}

// none says whether nothing is configured, or in the state: null of any type.
func none(value types.Dynamic) bool {
	return value.IsNull() || !value.IsUnknown() && value.IsUnderlyingValueNull()
}

// unknownWithin says whether a value, or one of a list's, is not known yet.
func unknownWithin(value attr.Value) bool {
	list, ok := value.(interface{ Elements() []attr.Value })
	return value.IsUnknown() || ok && slices.ContainsFunc(list.Elements(), attr.Value.IsUnknown)
}

func isNull(value attr.Value) bool {
	if dynamic, ok := value.(types.Dynamic); ok {
		return none(dynamic)
	}
	return value == nil || value.IsNull()
}

// Names are the names that values have, in NFC and in order.
func Names(values types.Dynamic) []string {
	named, _ := byName(values)
	return slices.Sorted(maps.Keys(named))
}

// Sendable is the rule for values of an action, of which all are sent; objects says
// whether a value can be an object itself.
func Sendable(objects bool) validator.Dynamic { return sendable{objects} }

type sendable struct{ objects bool }

func (s sendable) Description(context.Context) string {
	if s.objects {
		return "must be an object of strings, numbers, booleans, lists of strings, and objects of these"
	}
	return "must be an object of strings, numbers, booleans and lists of strings"
}

func (s sendable) MarkdownDescription(ctx context.Context) string { return s.Description(ctx) }

func (s sendable) ValidateDynamic(ctx context.Context, req validator.DynamicRequest, resp *validator.DynamicResponse) {
	if known, err := req.ConfigValue.ToTerraformValue(ctx); err != nil || !known.IsFullyKnown() {
		return
	}
	if _, ok := Sent(req.ConfigValue, s.objects); !ok {
		resp.Diagnostics.AddAttributeError(req.Path, "Invalid value", fmt.Sprintf("%s %s.", req.Path, s.Description(ctx)))
	}
}
