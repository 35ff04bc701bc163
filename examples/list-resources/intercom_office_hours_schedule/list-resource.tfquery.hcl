# Every office hours schedule, and those for on call.
list "intercom_office_hours_schedule" "all" {
  provider = intercom
  limit    = 1000
}

list "intercom_office_hours_schedule" "on_call" {
  provider = intercom

  config {
    name_regex = "(?i)on call"
  }
}
