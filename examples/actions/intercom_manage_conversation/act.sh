terraform-provider-intercom act intercom_manage_conversation <<'END'
{"conversation_id": "471", "admin_id": "991267460", "state": "closed"}
END
