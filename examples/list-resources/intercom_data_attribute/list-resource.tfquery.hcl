# The custom attributes of companies.
list "intercom_data_attribute" "of_companies" {
  provider = intercom

  config {
    model = "company"
  }
}
