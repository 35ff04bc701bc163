data "intercom_contact" "uma" {
  email = "uma@example.com"
  role  = "user"
}

resource "intercom_contact_note" "contract" {
  contact_id = data.intercom_contact.uma.id
  body       = "<p>The contract is renewed every <b>March</b>.</p>"
}

data "intercom_admin" "cleo" {
  email = "cleo@example.com"
}

resource "intercom_contact_note" "invoices" {
  contact_id = data.intercom_contact.uma.id
  admin_id   = data.intercom_admin.cleo.id
  body       = "Invoices go to accounts@example.com."
}
