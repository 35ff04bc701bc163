package emulator

import (
	"bytes"
	"encoding/json"
	"net/http"
	"time"
)

// officeHoursException is a day on which a schedule has other hours, or none.
type officeHoursException struct {
	id, scheduleID, date, kind, name string
	intervals                        []timeInterval
	annually                         bool
	createdAt, updatedAt             int64
}

const closedAllDay, customHours = "closed", "custom_hours"

func (w *Workspace) officeHoursExceptionRoutes() {
	const all = "/office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions"
	w.handle(officeHoursSince, "GET "+all, func(r *request) (any, error) {
		schedule, err := w.officeHoursScheduleAt(r.PathValue("office_hours_schedule_id"))
		if err != nil {
			return nil, err
		}
		return object{"type": "office_hours_exception.list", "data": rowsWhere(&w.officeHoursExceptions,
			func(e *officeHoursException) bool { return e.scheduleID == schedule.id }, (*officeHoursException).encode)}, nil
	})
	w.handle(officeHoursSince, "POST "+all, func(r *request) (any, error) {
		schedule, err := w.officeHoursScheduleAt(r.PathValue("office_hours_schedule_id"))
		if err != nil {
			return nil, err
		}
		made := &officeHoursException{scheduleID: schedule.id, createdAt: time.Now().Unix()}
		if err := w.writeOfficeHoursException(r, made); err != nil {
			return nil, err
		}
		made.id = w.nextID()
		w.officeHoursExceptions.put(made.id, made)
		return newObject(made.encode()), nil
	})
	w.handle(officeHoursSince, "GET "+all+"/{id}", w.onOfficeHoursException(func(found *officeHoursException, _ *request) (any, error) {
		return found.encode(), nil
	}))
	w.handle(officeHoursSince, "PUT "+all+"/{id}", w.onOfficeHoursException(func(found *officeHoursException, r *request) (any, error) {
		if err := w.writeOfficeHoursException(r, found); err != nil {
			return nil, err
		}
		return found.encode(), nil
	}))
	w.handle(officeHoursSince, "DELETE "+all+"/{id}", w.onOfficeHoursException(func(found *officeHoursException, _ *request) (any, error) {
		w.officeHoursExceptions.delete(found.id)
		return object{"id": found.id, "object": "office_hours_exception", "deleted": true}, nil
	}))
}

// onOfficeHoursException finds the exception of a path first.
func (w *Workspace) onOfficeHoursException(answer func(*officeHoursException, *request) (any, error)) handler {
	return func(r *request) (any, error) {
		found, ok := w.officeHoursExceptions.get(r.PathValue("id"))
		if !ok || found.scheduleID != r.PathValue("office_hours_schedule_id") {
			return nil, notFound("Office hours exception not found")
		}
		return answer(found, r)
	}
}

// writeOfficeHoursException checks the whole of a request before it writes any of
// it. [?] That a day which becomes closed loses its hours by itself is described
// nowhere: here, intervals that are left out stay only of what has custom hours.
func (w *Workspace) writeOfficeHoursException(r *request, into *officeHoursException) error {
	var in struct {
		Date      *string         `json:"exception_date"`
		Kind      *string         `json:"exception_type"`
		Name      *string         `json:"name"`
		Intervals json.RawMessage `json:"time_intervals"`
		Annually  *bool           `json:"recurring_annually"`
	}
	if err := r.decode(&in); err != nil {
		return err
	}
	now := *into
	set(&now.date, in.Date)
	set(&now.kind, in.Kind)
	set(&now.name, in.Name)
	set(&now.annually, in.Annually)
	switch {
	case bytes.Equal(in.Intervals, []byte("null")) || in.Intervals == nil && now.kind == closedAllDay:
		now.intervals = nil
	case in.Intervals != nil:
		intervals, err := w.timeIntervals(in.Intervals, minutesOfDay)
		if err != nil {
			return err
		}
		now.intervals = intervals
	}
	for other := range w.officeHoursExceptions.all {
		if other != into && other.scheduleID == now.scheduleID && other.date == now.date && !w.has(OfficeHoursNamesShared) {
			return invalidHours("Exception date has already been taken")
		}
	}
	switch _, err := time.Parse(time.DateOnly, now.date); {
	case err != nil:
		return invalidHours("Exception date must be a date")
	case now.kind != closedAllDay && now.kind != customHours:
		return fail(http.StatusBadRequest, "parameter_invalid", "exception_type must be closed or custom_hours")
	case now.kind == closedAllDay && len(now.intervals) > 0:
		return invalidHours("Time intervals must be blank for a day that is closed")
	case now.kind == customHours && len(now.intervals) == 0:
		return invalidHours("Time intervals can't be blank")
	}
	now.updatedAt = time.Now().Unix()
	*into = now
	return nil
}

func (e *officeHoursException) encode() object {
	encoded := object{
		"type": "office_hours_exception", "id": e.id, "office_hours_schedule_id": e.scheduleID, "exception_date": e.date, "exception_type": e.kind,
		"name": orNull(e.name), "time_intervals": nil, "recurring_annually": e.annually, "created_at": e.createdAt, "updated_at": e.updatedAt,
	}
	if e.kind == customHours {
		date, _ := time.Parse(time.DateOnly, e.date) // it was checked
		const sundays = 6                            // which Go counts as the first day, and Intercom as the last
		intervals := []any{}
		for _, one := range e.intervals {
			intervals = append(intervals, one.encode((int(date.Weekday())+sundays)%(sundays+1)))
		}
		encoded["time_intervals"] = intervals
	}
	return encoded
}
