data "intercom_contact" "uma" {
  email = "uma@example.com"
  role  = "user"
}

resource "intercom_tag" "beta" {
  name = "Beta tester"
}

resource "intercom_contact_tag" "uma_beta" {
  contact_id = data.intercom_contact.uma.id
  tag_id     = intercom_tag.beta.id
}
