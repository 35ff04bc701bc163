terraform-provider-intercom act intercom_reply_conversation <<'END'
{"conversation_id": "471", "admin_id": "991267460", "body": "Fixed with the release of today", "note": true}
END
