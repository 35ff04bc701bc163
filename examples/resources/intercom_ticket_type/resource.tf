resource "intercom_ticket_type" "refund" {
  name        = "Refund"
  description = "Somebody wants their money back"
  category    = "Customer"
  icon        = "💸"
}

# A ticket type that only teammates see.
resource "intercom_ticket_type" "incident" {
  name        = "Incident"
  category    = "Tracker"
  icon        = "🔥"
  is_internal = true
}
