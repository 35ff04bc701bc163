package tf_test

import (
	"slices"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

func TestValues(t *testing.T) {
	t.Parallel()
	dublin := time.FixedZone("Europe/Dublin", 60*60)
	for name, c := range map[string]struct{ got, want attr.Value }{
		"text":                 {tf.StringOrNull("a"), types.StringValue("a")},
		"text of another type": {tf.StringOrNull(intercom.ID("7")), types.StringValue("7")},
		"blank text":           {tf.StringOrNull(" "), types.StringValue(" ")},
		"no text":              {tf.StringOrNull(""), types.StringNull()},
		"moment":               {tf.Timestamp(intercom.Time{Time: time.Unix(0, 0)}), types.StringValue("1970-01-01T00:00:00Z")},
		"moment elsewhere":     {tf.Timestamp(intercom.Time{Time: time.Date(2026, 7, 1, 0, 30, 0, 5, dublin)}), types.StringValue("2026-06-30T23:30:00Z")},
		"no moment":            {tf.Timestamp(intercom.Time{}), types.StringNull()},
		"list": {tf.StringList([]string{"b", "a", "b"}), types.ListValueMust(types.StringType, []attr.Value{
			types.StringValue("b"), types.StringValue("a"), types.StringValue("b"),
		})},
		"empty list": {tf.StringList[string](nil), types.ListValueMust(types.StringType, []attr.Value{})},
		"set":        {tf.StringSet([]intercom.ID{"2", "1"}), types.SetValueMust(types.StringType, []attr.Value{types.StringValue("1"), types.StringValue("2")})},
		"empty set":  {tf.StringSet[string](nil), types.SetValueMust(types.StringType, []attr.Value{})},
	} {
		if !c.got.Equal(c.want) {
			t.Errorf("%s: got %s, want %s", name, c.got, c.want)
		}
	}
}

func TestStrings(t *testing.T) {
	t.Parallel()
	if got, want := tf.ListStrings(tf.StringList([]string{"b", "a"})), []string{"b", "a"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := tf.ListStrings(types.ListNull(types.StringType)); len(got) != 0 {
		t.Errorf("got %q of null", got)
	}
}

func TestPointers(t *testing.T) {
	t.Parallel()
	for _, nothing := range []types.String{types.StringNull(), types.StringUnknown()} {
		if got := tf.StringPointer(nothing); got != nil {
			t.Errorf("got %q of %s, want nil", *got, nothing)
		}
	}
	for _, nothing := range []types.Bool{types.BoolNull(), types.BoolUnknown()} {
		if got := tf.BoolPointer(nothing); got != nil {
			t.Errorf("got %t of %s, want nil", *got, nothing)
		}
	}
	if got := tf.StringPointer(types.StringValue("")); got == nil || *got != "" {
		t.Errorf("got %v of an empty text, want a pointer to it", got)
	}
	if got := tf.BoolPointer(types.BoolValue(false)); got == nil || *got {
		t.Errorf("got %v of false, want a pointer to it", got)
	}
}
