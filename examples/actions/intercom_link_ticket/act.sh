terraform-provider-intercom act intercom_link_ticket <<'END'
{"ticket_id": "627", "conversation_id": "471"}
END
