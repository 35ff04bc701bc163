data "intercom_contact" "uma" {
  external_id = "u-1"
}

# The lead has the user's e-mail address: she wrote before she signed up.
action "intercom_merge_contacts" "uma" {
  config {
    from_contact_id = "6762f0dd1bb69f9f21930003"
    into_contact_id = data.intercom_contact.uma.id
  }
}
