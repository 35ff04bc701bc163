# Every conversation that began in December 2024. The data source intercom_reporting_datasets lists the attributes that there are.
action "intercom_export_reporting_data" "conversations" {
  config {
    dataset_id    = "conversation"
    attribute_ids = ["conversation_id", "conversation_started_at", "state"]
    start_time    = "2024-12-01T00:00:00Z"
    end_time      = "2024-12-31T23:59:59Z"
    path          = "conversations-2024-12.csv.gz"
  }
}
