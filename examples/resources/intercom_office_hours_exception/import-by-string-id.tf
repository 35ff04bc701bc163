import {
  to = intercom_office_hours_exception.christmas_eve
  id = "341/345"
}
