import {
  to = intercom_ticket.export
  identity = {
    id = "626"
  }
}
