terraform-provider-intercom act intercom_update_conversation <<'END'
{"conversation_id": "471", "read": true, "title": "Export of large lists fails"}
END
