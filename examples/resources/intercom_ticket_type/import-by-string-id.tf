import {
  to = intercom_ticket_type.refund
  id = "1234"
}
