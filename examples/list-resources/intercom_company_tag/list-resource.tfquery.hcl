# The tags of every company that has contacts, and those of one company.
list "intercom_company_tag" "all" {
  provider = intercom
  limit    = 10000
}

list "intercom_company_tag" "of_acme" {
  provider = intercom

  config {
    company_id = "6762f0761bb69f9f2193ba01"
  }
}
