data "intercom_contact_merge_history" "uma" {
  contact_id = "6762f0dd1bb69f9f21930001"
}

output "earlier_ids" {
  value = data.intercom_contact_merge_history.uma.contact_merge_history[*].source_contact_id
}
