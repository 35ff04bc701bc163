package tf_test

import (
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// FuzzEmoji holds the equality of emojis to being one: of each with itself, in
// both directions, and whatever variation selectors stand where.
func FuzzEmoji(f *testing.F) {
	f.Add("\U0001F39F\uFE0F", "\U0001F39F")
	f.Add("1\uFE0F\u20E3", "1\u20E3")
	f.Add("", "\uFE0E")
	f.Fuzz(func(t *testing.T, one, other string) {
		equal := func(a, b string) bool {
			same, diags := tf.EmojiValue(a).StringSemanticEquals(t.Context(), tf.EmojiValue(b))
			if diags.HasError() {
				t.Fatal(diags)
			}
			return same
		}
		selector := strings.NewReplacer("\uFE0E", "", "\uFE0F", "")
		if !equal(one, one) || equal(one, other) != equal(other, one) || equal(one, other) != (selector.Replace(one) == selector.Replace(other)) {
			t.Errorf("%q and %q", one, other)
		}
	})
}
