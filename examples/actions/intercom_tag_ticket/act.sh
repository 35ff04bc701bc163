terraform-provider-intercom act intercom_tag_ticket <<'END'
{"ticket_id": "626", "tag_id": "101", "admin_id": "991267460"}
END
