data "intercom_ticket_state" "waiting" {
  category       = "waiting_on_customer"
  internal_label = "Waiting on customer"
}

output "waiting_id" {
  value = data.intercom_ticket_state.waiting.id
}
