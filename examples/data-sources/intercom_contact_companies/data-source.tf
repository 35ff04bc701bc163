data "intercom_contact" "uma" {
  email = "uma@example.com"
  role  = "user"
}

data "intercom_contact_companies" "uma" {
  contact_id = data.intercom_contact.uma.id
}

# The import ids of an intercom_contact_company for each.
output "memberships" {
  value = { for company in data.intercom_contact_companies.uma.contact_companies : company.name => "${data.intercom_contact.uma.id}/${company.id}" }
}
