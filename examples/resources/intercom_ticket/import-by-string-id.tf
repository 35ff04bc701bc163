import {
  to = intercom_ticket.export
  id = "626"
}
