data "intercom_away_status_reasons" "all" {}

output "away_status_reason_labels" {
  value = [for reason in data.intercom_away_status_reasons.all.away_status_reasons : "${reason.emoji} ${reason.label}"]
}
