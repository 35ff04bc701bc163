data "intercom_email_setting" "support" {
  email = "support@example.com"
}

output "support_address_is_verified" {
  value = data.intercom_email_setting.support.verified
}
