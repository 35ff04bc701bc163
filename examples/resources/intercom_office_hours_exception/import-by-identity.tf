import {
  to = intercom_office_hours_exception.christmas_eve
  identity = {
    office_hours_schedule_id = "341"
    id                       = "345"
  }
}
