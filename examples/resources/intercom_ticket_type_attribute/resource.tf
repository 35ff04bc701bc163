resource "intercom_ticket_type" "refund" {
  name = "Refund"
  icon = "💸"
}

resource "intercom_ticket_type_attribute" "reason" {
  ticket_type_id     = intercom_ticket_type.refund.id
  name               = "Reason"
  description        = "Why the money is to go back"
  data_type          = "list"
  options            = ["Damaged", "Too late", "Changed mind"]
  required_to_create = true
}

resource "intercom_ticket_type_attribute" "details" {
  ticket_type_id = intercom_ticket_type.refund.id
  name           = "Details"
  data_type      = "string"
  multiline      = true
}

resource "intercom_ticket_type_attribute" "receipts" {
  ticket_type_id        = intercom_ticket_type.refund.id
  name                  = "Receipts"
  data_type             = "files"
  allow_multiple_values = true
  visible_to_contacts   = true
}

# What a ticket holds for "Damaged".
output "damaged_id" {
  value = intercom_ticket_type_attribute.reason.option_ids["Damaged"]
}
