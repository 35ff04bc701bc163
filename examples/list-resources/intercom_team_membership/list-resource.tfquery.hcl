# Who is in every team, and who is in those for support.
list "intercom_team_membership" "all" {
  provider = intercom
}

list "intercom_team_membership" "support" {
  provider = intercom

  config {
    name_regex = "(?i)support"
  }
}
