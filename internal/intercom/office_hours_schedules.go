package intercom

import (
	"context"
	"fmt"
	"iter"
)

// OfficeHoursSince is the first version that has office hours.
var OfficeHoursSince = MustVersion("2.16")

// OfficeHoursSchedule are the hours of every week in which the workspace is open.
type OfficeHoursSchedule struct {
	Object
	Name            string         `json:"name"`
	TimeZoneName    string         `json:"time_zone_name"`
	TimeIntervals   []TimeInterval `json:"time_intervals"` // since Monday 00:00
	TwentyFourSeven bool           `json:"twenty_four_seven"`
	CreatedAt       Time           `json:"created_at"`
	UpdatedAt       Time           `json:"updated_at"`
}

// TimeInterval is a time that is open, in minutes.
type TimeInterval struct {
	StartMinute int `json:"start_minute"`
	EndMinute   int `json:"end_minute"`
}

// OfficeHoursScheduleInput is what can be written of a schedule. The intervals are
// all that there will be.
type OfficeHoursScheduleInput struct {
	Name          string         `json:"name"`
	TimeZoneName  string         `json:"time_zone_name"`
	TimeIntervals []TimeInterval `json:"time_intervals"` // not nil
}

// OfficeHoursSchedules reads and writes schedules of office hours.
type OfficeHoursSchedules struct {
	c     *Client
	cache *snapshot[OfficeHoursSchedule]
}

// All lists every schedule.
func (s OfficeHoursSchedules) All(ctx context.Context) iter.Seq2[*OfficeHoursSchedule, error] {
	return s.cache.all(ctx)
}

// Get returns one schedule.
func (s OfficeHoursSchedules) Get(ctx context.Context, id string) (*OfficeHoursSchedule, error) {
	return s.cache.get(ctx, id)
}

// Exists is nil where a schedule has an id, else the error of looking for it.
func (s OfficeHoursSchedules) Exists(ctx context.Context, id string) error {
	_, err := s.Get(ctx, id)
	return err
}

// Holder is the schedule that has a name; nil for none, and where the list cannot be
// read.
func (s OfficeHoursSchedules) Holder(ctx context.Context, name string) *OfficeHoursSchedule {
	return holder(s.All(ctx), func(schedule *OfficeHoursSchedule) bool { return Exact.Same(schedule.Name, name) })
}

// Create makes a schedule. Where the name is taken, Intercom refuses, and it fails
// with a *TakenError.
func (s OfficeHoursSchedules) Create(ctx context.Context, input OfficeHoursScheduleInput) (*OfficeHoursSchedule, error) {
	began := s.c.ids.begin()
	made, err := s.written(ctx, "", input.Name, post(input, "office_hours_schedules").creates())
	return made, candidates(err, fmt.Sprintf("office hours schedule named %q", input.Name), s.All(ctx), func(schedule *OfficeHoursSchedule) string {
		if !sameText(input.Name, schedule.Name) || !began.mayHaveMade(schedule, schedule.CreatedAt) {
			return ""
		}
		return schedule.identity()
	})
}

// Update changes a schedule from what it was before.
func (s OfficeHoursSchedules) Update(ctx context.Context, id string, input, before OfficeHoursScheduleInput) (*OfficeHoursSchedule, error) {
	return s.written(ctx, id, input.Name, put(sparse(input, &before), "office_hours_schedules", id).about(id))
}

// written sends a write. A refusal of a name that another schedule has is a
// *TakenError.
func (s OfficeHoursSchedules) written(ctx context.Context, id, name string, r request) (*OfficeHoursSchedule, error) {
	return unlessTaken(func() (*OfficeHoursSchedule, error) {
		return s.cache.written(call[OfficeHoursSchedule](ctx, s.c, r.must(showing("name", func(schedule *OfficeHoursSchedule) bool {
			return sameText(name, schedule.Name)
		}))))
	}, func(refusal error) *TakenError {
		holder := s.Holder(ctx, name)
		if holder == nil || holder.identity() == id {
			return nil
		}
		return &TakenError{Kind: "office hours schedule", Key: fmt.Sprintf("named %q", holder.Name), ID: holder.identity(), Err: refusal}
	})
}

// Delete deletes a schedule, with its exceptions.
func (s OfficeHoursSchedules) Delete(ctx context.Context, id string) error {
	err := s.cache.deleted(id, end(ctx, s.c, remove("office_hours_schedules", id), id, saysDeleted, func() error {
		_, err := s.cache.one(ctx, id)
		return err
	}))
	s.c.OfficeHoursExceptions.of(id).drop()
	return err
}
