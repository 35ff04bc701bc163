import {
  to = intercom_ticket_type.refund
  identity = {
    id = "1234"
  }
}
