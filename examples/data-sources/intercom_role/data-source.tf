data "intercom_role" "support_lead" {
  name = "Support Lead"
}

output "what_a_support_lead_can_do" {
  value = data.intercom_role.support_lead.description
}
