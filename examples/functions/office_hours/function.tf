resource "intercom_office_hours_schedule" "support" {
  name           = "Support"
  time_zone_name = "Europe/Dublin"
  hours          = provider::intercom::office_hours(["mon-thu 09:00-17:30", "fri 9-13, 14-16", "sat 22:00-02:00"])
}
