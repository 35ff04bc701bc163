package tf

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// form is a kind of text that can be written in several ways.
type form interface {
	name() string                // of its type
	same(one, other string) bool // whether two texts are the same but for the way
}

// TextType is the type of a text of a form. The framework keeps the text of the
// state where Intercom answers with the same one, written in another way.
type TextType[F form] struct{ basetypes.StringType }

// Text is a value of TextType.
type Text[F form] struct{ basetypes.StringValue }

// Type returns the TextType.
func (Text[F]) Type(context.Context) attr.Type { return TextType[F]{} }

// Equal is equality to the letter.
func (t Text[F]) Equal(other attr.Value) bool {
	text, ok := other.(Text[F])
	return ok && t.StringValue.Equal(text.StringValue)
}

// StringSemanticEquals is equality but for the way in which it is written.
func (t Text[F]) StringSemanticEquals(_ context.Context, other basetypes.StringValuable) (bool, diag.Diagnostics) {
	var of F
	text, ok := other.(Text[F])
	return ok && of.same(t.ValueString(), text.ValueString()), nil
}

// Equal says whether the other type is the same one.
func (TextType[F]) Equal(other attr.Type) bool {
	_, ok := other.(TextType[F])
	return ok
}

func (TextType[F]) String() string {
	var of F
	return "tf." + of.name()
}

// ValueType returns a Text.
func (TextType[F]) ValueType(context.Context) attr.Value { return Text[F]{} }

// ValueFromString makes a Text of a string.
func (TextType[F]) ValueFromString(_ context.Context, text basetypes.StringValue) (basetypes.StringValuable, diag.Diagnostics) {
	return Text[F]{text}, nil
}

// ValueFromTerraform makes a Text of what Terraform sends.
func (t TextType[F]) ValueFromTerraform(ctx context.Context, in tftypes.Value) (attr.Value, error) {
	value, err := t.StringType.ValueFromTerraform(ctx, in)
	if err != nil {
		return nil, err
	}
	text, _ := value.(basetypes.StringValue)
	return Text[F]{text}, nil
}

// KeepSame plans what the state has where the same is configured in another way:
// Terraform compares a plan with the state to the letter, as after an import. what
// is what stays the same, in words.
func KeepSame(what string, same func(one, other string) bool) planmodifier.String {
	return keepSame{what: what, same: same}
}

type keepSame struct {
	what    string
	same    func(one, other string) bool
	leftOut bool // it stays also where nothing is configured
}

func (k keepSame) Description(context.Context) string {
	return "kept while " + k.what + " is configured"
}

func (k keepSame) MarkdownDescription(ctx context.Context) string { return k.Description(ctx) }

func (k keepSame) PlanModifyString(_ context.Context, req planmodifier.StringRequest, resp *planmodifier.StringResponse) {
	configured, current := req.ConfigValue, req.StateValue
	switch {
	case current.IsNull() || configured.IsUnknown():
	case configured.IsNull() && k.leftOut, !configured.IsNull() && k.same(configured.ValueString(), current.ValueString()):
		resp.PlanValue = current
	}
}
