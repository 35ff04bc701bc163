data "intercom_ticket" "empty_exports" {
  id = "627"
}

action "intercom_link_ticket" "reported" {
  config {
    ticket_id       = data.intercom_ticket.empty_exports.id
    conversation_id = "471"
  }
}
