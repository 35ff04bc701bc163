terraform-provider-intercom act intercom_reply_ticket <<'END'
{"ticket_id": "626", "admin_id": "991267460", "body": "Fixed with the release of today", "note": true}
END
