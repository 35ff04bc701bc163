data "intercom_admins" "all" {}

# Who could answer conversations.
output "seats" {
  value = [for admin in data.intercom_admins.all.admins : admin.name if admin.has_inbox_seat]
}
