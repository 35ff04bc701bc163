data "intercom_data_attributes" "of_companies" {
  model  = "company"
  custom = true
}

output "company_attributes" {
  value = { for attribute in data.intercom_data_attributes.of_companies.data_attributes : attribute.name => attribute.data_type }
}
