terraform-provider-intercom act intercom_unlink_ticket <<'END'
{"ticket_id": "627", "conversation_id": "472"}
END
