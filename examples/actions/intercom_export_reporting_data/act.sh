terraform-provider-intercom act intercom_export_reporting_data <<'END'
{
  "dataset_id": "conversation",
  "attribute_ids": ["conversation.conversation_id", "conversation.state"],
  "start_time": "2024-12-01T00:00:00Z",
  "path": "conversations.csv.gz"
}
END
