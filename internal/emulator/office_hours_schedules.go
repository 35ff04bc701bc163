package emulator

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"time"
)

// Quirks of office hours.
var (
	OfficeHoursMerged = quirk("OfficeHoursMerged", off,
		"intervals of office hours that touch or overlap are stored as one, also over midnight",
		"documented nowhere")
	OfficeHoursNamesShared = quirk("OfficeHoursNamesShared", off,
		"two schedules of office hours can have one name, and one of them two exceptions on a date",
		"pages of 2.17 say that both are refused; the description of 2.16 has neither")
)

type officeHoursSchedule struct {
	id, name, timeZone   string
	intervals            []timeInterval
	createdAt, updatedAt int64
}

// timeInterval is in minutes, of the week for a schedule and of the day for an
// exception.
type timeInterval struct {
	Start int `json:"start_minute"`
	End   int `json:"end_minute"`
}

const (
	officeHoursSince = "2.16"
	minutesOfDay     = 24 * 60
	minutesOfWeek    = 7 * minutesOfDay
)

// aroundTheClock is the one interval that does not end on a quarter of an hour, by
// pages of 2.17.
var aroundTheClock = timeInterval{0, minutesOfWeek - 1}

func (w *Workspace) officeHoursScheduleRoutes() {
	const all = "/office_hours_schedules"
	w.handle(officeHoursSince, "GET "+all, func(*request) (any, error) {
		return object{"type": "office_hours_schedule.list", "data": rows(&w.officeHoursSchedules, (*officeHoursSchedule).encode)}, nil
	})
	w.handle(officeHoursSince, "POST "+all, func(r *request) (any, error) {
		made := &officeHoursSchedule{createdAt: time.Now().Unix()}
		if err := w.writeOfficeHoursSchedule(r, made); err != nil {
			return nil, err
		}
		made.id = w.nextID()
		w.officeHoursSchedules.put(made.id, made)
		return newObject(made.encode()), nil
	})
	w.handle(officeHoursSince, "GET "+all+"/{id}", func(r *request) (any, error) {
		found, err := w.officeHoursScheduleAt(r.PathValue("id"))
		if err != nil {
			return nil, err
		}
		return found.encode(), nil
	})
	w.handle(officeHoursSince, "PUT "+all+"/{id}", func(r *request) (any, error) {
		found, err := w.officeHoursScheduleAt(r.PathValue("id"))
		if err != nil {
			return nil, err
		}
		if err := w.writeOfficeHoursSchedule(r, found); err != nil {
			return nil, err
		}
		return found.encode(), nil
	})
	// [?] What becomes of the default schedule, and of one that is in use, is
	// described nowhere: here, every schedule can be deleted, with its exceptions.
	w.handle(officeHoursSince, "DELETE "+all+"/{id}", func(r *request) (any, error) {
		found, err := w.officeHoursScheduleAt(r.PathValue("id"))
		if err != nil {
			return nil, err
		}
		w.officeHoursSchedules.delete(found.id)
		for exception := range w.officeHoursExceptions.all {
			if exception.scheduleID == found.id {
				w.officeHoursExceptions.delete(exception.id)
			}
		}
		return object{"id": found.id, "object": "office_hours_schedule", "deleted": true}, nil
	})
}

func (w *Workspace) officeHoursScheduleAt(id string) (*officeHoursSchedule, error) {
	found, ok := w.officeHoursSchedules.get(id)
	if !ok {
		return nil, notFound("Office hours schedule not found")
	}
	return found, nil
}

// invalidHours is the refusal of office hours. Its words are described nowhere.
func invalidHours(message string) error {
	return fail(http.StatusUnprocessableEntity, "data_invalid", message)
}

// writeOfficeHoursSchedule checks the whole of a request before it writes any of it.
func (w *Workspace) writeOfficeHoursSchedule(r *request, into *officeHoursSchedule) error {
	var in struct {
		Name      *string          `json:"name"`
		TimeZone  *string          `json:"time_zone_name"`
		Intervals *json.RawMessage `json:"time_intervals"`
	}
	if err := r.decode(&in); err != nil {
		return err
	}
	now := *into
	set(&now.name, in.Name)
	set(&now.timeZone, in.TimeZone)
	if in.Intervals != nil {
		intervals, err := w.timeIntervals(*in.Intervals, minutesOfWeek)
		if err != nil {
			return err
		}
		now.intervals = intervals
	}
	for other := range w.officeHoursSchedules.all {
		if other != into && other.name == now.name && !w.has(OfficeHoursNamesShared) {
			return invalidHours("Name has already been taken")
		}
	}
	switch {
	case now.name == "":
		return invalidHours("Name can't be blank")
	case now.timeZone == "":
		return invalidHours("Time zone can't be blank")
	case now.intervals == nil:
		return invalidHours("Time intervals can't be blank")
	}
	now.updatedAt = time.Now().Unix()
	*into = now
	return nil
}

