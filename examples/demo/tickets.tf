# A form for refunds: customers fill in the reason and attach receipts, and
# teammates note the amount.
resource "intercom_ticket_type" "refund" {
  name        = "Refund"
  description = "Somebody wants their money back"
  category    = "Customer"
  icon        = "💸"
}

resource "intercom_ticket_type_attribute" "reason" {
  ticket_type_id                  = intercom_ticket_type.refund.id
  name                            = "Reason"
  description                     = "Why the money is to go back"
  data_type                       = "list"
  options                         = ["Damaged", "Too late", "Changed mind"]
  required_to_create              = true
  required_to_create_for_contacts = true
}

resource "intercom_ticket_type_attribute" "receipts" {
  ticket_type_id        = intercom_ticket_type.refund.id
  name                  = "Receipts"
  data_type             = "files"
  allow_multiple_values = true
}

resource "intercom_ticket_type_attribute" "amount" {
  ticket_type_id      = intercom_ticket_type.refund.id
  name                = "Amount"
  description         = "What was paid back, in euro"
  data_type           = "decimal"
  visible_to_contacts = false
}
