terraform-provider-intercom act intercom_redact_conversation <<'END'
{"conversation_id": "471", "conversation_part_id": "9003"}
END
