package workspace

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// officeHoursOf are the result for hours, in short, or the error.
func officeHoursOf(t *testing.T, hours ...string) string {
	t.Helper()
	texts := make([]attr.Value, 0, len(hours))
	for _, text := range hours {
		texts = append(texts, types.StringValue(text))
	}
	response := function.RunResponse{Result: function.NewResultData(types.SetUnknown(weeklyType))}
	officeHoursFunction{}.Run(t.Context(), function.RunRequest{
		Arguments: function.NewArgumentsData([]attr.Value{types.ListValueMust(types.StringType, texts)}),
	}, &response)
	if response.Error != nil {
		if at := response.Error.FunctionArgument; at == nil || *at != 0 {
			t.Errorf("%q: the error is not at the argument", hours)
		}
		return response.Error.Text
	}
	set, ok := response.Result.Value().(types.Set)
	if !ok {
		t.Fatalf("%q: the result is no set: %v", hours, response.Result.Value())
	}
	return inShort(set)
}

// inShort writes hours in one line: "mon 09:00-17:00".
func inShort(set types.Set) string {
	var all []string
	for _, element := range set.Elements() {
		members := element.(types.Object).Attributes() //nolint:forcetypeassert // what the set is of
		text := func(name string) string {
			value, _ := members[name].(types.String)
			return value.ValueString()
		}
		all = append(all, strings.TrimSpace(fmt.Sprintf("%.3s %s-%s", text("day"), text("opens"), text("closes"))))
	}
	return strings.Join(all, ", ")
}

func TestOfficeHours(t *testing.T) {
	t.Parallel()
	for want, hours := range map[string][]string{
		"": {},
		"mon 09:00-17:00, tue 09:00-17:00, wed 09:00-17:00, thu 09:00-17:00, fri 09:00-17:00": {"mon-fri 09:00-17:00"},
		"mon 09:00-12:00, mon 13:00-17:30, thu 09:00-12:00, thu 13:00-17:30":                  {" Monday,Thurs  9 - 12, 13:00–17:30 "},
		"mon 08:00-18:00": {"mon 9-12", "mon 12-18", "mon 8-10", "monday 08:15-08:30"},
		"mon 10:00-14:00, fri 10:00-14:00, sat 10:00-14:00, sun 10:00-14:00": {"fri-mon 10-14"},
		"sat 22:00-24:00, sun 00:00-02:00":                                   {"sat 22-02"},
		"mon 00:00-06:45, sun 23:15-24:00":                                   {"sun 23:15-6:45"},
		"wed 00:00-24:00":                                                    {"wed 0-24"},
		"wed 17:00-24:00, thu 00:00-01:00":                                   {"wed 17-24", "thu 0-1"},
	} {
		if got := officeHoursOf(t, hours...); got != want {
			t.Errorf("%q:\ngot  %s\nwant %s", hours, got, want)
		}
	}
}

// What is not understood is refused at the argument, without the value.
func TestOfficeHoursAreRefused(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                     "Element 1 is not understood: it is not days and times",
		"mon-fri":              "it is not days and times",
		"9-17":                 "it is not days and times",
		"mon fri 9-17":         "it is not days and times",
		"mo 9-17":              "a day is none of monday",
		"canary 9-17":          "a day is none of monday",
		"mon- 9-17":            "it is not days and times",
		"mon 9":                "a time has no end",
		"mon 9:10-17":          "a time that opens is not on a quarter of an hour",
		"mon 9-17:59":          "a time that closes is not on a quarter of an hour",
		"mon 9-24:15":          "a time that closes is no time from 00:00 to 24:00",
		"mon 9:75-17":          "a time that opens is no time from 00:00 to 24:00",
		"mon 9am-5pm":          "a time that opens is no time such as 09:00",
		"mon 09:00-09:00":      "a time closes when it opens",
		"mon 9-17-18":          "a time that closes is no time such as 09:00",
		"mon,,tue 09:00-17:00": "a day is none of monday",
	} {
		if got := officeHoursOf(t, "tue 9-17", text); !strings.Contains(got, want) || strings.Contains(got, "canary") {
			t.Errorf("%q: got %s", text, got)
		}
	}
}
