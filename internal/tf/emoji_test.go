package tf_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

const (
	ticket       = "\U0001F39F"
	ticketStyled = ticket + "\uFE0F"
	ticketAsText = ticket + "\uFE0E"
)

func TestEmojiEquality(t *testing.T) {
	t.Parallel()
	for _, of := range []struct {
		one, other    tf.Emoji
		same, letters bool
	}{
		{tf.EmojiValue(ticket), tf.EmojiValue(ticket), true, true},
		{tf.EmojiValue(ticket), tf.EmojiValue(ticketStyled), true, false},
		{tf.EmojiValue(ticketAsText), tf.EmojiValue(ticketStyled), true, false},
		{tf.EmojiValue("👩\u200D❤️\u200D👩"), tf.EmojiValue("👩\u200D❤\u200D👩"), true, false},
		{tf.EmojiValue("👍"), tf.EmojiValue("👍🏽"), false, false},
		{tf.EmojiValue(ticket), tf.EmojiValue("🐛"), false, false},
	} {
		same, diags := of.one.StringSemanticEquals(t.Context(), of.other)
		if same != of.same || diags.HasError() {
			t.Errorf("%s and %s mean the same: %t %v", of.one, of.other, same, diags)
		}
		if letters := of.one.Equal(of.other); letters != of.letters {
			t.Errorf("%s and %s are equal to the letter: %t", of.one, of.other, letters)
		}
	}
	if same, _ := tf.EmojiValue(ticket).StringSemanticEquals(t.Context(), types.StringValue(ticket)); same || tf.EmojiValue(ticket).Equal(types.StringValue(ticket)) {
		t.Error("an emoji equals a text of another type")
	}
}

func TestEmojiType(t *testing.T) {
	t.Parallel()
	kind := tf.EmojiType{}
	for want, in := range map[attr.Value]tftypes.Value{
		tf.EmojiValue(ticket):           tftypes.NewValue(tftypes.String, ticket),
		tf.Emoji{types.StringNull()}:    tftypes.NewValue(tftypes.String, nil),
		tf.Emoji{types.StringUnknown()}: tftypes.NewValue(tftypes.String, tftypes.UnknownValue),
	} {
		got, err := kind.ValueFromTerraform(t.Context(), in)
		if err != nil || !got.Equal(want) || !got.Type(t.Context()).Equal(kind) {
			t.Errorf("%s became %v, %v", in, got, err)
		}
	}
	if got, err := kind.ValueFromTerraform(t.Context(), tftypes.NewValue(tftypes.Bool, true)); err == nil {
		t.Errorf("a bool became %s", got)
	}
	if kind.Equal(types.StringType) {
		t.Error("the type equals that of texts")
	}
}

func TestKeepEmoji(t *testing.T) {
	t.Parallel()
	none, unknown := types.StringNull(), types.StringUnknown()
	plain, styled, bug := types.StringValue(ticket), types.StringValue(ticketStyled), types.StringValue("🐛")
	for name, of := range map[string]struct{ config, state, plan, want types.String }{
		"made, chosen by Intercom": {none, none, unknown, unknown},
		"made, configured":         {plain, none, plain, plain},
		"left out":                 {none, styled, unknown, styled},
		"same":                     {plain, plain, plain, plain},
		"other style":              {plain, styled, plain, styled},
		"other style, back":        {styled, plain, styled, plain},
		"other emoji":              {bug, styled, bug, bug},
		"not known yet":            {unknown, styled, unknown, unknown},
	} {
		resp := planmodifier.StringResponse{PlanValue: of.plan}
		tf.KeepEmoji().PlanModifyString(t.Context(), planmodifier.StringRequest{ConfigValue: of.config, StateValue: of.state, PlanValue: of.plan}, &resp)
		if !resp.PlanValue.Equal(of.want) || resp.Diagnostics.HasError() {
			t.Errorf("%s: planned %s, not %s (%v)", name, resp.PlanValue, of.want, resp.Diagnostics)
		}
	}
}
