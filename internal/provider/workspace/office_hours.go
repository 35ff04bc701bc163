package workspace

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// Units of office hours, in minutes.
const (
	quarterHour = 15
	hour        = 60
	day         = 24 * hour
	week        = 7 * day
)

// weekdays are the days of a week as Intercom counts them.
var weekdays = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// interval is a time that is open, in minutes since a week or a day began.
type interval struct{ from, to int }

// union are the same times in one form: sorted, with those of one day that touch or
// overlap made one, and cut where a day ends.
func union(all []interval) []interval {
	var pieces []interval
	for _, one := range all {
		for one.from < one.to {
			midnight := (one.from/day + 1) * day
			pieces = append(pieces, interval{one.from, min(one.to, midnight)})
			one.from = midnight
		}
	}
	slices.SortFunc(pieces, func(a, b interval) int { return cmp.Or(a.from-b.from, a.to-b.to) })
	var joined []interval
	for _, piece := range pieces {
		if last := len(joined) - 1; last >= 0 && joined[last].from/day == piece.from/day && piece.from <= joined[last].to {
			joined[last].to = max(joined[last].to, piece.to)
			continue
		}
		joined = append(joined, piece)
	}
	return joined
}

// timeOfDay is a time as hours and minutes, from 00:00 to 24:00.
var timeOfDay = regexp.MustCompile(`^(\d{1,2})(?::(\d{2}))?$`)

// minutesOf are the minutes since midnight of a time of the day.
func minutesOf(text string) (int, error) {
	parts := timeOfDay.FindStringSubmatch(text)
	if parts == nil {
		return 0, errors.New("is no time such as 09:00")
	}
	hours, _ := strconv.Atoi(parts[1])
	minutes, _ := strconv.Atoi(parts[2]) // 0 where there are none
	at := hours*hour + minutes
	switch {
	case minutes >= hour || at > day:
		return 0, errors.New("is no time from 00:00 to 24:00")
	case at%quarterHour != 0:
		return 0, errors.New("is not on a quarter of an hour, which is all that Intercom keeps")
	}
	return at, nil
}

// clock is a time of the day as it is written.
func clock(minutes int) types.String {
	return types.StringValue(fmt.Sprintf("%02d:%02d", minutes/hour, minutes%hour))
}

// weeklyType is one element of the hours of a week.
var weeklyType = types.ObjectType{AttrTypes: map[string]attr.Type{"day": types.StringType, "opens": types.StringType, "closes": types.StringType}}

// weekly are intervals of a week as hours of days.
func weekly(all []interval) types.Set {
	elements := []attr.Value{}
	for _, one := range union(all) {
		begins := one.from / day * day
		elements = append(elements, types.ObjectValueMust(weeklyType.AttrTypes, map[string]attr.Value{
			"day": types.StringValue(weekdays[one.from/day]), "opens": clock(one.from - begins), "closes": clock(one.to - begins),
		}))
	}
	return types.SetValueMust(weeklyType, elements)
}

// dailyType is one element of the hours of a day.
var dailyType = types.ObjectType{AttrTypes: map[string]attr.Type{"opens": types.StringType, "closes": types.StringType}}

// daily are intervals of a day.
func daily(all []interval) types.Set {
	elements := []attr.Value{}
	for _, one := range union(all) {
		elements = append(elements, types.ObjectValueMust(dailyType.AttrTypes, map[string]attr.Value{"opens": clock(one.from), "closes": clock(one.to)}))
	}
	return types.SetValueMust(dailyType, elements)
}

// hoursAttributes are those of one element of hours.
func hoursAttributes() map[string]schema.Attribute {
	at := func(description string) schema.StringAttribute {
		return schema.StringAttribute{Required: true, MarkdownDescription: description + ", on a quarter of an hour."}
	}
	return map[string]schema.Attribute{
		"opens": at("When it opens, such as `09:00`"), "closes": at("When it closes, such as `17:30`, later on the same day, up to `24:00`"),
	}
}

