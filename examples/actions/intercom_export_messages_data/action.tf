# Who received which message in December 2024, and what became of it.
action "intercom_export_messages_data" "december" {
  config {
    created_after  = "2024-12-01T00:00:00Z"
    created_before = "2024-12-31T23:59:59Z"
    path           = "messages-2024-12.csv.gz"
  }
}
