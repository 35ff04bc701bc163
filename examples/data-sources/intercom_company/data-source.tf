data "intercom_company" "acme" {
  external_id = "crm-1"
}

data "intercom_company" "by_name" {
  name = "Acme"
}

output "acme_market" {
  value = data.intercom_company.acme.custom_attributes.market
}
