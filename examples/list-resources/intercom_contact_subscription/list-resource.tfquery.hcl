# What a contact has chosen about subscription types.
list "intercom_contact_subscription" "of_uma" {
  provider = intercom

  config {
    contact_id = "6762f0dd1bb69f9f21930001"
  }
}
