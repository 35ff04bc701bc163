data "intercom_ticket_type" "bug" {
  name = "Bug report"
}

output "bug_states" {
  value = data.intercom_ticket_type.bug.ticket_states[*].internal_label
}
