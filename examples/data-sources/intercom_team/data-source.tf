data "intercom_team" "support" {
  name = "Support"
}

output "support_admins" {
  value = data.intercom_team.support.admin_ids
}
