# Users who signed up this year.
list "intercom_contact" "new_users" {
  provider = intercom
  limit    = 1000

  config {
    filter {
      field    = "role"
      operator = "="
      value    = "user"
    }
    filter {
      field    = "signed_up_at"
      operator = ">"
      value    = "2026-01-01T00:00:00Z"
    }
  }
}
