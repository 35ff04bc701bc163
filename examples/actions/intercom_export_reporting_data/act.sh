terraform-provider-intercom act intercom_export_reporting_data <<'END'
{
  "dataset_id": "conversation",
  "attribute_ids": ["conversation_id", "state"],
  "start_time": "2024-12-01T00:00:00Z",
  "path": "conversations.csv.gz"
}
END
