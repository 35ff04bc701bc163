data "intercom_ticket_states" "all" {}

output "open_states" {
  value = [for state in data.intercom_ticket_states.all.ticket_states : state.internal_label if state.category != "resolved"]
}
