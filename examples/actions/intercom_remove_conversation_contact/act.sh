terraform-provider-intercom act intercom_remove_conversation_contact <<'END'
{"conversation_id": "472", "contact_id": "6762f0dd1bb69f9f21930003", "admin_id": "991267460"}
END
