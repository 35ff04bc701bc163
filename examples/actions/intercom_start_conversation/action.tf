data "intercom_contact" "uma" {
  external_id = "u-1"
}

action "intercom_start_conversation" "rehearsal" {
  config {
    contact_id = data.intercom_contact.uma.id
    body       = "A rehearsal of the new support process"
  }
}
