data "intercom_ticket_types" "all" {}

output "ticket_type_ids" {
  value = { for type in data.intercom_ticket_types.all.ticket_types : type.name => type.id... }
}
