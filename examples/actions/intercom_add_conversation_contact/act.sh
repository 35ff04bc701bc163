terraform-provider-intercom act intercom_add_conversation_contact <<'END'
{"conversation_id": "471", "contact_id": "6762f0dd1bb69f9f21930002", "admin_id": "991267460"}
END
