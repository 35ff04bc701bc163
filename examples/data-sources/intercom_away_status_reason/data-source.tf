data "intercom_away_status_reason" "break" {
  label = "On a break"
}

output "break_id" {
  value = data.intercom_away_status_reason.break.id
}
