package intercom

import (
	"context"
	"fmt"
	"iter"
)

// OfficeHoursException is a day on which a schedule has other hours, or none.
type OfficeHoursException struct {
	Object
	OfficeHoursScheduleID ID             `json:"office_hours_schedule_id"`
	ExceptionDate         string         `json:"exception_date"`
	ExceptionType         string         `json:"exception_type"` // closed, custom_hours
	Name                  string         `json:"name"`
	TimeIntervals         []TimeInterval `json:"time_intervals"` // since midnight; none of a day that is closed
	RecurringAnnually     bool           `json:"recurring_annually"`
	CreatedAt             Time           `json:"created_at"`
	UpdatedAt             Time           `json:"updated_at"`
}

// OfficeHoursExceptionInput is what can be written of an exception.
type OfficeHoursExceptionInput struct {
	ExceptionDate     string         `json:"exception_date"`
	ExceptionType     string         `json:"exception_type"`
	Name              string         `json:"name"`
	TimeIntervals     []TimeInterval `json:"time_intervals"` // nil for a day that is closed
	RecurringAnnually bool           `json:"recurring_annually"`
}

// OfficeHoursExceptions reads and writes the exceptions of schedules.
type OfficeHoursExceptions struct {
	c                                           *Client
	*perParent[*snapshot[OfficeHoursException]] // of each schedule
}

func newOfficeHoursExceptions(c *Client) OfficeHoursExceptions {
	return OfficeHoursExceptions{c, newPerParent(func(scheduleID string) *snapshot[OfficeHoursException] {
		return whole[OfficeHoursException](c, []string{"office_hours_schedules", scheduleID, "office_hours_exceptions"}, readable)
	})}
}

// All lists the exceptions of a schedule.
func (s OfficeHoursExceptions) All(ctx context.Context, scheduleID string) iter.Seq2[*OfficeHoursException, error] {
	return s.of(scheduleID).all(ctx)
}

// Get returns one exception.
func (s OfficeHoursExceptions) Get(ctx context.Context, scheduleID, id string) (*OfficeHoursException, error) {
	return s.of(scheduleID).get(ctx, id)
}

// Holder is the exception of a schedule on a date; nil for none, and where the list
// cannot be read.
func (s OfficeHoursExceptions) Holder(ctx context.Context, scheduleID, date string) *OfficeHoursException {
	return holder(s.All(ctx, scheduleID), func(exception *OfficeHoursException) bool { return exception.ExceptionDate == date })
}

// Create makes an exception. What it has nothing of is not sent: Intercom asks for
// time_intervals to be left out of a day that is closed. Where the schedule has an
// exception on the date, Intercom refuses, and it fails with a *TakenError.
func (s OfficeHoursExceptions) Create(ctx context.Context, scheduleID string, input OfficeHoursExceptionInput) (*OfficeHoursException, error) {
	began := s.c.ids.begin()
	r := post(sparse(input, &OfficeHoursExceptionInput{}), "office_hours_schedules", scheduleID, "office_hours_exceptions").creates()
	made, err := s.written(ctx, scheduleID, "", input.ExceptionDate, r)
	return made, candidates(err, "office hours exception on "+input.ExceptionDate, s.All(ctx, scheduleID), func(exception *OfficeHoursException) string {
		if exception.ExceptionDate != input.ExceptionDate || !began.mayHaveMade(exception, exception.CreatedAt) {
			return ""
		}
		return scheduleID + "/" + exception.identity()
	})
}

// Update changes an exception from what it was before.
func (s OfficeHoursExceptions) Update(ctx context.Context, scheduleID, id string, input, before OfficeHoursExceptionInput) (*OfficeHoursException, error) {
	return s.written(ctx, scheduleID, id, input.ExceptionDate, put(sparse(input, &before), "office_hours_schedules", scheduleID, "office_hours_exceptions", id).about(id))
}

// written sends a write. A refusal of a date on which the schedule has another
// exception is a *TakenError.
func (s OfficeHoursExceptions) written(ctx context.Context, scheduleID, id, date string, r request) (*OfficeHoursException, error) {
	return unlessTaken(func() (*OfficeHoursException, error) {
		return s.of(scheduleID).written(call[OfficeHoursException](ctx, s.c, r.must(showing("exception_date", func(exception *OfficeHoursException) bool {
			return exception.ExceptionDate == date
		}))))
	}, func(refusal error) *TakenError {
		holder := s.Holder(ctx, scheduleID, date)
		if holder == nil || holder.identity() == id {
			return nil
		}
		return &TakenError{Kind: "office hours exception", Key: fmt.Sprintf("on %s", date), ID: scheduleID + "/" + holder.identity(), Err: refusal}
	})
}

// Delete deletes an exception.
func (s OfficeHoursExceptions) Delete(ctx context.Context, scheduleID, id string) error {
	list := s.of(scheduleID)
	return list.deleted(id, end(ctx, s.c, remove("office_hours_schedules", scheduleID, "office_hours_exceptions", id), id, saysDeleted, func() error {
		_, err := list.one(ctx, id)
		return err
	}))
}
