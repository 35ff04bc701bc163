data "intercom_ip_allowlist" "api" {}

output "api_is_open" {
  value = !data.intercom_ip_allowlist.api.enabled || length(data.intercom_ip_allowlist.api.addresses) == 0
}
