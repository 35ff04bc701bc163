package tf

import (
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
)

// EmojiType is the type of a text with one emoji, and Emoji a value of it. Emojis
// that differ in a variation selector only are equal: keyboards leave it out,
// Intercom puts it in.
type (
	EmojiType = TextType[emojiForm]
	Emoji     = Text[emojiForm]
)

type emojiForm struct{}

func (emojiForm) name() string                { return "EmojiType" }
func (emojiForm) same(one, other string) bool { return plain(one) == plain(other) }

// EmojiValue makes an Emoji.
func EmojiValue(text string) Emoji { return Emoji{basetypes.NewStringValue(text)} }

// plain takes the selectors for text (U+FE0E) and picture (U+FE0F) style out.
func plain(text string) string {
	return strings.NewReplacer("\uFE0E", "", "\uFE0F", "").Replace(text)
}

// SameEmoji is KeepSame for an emoji.
func SameEmoji() planmodifier.String { return KeepSame("the same emoji", emojiForm{}.same) }

// KeepEmoji is SameEmoji for one that stays also where nothing is configured.
func KeepEmoji() planmodifier.String {
	return keepSame{what: "nothing, or the same emoji,", same: emojiForm{}.same, leftOut: true}
}
