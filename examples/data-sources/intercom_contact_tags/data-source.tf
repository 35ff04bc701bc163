data "intercom_contact" "viktor" {
  email = "viktor@example.com"
}

data "intercom_contact_tags" "viktor" {
  contact_id = data.intercom_contact.viktor.id
}

output "tags" {
  value = data.intercom_contact_tags.viktor.contact_tags[*].name
}
