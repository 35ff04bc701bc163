# Articles about refunds.
list "intercom_article" "refunds" {
  provider = intercom
  limit    = 1000

  config {
    name_regex = "(?i)refund"
  }
}
