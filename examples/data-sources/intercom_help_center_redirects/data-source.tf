data "intercom_help_center" "acme" {
  identifier = "acme-help"
}

data "intercom_help_center_redirects" "acme" {
  help_center_id = data.intercom_help_center.acme.id
}

output "old_urls" {
  value = [for redirect in data.intercom_help_center_redirects.acme.help_center_redirects : redirect.from_url]
}
