data "intercom_contact" "viktor" {
  email = "viktor@example.com"
}

data "intercom_contact_subscriptions" "viktor" {
  contact_id = data.intercom_contact.viktor.id
}

output "chosen" {
  value = data.intercom_contact_subscriptions.viktor.contact_subscriptions[*].name
}
