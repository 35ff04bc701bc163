package tf_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

func TestValidators(t *testing.T) {
	t.Parallel()
	for name, of := range map[string]struct {
		rule        validator.String
		good, wrong []string
	}{
		"name": {
			tf.Name(),
			[]string{"x", "Two words", "50%, or \"more\"", "Überprüfung 🐛", "_default_title_"},
			[]string{"", " ", " x", "x ", "x\n", "x\ny", "x\ty", "\u00A0x", "x\x00y"},
		},
		"id": {
			tf.ID(),
			[]string{"71", "6762f0dd1bb69f9f2193bc22", "c0ffee00-0000-4000-8000-000000000001", "a.b", "..."},
			[]string{"", ".", "..", "7/1", "/", "7 1", "71\n", "\u00A071"},
		},
		"numeric id": {
			tf.NumericID(),
			[]string{"71", "0", "9223372036854775807"},
			[]string{"", "-1", "+1", "1.5", "1e3", "0x1", "1_000", " 71", "71\n", "6762f0dd1bb69f9f2193bc22", "9223372036854775808"},
		},
		"phone number": {
			tf.PhoneNumber(),
			[]string{"+353851234567", "+15551234567", "+2901234"},
			[]string{"", "+", "353851234567", "+0353851234567", "+353 851234567", "+353851234567\n", "+35385", "+1234567890123456", "+35385123456x"},
		},
		"date": {
			tf.Date(),
			[]string{"2026-12-25", "2028-02-29", "0001-01-01"},
			[]string{"", "2026-02-29", "2026-1-1", "25.12.2026", "12-25", "2026-12-25T00:00:00Z", " 2026-12-25"},
		},
		"duration": {
			tf.Duration(),
			[]string{"1s", "90s", "1h30m", "720h"},
			[]string{"", "0s", "999ms", "-1h", "1", "1d", "an hour", " 1h"},
		},
		"emoji": {
			tf.OneEmoji(),
			[]string{
				ticket, ticketStyled, ticketAsText, "🐛", "☎️", "☎", "ℹ️", "‼️", "↔️", "▶️", "〰️", "©️", "1️⃣", "#️⃣", "🅰️", "㊗️",
				"👍🏽", "👩🏽\u200D🚒", "👨\u200D👩\u200D👧\u200D👦", "🇮🇪", "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", "\U0001FAE8",
			},
			[]string{"", " ", "a", "ab", "1", "#", "é", "漢", "🐛🐛", "🐛a", " 🐛", "🐛 ", "€", "½", "\u200B", "\u00A0", "\uFE0F", "+", "$"},
		},
		"list item": {
			tf.ListItem(),
			[]string{"Low", "Very low", "50%", "a;b", "🐛"},
			[]string{"", " ", " Low", "Low ", "Low,", ",", "Low, High", "Low\nHigh"},
		},
	} {
		check := func(value types.String) validator.StringResponse {
			var resp validator.StringResponse
			of.rule.ValidateString(t.Context(), validator.StringRequest{Path: path.Root("field"), ConfigValue: value}, &resp)
			return resp
		}
		for _, good := range of.good {
			if resp := check(types.StringValue(good)); resp.Diagnostics.HasError() {
				t.Errorf("%s: %q is refused: %v", name, good, resp.Diagnostics)
			}
		}
		for _, wrong := range of.wrong {
			resp := check(types.StringValue(wrong))
			if resp.Diagnostics.ErrorsCount() != 1 {
				t.Errorf("%s: %q is let through", name, wrong)
				continue
			}
			if said := resp.Diagnostics[0].Detail(); !strings.HasPrefix(said, "field "+of.rule.Description(t.Context())) {
				t.Errorf("%s: %q is refused with %q", name, wrong, said)
			}
		}
		for _, open := range []types.String{types.StringNull(), types.StringUnknown()} {
			if resp := check(open); resp.Diagnostics.HasError() {
				t.Errorf("%s: %s is refused", name, open)
			}
		}
	}
}
