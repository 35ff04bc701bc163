import {
  to = intercom_data_attribute.health
  id = "contact/account_health"
}
