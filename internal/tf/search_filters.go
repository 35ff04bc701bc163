package tf

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/listvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	listschema "github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

// Search is what a data source searches by. It is for embedding into a model.
type Search struct {
	Match  types.String   `tfsdk:"match"`
	Filter []SearchFilter `tfsdk:"filter"`
	Group  []SearchGroup  `tfsdk:"group"`
}

// SearchFilter is one comparison.
type SearchFilter struct {
	Field    types.String `tfsdk:"field"`
	Operator types.String `tfsdk:"operator"`
	Value    types.String `tfsdk:"value"`
	Values   types.List   `tfsdk:"values"`
}

// SearchGroup is a group of comparisons.
type SearchGroup struct {
	Match  types.String   `tfsdk:"match"`
	Filter []SearchFilter `tfsdk:"filter"`
}

const (
	// mostFilters is how many filters or groups Intercom takes in one group.
	mostFilters = 15
	// mostGroups leaves room for the filters beside the groups, which become one.
	mostGroups = mostFilters - 1
)

// SearchMatch is the attribute that says how the filters of a search combine.
func SearchMatch() schema.StringAttribute {
	return schema.StringAttribute{
		Optional: true, Validators: []validator.String{OneOf("all", "any")},
		MarkdownDescription: "Whether `all` of the filters and groups must match, or `any` one. Defaults to `all`.",
	}
}

// SearchBlocks are the blocks of a search: filters, and groups of filters, which
// is as deep as Intercom's searches nest.
func SearchBlocks() map[string]schema.Block {
	filters := schema.ListNestedBlock{
		MarkdownDescription: "A comparison that objects must match; up to 15.",
		Validators:          []validator.List{listvalidator.SizeAtMost(mostFilters)},
		NestedObject: schema.NestedBlockObject{
			Validators: []validator.Object{filterValues{}},
			Attributes: map[string]schema.Attribute{
				"field": schema.StringAttribute{
					Required: true, Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
					MarkdownDescription: "Field of the object, such as `created_at` or `custom_attributes.plan`.",
				},
				"operator": schema.StringAttribute{
					Required: true, Validators: []validator.String{OneOf("=", "!=", "IN", "NIN", "<", "<=", ">", ">=", "~", "!~", "^", "$")},
					MarkdownDescription: "`=`, `!=`, `<`, `<=`, `>`, `>=`, `~` (contains), `!~` (does not), `^` (begins with), `$` (ends with), `IN` or `NIN` (not in). " +
						"Which of them a field takes is up to Intercom.",
				},
				"value": schema.StringAttribute{
					Optional: true,
					MarkdownDescription: "What to compare with. A time is a string in RFC 3339 format, or Unix seconds. " +
						"For every operator but `IN` and `NIN`.",
				},
				"values": schema.ListAttribute{
					Optional: true, ElementType: types.StringType, Validators: []validator.List{listvalidator.SizeAtLeast(1)},
					MarkdownDescription: "What to compare with, for `IN` and `NIN`.",
				},
			},
		},
	}
	return map[string]schema.Block{
		"filter": filters,
		"group": schema.ListNestedBlock{
			MarkdownDescription: "Filters that combine in another way than those beside the group; up to 14.",
			Validators:          []validator.List{listvalidator.SizeAtMost(mostGroups)},
			NestedObject: schema.NestedBlockObject{
				Attributes: map[string]schema.Attribute{"match": SearchMatch()},
				Blocks:     map[string]schema.Block{"filter": filters},
			},
		},
	}
}

// ListSearch is SearchMatch and SearchBlocks for a list resource.
func ListSearch() (match listschema.Attribute, blocks map[string]listschema.Block) {
	return listAttributes(map[string]schema.Attribute{"match": SearchMatch()})["match"], listBlocks(SearchBlocks())
}

func listBlocks(from map[string]schema.Block) map[string]listschema.Block {
	blocks := map[string]listschema.Block{}
	for name, block := range from {
		if several, ok := block.(schema.ListNestedBlock); ok {
			blocks[name] = listschema.ListNestedBlock{
				MarkdownDescription: several.MarkdownDescription, Validators: several.Validators,
				NestedObject: listschema.NestedBlockObject{
					Attributes: listAttributes(several.NestedObject.Attributes), Blocks: listBlocks(several.NestedObject.Blocks),
					Validators: several.NestedObject.Validators,
				},
			}
		}
	}
	return blocks
}

