data "intercom_deleted_conversations" "all" {}

output "no_longer_in_reports" {
  value = [for one in data.intercom_deleted_conversations.all.deleted_conversations : one.id if !one.metrics_retained]
}
