terraform-provider-intercom act intercom_delete_conversation <<'END'
{"conversation_id": "472"}
END