func listAttributes(from map[string]schema.Attribute) map[string]listschema.Attribute {
	attributes := map[string]listschema.Attribute{}
	for name, attribute := range from {
		switch a := attribute.(type) {
		case schema.StringAttribute:
			attributes[name] = listschema.StringAttribute{
				Required: a.Required, Optional: a.Optional, Validators: a.Validators, MarkdownDescription: a.MarkdownDescription,
			}
		case schema.ListAttribute:
			attributes[name] = listschema.ListAttribute{
				Required: a.Required, Optional: a.Optional, Validators: a.Validators, MarkdownDescription: a.MarkdownDescription, ElementType: a.ElementType,
			}
		}
	}
	return attributes
}

// filterValues holds a filter to one value, or to several for the operators that
// take several.
type filterValues struct{}

func (filterValues) Description(context.Context) string {
	return "has values for IN and NIN, and value for every other operator"
}

func (f filterValues) MarkdownDescription(ctx context.Context) string { return f.Description(ctx) }

func (f filterValues) ValidateObject(ctx context.Context, req validator.ObjectRequest, resp *validator.ObjectResponse) {
	var filter SearchFilter
	if req.ConfigValue.IsUnknown() || req.ConfigValue.As(ctx, &filter, basetypes.ObjectAsOptions{}).HasError() || filter.Operator.IsUnknown() {
		return
	}
	wanted, other := "value", "values"
	wantedNull, otherNull := filter.Value.IsNull(), filter.Values.IsNull()
	if operator := filter.Operator.ValueString(); operator == "IN" || operator == "NIN" {
		wanted, other = other, wanted
		wantedNull, otherNull = otherNull, wantedNull
	}
	if wantedNull || !otherNull {
		resp.Diagnostics.AddAttributeError(req.Path, "Invalid filter",
			"The operator "+filter.Operator.ValueString()+" needs "+wanted+", and takes no "+other+".")
	}
}

// Query is the search as Intercom takes it; false where there is nothing to
// search by. The descriptions have either filters or groups in a group, not
// both, so that filters beside groups become a group.
func (s Search) Query() (query intercom.Filter, searches bool) {
	filters, groups := queries(s.Filter), []intercom.Filter{}
	for _, group := range s.Group {
		if inner := queries(group.Filter); len(inner) > 0 {
			groups = append(groups, combined(group.Match, inner))
		}
	}
	members := append(filters, groups...)
	if len(filters) > 0 && len(groups) > 0 {
		// Intercom's groups hold either comparisons or groups.
		members = append([]intercom.Filter{combined(s.Match, filters)}, groups...)
	}
	return combined(s.Match, members), len(members) > 0
}

func combined(match types.String, members []intercom.Filter) intercom.Filter {
	if match.ValueString() == "any" {
		return intercom.Any(members...)
	}
	return intercom.Every(members...)
}

func queries(filters []SearchFilter) []intercom.Filter {
	var all []intercom.Filter
	for _, f := range filters {
		field := f.Field.ValueString()
		value := sought(field, f.Value)
		if !f.Values.IsNull() {
			several := []any{}
			for _, text := range ListStrings(f.Values) {
				several = append(several, sought(field, types.StringValue(text)))
			}
			value = several
		}
		all = append(all, intercom.Where(field, f.Operator.ValueString(), value))
	}
	return all
}

// sought is a value to compare with: times are numbers.
func sought(field string, value types.String) any {
	text := value.ValueString()
	if !slices.ContainsFunc([]string{"_at", "_since", "_until"}, func(end string) bool { return strings.HasSuffix(field, end) }) {
		return text
	}
	if at, ok := ParseRFC3339(text); ok {
		return at.Unix()
	}
	if _, err := strconv.ParseInt(text, 10, 64); err == nil {
		return json.Number(text)
	}
	return text
}
