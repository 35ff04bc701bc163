package crud

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/datasourcevalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	data "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/booldefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// DataSource is embedded by every data source. It has Metadata, Configure and
// ConfigValidators.
type DataSource struct {
	Name string   // without "intercom_"
	Keys []string // exactly one of them is to be configured; none where there is nothing to look up by
	// Validators are those of the configuration, beside the one of the keys.
	Validators []datasource.ConfigValidator
	Since      intercom.Version // the first that has it; the zero value is for what every version has
	API        *intercom.Client // nil until configured, also while validating
}

// Metadata sets the name of the type.
func (d *DataSource) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + d.Name
}

// Configure takes the client over, and refuses a version that lacks the object.
func (d *DataSource) Configure(_ context.Context, req datasource.ConfigureRequest, resp *datasource.ConfigureResponse) {
	d.API, _ = req.ProviderData.(*intercom.Client)
	AddError(&resp.Diagnostics, "read", tf.Since(d.API, d.Since, "data.intercom_"+d.Name))
}

// ConfigValidators asks for exactly one of the keys.
func (d *DataSource) ConfigValidators(context.Context) []datasource.ConfigValidator {
	if len(d.Keys) < 2 { //nolint:mnd // the schema asks for the only one
		return d.Validators
	}
	var keys []path.Expression
	for _, key := range d.Keys {
		keys = append(keys, path.MatchRoot(key))
	}
	return append([]datasource.ConfigValidator{datasourcevalidator.ExactlyOneOf(keys...)}, d.Validators...)
}

// ID is the attribute that Intercom gives every object.
func ID(kind string) schema.StringAttribute {
	return schema.StringAttribute{
		Computed:            true,
		MarkdownDescription: "Intercom's id of the " + kind + ".",
		PlanModifiers:       []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
	}
}

// Archived is the attribute of what Intercom archives, goes on showing, and
// restores: what somebody archived differs from the configuration until an apply
// restores it, in place.
func Archived(kind string) schema.BoolAttribute {
	return schema.BoolAttribute{
		Optional: true, Computed: true, Default: booldefault.StaticBool(false),
		MarkdownDescription: "Whether the " + kind + " is archived.\nDefaults to `false`, so that an apply restores one that somebody archived.",
	}
}

// Computed makes a data source's attributes of a resource's: all of them read,
// the keys also for looking up by. Of a description it takes the first line,
// which says what the attribute is; the lines after it are for who writes it.
func Computed(from map[string]schema.Attribute, keys ...string) map[string]data.Attribute {
	attributes := map[string]data.Attribute{}
	for name, attribute := range from {
		attributes[name] = computed(name, attribute)
	}
	return Keyed(attributes, keys...)
}

// ComputedString is a string that a data source reads.
func ComputedString(description string) data.StringAttribute {
	return data.StringAttribute{Computed: true, MarkdownDescription: description}
}

// ComputedBool is a boolean that a data source reads.
func ComputedBool(description string) data.BoolAttribute {
	return data.BoolAttribute{Computed: true, MarkdownDescription: description}
}

// ComputedInt64 is a whole number that a data source reads.
func ComputedInt64(description string) data.Int64Attribute {
	return data.Int64Attribute{Computed: true, MarkdownDescription: description}
}

// ComputedStringSet is a set of strings that a data source reads.
func ComputedStringSet(description string) data.SetAttribute {
	return data.SetAttribute{Computed: true, ElementType: types.StringType, MarkdownDescription: description}
}

// Keyed makes strings among a data source's attributes keys to look up by: a
// single one is required, of several each is optional.
func Keyed(attributes map[string]data.Attribute, keys ...string) map[string]data.Attribute {
	for name, attribute := range attributes {
		text, ok := attribute.(data.StringAttribute)
		if ok && slices.Contains(keys, name) {
			text.Optional, text.Required, text.Computed = len(keys) > 1, len(keys) == 1, len(keys) > 1
			switch {
			case len(text.Validators) > 0: // it has rules of its own
			case name == "id":
				text.Validators = []validator.String{tf.ID()}
			default:
				text.Validators = []validator.String{stringvalidator.LengthAtLeast(1)}
			}
			attributes[name] = text
		}
	}
	return attributes
}

// computed panics on a kind of attribute that no resource has had so far; the
// test that walks the provider meets it first.
func computed(name string, attribute schema.Attribute) data.Attribute {
	description, _, _ := strings.Cut(attribute.GetMarkdownDescription(), "\n")
	switch a := attribute.(type) {
	case schema.StringAttribute:
		return data.StringAttribute{Computed: true, MarkdownDescription: description, Sensitive: a.Sensitive, CustomType: a.CustomType}
	case schema.BoolAttribute:
		return data.BoolAttribute{Computed: true, MarkdownDescription: description}
	case schema.Int64Attribute:
		return data.Int64Attribute{Computed: true, MarkdownDescription: description}
	case schema.Float64Attribute:
		return data.Float64Attribute{Computed: true, MarkdownDescription: description}
	case schema.DynamicAttribute:
		return data.DynamicAttribute{Computed: true, MarkdownDescription: description}
	case schema.SetAttribute:
		return data.SetAttribute{Computed: true, MarkdownDescription: description, ElementType: a.ElementType}
	case schema.ListAttribute:
		return data.ListAttribute{Computed: true, MarkdownDescription: description, ElementType: a.ElementType}
	case schema.MapAttribute:
		return data.MapAttribute{Computed: true, MarkdownDescription: description, ElementType: a.ElementType}
	case schema.SingleNestedAttribute:
		return data.SingleNestedAttribute{Computed: true, MarkdownDescription: description, Attributes: Computed(a.Attributes)}
	case schema.ListNestedAttribute:
		return Each(description, Computed(a.NestedObject.Attributes))
	case schema.SetNestedAttribute:
		return data.SetNestedAttribute{
			Computed: true, MarkdownDescription: description, NestedObject: data.NestedAttributeObject{Attributes: Computed(a.NestedObject.Attributes)},
		}
	case schema.MapNestedAttribute:
		return data.MapNestedAttribute{
			Computed: true, MarkdownDescription: description, NestedObject: data.NestedAttributeObject{Attributes: Computed(a.NestedObject.Attributes)},
		}
	default:
		panic(fmt.Sprintf("crud.Computed does not know %T, the kind of %s", attribute, name))
	}
}

// Each is the attribute of a plural data source that holds every object.
func Each(description string, attributes map[string]data.Attribute) data.ListNestedAttribute {
	return data.ListNestedAttribute{
		Computed: true, MarkdownDescription: description,
		NestedObject: data.NestedAttributeObject{Attributes: attributes},
	}
}

// Collect turns a whole list into models. It stops at the first error.
func Collect[T, M any](all iter.Seq2[*T, error], state func(*T, error) (*M, error)) ([]M, error) {
	models := []M{}
	for object, err := range all {
		model, err := state(object, err)
		if err != nil {
			return nil, err
		}
		models = append(models, *model)
	}
	return models, nil
}

// Where leaves out of a list what does not match.
func Where[T any](all iter.Seq2[*T, error], match func(*T) bool) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for object, err := range all {
			if (err != nil || match(object)) && !yield(object, err) {
				return
			}
		}
	}
}
