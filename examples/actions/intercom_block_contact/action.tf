data "intercom_contact" "viktor" {
  external_id = "u/2"
}

action "intercom_block_contact" "viktor" {
  config {
    contact_id = data.intercom_contact.viktor.id
  }
}
