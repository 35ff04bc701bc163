data "intercom_brands" "all" {}

output "brand_help_centers" {
  value = { for brand in data.intercom_brands.all.brands : brand.name => brand.help_center_id }
}
