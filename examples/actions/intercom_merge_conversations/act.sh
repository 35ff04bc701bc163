terraform-provider-intercom act intercom_merge_conversations <<'END'
{"from_conversation_id": "472", "into_conversation_id": "471"}
END
