resource "intercom_office_hours_schedule" "support" {
  name           = "Support"
  time_zone_name = "Europe/Dublin"

  hours = [
    { day = "monday", opens = "09:00", closes = "17:30" },
    { day = "friday", opens = "09:00", closes = "13:00" },
    { day = "friday", opens = "14:00", closes = "24:00" },
  ]
}
