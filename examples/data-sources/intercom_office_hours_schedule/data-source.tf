data "intercom_office_hours_schedule" "standard" {
  name = "Standard Support Hours"
}
