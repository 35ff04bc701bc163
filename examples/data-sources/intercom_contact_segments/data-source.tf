data "intercom_contact" "uma" {
  external_id = "u-1"
}

data "intercom_contact_segments" "uma" {
  contact_id = data.intercom_contact.uma.id
}
