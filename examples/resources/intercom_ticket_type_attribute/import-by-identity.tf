import {
  to = intercom_ticket_type_attribute.reason
  identity = {
    ticket_type_id = "1234"
    id             = "5678"
  }
}
