data "intercom_activity_log_event_types" "all" {}

output "activity_types" {
  value = data.intercom_activity_log_event_types.all.event_types
}
