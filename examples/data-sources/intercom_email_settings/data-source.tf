data "intercom_email_settings" "all" {}

output "unverified_addresses" {
  value = [for setting in data.intercom_email_settings.all.email_settings : setting.email if !setting.verified]
}
