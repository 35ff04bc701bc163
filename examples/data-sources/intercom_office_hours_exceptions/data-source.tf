data "intercom_office_hours_schedule" "standard" {
  name = "Standard Support Hours"
}

data "intercom_office_hours_exceptions" "standard" {
  office_hours_schedule_id = data.intercom_office_hours_schedule.standard.id
}
