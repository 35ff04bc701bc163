resource "intercom_ticket_type" "return" {
  name        = "Return"
  description = "Something is to be sent back"
  category    = "Customer"
  icon        = "📦"
}

resource "intercom_ticket_type_attribute" "reason" {
  ticket_type_id     = intercom_ticket_type.return.id
  name               = "Reason"
  data_type          = "list"
  options            = ["Damaged", "Too late", "Changed mind"]
  required_to_create = true
}

resource "intercom_ticket" "order" {
  ticket_type_id     = intercom_ticket_type.return.id
  contact_id         = intercom_contact.customer.id
  skip_notifications = true

  attributes = {
    _default_title_                              = "The parcel is damaged"
    (intercom_ticket_type_attribute.reason.name) = "Damaged"
  }
}
