data "intercom_contact" "by_external_id" {
  external_id = "u-1"
}

data "intercom_contact" "by_email" {
  email = "uma@example.com"
  role  = "user"
}

output "contact_id" {
  value = data.intercom_contact.by_external_id.id
}

output "plan" {
  value = data.intercom_contact.by_external_id.custom_attributes.plan
}
