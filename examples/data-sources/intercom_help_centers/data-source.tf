data "intercom_help_centers" "all" {}

output "help_center_urls" {
  value = { for help_center in data.intercom_help_centers.all.help_centers : help_center.identifier => help_center.url }
}
