package workspace

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

type officeHoursFunction struct{}

func newOfficeHoursFunction() function.Function { return officeHoursFunction{} }

func (officeHoursFunction) Metadata(_ context.Context, _ function.MetadataRequest, resp *function.MetadataResponse) {
	resp.Name = "office_hours"
}

func (officeHoursFunction) Definition(_ context.Context, _ function.DefinitionRequest, resp *function.DefinitionResponse) {
	resp.Definition = function.Definition{
		Summary: "Turns hours as people write them into the hours of an office hours schedule.",
		MarkdownDescription: `Turns hours as people write them into the hours of an office hours schedule.

Each string has days and times: ` + "`mon-fri 09:00-17:00`, `sat, sun 10-14`, `mon-thu 9-12, 13:00-17:30`" + `. Days are names in English, or three letters or more of
them, and ` + "`fri-mon`" + ` goes over the weekend. Times are of a clock with 24 hours, on a quarter of an hour. Where a time closes before it opens, as in
` + "`sat 22-02`" + `, it closes on the next day.

The result is a set of a ` + "`day`, `opens` and `closes`" + `, in which times that touch or overlap are one, and none goes over midnight.`,
		Parameters: []function.Parameter{function.ListParameter{
			Name: "hours", ElementType: types.StringType, MarkdownDescription: "The hours, each string with days and times.",
		}},
		Return: function.SetReturn{ElementType: weeklyType},
	}
}

func (officeHoursFunction) Run(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	var texts []string
	if resp.Error = req.Arguments.Get(ctx, &texts); resp.Error != nil {
		return
	}
	var all []interval
	for i, text := range texts {
		read, err := officeHours(text)
		if err != nil {
			resp.Error = function.NewArgumentFuncError(0, fmt.Sprintf("Element %d is not understood: %v.", i, err))
			return
		}
		all = append(all, read...)
	}
	resp.Error = resp.Result.Set(ctx, weekly(all))
}

// between is what stands between two days or times, and the space around it.
var between = regexp.MustCompile(`\s*([-–,])\s*`)

// officeHours reads days and times as people write them.
func officeHours(text string) (all []interval, err error) {
	text = between.ReplaceAllString(strings.ToLower(text), "$1")
	fields := strings.Fields(strings.ReplaceAll(text, "–", "-"))
	if len(fields) != 2 { //nolint:mnd // days and times
		return nil, errors.New(`it is not days and times, with a space between, as in "mon-fri 09:00-17:00"`)
	}
	var days []int
	for _, part := range strings.Split(fields[0], ",") {
		first, last, isRange := strings.Cut(part, "-")
		if !isRange {
			last = first
		}
		from, to := weekday(first), weekday(last)
		if from < 0 || to < 0 {
			return nil, errors.New("a day is none of monday to sunday, or three letters or more of one")
		}
		if to < from {
			to += len(weekdays)
		}
		for ; from <= to; from++ {
			days = append(days, from%len(weekdays))
		}
	}
	for _, part := range strings.Split(fields[1], ",") {
		from, to, isRange := strings.Cut(part, "-")
		if !isRange {
			return nil, errors.New("a time has no end, as in 09:00-17:00")
		}
		opens, err := minutesOf(from)
		if err != nil {
			return nil, fmt.Errorf("a time that opens %w", err)
		}
		closes, err := minutesOf(to)
		if err != nil {
			return nil, fmt.Errorf("a time that closes %w", err)
		}
		if opens == closes {
			return nil, errors.New("a time closes when it opens; the whole day is 00:00-24:00")
		}
		if closes < opens {
			closes += day
		}
		for _, on := range days {
			begins := on * day
			all = append(all, interval{begins + opens, min(begins+closes, week)})
			if over := begins + closes - week; over > 0 { // Sunday night
				all = append(all, interval{0, over})
			}
		}
	}
	return all, nil
}

// weekday is the place of a day in the week, -1 of what is none.
func weekday(text string) int {
	const least = 3 // letters, which tell the days apart
	if len(text) < least {
		return -1
	}
	return slices.IndexFunc(weekdays, func(name string) bool { return strings.HasPrefix(name, text) })
}
