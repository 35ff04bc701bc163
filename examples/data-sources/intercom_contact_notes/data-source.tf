data "intercom_contact" "uma" {
  email = "uma@example.com"
  role  = "user"
}

data "intercom_contact_notes" "uma" {
  contact_id = data.intercom_contact.uma.id
}

output "notes" {
  value = data.intercom_contact_notes.uma.contact_notes[*].body
}
