terraform-provider-intercom act intercom_export_messages_data <<'END'
{"created_after": "2024-12-01T00:00:00Z", "path": "messages.csv.gz"}
END
