# The redirects of every help center, and those of one.
list "intercom_help_center_redirect" "all" {
  provider = intercom
  limit    = 1000
}

list "intercom_help_center_redirect" "of_one" {
  provider = intercom

  config {
    help_center_id = "301"
  }
}
