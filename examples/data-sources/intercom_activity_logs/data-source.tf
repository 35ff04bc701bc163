data "intercom_activity_logs" "settings" {
  created_at_after  = "2024-12-18T00:00:00Z"
  created_at_before = "2024-12-19T00:00:00Z"
  event_types       = ["app_name_change", "security_settings_change"]
}

output "changed_settings" {
  value = [for log in data.intercom_activity_logs.settings.activity_logs : "${log.created_at} ${log.activity_type}"]
}
