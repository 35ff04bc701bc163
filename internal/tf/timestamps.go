package tf

import (
	"context"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

// ParseRFC3339 reads a time that is written out; false for what is none.
func ParseRFC3339(text string) (time.Time, bool) {
	at, err := time.Parse(time.RFC3339, text)
	return at, err == nil
}

// UnixSeconds is Seconds; nil where it is null or unknown, so that it is not
// sent.
func UnixSeconds(text types.String) *int64 {
	seconds, ok := Seconds(text)
	if !ok {
		return nil
	}
	return &seconds
}

// TimestampAs is Timestamp in the words of before where that is the same second:
// configurations may have another time zone.
func TimestampAs(before types.String, at intercom.Time) types.String {
	if seconds, ok := Seconds(before); ok && seconds == at.Unix() {
		return before
	}
	return Timestamp(at)
}

// ScheduleAs is TimestampAs for what is to happen at a time. That the time has
// passed, and Intercom has none since, is as it was to be.
func ScheduleAs(before types.String, at intercom.Time, now time.Time) types.String {
	if seconds, ok := Seconds(before); ok && at.IsZero() && seconds <= now.Unix() {
		return before
	}
	return TimestampAs(before, at)
}

// KeepTimestamp keeps the time of the state where nothing or the same second is
// configured.
func KeepTimestamp() planmodifier.String { return keepTimestamp{} }

type keepTimestamp struct{}

func (keepTimestamp) Description(context.Context) string {
	return "the same while nothing, or the same second, is configured"
}

func (k keepTimestamp) MarkdownDescription(ctx context.Context) string { return k.Description(ctx) }

func (keepTimestamp) PlanModifyString(_ context.Context, req planmodifier.StringRequest, resp *planmodifier.StringResponse) {
	if req.State.Raw.IsNull() || req.ConfigValue.IsUnknown() {
		return
	}
	before, known := Seconds(req.StateValue)
	after, configured := Seconds(req.ConfigValue)
	if req.ConfigValue.IsNull() || known && configured && before == after {
		resp.PlanValue = req.StateValue
	}
}
