# What Uma did before the application submitted events.
action "intercom_submit_event_summary" "exports" {
  config {
    external_id = "u-1"
    event_name  = "exported-report"
    event_count = 42
    first       = "2025-03-01T08:15:00Z"
    last        = "2026-10-30T16:40:00Z"
  }
}