// readHours are the intervals that hours mean. It fails where one is wrong, and says
// nothing of what is not known yet.
func readHours(hours types.Set) (all []interval, known bool, err error) {
	known = !hours.IsUnknown()
	for _, element := range hours.Elements() {
		object, ok := element.(types.Object)
		if !ok || object.IsUnknown() || object.IsNull() {
			known = false
			continue
		}
		one, sure, err := readInterval(object.Attributes())
		if err != nil {
			return nil, false, err
		}
		known = known && sure
		all = append(all, one)
	}
	return all, known, nil
}

// readInterval reads one element, as far as it is known.
func readInterval(members map[string]attr.Value) (one interval, known bool, err error) {
	known, begins := true, 0
	if on, weekly := members["day"].(types.String); weekly {
		known = !on.IsUnknown()
		begins = slices.Index(weekdays, on.ValueString()) * day
		if known && begins < 0 {
			return one, false, fmt.Errorf("day must be one of %s", tf.Quoted(weekdays))
		}
	}
	for _, end := range []struct {
		name    string
		minutes *int
	}{{"opens", &one.from}, {"closes", &one.to}} {
		text, _ := members[end.name].(types.String)
		if text.IsUnknown() {
			known = false
			continue
		}
		minutes, err := minutesOf(text.ValueString())
		if err != nil {
			return one, false, fmt.Errorf("%s %w", end.name, err)
		}
		*end.minutes = begins + minutes
	}
	if known && one.from >= one.to {
		return one, false, errors.New("closes must be later than opens. Hours over midnight are two elements: one until 24:00, and one of the next day from 00:00")
	}
	return one, known, nil
}

var hoursPath = path.Root("hours")

// planHours refuses hours that are wrong, and plans the state's where they mean the
// same as those that are configured. known is false where that is not to be told yet.
func planHours(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) (planned []interval, known bool) {
	var after, before types.Set
	resp.Diagnostics.Append(resp.Plan.GetAttribute(ctx, hoursPath, &after)...)
	if !req.State.Raw.IsNull() {
		resp.Diagnostics.Append(req.State.GetAttribute(ctx, hoursPath, &before)...)
	}
	planned, known, err := readHours(after)
	switch {
	case err != nil && after.Equal(before): // what Intercom has can be imported
		return nil, false
	case err != nil:
		resp.Diagnostics.AddAttributeError(hoursPath, "Invalid hours", "An element of hours is wrong: "+err.Error()+".")
		return nil, false
	}
	if now, _, err := readHours(before); err == nil && known && !before.IsNull() && sameHours(now, planned) {
		resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, hoursPath, before)...)
	}
	return planned, known
}

// sameHours says whether two are the same times, however they are divided.
func sameHours(one, other []interval) bool { return slices.Equal(union(one), union(other)) }

// hoursNow are the hours of a state: as they were before where Intercom has the same
// times, and else what write makes of Intercom's.
func hoursNow(before types.Set, now []interval, write func([]interval) types.Set) types.Set {
	if had, known, err := readHours(before); err == nil && known && !before.IsNull() && sameHours(had, now) {
		return before
	}
	return write(now)
}

// received are the intervals of an answer. The last minute of a week is its end: so
// Intercom writes what is open around the clock.
func received(answered []intercom.TimeInterval) (all []interval) {
	for _, one := range answered {
		if one.EndMinute == week-1 {
			one.EndMinute = week
		}
		all = append(all, interval{one.StartMinute, one.EndMinute})
	}
	return all
}

// sent are intervals as they are sent.
func sent(all []interval) []intercom.TimeInterval {
	if aroundTheClock(all) {
		return []intercom.TimeInterval{{StartMinute: 0, EndMinute: week - 1}}
	}
	intervals := []intercom.TimeInterval{}
	for _, one := range union(all) {
		intervals = append(intervals, intercom.TimeInterval{StartMinute: one.from, EndMinute: one.to})
	}
	return intervals
}

// aroundTheClock says whether every minute of a week is open.
func aroundTheClock(all []interval) bool { return sameHours(all, []interval{{0, week}}) }
