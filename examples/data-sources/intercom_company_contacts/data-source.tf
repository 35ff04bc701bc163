data "intercom_company" "acme" {
  external_id = "crm-1"
}

data "intercom_company_contacts" "acme" {
  company_id = data.intercom_company.acme.id
}
