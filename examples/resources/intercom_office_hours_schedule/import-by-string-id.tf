import {
  to = intercom_office_hours_schedule.support
  id = "341"
}
