package workspace_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

const exceptionsPath = "/office_hours_schedules/" + emulator.SampleScheduleID + "/office_hours_exceptions"

func exceptionBlock(lines ...string) string {
	return fmt.Sprintf("resource \"intercom_office_hours_exception\" \"test\" {\n  office_hours_schedule_id = %q\n  %s\n}\n", emulator.SampleScheduleID, strings.Join(lines, "\n  "))
}

func TestAccOfficeHoursException(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	closed := exceptionBlock(`exception_date = "2026-05-02"`, `exception_type = "closed"`, `recurring_annually = true`)
	w.Test(append(acctest.Life(t, "intercom_office_hours_exception.test", acctest.Steps{
		Create: resource.TestStep{
			Config: exceptionBlock(`exception_date = "2026-05-01"`, `exception_type = "custom_hours"`, `name = "Labour Day"`, `hours = [{ opens = "10:00", closes = "12:00" }]`),
		},
		Update: resource.TestStep{Config: closed},
		Action: plancheck.ResourceActionUpdate, Identity: []string{"office_hours_schedule_id", "id"},
	}), resource.TestStep{
		Config: closed + look("office_hours_exceptions", `office_hours_schedule_id = intercom_office_hours_exception.test.office_hours_schedule_id`),
		ConfigStateChecks: has("office_hours_exceptions", map[string]knownvalue.Check{
			"office_hours_exceptions": knownvalue.ListSizeExact(3),
		}),
	})...)
}

func exception(date, exceptionType string, hours ...any) session.Config {
	return session.Config{"office_hours_schedule_id": emulator.SampleScheduleID, "exception_date": date, "exception_type": exceptionType, "hours": hours}
}

// TestOfficeHoursExceptionCloses changes a day with hours into one without, and back.
func TestOfficeHoursExceptionCloses(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	o := imports(t, acctest.Manage(t, w, "intercom_office_hours_exception", exceptionsPath), emulator.SampleScheduleID+"/346")
	morning := exception("2026-12-24", "custom_hours", open("", "09:00", "11:00"), open("", "11:00", "13:00"))
	o.Settled(morning)
	for _, config := range []session.Config{exception("2026-12-24", "closed"), morning, exception("2026-12-24", "closed")} {
		o.Applies(config)
		o.Settled(config)
	}
	if hours := o.Remote("time_intervals"); hours != nil {
		t.Errorf("a day that is closed has hours: %v", hours)
	}
}

// TestOfficeHoursExceptionPlans refuses what cannot be.
func TestOfficeHoursExceptionPlans(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	o := acctest.Manage(t, w, "intercom_office_hours_exception", exceptionsPath)
	elsewhere := exception("2026-05-01", "closed")
	elsewhere["office_hours_schedule_id"] = "1"
	for want, config := range map[string]session.Config{
		"Hours of a day that is closed":           exception("2026-05-01", "closed", open("", "09:00", "10:00")),
		"A day without hours":                     exception("2026-05-01", "custom_hours"),
		"closes is not on a quarter of an hour":   exception("2026-05-01", "custom_hours", open("", "09:00", "10:05")),
		"exception_date must be a date such as":   exception("1 May", "closed"),
		`exception_type must be "closed" or "cus`: exception("2026-05-01", "open"),
		"No such office hours schedule":           elsewhere,
	} {
		o.Fails(config, want)
	}
	o.Fails(exception("2026-12-25", "closed"), "on 2026-12-25 exists already", emulator.SampleScheduleID+"/"+emulator.SampleExceptionID)
}
