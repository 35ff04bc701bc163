# Tickets that are open.
list "intercom_ticket" "open" {
  provider = intercom
  limit    = 1000

  config {
    filter {
      field    = "open"
      operator = "="
      value    = "true"
    }
  }
}
