package tf

import (
	"context"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// MarkdownType is the type of a text that is written in Markdown. Texts that
// differ in empty lines at either end, or in how lines end, are equal: Intercom
// ends every text with a new line.
type MarkdownType struct{ basetypes.StringType }

// Markdown is a value of MarkdownType.
type Markdown struct{ basetypes.StringValue }

// MarkdownValue makes a Markdown.
func MarkdownValue(text string) Markdown { return Markdown{basetypes.NewStringValue(text)} }

// Type returns MarkdownType.
func (Markdown) Type(context.Context) attr.Type { return MarkdownType{} }

// Equal is equality to the letter.
func (m Markdown) Equal(other attr.Value) bool {
	text, ok := other.(Markdown)
	return ok && m.StringValue.Equal(text.StringValue)
}

// StringSemanticEquals is equality but for new lines.
func (m Markdown) StringSemanticEquals(_ context.Context, other basetypes.StringValuable) (bool, diag.Diagnostics) {
	text, ok := other.(Markdown)
	return ok && sameMarkdown(m.ValueString(), text.ValueString()), nil
}

func sameMarkdown(one, other string) bool { return trimmedLines(one) == trimmedLines(other) }

func trimmedLines(text string) string {
	return strings.TrimLeft(strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), " \t\n"), "\n")
}

// Equal says whether the other type is MarkdownType.
func (MarkdownType) Equal(other attr.Type) bool {
	_, ok := other.(MarkdownType)
	return ok
}

func (MarkdownType) String() string { return "tf.MarkdownType" }

// ValueType returns a Markdown.
func (MarkdownType) ValueType(context.Context) attr.Value { return Markdown{} }

// ValueFromString makes a Markdown of a text.
func (MarkdownType) ValueFromString(_ context.Context, text basetypes.StringValue) (basetypes.StringValuable, diag.Diagnostics) {
	return Markdown{text}, nil
}

// ValueFromTerraform makes a Markdown of what Terraform sends.
func (t MarkdownType) ValueFromTerraform(ctx context.Context, in tftypes.Value) (attr.Value, error) {
	value, err := t.StringType.ValueFromTerraform(ctx, in)
	if err != nil {
		return nil, err
	}
	text, _ := value.(basetypes.StringValue)
	return Markdown{text}, nil
}
