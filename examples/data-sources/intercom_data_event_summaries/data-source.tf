data "intercom_contact" "uma" {
  email = "uma@example.com"
  role  = "user"
}

data "intercom_data_event_summaries" "uma" {
  contact_id = data.intercom_contact.uma.id
}

output "orders" {
  description = "How many orders there were so far."
  value       = one([for summary in data.intercom_data_event_summaries.uma.data_event_summaries : summary.count if summary.name == "placed-order"])
}
