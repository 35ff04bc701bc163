resource "intercom_office_hours_schedule" "dublin" {
  name           = "Dublin office"
  time_zone_name = "Europe/Dublin"
  hours          = [for day in ["monday", "tuesday", "wednesday"] : { day = day, opens = "09:00", closes = "17:00" }]
}

resource "intercom_office_hours_exception" "christmas_eve" {
  office_hours_schedule_id = intercom_office_hours_schedule.dublin.id
  exception_date           = "2026-12-24"
  exception_type           = "custom_hours"
  name                     = "Christmas Eve"
  recurring_annually       = true

  hours = [{ opens = "09:00", closes = "13:00" }]
}
