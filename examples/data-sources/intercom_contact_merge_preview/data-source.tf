data "intercom_contact" "uma" {
  external_id = "u-1"
}

# What would become of the lead who has the user's e-mail address.
data "intercom_contact_merge_preview" "uma" {
  from_contact_id = "6762f0dd1bb69f9f21930003"
  into_contact_id = data.intercom_contact.uma.id
}
