package tf

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

// RFC3339 is a time as configurations have it.
func RFC3339() validator.String {
	return textRule{"must be a time as RFC 3339, such as \"2026-02-28T09:00:00Z\"", func(text string) bool {
		_, ok := date(text)
		return ok
	}}
}

// UnixSeconds is a time as Intercom takes it; nil where it is null or unknown,
// so that it is not sent.
func UnixSeconds(text types.String) *int64 {
	at, ok := date(text.ValueString())
	if !ok {
		return nil
	}
	seconds := at.Unix()
	return &seconds
}

// MomentAs is Moment in the words of before where that is the same second:
// configurations may have another time zone.
func MomentAs(before types.String, at intercom.Time) types.String {
	if seconds := UnixSeconds(before); seconds != nil && *seconds == at.Unix() {
		return before
	}
	return Moment(at)
}

// KeepMoment keeps the time of the state where nothing or the same second is
// configured.
func KeepMoment() planmodifier.String { return keepMoment{} }

type keepMoment struct{}

func (keepMoment) Description(context.Context) string {
	return "the same while nothing, or the same second, is configured"
}

func (k keepMoment) MarkdownDescription(ctx context.Context) string { return k.Description(ctx) }

func (keepMoment) PlanModifyString(_ context.Context, req planmodifier.StringRequest, resp *planmodifier.StringResponse) {
	if req.State.Raw.IsNull() || req.ConfigValue.IsUnknown() {
		return
	}
	before, after := UnixSeconds(req.StateValue), UnixSeconds(req.ConfigValue)
	if req.ConfigValue.IsNull() || before != nil && after != nil && *before == *after {
		resp.PlanValue = req.StateValue
	}
}
