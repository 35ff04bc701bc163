package workspace_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

const scheduleAddress = "intercom_office_hours_schedule.test"

func scheduleBlock(name, hours string) string {
	return fmt.Sprintf("resource \"intercom_office_hours_schedule\" \"test\" {\n  name = %q\n  time_zone_name = \"Europe/Dublin\"\n  hours = %s\n}\n", name, hours)
}

func TestAccOfficeHoursSchedule(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	around := func(is bool) []statecheck.StateCheck {
		return []statecheck.StateCheck{statecheck.ExpectKnownValue(scheduleAddress, tfjsonpath.New("twenty_four_seven"), knownvalue.Bool(is))}
	}
	w.Test(append(acctest.Life(t, scheduleAddress, acctest.Steps{
		Create: resource.TestStep{
			Config:            scheduleBlock("Test", `[{ day = "monday", opens = "09:00", closes = "12:00" }, { day = "monday", opens = "13:00", closes = "17:00" }]`),
			ConfigStateChecks: around(false),
		},
		Update: resource.TestStep{
			Config:            scheduleBlock("Other", `provider::intercom::office_hours(["mon-sun 0-24"])`),
			ConfigStateChecks: around(true),
		},
		Action: plancheck.ResourceActionUpdate,
	}), resource.TestStep{
		Config: scheduleBlock("Other", `provider::intercom::office_hours(["mon-sun 0-24"])`) + look("office_hours_schedule", `name = "Standard Support Hours"`) + look("office_hours_schedules"),
		ConfigStateChecks: append(has("office_hours_schedule", map[string]knownvalue.Check{
			"id": knownvalue.StringExact(emulator.SampleScheduleID), "time_zone_name": knownvalue.StringExact("Europe/Dublin"), "hours": knownvalue.SetSizeExact(5),
		}), has("office_hours_schedules", map[string]knownvalue.Check{"office_hours_schedules": knownvalue.ListSizeExact(3)})...),
	})...)
}

// open is one element of hours, of a day or, where day is "", of an exception.
func open(day, opens, closes string) map[string]any {
	one := map[string]any{"opens": opens, "closes": closes}
	if day != "" {
		one["day"] = day
	}
	return one
}

func manageSchedule(t *testing.T, w *acctest.Workspace) *acctest.Managed {
	t.Helper()
	return acctest.Manage(t, w, "intercom_office_hours_schedule", "/office_hours_schedules")
}

// imports imports an object of the workspace.
func imports(t *testing.T, m *acctest.Managed, id string) *acctest.Managed {
	t.Helper()
	if err := m.Run(func(s *session.Session) error { return s.Import(t.Context(), m.Instance, id) }); err != nil {
		t.Fatal(err)
	}
	return m
}

func schedule(hours ...any) session.Config {
	return session.Config{"name": "Test", "time_zone_name": "Europe/Dublin", "hours": hours}
}

// TestOfficeHoursAreCompared writes hours in several ways, of which Intercom keeps
// one or makes another.
func TestOfficeHoursAreCompared(t *testing.T) {
	t.Parallel()
	for _, merged := range []bool{false, true} {
		w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.OfficeHoursMerged: merged}))
		o := manageSchedule(t, w)
		parts := schedule(open("monday", "09:00", "12:00"), open("monday", "12:00", "17:00"), open("tuesday", "22:00", "24:00"), open("wednesday", "00:00", "02:00"))
		o.Applies(parts)
		o.Settled(parts)
		o.Settled(schedule(open("wednesday", "0", "2"), open("tuesday", "22:00", "24:00"), open("monday", "09:00", "17:00"), open("monday", "10:00", "11:00")))
		imported := imports(t, manageSchedule(t, w), "name:Test")
		imported.Settled(parts)
		imported.Settled(schedule(open("monday", "09:00", "17:00"), open("tuesday", "22:00", "24:00"), open("wednesday", "00:00", "02:00")))
		less := schedule(open("monday", "09:00", "17:00"))
		imported.Applies(less)
		imported.Settled(less)
		o.Applies(parts) // what somebody changed is seen, and changed back
		imported.Applies(parts)
	}
}

// TestOfficeHoursAroundTheClock has the one interval that ends a minute early.
func TestOfficeHoursAroundTheClock(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	o := imports(t, manageSchedule(t, w), "name:On call")
	var week []any
	for _, day := range []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"} {
		week = append(week, open(day, "00:00", "24:00"))
	}
	config := session.Config{"name": "On call", "time_zone_name": "America/New_York", "hours": week}
	o.Settled(config)
	config["hours"] = week[:6]
	o.Applies(config)
	config["hours"] = week
	o.Applies(config)
	if got := fmt.Sprint(o.Remote("time_intervals"), o.Remote("twenty_four_seven")); got != "[map[day_of_week:0 end_minute:10079 start_minute:0]] true" {
		t.Errorf("got %s", got)
	}
}

// TestOfficeHoursPlans refuses what cannot be, and sends nothing.
func TestOfficeHoursPlans(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	o := manageSchedule(t, w)
	zone := schedule(open("monday", "09:00", "17:00"))
	zone["time_zone_name"] = "Dublin time"
	for want, config := range map[string]session.Config{
		"opens is not on a quarter of an hour":      schedule(open("monday", "09:10", "17:00")),
		"closes is no time from 00:00 to 24:00":     schedule(open("monday", "09:00", "24:15")),
		"closes must be later than opens":           schedule(open("monday", "22:00", "02:00")),
		"opens is no time such as 09:00":            schedule(open("monday", "9am", "17:00")),
		`day must be one of "monday", "tuesday"`:    schedule(open("Monday", "09:00", "17:00")),
		"time_zone_name must be a name of the IANA": zone,
	} {
		o.Fails(config, want)
	}
	o.Fails(session.Config{"name": "On call", "time_zone_name": "Europe/Dublin", "hours": []any{open("monday", "09:00", "17:00")}},
		`named "On call" exists already`, "342", "Name has already been taken")
}

// A workspace in which names can be had twice lets a second one be created.
func TestOfficeHoursNamesShared(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.OfficeHoursNamesShared: true}))
	config := schedule(open("monday", "09:00", "17:00"))
	config["name"] = "On call"
	o := manageSchedule(t, w)
	o.Applies(config, "exists already") // as far as the plan knows
	o.Settled(config)
	o.Applies(nil, "will be deleted permanently")
}

// TestOfficeHoursOfOthers imports a schedule with hours that nobody can configure
// anew: what Intercom has, a plan lets through.
func TestOfficeHoursOfOthers(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Breaks(emulator.Fault{Pattern: "GET /office_hours_schedules/*", Set: map[string]any{
		"time_intervals": []any{map[string]any{"start_minute": 545, "end_minute": 1021}},
	}})()
	m := acctest.Manage(t, w, "intercom_office_hours_schedule", "/office_hours_schedules")
	m.Settings = session.Config{"read_cache": false} // one request for the one
	var config session.Config
	if err := m.Run(func(s *session.Session) error {
		err := s.Import(t.Context(), m.Instance, emulator.SampleScheduleID)
		if err == nil {
			config, err = s.Generated(m.Instance)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if hours := fmt.Sprint(config["hours"]); !strings.Contains(hours, "09:05") {
		t.Fatal(hours)
	}
	m.Settled(config)
	config["hours"] = []any{map[string]any{"day": "monday", "opens": "09:10", "closes": "17:00"}}
	m.Fails(config, "Invalid hours", "on a quarter of an hour")
}
