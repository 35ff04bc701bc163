data "intercom_team" "support" {
  name = "Support"
}

# Who has had conversations waiting for more than an hour.
data "intercom_team_metrics" "support" {
  team_id        = data.intercom_team.support.id
  idle_threshold = 3600
}
