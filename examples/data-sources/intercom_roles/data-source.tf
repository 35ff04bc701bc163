data "intercom_roles" "all" {}

output "role_names" {
  value = data.intercom_roles.all.roles[*].name
}
