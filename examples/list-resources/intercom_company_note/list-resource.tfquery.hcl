# The notes about a company.
list "intercom_company_note" "about_acme" {
  provider = intercom

  config {
    company_id = "6762f0761bb69f9f2193ba01"
  }
}
