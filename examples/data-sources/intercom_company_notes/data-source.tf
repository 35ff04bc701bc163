data "intercom_company_notes" "acme" {
  company_id = "6762f0761bb69f9f2193ba01"
}

output "notes" {
  value = data.intercom_company_notes.acme.company_notes[*].body
}
