package tf

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/richtext"
)

// HTMLType is the type of a text that Intercom keeps as HTML. Texts that a
// reader sees no difference between are equal: Intercom rewrites what it gets.
type HTMLType struct{ basetypes.StringType }

// HTML is a value of HTMLType.
type HTML struct{ basetypes.StringValue }

// HTMLValue makes an HTML.
func HTMLValue(text string) HTML { return HTML{basetypes.NewStringValue(text)} }

// Type returns HTMLType.
func (HTML) Type(context.Context) attr.Type { return HTMLType{} }

// Equal is equality to the letter.
func (h HTML) Equal(other attr.Value) bool {
	text, ok := other.(HTML)
	return ok && h.StringValue.Equal(text.StringValue)
}

// StringSemanticEquals is equality for a reader.
func (h HTML) StringSemanticEquals(_ context.Context, other basetypes.StringValuable) (bool, diag.Diagnostics) {
	text, ok := other.(HTML)
	return ok && richtext.Same(h.ValueString(), text.ValueString()), nil
}

// KeepHTML plans what the state has where the same is configured in another
// form: Terraform compares a plan with the state to the letter, as after an
// import.
func KeepHTML() planmodifier.String { return keepHTML{} }

type keepHTML struct{}

func (keepHTML) Description(context.Context) string {
	return "kept while a string of the same meaning is configured"
}

func (k keepHTML) MarkdownDescription(ctx context.Context) string { return k.Description(ctx) }

func (keepHTML) PlanModifyString(_ context.Context, req planmodifier.StringRequest, resp *planmodifier.StringResponse) {
	configured, current := req.ConfigValue, req.StateValue
	if current.IsNull() || configured.IsNull() || configured.IsUnknown() {
		return
	}
	if richtext.Same(configured.ValueString(), current.ValueString()) {
		resp.PlanValue = current
	}
}

// Equal says whether the other type is HTMLType.
func (HTMLType) Equal(other attr.Type) bool {
	_, ok := other.(HTMLType)
	return ok
}

func (HTMLType) String() string { return "tf.HTMLType" }

// ValueType returns an HTML.
func (HTMLType) ValueType(context.Context) attr.Value { return HTML{} }

// ValueFromString makes an HTML of a text.
func (HTMLType) ValueFromString(_ context.Context, text basetypes.StringValue) (basetypes.StringValuable, diag.Diagnostics) {
	return HTML{text}, nil
}

// ValueFromTerraform makes an HTML of what Terraform sends.
func (t HTMLType) ValueFromTerraform(ctx context.Context, in tftypes.Value) (attr.Value, error) {
	value, err := t.StringType.ValueFromTerraform(ctx, in)
	if err != nil {
		return nil, err
	}
	text, _ := value.(basetypes.StringValue)
	return HTML{text}, nil
}
