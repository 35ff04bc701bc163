# The notes about a contact.
list "intercom_contact_note" "about_uma" {
  provider = intercom

  config {
    contact_id = "6762f0dd1bb69f9f21930001"
  }
}
