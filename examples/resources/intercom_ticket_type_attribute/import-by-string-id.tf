import {
  to = intercom_ticket_type_attribute.reason
  id = "1234/5678"
}