// timeIntervals are those of a request, within so many minutes. Every other member
// is refused, also the one of the answers, by pages of 2.17.
func (w *Workspace) timeIntervals(raw json.RawMessage, most int) ([]timeInterval, error) {
	var members []map[string]any
	intervals := []timeInterval{}
	if json.Unmarshal(raw, &members) != nil || json.Unmarshal(raw, &intervals) != nil {
		return nil, fail(http.StatusBadRequest, "parameter_invalid", "time_intervals has the wrong type")
	}
	for i, one := range intervals {
		for name := range members[i] {
			if name != "start_minute" && name != "end_minute" {
				return nil, fail(http.StatusBadRequest, "parameter_invalid", fmt.Sprintf("Unexpected parameter %q", name))
			}
		}
		const quarter = 15
		switch {
		case one == aroundTheClock && most == minutesOfWeek:
		case one.Start < 0 || one.End > most || one.Start >= one.End:
			return nil, invalidHours(fmt.Sprintf("Time intervals must begin before they end, between 0 and %d", most))
		case one.Start%quarter != 0 || one.End%quarter != 0:
			return nil, invalidHours("Time intervals must be on a 15-minute boundary")
		}
	}
	if w.has(OfficeHoursMerged) {
		intervals = merged(intervals)
	}
	return intervals, nil
}

// merged makes one of intervals that touch or overlap.
func merged(all []timeInterval) []timeInterval {
	joined := []timeInterval{}
	for _, one := range slices.SortedFunc(slices.Values(all), func(a, b timeInterval) int { return cmp.Compare(a.Start, b.Start) }) {
		if last := len(joined) - 1; last >= 0 && one.Start <= joined[last].End {
			joined[last].End = max(joined[last].End, one.End)
			continue
		}
		joined = append(joined, one)
	}
	return joined
}

func (s *officeHoursSchedule) encode() object {
	intervals := []any{}
	for _, one := range s.intervals {
		intervals = append(intervals, one.encode(one.Start/minutesOfDay))
	}
	whole := merged(s.intervals)
	return object{
		"type": "office_hours_schedule", "id": s.id, "name": s.name, "time_zone_name": s.timeZone, "time_intervals": intervals,
		"twenty_four_seven": len(whole) == 1 && whole[0].Start == 0 && whole[0].End >= aroundTheClock.End,
		"created_at":        s.createdAt, "updated_at": s.updatedAt,
	}
}

func (i timeInterval) encode(dayOfWeek int) object {
	return object{"start_minute": i.Start, "end_minute": i.End, "day_of_week": dayOfWeek}
}

// sampleOfficeHours are there in the sample workspace.
func (w *Workspace) sampleOfficeHours() {
	const morning, evening = 9 * 60, 17 * 60
	var weekdays []timeInterval
	for day := range 5 {
		weekdays = append(weekdays, timeInterval{day*minutesOfDay + morning, day*minutesOfDay + evening})
	}
	for _, s := range []officeHoursSchedule{
		{id: SampleScheduleID, name: "Standard Support Hours", timeZone: "Europe/Dublin", intervals: weekdays},
		{id: SampleOtherScheduleID, name: "On call", timeZone: "America/New_York", intervals: []timeInterval{aroundTheClock}},
	} {
		s.createdAt, s.updatedAt = created.Unix(), created.Unix()
		w.officeHoursSchedules.put(s.id, &s)
	}
	for _, e := range []officeHoursException{
		{id: SampleExceptionID, scheduleID: SampleScheduleID, date: "2026-12-25", kind: "closed", name: "Christmas Day", annually: true},
		{id: "346", scheduleID: SampleScheduleID, date: "2026-12-24", kind: "custom_hours", intervals: []timeInterval{{morning, morning + 4*60}}},
	} {
		e.createdAt, e.updatedAt = created.Unix(), created.Unix()
		w.officeHoursExceptions.put(e.id, &e)
	}
}
