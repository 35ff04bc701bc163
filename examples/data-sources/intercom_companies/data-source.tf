data "intercom_companies" "all" {}

data "intercom_tag" "vip" {
  name = "VIP customer"
}

data "intercom_companies" "vip" {
  tag_id = data.intercom_tag.vip.id
}

output "spend_of_vips" {
  value = sum([for company in data.intercom_companies.vip.companies : company.monthly_spend])
}

# Searches need api_version = "Preview":
#
#   data "intercom_companies" "large" {
#     filter {
#       field    = "monthly_spend"
#       operator = ">"
#       value    = "1000"
#     }
#   }
