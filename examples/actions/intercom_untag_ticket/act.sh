terraform-provider-intercom act intercom_untag_ticket <<'END'
{"ticket_id": "626", "tag_id": "103", "admin_id": "991267460"}
END
