data "intercom_admin" "lead" {
  email = "bela@example.com"
}

output "lead_id" {
  value = data.intercom_admin.lead.id
}
