data "intercom_contact" "uma" {
  email = "uma@example.com"
  role  = "user"
}

resource "intercom_company" "hooli" {
  external_id = "crm-9"
  name        = "Hooli"
}

# Intercom shows a company from its first contact on.
resource "intercom_contact_company" "uma_hooli" {
  contact_id = data.intercom_contact.uma.id
  company_id = intercom_company.hooli.id
}
