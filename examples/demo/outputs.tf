data "intercom_workspace" "current" {}

data "intercom_team" "support" {
  name = "Support"
}

output "workspace" {
  description = "Where this was applied."
  value       = "${data.intercom_workspace.current.name} (${data.intercom_workspace.current.id})"
}

output "support_team_id" {
  description = "Team that refunds are for."
  value       = data.intercom_team.support.id
}

output "refund_reasons" {
  description = "What a ticket holds for each reason."
  value       = intercom_ticket_type_attribute.reason.option_ids
}
