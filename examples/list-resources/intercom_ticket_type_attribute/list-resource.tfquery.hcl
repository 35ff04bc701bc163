# The attributes of every ticket type, and all of one, with those that Intercom makes.
list "intercom_ticket_type_attribute" "all" {
  provider = intercom
  limit    = 1000
}

list "intercom_ticket_type_attribute" "of_bug_reports" {
  provider = intercom

  config {
    ticket_type_id = "71"
    built_in       = true
  }
}
