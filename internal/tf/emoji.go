package tf

import (
	"context"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// EmojiType is the type of a text with one emoji. Emojis that differ in a
// variation selector only are equal: keyboards leave it out, Intercom puts it in.
type EmojiType struct{ basetypes.StringType }

// Emoji is a value of EmojiType.
type Emoji struct{ basetypes.StringValue }

// EmojiValue makes an Emoji.
func EmojiValue(text string) Emoji { return Emoji{basetypes.NewStringValue(text)} }

// Type returns EmojiType.
func (Emoji) Type(context.Context) attr.Type { return EmojiType{} }

// Equal is equality to the letter.
func (e Emoji) Equal(other attr.Value) bool {
	emoji, ok := other.(Emoji)
	return ok && e.StringValue.Equal(emoji.StringValue)
}

// StringSemanticEquals is equality but for variation selectors.
func (e Emoji) StringSemanticEquals(_ context.Context, other basetypes.StringValuable) (bool, diag.Diagnostics) {
	emoji, ok := other.(Emoji)
	return ok && plain(e.ValueString()) == plain(emoji.ValueString()), nil
}

// plain takes the selectors for text (U+FE0E) and picture (U+FE0F) style out.
func plain(text string) string {
	return strings.NewReplacer("\uFE0E", "", "\uFE0F", "").Replace(text)
}

// KeepEmoji plans what the state has where nothing is configured, or an emoji
// that differs in variation selectors only: Terraform compares a plan with the
// state to the letter, as after an import.
func KeepEmoji() planmodifier.String { return keepEmoji{leftOut: true} }

// SameEmoji is KeepEmoji for an emoji that goes when nothing is configured.
func SameEmoji() planmodifier.String { return keepEmoji{} }

type keepEmoji struct{ leftOut bool }

func (keepEmoji) Description(context.Context) string {
	return "kept while the same emoji is configured"
}

func (k keepEmoji) MarkdownDescription(ctx context.Context) string { return k.Description(ctx) }

func (k keepEmoji) PlanModifyString(_ context.Context, req planmodifier.StringRequest, resp *planmodifier.StringResponse) {
	configured, current := req.ConfigValue, req.StateValue
	switch {
	case current.IsNull() || configured.IsUnknown():
	case configured.IsNull() && k.leftOut || !configured.IsNull() && plain(configured.ValueString()) == plain(current.ValueString()):
		resp.PlanValue = current
	}
}

// Equal says whether the other type is EmojiType.
func (EmojiType) Equal(other attr.Type) bool {
	_, ok := other.(EmojiType)
	return ok
}

func (EmojiType) String() string { return "tf.EmojiType" }

// ValueType returns an Emoji.
func (EmojiType) ValueType(context.Context) attr.Value { return Emoji{} }

// ValueFromString makes an Emoji of a text.
func (EmojiType) ValueFromString(_ context.Context, text basetypes.StringValue) (basetypes.StringValuable, diag.Diagnostics) {
	return Emoji{text}, nil
}

// ValueFromTerraform makes an Emoji of what Terraform sends.
func (t EmojiType) ValueFromTerraform(ctx context.Context, in tftypes.Value) (attr.Value, error) {
	value, err := t.StringType.ValueFromTerraform(ctx, in)
	if err != nil {
		return nil, err
	}
	text, _ := value.(basetypes.StringValue)
	return Emoji{text}, nil
}
