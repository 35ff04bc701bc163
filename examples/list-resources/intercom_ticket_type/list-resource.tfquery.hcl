# Every ticket type.
list "intercom_ticket_type" "all" {
  provider = intercom
  limit    = 1000
}
