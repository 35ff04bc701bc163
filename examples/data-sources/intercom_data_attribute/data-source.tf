data "intercom_data_attribute" "tier" {
  model = "contact"
  name  = "tier"
}

# A standard attribute that is part of something else.
data "intercom_data_attribute" "plan" {
  model     = "company"
  full_name = "plan.name"
}

output "tiers" {
  value = data.intercom_data_attribute.tier.options
}
