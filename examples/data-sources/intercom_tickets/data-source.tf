data "intercom_ticket_type" "bug" {
  name = "Bug report"
}

# Open bug reports of which nobody has taken care yet.
data "intercom_tickets" "untouched" {
  filter {
    field    = "ticket_type_id"
    operator = "="
    value    = data.intercom_ticket_type.bug.id
  }

  filter {
    field    = "state"
    operator = "="
    value    = "submitted"
  }
}

output "untouched" {
  value = [for ticket in data.intercom_tickets.untouched.tickets : ticket.attributes["_default_title_"]]
}
