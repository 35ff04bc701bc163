resource "intercom_office_hours_schedule" "on_call" {
  name = "On call"
  hours = [
    { day = "friday", opens = "00:00", closes = "24:00" },
    { day = "monday", opens = "00:00", closes = "24:00" },
    { day = "saturday", opens = "00:00", closes = "24:00" },
    { day = "sunday", opens = "00:00", closes = "24:00" },
    { day = "thursday", opens = "00:00", closes = "24:00" },
    { day = "tuesday", opens = "00:00", closes = "24:00" },
    { day = "wednesday", opens = "00:00", closes = "24:00" },
  ]
  time_zone_name = "America/New_York"
}

resource "intercom_office_hours_schedule" "standard_support_hours" {
  name = "Standard Support Hours"
  hours = [
    { day = "friday", opens = "09:00", closes = "17:00" },
    { day = "monday", opens = "09:00", closes = "17:00" },
    { day = "thursday", opens = "09:00", closes = "17:00" },
    { day = "tuesday", opens = "09:00", closes = "17:00" },
    { day = "wednesday", opens = "09:00", closes = "17:00" },
  ]
  time_zone_name = "Europe/Dublin"
}

resource "intercom_office_hours_exception" "standard_support_hours_2026_12_24" {
  office_hours_schedule_id = intercom_office_hours_schedule.standard_support_hours.id
  exception_date           = "2026-12-24"
  exception_type           = "custom_hours"
  hours = [
    { opens = "09:00", closes = "13:00" },
  ]
}

resource "intercom_office_hours_exception" "standard_support_hours_2026_12_25" {
  office_hours_schedule_id = intercom_office_hours_schedule.standard_support_hours.id
  name                     = "Christmas Day"
  exception_date           = "2026-12-25"
  exception_type           = "closed"
  recurring_annually       = true
}
