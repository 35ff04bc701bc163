# The exceptions of every office hours schedule, and those of one.
list "intercom_office_hours_exception" "all" {
  provider = intercom
  limit    = 1000
}

list "intercom_office_hours_exception" "of_one" {
  provider = intercom

  config {
    office_hours_schedule_id = "341"
  }
}
