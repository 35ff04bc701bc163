data "intercom_ticket" "empty_exports" {
  id = "627"
}

action "intercom_unlink_ticket" "unrelated" {
  config {
    ticket_id       = data.intercom_ticket.empty_exports.id
    conversation_id = "472"
  }
}
