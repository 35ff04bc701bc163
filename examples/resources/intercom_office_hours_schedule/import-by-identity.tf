import {
  to = intercom_office_hours_schedule.support
  identity = {
    id = "341"
  }
}
