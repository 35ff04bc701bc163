package tf_test

import (
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

func TestTimestampAs(t *testing.T) {
	t.Parallel()
	at := intercom.Time{Time: time.Date(2026, 2, 28, 9, 0, 0, 0, time.UTC)}
	for name, c := range map[string]struct {
		before types.String
		at     intercom.Time
		want   types.String
	}{
		"another time zone": {types.StringValue("2026-02-28T10:00:00+01:00"), at, types.StringValue("2026-02-28T10:00:00+01:00")},
		"another second":    {types.StringValue("2026-02-28T09:00:01Z"), at, types.StringValue("2026-02-28T09:00:00Z")},
		"nothing before":    {types.StringNull(), at, types.StringValue("2026-02-28T09:00:00Z")},
		"unknown before":    {types.StringUnknown(), at, types.StringValue("2026-02-28T09:00:00Z")},
		"nothing now":       {types.StringValue("2026-02-28T09:00:00Z"), intercom.Time{}, types.StringNull()},
	} {
		if got := tf.TimestampAs(c.before, c.at); !got.Equal(c.want) {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestKeepTimestamp(t *testing.T) {
	t.Parallel()
	exists := tfsdk.State{Raw: tftypes.NewValue(tftypes.String, "anything")}
	text := types.StringValue
	for name, c := range map[string]struct {
		state                 tfsdk.State
		before, config, value types.String
	}{
		"nothing configured":      {exists, text("2026-02-28T09:00:00Z"), types.StringNull(), text("2026-02-28T09:00:00Z")},
		"the same second":         {exists, text("2026-02-28T09:00:00Z"), text("2026-02-28T10:00:00+01:00"), text("2026-02-28T09:00:00Z")},
		"another second":          {exists, text("2026-02-28T09:00:00Z"), text("2026-02-28T10:00:00Z"), text("2026-02-28T10:00:00Z")},
		"not known yet":           {exists, text("2026-02-28T09:00:00Z"), types.StringUnknown(), types.StringUnknown()},
		"nothing is there so far": {tfsdk.State{}, types.StringNull(), text("2026-02-28T10:00:00Z"), text("2026-02-28T10:00:00Z")},
	} {
		resp := planmodifier.StringResponse{PlanValue: c.config}
		tf.KeepTimestamp().PlanModifyString(t.Context(), planmodifier.StringRequest{State: c.state, StateValue: c.before, ConfigValue: c.config}, &resp)
		if !resp.PlanValue.Equal(c.value) {
			t.Errorf("%s: %s, want %s", name, resp.PlanValue, c.value)
		}
	}
}
