data "intercom_companies" "all" {}

data "intercom_tag" "vip" {
  name = "VIP customer"
}

data "intercom_companies" "vip" {
  tag_id = data.intercom_tag.vip.id
}

output "spend_of_vips" {
  # Nobody may have the tag, and a company may have no spend.
  value = sum(concat([0], [for company in data.intercom_companies.vip.companies : company.monthly_spend if company.monthly_spend != null]))
}

# Searches require api_version = "Preview":
#
#   data "intercom_companies" "large" {
#     filter {
#       field    = "monthly_spend"
#       operator = ">"
#       value    = "1000"
#     }
#   }
