data "intercom_teams" "all" {}

output "team_ids" {
  value = { for team in data.intercom_teams.all.teams : team.name => team.id }
}
